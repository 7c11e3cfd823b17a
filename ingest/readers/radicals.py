"""Signs that only look like words: radicals and compatibility forms in place of the characters they stand for.

A font that draws 行 and the radical ⾏ with one glyph says of itself that the glyph is the radical; programs that write
PDF believe it, and whoever copies or converts the page gets ⾏政运⾏.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from ingest.page import Document, Line, Page, Table

# The supplementary radicals that are words by themselves; Unicode gives no equivalent for them.
_SUPPLEMENT = dict(
    zip(
        "⺁⺒⺝⺟⺠⺻⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂巳月母民聿虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_RANGES = (range(0x2F00, 0x2FD6), range(0xF900, 0xFADA))
_WORDS = str.maketrans(
    _SUPPLEMENT | {chr(code): unicodedata.normalize("NFKC", chr(code)) for some in _RANGES for code in some}
)
_ANY = re.compile(r"[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufad9]")


def unified(text: str) -> str:
    return text.translate(_WORDS)


def with_words(document: Document) -> Document:
    """The document with every such sign replaced by its character."""
    return replace(document, pages=tuple(map(_page, document.pages)))


def _page(page: Page) -> Page:
    return replace(page, blocks=tuple(map(_block, page.blocks)))


def _block(block: Table | Line) -> Table | Line:
    if isinstance(block, Line):
        return replace(block, text=unified(block.text)) if _ANY.search(block.text) else block
    if not any(_ANY.search(cell.text) for cell in block.cells):
        return block
    return replace(block, cells=tuple(replace(cell, text=unified(cell.text)) for cell in block.cells))
