"""People named in forms are not landed: their names and numbers are masked before anything is kept.

Whose name stands in a form is told by the label before it (经办人：, 联系电话：) or above it, where a list
has a column of names; seeds/personal_labels.csv lists the labels.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.dictionary.wording import normalise
from ingest.layout.grid import Grid, GridCell, Paragraph
from ingest.numbers import is_numeric

MASK = "▇▇"
_DASH = r"[-—－ ]?"
# Codes of projects end in a letter and twelve digits: 99000021R000000012345.
_TELEPHONE = re.compile(
    rf"(?<![\d.,])(?<!\d[A-Z])(?:1[3-9]\d{_DASH}\d{{4}}{_DASH}\d{{4}}|[（(]?0\d{{2,3}}[）)]?{_DASH}\d{{7,8}})(?![\d.,])"
)
# Behind its own word a number needs no area code: 电话 83451234.
_CALLED = re.compile(
    r"((?:电话|手机|传真|热线)(?:号码)?\s*[:：]?\s*)[\d（(][\d\-—－ （）()]{5,18}\d(?![\d.,])"
)
_ROLE_NOTE = r"(?:[（(][^）)]{0,8}[）)])?"
_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+")
_DIGITS_OF_A_TELEPHONE = re.compile(r"\d{7,12}")

Rows = list[list[GridCell]]


class PrivacyFilter:
    """Masks what stands behind a personal label, in the same text or the next cell, and below one."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        alternatives = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
        self._labelled = re.compile(
            rf"((?:{alternatives}){_ROLE_NOTE}\s*[:：]\s*)(?!(?:{alternatives}))([^\s:：，,。；;、）)]{{1,20}})"
        )
        wordings = "|".join(re.escape(normalise(label)) for label in labels)
        self._label_alone = re.compile(rf"^(?:{wordings})(?:[及和与](?:{wordings}))?(?:\(.{{0,8}}\))?:?$")

    def text(self, text: str) -> str:
        masked = _TELEPHONE.sub(MASK, _CALLED.sub(rf"\g<1>{MASK}", text))
        return self._labelled.sub(lambda found: found.group(1) + MASK, masked)

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, text=self.text(paragraph.text))

    def grid(self, grid: Grid) -> Grid:
        rows: dict[int, list[GridCell]] = {}
        for cell in grid.cells:
            rows.setdefault(cell.row_no, []).append(cell)
        ordered = [sorted(row, key=lambda c: c.col_no) for row in rows.values()]
        below = self._columns_of_names(ordered)
        return replace(
            grid,
            cells=tuple(
                cell for n, row in enumerate(ordered) for cell in self._row(row, below.get(n, frozenset()))
            ),
            captions=tuple(map(self.text, grid.captions)),
            notes=tuple(map(self.text, grid.notes)),
        )

    def _columns_of_names(self, rows: Rows) -> dict[int, frozenset[int]]:
        """For each row of a list, and for its heading, the columns below a personal label."""
        found: dict[int, frozenset[int]] = {}
        for n, row in enumerate(rows):
            labels = frozenset(c.col_no for c in row if self._label_alone.match(normalise(c.text)))
            if not labels or n in found or any(is_numeric(c.text) for c in row):
                continue
            body = [m for m in range(n + 1, len(rows)) if self._is_list_row(rows[n + 1 : m + 1], labels)]
            has_sequence = any(normalise(c.text) in {"序号", "编号"} for c in row)
            if len(body) > (0 if has_sequence else 1):
                found |= dict.fromkeys((n, *body), labels)
        return found

    def _is_list_row(self, rows: Rows, labels: frozenset[int]) -> bool:
        """Whether from the heading down to here each cell below a label is a name, a number or blank."""
        for row in rows:
            texts = [c.text.strip() for c in row if c.col_no in labels]
            if not any(texts) or any(t and not self._is_personal(t) for t in texts):
                return False
        return True

    def _is_personal(self, text: str) -> bool:
        wording = normalise(text)
        return MASK in self.text(text) or bool(
            _NAME.fullmatch(wording) or _DIGITS_OF_A_TELEPHONE.fullmatch(wording)
        )

    def _row(self, row: list[GridCell], below: frozenset[int]) -> list[GridCell]:
        masked: list[GridCell] = []
        expected = passed_blank = False
        for n, cell in enumerate(row):
            text = self.text(cell.text)
            is_label = self._label_alone.match(normalise(cell.text)) is not None
            if cell.col_no in below:
                text = text if is_label or not text.strip() else MASK
            elif is_label:
                expected, passed_blank = True, False
            elif expected and not text.strip():
                passed_blank = True
            elif expected:
                following = next((c.text for c in row[n + 1 :] if c.text.strip()), "")
                if not passed_blank or (self._is_personal(text) and not is_numeric(following)):
                    text = MASK
                expected = False
            masked.append(replace(cell, text=text))
        return masked
