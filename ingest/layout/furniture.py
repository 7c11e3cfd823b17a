"""What a page carries that is not its content: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ingest.dictionary.wording import normalise
from ingest.page import Line, Page, Table

PAGE_NUMBER = re.compile(
    r"^(?:[-·.~_ ]*\d{1,4}[-·.~_ ]*|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}/\d{1,4})$"
)
# A head that repeats on fewer pages than this may be a title that continues over a page break.
_RUNNING_HEAD_PAGES = 4


def is_page_number(line: Line, page: Page) -> bool:
    """A bare number at the page's edge; without a box the wording must be unmistakable."""
    wording = normalise(line.text)
    if not PAGE_NUMBER.match(wording):
        return False
    if line.box is None or not page.height:
        return not wording.isdigit()
    return line.box.y0 > page.height * 0.85 or line.box.y1 < page.height * 0.12


def without_furniture(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages without page numbers and without heads that stand on nearly every page."""
    cleaned = [
        replace(p, blocks=tuple(b for b in p.blocks if isinstance(b, Table) or not is_page_number(b, p)))
        for p in pages
    ]
    firsts = Counter(
        normalise(block.text) for page in cleaned for block in page.blocks[:1] if isinstance(block, Line)
    )
    running = {
        text for text, count in firsts.items() if count >= _RUNNING_HEAD_PAGES and count > 0.8 * len(cleaned)
    }
    return tuple(
        replace(p, blocks=p.blocks[1:])
        if p.blocks and isinstance(p.blocks[0], Line) and normalise(p.blocks[0].text) in running
        else p
        for p in cleaned
    )
