"""People named in forms are not landed: their names and numbers are masked before anything is kept.

Whose name stands in a form is told by the label before it (经办人：, 联系电话：); seeds/personal_labels.csv lists them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.dictionary.wording import normalise
from ingest.layout.grid import Grid, GridCell, Paragraph

MASK = "▇▇"
_TELEPHONE = re.compile(r"(?<![\d.,])(?:1[3-9]\d{9}|0\d{2,3}[-—－ ]?\d{7,8})(?![\d.,])")
_ROLE_NOTE = r"(?:[（(][^）)]{0,8}[）)])?"


class PrivacyFilter:
    """Masks what stands behind a personal label, in the same text or in the next cell of its row."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        alternatives = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
        self._labelled = re.compile(
            rf"((?:{alternatives}){_ROLE_NOTE}\s*[:：]\s*)(?!(?:{alternatives}))([^\s:：，,。；;、）)]{{1,20}})"
        )
        self._label_alone = re.compile(rf"^(?:{'|'.join(map(re.escape, map(normalise, labels)))})(?:\(.{{0,8}}\))?:?$")

    def text(self, text: str) -> str:
        return _TELEPHONE.sub(MASK, self._labelled.sub(lambda found: found.group(1) + MASK, text))

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, text=self.text(paragraph.text))

    def grid(self, grid: Grid) -> Grid:
        rows: dict[int, list[GridCell]] = {}
        for cell in grid.cells:
            rows.setdefault(cell.row_no, []).append(cell)
        return replace(
            grid,
            cells=tuple(cell for row in rows.values() for cell in self._row(row)),
            captions=tuple(map(self.text, grid.captions)),
            notes=tuple(map(self.text, grid.notes)),
        )

    def _row(self, row: list[GridCell]) -> list[GridCell]:
        masked, expected = [], False
        for cell in sorted(row, key=lambda c: c.col_no):
            text = self.text(cell.text)
            if self._label_alone.match(normalise(cell.text)):
                expected = True
            elif expected and text.strip():
                text, expected = MASK, False
            masked.append(replace(cell, text=text))
        return masked
