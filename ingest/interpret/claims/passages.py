"""The narrative as passages: what headings, page breaks and short lines cut is whole again, without spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.dictionary.wording import normalise, squeeze
from ingest.interpret.glossary import glossary_of
from ingest.layout.grid import Layout, Paragraph
from ingest.layout.prose import opens_paragraph

_LEADERS = re.compile(r"[.．…·]{4,}|(?:[.…·]\s){4,}")  # between an entry of the contents and its page
_CLOSED = re.compile(r"[。；;！？!?:：]$")
_RUNNING = re.compile(r"[，,]|[（(](?:类|款)[）)]|\d(?:\.\d+)?[万亿]?元")  # what headings do not have
_SENTENCE_END = re.compile(r"[。！!？?]")
_LONGEST_HEADING = 60
_LONGEST_SENTENCE = 500  # to either side of a number


@dataclass(frozen=True, slots=True)
class Letter:
    """One character of the normalised text and where it stands."""

    text: str
    page_no: int
    paragraph_no: int
    at: int  # in the passage as printed


@dataclass(frozen=True, slots=True)
class Passage:
    heading: str | None  # normalised; the heading that it stands below
    printed: str  # without spaces
    letters: tuple[Letter, ...]

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Where each sentence begins and ends in the normalised text."""
        start = 0
        for n, letter in enumerate(self.letters):
            if _SENTENCE_END.match(letter.text):
                yield start, n + 1
                start = n + 1
        if start < len(self.letters):
            yield start, len(self.letters)

    def text(self, start: int, end: int) -> str:
        return "".join(letter.text for letter in self.letters[start:end])

    def as_printed(self, start: int, end: int) -> str:
        return self.printed[self.letters[start].at : self.letters[end - 1].at + 1]

    def around(self, place: int, start: int, end: int) -> str:
        """The sentence from `start` to `end` as printed, or of a very long one what is near the place."""
        return self.as_printed(max(start, place - _LONGEST_SENTENCE), min(end, place + _LONGEST_SENTENCE))


def passages_of(layout: Layout) -> Iterator[Passage]:
    """The prose outside tables, captions, contents and glossary."""
    defined = {paragraph.number for paragraph in glossary_of(layout)}
    heading: str | None = None
    for group in _groups(p for p in layout.paragraphs if p.number not in defined):
        if len(group) == 1 and _is_heading(group[0].text):
            heading = normalise(group[0].text)
            continue
        yield _passage(heading, group)


def _groups(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs that are one: a page break or a short line ended the page's, not the writer's."""
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.grid_ordinal is not None or _LEADERS.search(paragraph.text):
            continue
        if group and not _goes_on(group[-1].text, paragraph.text):
            yield group
            group = []
        group.append(paragraph)
    if group:
        yield group


def _goes_on(before: str, after: str) -> bool:
    is_opening = opens_paragraph(after) and not after.lstrip().startswith(("（项", "(项"))
    return not (_CLOSED.search(before.strip()) or is_opening or _is_heading(before))


def _is_heading(text: str) -> bool:
    text = squeeze(text)
    return len(text) <= _LONGEST_HEADING and not _RUNNING.search(text) and not text.endswith(("。", "；"))


def _passage(heading: str | None, group: Sequence[Paragraph]) -> Passage:
    printed = [(c, p.page_no, p.number) for p in group for c in squeeze(p.text)]
    letters = [
        Letter(text, page_no, paragraph_no, at)
        for at, (character, page_no, paragraph_no) in enumerate(printed)
        for text in normalise(character)
    ]
    return Passage(heading, "".join(character for character, _, _ in printed), tuple(letters))
