"""Which subjects a wording names: 类, 款 and 项 with or without codes, one of them or several."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.dictionary.wording import squeeze
from ingest.interpret.codes import PartialCodes, level_of, scheme_of


@dataclass(frozen=True, slots=True)
class NamedSubject:
    """A subject as an entry of the glossary names it; what the entry leaves out is None."""

    subject_code: str | None  # as printed; a code in parts is joined
    class_name: str | None
    division_name: str | None
    item_name: str | None
    is_marked: bool  # 类, 款, 项 or a code says that it is a subject; else it may be one


@dataclass(frozen=True, slots=True)
class _Piece:
    level: int  # 0 类, 1 款, 2 项
    name: str
    code: str


_LEVELS = "类款项"
_OPEN, _CLOSE = r"[（(\[【〔]", r"[）)\]】〕]"
_ABOUT = r"(?:支出|功能|经济|政府|部门|预算|分类|科目|编码|代码)*[:：]?"
# （类） · （款级科目） · （2080505项） · （支出经济分类科目类级） · （类）208
_MARK = re.compile(
    rf"{_OPEN}{_ABOUT}(?P<before>\d{{2,7}})?(?P<level>[类款项])级?(?:科目)?(?P<after>\d{{2,7}})?(?:{_CLOSE}|$)"
)
_CODE_BEHIND = re.compile(rf"{_OPEN}?(?P<code>\d{{2,7}}){_CLOSE}?(?!\d)")
# A whole code, and what may stand between it and the name on either side.
_WHOLE = re.compile(rf"{_OPEN}?(?<!\d)(\d{{3}}|\d{{5}}|\d{{7}})(?![\d年月日%.万亿元]){_CLOSE}?")
_DASHED = re.compile(r"(?<!\d)(\d{3})-(\d\d)(?:-(\d\d))?(?!\d)")  # 201-06-01
_BARE = re.compile(r"(?P<class>[^类款项]{2,30})类(?P<division>[^类款项]{2,30})款(?:(?P<item>.{2,40})项)?")
_CODE_FIRST = re.compile(rf"^{_OPEN}?(?P<code>\d{{2,7}}){_CLOSE}?[-—－_.、:：]*(?=[^\d年月日%.万亿元])")
_CODE_LAST = re.compile(rf"(?<=\D){_OPEN}?(?P<code>\d{{2,7}}){_CLOSE}?$")
_BRACKETED = re.compile(r"^[（(](.*)[）)]$")
_JOINT = re.compile(r"[-—－–/>→]+")
_EDGES = "、，,；;。:：/-—－–·>→"
_QUOTES = str.maketrans("", "", "“”\"‘’'「」『』《》")
_LEAD_IN = re.compile(
    r"^(?:以及|及|和|与|其中[:：]?|(?:支出)?功能分类科目|支出科目|(?:科目)?(?:编码|代码)[:：]?)(?=..)"
)
_CLOSING = re.compile(r"(?<=[）)\]】〕项款类])(?:级)?(?:支出)?科目$")
_SCHEMES = frozenset({"function", "economic_dept", "economic_gov"})


def named_subjects(term: str, above: NamedSubject | None = None) -> tuple[NamedSubject, ...]:
    """The subjects of a term; `above` is what the entry before it named, for one that names only its 款 or 项."""
    text = _CLOSING.sub("", squeeze(term).translate(_QUOTES))
    pieces = _pieces(text)
    if pieces:
        return _marked(pieces, above)
    bare = _BARE.fullmatch(text)
    if bare:
        return (NamedSubject(None, bare["class"], bare["division"], bare["item"], True),)
    return _coded(text) or _joined(text)


def _pieces(text: str) -> list[_Piece]:
    """The text cut at its marks. A code may stand before a name, behind it, in the mark or behind the mark."""
    pieces: list[_Piece] = []
    is_code_first = _CODE_FIRST.match(text) is not None
    at = 0
    for mark in _MARK.finditer(text):
        name, code = _without_code(text[at : mark.start()])
        at = mark.end()
        behind = None if is_code_first else _CODE_BEHIND.match(text, at)
        if behind:
            at = behind.end()
        code = code or mark["before"] or mark["after"] or (behind["code"] if behind else "")
        if name:
            pieces.append(_Piece(_LEVELS.index(mark["level"]), name, code))
    return pieces


def _without_code(text: str) -> tuple[str, str]:
    """(name, the code before or behind it)"""
    text = _LEAD_IN.sub("", text.strip(_EDGES))
    for pattern in (_CODE_FIRST, _CODE_LAST):
        found = pattern.search(text)
        if found:
            return pattern.sub("", text).strip(_EDGES), found["code"]
    return text, ""


def _marked(pieces: list[_Piece], above: NamedSubject | None) -> tuple[NamedSubject, ...]:
    """A piece with nothing below it is a subject; 、 parts subjects that stand side by side there."""
    names: list[str | None] = [above.class_name, above.division_name, None] if above else [None] * 3
    codes = ["", "", ""]
    found: list[NamedSubject] = []
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        level = piece.level
        names[level:] = [piece.name] + [None] * (2 - level)
        codes[level:] = [piece.code] + [""] * (2 - level)
        if following is not None and following.level > level:
            continue
        for name in piece.name.split("、"):
            names[level] = name
            found.append(NamedSubject(_joined_code(codes, level), names[0], names[1], names[2], True))
    return tuple(found)


def _joined_code(codes: list[str], level: int) -> str | None:
    code = PartialCodes().join((codes[0], codes[1], codes[2]))
    return code if code and scheme_of(code) in _SCHEMES and level_of(code) == level + 1 else None


def _coded(text: str) -> tuple[NamedSubject, ...]:
    """2080505机关事业单位基本养老保险缴费支出: the codes alone say what it is, each of a name or of a level."""
    parts = _WHOLE.split(_DASHED.sub(r"\1\2\3", _LEAD_IN.sub("", text)))
    names, codes = [_BRACKETED.sub(r"\1", part.strip(_EDGES)) for part in parts[::2]], parts[1::2]
    if not codes or not all(scheme_of(code) in _SCHEMES for code in codes):
        return ()
    names = names[1:] if not names[0] else names[:-1]  # codes stand before their names, or behind them
    if len(names) != len(codes) or not all(names):
        return ()
    found: list[NamedSubject] = []
    path: list[str | None] = [None] * 3
    for name, code, following in zip(names, codes, [*codes[1:], ""], strict=True):
        level = level_of(code) - 1
        path[level:] = [name] + [None] * (2 - level)
        if not following.startswith(code):
            found.append(NamedSubject(code, path[0], path[1], path[2], True))
            path = [None] * 3
    return tuple(found)


def _joined(text: str) -> tuple[NamedSubject, ...]:
    """社会保障和就业支出-行政事业单位养老支出-事业单位离退休: whether these are names, the dictionary says."""
    parts = _JOINT.split(text)
    if not 2 <= len(parts) <= 3 or min(map(len, parts)) < 2:
        return ()
    return (NamedSubject(None, parts[0], parts[1], parts[2] if len(parts) == 3 else None, False),)
