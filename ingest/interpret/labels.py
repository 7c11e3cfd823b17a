"""The naming cells of each row: codes, names, units and projects, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import squeeze
from ingest.interpret.codes import PartialCodes, split_leading_code
from ingest.interpret.columns import Column
from ingest.interpret.headings import Block, Heading
from ingest.interpret.matrix import Matrix
from ingest.numbers import is_numeric

# 201.06.01 and 201-06-01: the 类, 款 and 项 of one code, set apart
_PARTED = re.compile(r"\d{3}(?:[.\-－—]\d\d){1,2}")


@dataclass(frozen=True, slots=True)
class Label:
    """The naming cells of one row, as printed."""

    row: int
    code: str | None
    name: str
    paired: str | None
    unit_code: str | None
    unit_name: str | None
    project: str | None
    item_code: str | None
    words: str | None  # what other text of the row says, where nothing else names it
    measure_unit: str | None  # what a quantity on the row is counted in
    is_of_second: bool = False  # only the second of its two classifications names it
    aside: str | None = None  # what stands, no number, in a column that only counts rows


def _joined(texts: list[str]) -> str:
    return next((t for t in texts if t.strip()), "")


def _stands_in(matrix: Matrix, row: int, col: int, labels: Iterable[int]) -> bool:
    cell = matrix.at(row, col)
    if cell is None or cell.row_no != row:
        return False
    return matrix.begins(row, col) or col == min(
        c for c in labels if cell.col_no <= c < cell.col_no + cell.col_span
    )


def _word(matrix: Matrix, row: int, col: int) -> str:
    """What stands in a column that only counts rows and is no number: 合计 below 序号."""
    text = matrix.text(row, col) if matrix.begins(row, col) else ""
    return "" if is_numeric(text) else text


def _by_role(block: Block, texts: dict[int, str], role: str) -> str:
    return _joined([texts[c.index] for c in block.labels if c.role == role])


def read_labels(matrix: Matrix, heading: Heading, block: Block) -> Iterator[Label]:
    """The label of every body row of a block."""
    partial, partial_paired = PartialCodes(), PartialCodes()
    groups = _code_groups(block)
    for row in range(heading.body_row, matrix.row_count + 1):
        texts = {c.index: matrix.text(row, c.index) for c in block.labels}
        # A cell merged down from a row above names that row, unless it is a unit or a project that spans its rows;
        # one merged over several columns stands in the first of them that names the row.
        own = {i: t if _stands_in(matrix, row, i, texts.keys()) else "" for i, t in texts.items()}

        codes: list[str | None] = []
        names: list[str] = []
        for group, joiner in zip(groups, (partial, partial_paired), strict=False):
            code, name = _code_and_name([(c.role or "", own[c.index]) for c in group], joiner)
            codes.append(code)
            names.append(name)
        unit = _by_role(block, texts, "unit_name")
        unit_code = re.sub(r"\D", "", _by_role(block, own, "unit_code")) or None
        embedded, unit = split_leading_code(unit)
        project = _by_role(block, own, "project")
        name = _joined(names)
        if not name and codes and codes[0] is None:
            name = _joined([own[c.index] for c in groups[0]])
        paired = None
        if len(groups) > 1 and (names[0] or codes[0]):
            paired = codes[1] or squeeze(names[1]) or None
            if paired == squeeze(name) and groups[0][-1].scheme == groups[1][-1].scheme:
                paired = None  # the same subject's name stands twice
        item_code, item_name = _item(_by_role(block, own, "item_code"), _by_role(block, own, "item_name"))
        yield Label(
            row,
            codes[0] if codes else None,
            name,
            paired or (item_name if project or name else None) or None,
            unit_code or embedded,
            squeeze(unit) or None,
            squeeze(project) or None,
            item_code,
            item_name or squeeze(_by_role(block, own, "text")) or None,
            squeeze(_by_role(block, own, "measure_unit")) or None,
            is_of_second=len(groups) > 1 and not (names[0] or codes[0]) and bool(names[1] or codes[1]),
            aside=_joined([_word(matrix, row, c) for c in sorted(heading.skipped_columns)]) or None,
        )


def without_lost_names(labels: list[Label], dictionary: Dictionary) -> list[Label]:
    """In converted text, among rows that two classifications name, one that only the second names has lost its name."""
    lost = [row for row in labels if row.is_of_second and not dictionary.label("total", row.name)]
    if len(lost) >= sum(label.paired is not None for label in labels):
        return labels
    return [replace(label, name="") if label in lost else label for label in labels]


def _item(code: str, name: str) -> tuple[str | None, str]:
    """The code and the name of what is bought; one cell may hold both: A02010105 台式计算机."""
    name = squeeze(name)
    found = re.match(r"[A-Za-z]?\d*", squeeze(code))
    if found and found.group():
        return found.group(), name
    both = re.match(r"([A-Z]\d{2,})[-—_]?(?=\D)", name)
    return (both.group(1), name[both.end() :]) if both else (None, name)


def _code_groups(block: Block) -> list[list[Column]]:
    """The naming columns of each classification on a row: (codes, name), (codes, name)."""
    groups: list[list[Column]] = []
    closed = True
    for column in block.labels:
        if column.role not in {"code_class", "code_section", "code_item", "code", "name"}:
            continue
        last = groups[-1][-1] if groups else None
        goes_on = last is not None and last.path == column.path and last.index == column.index - 1
        repeats = bool(groups) and not goes_on and any(c.role == column.role for c in groups[-1])
        if closed or repeats:
            groups.append([])
        groups[-1].append(column)
        closed = False
    return groups


def _code_and_name(cells: list[tuple[str, str]], joiner: PartialCodes) -> tuple[str | None, str]:
    parts = {role: text for role, text in cells if role.startswith("code_")}
    name = _joined([text for role, text in cells if role == "name"])
    if parts:
        triple = (parts.get("code_class", ""), parts.get("code_section", ""), parts.get("code_item", ""))
        words = _joined([t for t in triple if t and not re.fullmatch(r"[\d\s]+", t)])
        if words:
            code, words = split_leading_code(words)
            return code, name or words
        if any(triple):
            return joiner.join(triple), name
    text = _joined([t for role, t in cells if role == "code"])
    digits = squeeze(text)
    if _PARTED.fullmatch(digits):
        digits = re.sub(r"\D", "", digits)
    if digits and re.fullmatch(r"\[?\d{2,9}\]?", digits):
        return digits.strip("[]"), name
    if digits:
        code, rest = split_leading_code(text)
        return code, name or rest
    code, rest = split_leading_code(name)
    return code, rest
