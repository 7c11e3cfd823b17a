"""Headings without rules: which columns each stands over, told by where it is centred and by what stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.readers.white_words import Break, Row, Word

WRAPPED = 0.45  # of the height of type: less white than this parts lines of one heading
LETTERS_APART = 3.5  # of the height of type: 收　　入 is one heading
OFF_CENTRE = 0.35  # of the narrowest column below
BELOW = 0.7  # of the way down to the lowest headings: what stands higher stands beside
TOUCH = 1.0  # points


class Block(NamedTuple):
    """A heading, wrapped or not, and the first and last of the columns that it stands over."""

    x0: float
    y0: float
    x1: float
    y1: float
    first: int
    last: int

    @property
    def centre(self) -> float:
        return (self.y0 + self.y1) / 2


def blocks_of(
    lines: Sequence[Row], edges: Sequence[float], gaps: Sequence[tuple[float, float]]
) -> list[Block]:
    """The headings over the columns between `edges`; `gaps` is the white around the inner ones."""
    words = headings_in(lines, gaps)
    blocks: list[Block] = []
    for word in sorted(words, key=lambda w: w.y0):
        first, last = _columns(word, edges)
        near = WRAPPED * (word.y1 - word.y0)
        for n, block in enumerate(blocks):
            if (first, last) == (block.first, block.last) and first == last and word.y0 - block.y1 < near:
                blocks[n] = Block(
                    min(block.x0, word.x0), block.y0, max(block.x1, word.x1), word.y1, first, last
                )
                break
        else:
            blocks.append(Block(word.x0, word.y0, word.x1, word.y1, first, last))
    return [_widened(block, blocks, edges) for block in blocks]


def headings_in(lines: Sequence[Row], gaps: Sequence[tuple[float, float]]) -> list[Word]:
    """The words of a heading, those that nearly touch over the white between two columns set apart."""
    return [part for line in lines for word in spelt(line) for part in _parted(word, gaps)]


def stands_below(word: Word, above: Word) -> bool:
    """Whether a word is a heading below another, not the rest of it."""
    is_under = word.x0 < above.x1 and above.x0 < word.x1
    return is_under and word.y0 - above.y1 >= WRAPPED * (word.y1 - word.y0)


def spelt(line: Row) -> list[Word]:
    """Letters set far apart are one word again."""
    words: list[Word] = []
    for word in line:
        last = words[-1] if words else None
        if (
            last
            and len(word.text) == 1
            and len(last.text.replace(" ", "")) < 4
            and not last.text[-1:].isascii()
            and not word.text.isascii()
            and (len(last.text) == 1 or " " in last.text)
            and word.x0 - last.x1 < LETTERS_APART * (word.y1 - word.y0)
        ):
            words[-1] = Word(
                f"{last.text} {word.text}", last.x0, min(last.y0, word.y0), word.x1, max(last.y1, word.y1)
            )
        else:
            words.append(word)
    return words


def _parted(word: Word, gaps: Sequence[tuple[float, float]]) -> list[Word]:
    """Headings that nearly touch, set apart where the white between them lies over that of two columns."""
    near = (word.y1 - word.y0) / 2
    cuts = [b for b in word.breaks if any(low - near < (b.x0 + b.x1) / 2 < high + near for low, high in gaps)]
    parts = []
    start, x0 = 0, word.x0
    for cut in [*cuts, Break(len(word.text), word.x1, word.x1)]:
        parts.append(Word(word.text[start : cut.letters], x0, word.y0, cut.x0, word.y1))
        start, x0 = cut.letters, cut.x1
    return parts


def _columns(word: Word, edges: Sequence[float]) -> tuple[int, int]:
    inside = [
        n
        for n, (low, high) in enumerate(pairwise(edges))
        if min(word.x1, high) - max(word.x0, low) > (word.y1 - word.y0) / 2
    ]
    if inside:
        return inside[0], inside[-1]
    middle = (word.x0 + word.x1) / 2
    column = next((n for n, edge in enumerate(edges[1:]) if middle < edge), len(edges) - 2)
    return column, column


def _widened(block: Block, blocks: Sequence[Block], edges: Sequence[float]) -> Block:
    """Over as many columns as it is centred on, each of which has a heading of its own below."""
    lowest = max(other.centre for other in blocks) - block.centre
    if lowest <= block.y1 - block.y0:
        return block
    below = {
        column
        for other in blocks
        if other.centre - block.centre >= BELOW * lowest and other.y0 > block.y1 - TOUCH
        for column in range(other.first, other.last + 1)
    }
    beside = {
        column
        for other in blocks
        if other is not block and other.y0 < block.y1 - TOUCH and other.y1 > block.y0 + TOUCH
        for column in range(other.first, other.last + 1)
    }
    if not set(range(block.first, block.last + 1)) <= below:
        return block
    middle = (block.x0 + block.x1) / 2
    best = block
    for first in range(block.first, -1, -1):
        if first not in below or (first in beside and first != block.first):
            break
        for last in range(block.last, len(edges) - 1):
            if last not in below or (last in beside and last != block.last):
                break
            narrowest = min(edges[n + 1] - edges[n] for n in range(first, last + 1))
            is_centred = abs((edges[first] + edges[last + 1]) / 2 - middle) <= OFF_CENTRE * narrowest
            if is_centred and last - first > best.last - best.first:
                best = block._replace(first=first, last=last)
    return best
