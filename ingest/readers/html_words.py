"""The words of a web page as lines: blanks of its source closed up, those it prints kept."""

from __future__ import annotations

import re

from ingest.page import Line, Table

_SOURCE_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BETWEEN_HAN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")
_INDENTED = re.compile(r"[ \u3000]{2,}|\u3000")
_UNSEEN = re.compile(r"[\u200b-\u200d\ufeff\xad]")


def close_up(text: str) -> str:
    """Source blanks as one, none at a line end between Chinese characters; printed ones (nbsp) as spaces."""
    text = _SOURCE_BLANKS.sub(lambda found: "\n" if "\n" in found[0] else " ", _UNSEEN.sub("", text))
    return _BETWEEN_HAN.sub("", text).replace("\n", " ")


class Words:
    """Gathers the words of a paragraph and puts them down as its lines."""

    def __init__(self, blocks: list[Table | Line]) -> None:
        self._blocks = blocks
        self._lines: list[str] = []
        self._pieces: list[str] = []

    def add(self, text: str, as_it_stands: bool = False) -> None:
        if not as_it_stands:
            self._pieces.append(text)
            return
        first, *more = text.split("\n")
        self._pieces.append(first)
        for line in more:
            self.end_line()
            self._pieces.append(line)

    def end_line(self) -> None:
        # A blank of the source at either end is not printed; after it, what is left of blanks is.
        self._lines.append(close_up("".join(self._pieces)).strip(" ").replace("\xa0", " ").rstrip())
        self._pieces = []

    def end_paragraph(self) -> None:
        self.end_line()
        lines, self._lines = self._lines, []
        for at, line in enumerate(lines):
            if not line.strip():
                continue
            following = lines[at + 1] if at + 1 < len(lines) else ""
            ends = not following.strip() or _INDENTED.match(following) is not None
            self._blocks.append(Line(line.strip(), paragraph_end=ends))

    def take_lines(self) -> list[str]:
        """The lines gathered so far, with the blanks that indent them, for the text of a cell."""
        self.end_line()
        lines, self._lines = self._lines, []
        return [line for line in lines if line.strip()]
