"""The codes of rows that print names alone: as int_subject_codes, int_printed_codes and int_resolved_codes find them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from ingest.interpret.reading import Place

# Schemes of subject codes by the kind of row that bears them.
SCHEMES = {"function": "function", "economic_dept": "dept", "economic_gov": "gov"}

_DROPPED = str.maketrans("", "", ' 　（）()〔〕[]“”"、，,')
_CLOSING = re.compile(r"支出(/|\Z)")

Coded = Mapping[tuple[str, str], str]  # (scheme, name or path or code): code or name
NamedRow = tuple[str, str | None, str]  # scheme, row_path, row_name


@dataclass(frozen=True, slots=True)
class Subjects:
    """The dictionary of subject codes; only what one code alone answers to has an answer."""

    names: Coded  # by code
    codes_by_path: Coded
    codes_by_other_path: Coded  # with the names of other years and other wordings
    codes_by_class: Coded  # all 类 are seeded, so that a lone name says which it is
    codes_by_name: Coded  # so are the economic classes


@dataclass(frozen=True, slots=True)
class _Seeded:
    scheme: str
    code: str
    name: str
    valid_from: int
    valid_to: int | None

    def covers(self, year: int) -> bool:
        return self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)


def plain_name(name: str) -> str:
    """A subject's name as tables agree on it: without blanks, brackets and the closing 支出."""
    return _CLOSING.sub(r"\1", name.translate(_DROPPED))


def path_of(row_path: str | None, row_name: str) -> str:
    """The name path of a row: summary rows carry it in their name, others the rows above them beside it."""
    return row_name if "/" in row_name or row_path is None else f"{row_path}/{row_name}"


def _unambiguous(pairs: Iterable[tuple[tuple[str, str], str]]) -> dict[tuple[str, str], str]:
    codes: dict[tuple[str, str], set[str]] = {}
    for key, code in pairs:
        codes.setdefault(key, set()).add(code)
    return {key: next(iter(found)) for key, found in codes.items() if len(found) == 1}


def subjects_of(
    functions: Iterable[Mapping[str, str]],
    economics: Iterable[Mapping[str, str]],
    others: Iterable[Mapping[str, str]],
) -> Subjects:
    seeded = [_seeded("function", row) for row in functions] + [
        _seeded(row["scheme"], row) for row in economics
    ]
    by_code: dict[tuple[str, str], list[_Seeded]] = {}
    for own in seeded:
        by_code.setdefault((own.scheme, own.code), []).append(own)
    wordings = {key: {own.name for own in owns if own.valid_to is None} for key, owns in by_code.items()}
    for row in others:
        wordings.setdefault((row["scheme"], row["code"]), set()).add(row["name"])
    return Subjects(
        names={key: min(own.name for own in owns) for key, owns in by_code.items()},
        codes_by_path=_unambiguous(
            ((own.scheme, plain_name(path)), own.code) for own in seeded for path in _paths(own, by_code)
        ),
        codes_by_other_path=_unambiguous(
            ((scheme, plain_name(path)), code)
            for scheme, code in wordings
            for path in _worded_paths(scheme, code, wordings)
        ),
        codes_by_class=_unambiguous(
            ((scheme, plain_name(name)), code)
            for (scheme, code), names in wordings.items()
            for name in names
            if len(code) == 3
        ),
        codes_by_name=_unambiguous(
            ((scheme, plain_name(name)), code)
            for (scheme, code), names in wordings.items()
            for name in names
            if scheme != "function"
        ),
    )


def _worded_paths(scheme: str, code: str, wordings: Mapping[tuple[str, str], set[str]]) -> Iterable[str]:
    above = [
        wordings.get((scheme, code[:digits])) or {code[:digits]} for digits in (3, 5) if len(code) > digits
    ]
    return ("/".join(path) for path in product(*above, wordings[scheme, code]))


def _seeded(scheme: str, row: Mapping[str, str]) -> _Seeded:
    valid_to = int(row["valid_to"]) if row["valid_to"] else None
    return _Seeded(scheme, row["code"], row["name"], int(row["valid_from"]), valid_to)


def _paths(own: _Seeded, by_code: Mapping[tuple[str, str], list[_Seeded]]) -> list[str]:
    """Its name below the names that its parents had in its first year; a parent without a name by its code."""

    def names_of(code: str) -> list[str]:
        owns = by_code.get((own.scheme, code), [])
        return [upper.name for upper in owns if upper.covers(own.valid_from)] or [code]

    above = [names_of(own.code[:digits]) for digits in (3, 5) if len(own.code) > digits]
    return ["/".join((*names, own.name)) for names in product(*above)]


def codes_of_named_rows(places: Iterable[Place], subjects: Subjects) -> dict[NamedRow, str]:
    """Codes of the rows that print a name alone: from the document's own tables, else the dictionary."""
    rows = {(place.row_kind, place.row_code, place.row_path, place.row_name) for place in places}
    printed: dict[tuple[str, str], set[str]] = {}
    nameless: list[NamedRow] = []
    for kind, code, path, name in rows:
        scheme = SCHEMES.get(kind)
        if scheme is None:
            continue
        if code is None:
            nameless.append((scheme, path, name))
        elif len(code) in (3, 5, 7):
            printed.setdefault((scheme, code), set()).add(name)
    if not nameless:
        return {}
    own_words = _own_words(printed, subjects)
    found: dict[NamedRow, str] = {}
    for scheme, path, name in nameless:
        key = (scheme, plain_name(path_of(path, name)))
        last = (scheme, plain_name(name.rpartition("/")[2]))
        code = (
            own_words.get(key)
            or subjects.codes_by_path.get(key)
            or subjects.codes_by_other_path.get(key)
            or subjects.codes_by_class.get(last)
            or subjects.codes_by_name.get(last)
        )
        if code is not None:
            found[scheme, path, name] = code
    return found


def _own_words(printed: Mapping[tuple[str, str], set[str]], subjects: Subjects) -> dict[tuple[str, str], str]:
    """Codes by the names that the document itself prints beside them and beside their parents."""

    def names_of(scheme: str, code: str) -> Iterable[str]:
        return printed.get((scheme, code)) or (subjects.names.get((scheme, code), ""),)

    def paths() -> Iterable[tuple[tuple[str, str], str]]:
        for (scheme, code), names in printed.items():
            above = [names_of(scheme, code[:digits]) for digits in (3, 5) if len(code) > digits]
            for path in product(*above, names):
                yield (scheme, plain_name("/".join(path))), code

    return _unambiguous(paths())
