"""Changes as text: one line and a warning for the end of a build, a list by disclosure for `yusuan diff`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ingest.changes.found import Change, Overview, counted
from ingest.terminal import clean, columns, shortened

_WIDEST = 44  # columns of a cell
_LONGEST = 300  # characters of a list of causes


def line_of(overview: Overview) -> str:
    said = counted(overview.counts) or "nothing"
    why = f" ({shortened(clean(overview.not_compared), _LONGEST)})" if overview.not_compared else ""
    return f"changed since the last build: {said}{why}"


def warning_of(overview: Overview) -> str | None:
    """Old numbers that changed by our own doing; None where there are none."""
    if not overview.unexplained:
        return None
    suspects = shortened(overview.suspects, _LONGEST)
    changed = f"only this did: {suspects}" if suspects else "nothing that they are made from did"
    return (
        f"WARNING: {overview.unexplained:,} numbers that were published before are others now, and no document,"
        f" reader, dictionary or rule changed; {changed}. The new file is published; see `yusuan diff`."
    )


def list_of(changes: Sequence[Change]) -> str:
    """A paragraph a disclosure, with before and after."""
    paragraphs = []
    for disclosure, found in groupby(changes, key=lambda change: change.disclosure):
        rows = [line for change in _kinds(list(found)) for line in change]
        paragraphs.append(f"{clean(disclosure)}\n{columns(rows)}")
    return "\n\n".join([*paragraphs, _causes(changes)])


def _kinds(changes: Sequence[Change]) -> list[list[list[str]]]:
    """The rows of each kind of change, with the number of those that are left out."""
    kinds = []
    for _, found in groupby(changes, key=lambda one: (one.subject, one.change, one.cause)):
        alike = list(found)
        more = alike[0].alike - len(alike)
        rest = [["", "", "", f"and {more:,} more", "", "", "", ""]] if more else []
        kinds.append([_row(change) for change in alike] + rest)
    return kinds


def _row(change: Change) -> list[str]:
    place = " ".join(
        [
            *([change.table_key] if change.table_key else []),
            *([f"p{change.page_no}"] if change.page_no else []),
        ]
    )
    before, after = _sides(change)
    arrow = "→" if before or after else ""
    cells = [change.subject, change.change, place, change.label, before, arrow, after, f"[{change.cause}]"]
    return ["  " + cells[0], *(shortened(clean(cell), _WIDEST) for cell in cells[1:])]


def _sides(change: Change) -> tuple[str, str]:
    """Money where it is the money that changed, else what else is said of it."""
    yuan = ["" if value is None else f"{value:,}" for value in (change.before_yuan, change.after_yuan)]
    texts = [change.before_text or "", change.after_text or ""]
    has_other_money = yuan[0] != yuan[1]
    before, after = (
        " · ".join(part for part in (money if has_other_money else "", text) if part)
        for money, text in zip(yuan, texts, strict=True)
    )
    return before, after


def _causes(changes: Sequence[Change]) -> str:
    """What the words in brackets stand for, each once."""
    details: dict[str, set[str]] = {}
    for change in changes:
        details.setdefault(change.cause, set()).add(
            change.cause_detail or "nothing that a build is made from changed"
        )
    rows = [
        [f"[{cause}]", shortened(clean(", ".join(sorted(found))), _LONGEST)]
        for cause, found in details.items()
    ]
    return columns(rows)
