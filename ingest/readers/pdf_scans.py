"""Which parts of a PDF page are pictures of text."""

from __future__ import annotations

from ingest.readers.pdf_marks import Fill, Mark, PageMarks, Rule

LEAST_SHARE = 0.08  # of the page: a smaller picture is a seal, a badge or a code
FEW = 15  # characters upon a picture, page numbers and the like, that do not make it a background
MANY_PATHS = 300  # on a page without a character: its text may be drawn as shapes
MOST_PICTURES = 3000
NEAR = 3.0  # points between the strips of one scan


def scanned_parts(drawn: PageMarks) -> list[Fill]:
    """Pictures too large for a seal on which the text layer has next to nothing."""
    printed = [mark for mark in drawn.marks if not mark.char.isspace()]
    if not printed and drawn.path_count >= MANY_PATHS:
        return [Fill(0.0, 0.0, drawn.width, drawn.height)]
    if not drawn.pictures or len(drawn.pictures) > MOST_PICTURES:
        return []
    parts = []
    for part in _joined([_on_page(picture, drawn) for picture in drawn.pictures]):
        is_large = (part.x1 - part.x0) * (part.y1 - part.y0) >= LEAST_SHARE * drawn.width * drawn.height
        if is_large and sum(1 for mark in printed if _within(mark, part)) < FEW:
            parts.append(part)
    return parts


def _on_page(picture: Fill, drawn: PageMarks) -> Fill:
    return Fill(
        max(0.0, picture.x0),
        max(0.0, picture.y0),
        min(drawn.width, picture.x1),
        min(drawn.height, picture.y1),
    )


def _joined(pictures: list[Fill]) -> list[Fill]:
    """Scanners store a page in strips: pictures that touch are one."""
    joined: list[Fill] = []
    for picture in pictures:
        part = picture
        while (near := next((other for other in joined if _touch(other, part)), None)) is not None:
            joined.remove(near)
            part = Fill(
                min(near.x0, part.x0), min(near.y0, part.y0), max(near.x1, part.x1), max(near.y1, part.y1)
            )
        joined.append(part)
    return joined


def _touch(a: Fill, b: Fill) -> bool:
    return a.x0 <= b.x1 + NEAR and b.x0 <= a.x1 + NEAR and a.y0 <= b.y1 + NEAR and b.y0 <= a.y1 + NEAR


def _within(mark: Mark, part: Fill) -> bool:
    x, y = (mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2
    return part.x0 <= x <= part.x1 and part.y0 <= y <= part.y1


def without(drawn: PageMarks, parts: list[Fill]) -> PageMarks:
    """The page as drawn beside those parts: what lies upon them is read with them."""
    return drawn._replace(
        marks=[mark for mark in drawn.marks if not any(_within(mark, part) for part in parts)],
        across=[
            rule for rule in drawn.across if not any(_lies_on(rule, p.y0, p.y1, p.x0, p.x1) for p in parts)
        ],
        down=[rule for rule in drawn.down if not any(_lies_on(rule, p.x0, p.x1, p.y0, p.y1) for p in parts)],
    )


def _lies_on(rule: Rule, first: float, last: float, low: float, high: float) -> bool:
    return first <= rule.at <= last and rule.low >= low - NEAR and rule.high <= high + NEAR
