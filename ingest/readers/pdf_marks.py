"""What a PDF page draws: its characters and its straight rules, upright, from the top left, in points.

pdfium is asked through its C interface, because one object a character is what makes other readers slow.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

Affine = tuple[float, float, float, float, float, float]

INVISIBLE_MODES = frozenset({3, 7})  # neither filled nor stroked: text laid under a scan, or a clip
RULE_WIDTH = 3.5  # a filled shape thinner than this is a rule, a thicker one is a background
WHITE = 250  # of 255, each colour at least
MAX_PATHS = 60_000  # a page with more is a map or a drawing: its rules are not worth the time
MAX_SEGMENTS = 200_000  # of one path
MAX_FORM_DEPTH = 6
SKEW = 0.08  # tangent of the angle from which a character counts as slanting


class Mark(NamedTuple):
    """One character; `turn` counts quarter turns clockwise that it lies off the upright."""

    char: str
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float  # the y on which it stands, or for a turned one the x
    size: float
    turn: int


class Rule(NamedTuple):
    """A straight rule: the fixed coordinate and the reach along the other."""

    at: float
    low: float
    high: float


class Fill(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float


class PageMarks(NamedTuple):
    width: float
    height: float
    marks: list[Mark]
    across: list[Rule]  # horizontal rules
    down: list[Rule]  # vertical rules
    fills: list[Fill]
    pictures: list[Fill]  # where the page shows pictures
    path_count: int  # drawn shapes of any kind
    turned: int  # quarter turns clockwise from how the file shows the page, because its text lies sideways


def read_marks(page: Any) -> PageMarks:
    """Read a loaded `pypdfium2.PdfPage`; sideways pages are turned until their text is upright."""
    visible = _visible_box(page)
    shown = page.get_rotation() // 90
    upright, width, height = _upright(shown, *visible)
    marks = _marks(page, visible, upright)
    turned = -_main_turn(marks) % 4
    if turned:
        upright, width, height = _upright((shown + turned) % 4, *visible)
        marks = _marks(page, visible, upright)
    across: list[Rule] = []
    down: list[Rule] = []
    fills: list[Fill] = []
    paths = _Paths(upright, across, down, fills)
    paths.walk_page(page)
    return PageMarks(
        width,
        height,
        marks,
        [r for r in across if -1 <= r.at <= height + 1 and r.high > 0 and r.low < width],
        [r for r in down if -1 <= r.at <= width + 1 and r.high > 0 and r.low < height],
        fills,
        paths.pictures,
        MAX_PATHS - paths.left_over,
        turned,
    )


def _visible_box(page: Any) -> tuple[float, float, float, float]:
    media = page.get_mediabox()
    crop = page.get_cropbox()
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right - left < 1 or top - bottom < 1:  # a crop box beside the page shows nothing: take the page
        return media[0], media[1], media[2], media[3]
    return left, bottom, right, top


def _main_turn(marks: list[Mark]) -> int:
    """The turn that most of the text has; 0 where there is little or it is mixed."""
    turns = Counter(mark.turn for mark in marks if mark.char != " ")
    if not turns or turns[0] == turns.total():
        return 0
    turn, count = turns.most_common(1)[0]
    return turn if count >= 8 and count > 0.7 * turns.total() else 0


def _quarter(x: float, y: float) -> int | None:
    """0 for text running right, 1 down, 2 left, 3 up the page; None for slanting text."""
    if abs(y) <= SKEW * abs(x):
        return 0 if x > 0 else 2
    if abs(x) <= SKEW * abs(y):
        return 1 if y > 0 else 3
    return None


def _upright(turn: int, left: float, bottom: float, right: float, top: float) -> tuple[Affine, float, float]:
    wide, high = right - left, top - bottom
    if turn == 1:
        return (0, 1, 1, 0, -bottom, -left), high, wide
    if turn == 2:
        return (-1, 0, 0, 1, right, -bottom), wide, high
    if turn == 3:
        return (0, -1, -1, 0, top, right), high, wide
    return (1, 0, 0, -1, -left, top), wide, high


def _marks(page: Any, visible: tuple[float, float, float, float], upright: Affine) -> list[Mark]:
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        return _marks_of(text_page, visible, upright)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _marks_of(text_page: Any, visible: tuple[float, float, float, float], upright: Affine) -> list[Mark]:
    left, bottom, right, top = visible
    a, b, c, d, e, f = upright
    marks: list[Mark] = []
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    origin_x, origin_y = ctypes.c_double(), ctypes.c_double()
    known, size = 0, 0.0
    turn: int | None = None  # None: not shown, or slanting as only watermarks do
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        piece = pdfium.FPDFText_GetTextObject(text_page, index)
        if not piece:
            continue  # a space or line end that pdfium made up: gaps are judged here, by one rule
        address = ctypes.addressof(piece.contents)
        if address != known:
            known = address
            pdfium.FPDFText_GetMatrix(text_page, index, matrix)
            size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
            turn = _quarter(a * matrix.a + c * matrix.b, b * matrix.a + d * matrix.b)
            if pdfium.FPDFTextObj_GetTextRenderMode(piece) in INVISIBLE_MODES:
                turn = None
        if turn is None or not pdfium.FPDFText_GetLooseCharBox(text_page, index, box):
            continue
        xa, ya, xb, yb = box.left, box.bottom, box.right, box.top
        if not (left <= (xa + xb) / 2 <= right and bottom <= (ya + yb) / 2 <= top):
            continue
        char = _character(pdfium.FPDFText_GetUnicode(text_page, index))
        if not char:
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, origin_x, origin_y)
        if turn % 2:
            baseline = a * origin_x.value + c * origin_y.value + e
        else:
            baseline = b * origin_x.value + d * origin_y.value + f
        xa, ya, xb, yb = a * xa + c * ya + e, b * xa + d * ya + f, a * xb + c * yb + e, b * xb + d * yb + f
        if xa > xb:
            xa, xb = xb, xa
        if ya > yb:
            ya, yb = yb, ya
        marks.append(Mark(char, xa, ya, xb, yb, baseline, size or yb - ya, turn))
    return marks


def _character(code: int) -> str:
    if 0x2FFF < code < 0xD800 or 32 <= code < 127:
        return chr(code)
    if code == 2:  # pdfium's sign for a hyphen at the end of a line
        return "-"
    if code in (9, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F):
        return " "
    if code < 32 or code in (0xFEFF, 0x200B, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return chr(code)


class _Paths:
    """Walks the drawn objects, forms within forms included, and keeps what may be a rule or a background."""

    def __init__(self, upright: Affine, across: list[Rule], down: list[Rule], fills: list[Fill]) -> None:
        self.upright = upright
        self.across = across
        self.down = down
        self.fills = fills
        self.pictures: list[Fill] = []
        self.left_over = MAX_PATHS
        # Made once: pdfium writes its answers into them.
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.bounds = tuple(ctypes.c_float() for _ in range(4))

    def walk_page(self, page: Any) -> None:
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            self._object(pdfium.FPDFPage_GetObject(page, index), self.upright, 0)

    def _object(self, item: Any, into: Affine, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self.left_over -= 1
            if self.left_over >= 0:
                self._path(item, into)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = self.bounds
            if pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                self.pictures.append(_box(into, left.value, bottom.value, right.value, top.value))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
            inner = _times(_matrix(item), into)
            for index in range(pdfium.FPDFFormObj_CountObjects(item)):
                self._object(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _path(self, item: Any, into: Affine) -> None:
        if not pdfium.FPDFPath_GetDrawMode(item, self.fill, self.stroke):
            return
        filled, stroked = self.fill.value != 0, self.stroke.value != 0
        count = pdfium.FPDFPath_CountSegments(item)
        if not (filled or stroked) or count > MAX_SEGMENTS:
            return
        if count <= 5:  # mostly one rectangle or one line, which its bounds describe
            left, bottom, right, top = self.bounds
            pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
            box = _box(into, left.value, bottom.value, right.value, top.value)
            if _is_thin(box):
                self._thin(box)
                return
            if not stroked:
                self._background(item, box)
                return
        as_lines = stroked and self._line_width(item, into) <= RULE_WIDTH
        for run, closed in self._subpaths(item, count, into):
            if as_lines:
                ends = run[1:] + run[:1] if closed else run[1:]
                for (xa, ya), (xb, yb) in zip(run, ends, strict=False):
                    self._stroke(xa, ya, xb, yb)
            elif len(run) >= 2:
                self._area(item, run, filled)

    def _area(self, item: Any, run: list[tuple[float, float]], filled: bool) -> None:
        xs, ys = [x for x, _ in run], [y for _, y in run]
        box = Fill(min(xs), min(ys), max(xs), max(ys))
        if _is_thin(box):
            self._thin(box)
        elif filled:
            self._background(item, box)

    def _subpaths(self, item: Any, count: int, into: Affine) -> list[tuple[list[tuple[float, float]], bool]]:
        a, b, c, d, e, f = _times(_matrix(item), into)
        runs: list[tuple[list[tuple[float, float]], bool]] = []
        run: list[tuple[float, float]] = []
        closed = False
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and run:
                runs.append((run, closed))
                run, closed = [], False
            run.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
            closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
        if run:
            runs.append((run, closed))
        return runs

    @staticmethod
    def _line_width(item: Any, into: Affine) -> float:
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(item, width)
        return float(width.value) * math.hypot(into[0], into[1])

    def _background(self, item: Any, box: Fill) -> None:
        """White ones are left out: office programs lay them under any text, and nobody sees their ends."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
        if alpha.value > 0 and min(red.value, green.value, blue.value) < WHITE:
            self.fills.append(box)

    def _thin(self, box: Fill) -> None:
        wide, high = box.x1 - box.x0, box.y1 - box.y0
        # A dot is a piece of either direction: dotted rules, and the squares Word draws where rules meet.
        if high <= RULE_WIDTH and (wide >= high or wide <= RULE_WIDTH):
            self.across.append(Rule((box.y0 + box.y1) / 2, box.x0, box.x1))
        if wide <= RULE_WIDTH and (high >= wide or high <= RULE_WIDTH):
            self.down.append(Rule((box.x0 + box.x1) / 2, box.y0, box.y1))

    def _stroke(self, xa: float, ya: float, xb: float, yb: float) -> None:
        if abs(ya - yb) <= 1 and abs(xa - xb) > abs(ya - yb):
            self.across.append(Rule((ya + yb) / 2, min(xa, xb), max(xa, xb)))
        elif abs(xa - xb) <= 1 and abs(ya - yb) > abs(xa - xb):
            self.down.append(Rule((xa + xb) / 2, min(ya, yb), max(ya, yb)))


def _is_thin(box: Fill) -> bool:
    return box.x1 - box.x0 <= RULE_WIDTH or box.y1 - box.y0 <= RULE_WIDTH


def _matrix(item: Any) -> Affine:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return (1, 0, 0, 1, 0, 0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(first: Affine, then: Affine) -> Affine:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s,
        c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _box(into: Affine, left: float, bottom: float, right: float, top: float) -> Fill:
    a, b, c, d, e, f = into
    xa, xb, xc, xd = a * left, a * right, c * bottom, c * top
    ya, yb, yc, yd = b * left, b * right, d * bottom, d * top
    return Fill(
        min(xa, xb) + min(xc, xd) + e,
        min(ya, yb) + min(yc, yd) + f,
        max(xa, xb) + max(xc, xd) + e,
        max(ya, yb) + max(yc, yd) + f,
    )
