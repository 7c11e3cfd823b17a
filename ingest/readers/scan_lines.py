"""What a scanned page shows: set straight, its rules, its ink, and the bands of ink that are lines of text."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.readers.pdf_marks import Rule
from ingest.readers.scan_ocr import Found, Picture

DPI = 200
POINTS = 72 / DPI  # of a pixel
LEAST_DOWN = 40  # pixels: 14 points; strokes of ordinary type are shorter
LEAST_ACROSS = 64  # strokes of characters that touch run on
THICKEST = 12  # pixels
MOST_SKEW = 4.0  # degrees
LEAST_SKEW = 0.05
STANDS_OUT = 12  # of 255
SPECK = 4  # pixels of area


class Ink(NamedTuple):
    picture: Picture  # grey
    dark: NDArray[np.uint8]  # 255 where there is ink that is no rule
    across: list[Rule]  # in points
    down: list[Rule]


def skew_of(picture: Picture) -> float:
    """Degrees by which the page has to be turned anticlockwise to be straight: where rows of ink are sharpest."""
    scale = 900 / max(picture.shape)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dark = np.asarray(255 - small, dtype=np.uint8)
    dark[dark < 60] = 0
    best, step = 0.0, 0.5
    angles = np.arange(-MOST_SKEW, MOST_SKEW + step, step)
    while step > 0.04:
        best = float(max(angles, key=lambda angle: _sharpness(dark, float(angle))))
        step /= 5
        angles = np.arange(best - 4 * step, best + 4.5 * step, step)
    return best if abs(best) >= LEAST_SKEW else 0.0


def _sharpness(dark: NDArray[np.uint8], angle: float) -> float:
    rows = turned(dark, angle, 0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def turned(picture: NDArray[np.uint8], angle: float, around: int = 255) -> NDArray[np.uint8]:
    high, wide = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    return np.asarray(
        cv2.warpAffine(
            picture, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderValue=(around, around, around)
        ),
        dtype=np.uint8,
    )


def ink_of(picture: Picture) -> Ink:
    dark = cv2.adaptiveThreshold(
        picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, blockSize=61, C=18
    )
    across, mask_across = _rules(picture, dark, upright=False)
    down, mask_down = _rules(picture, dark, upright=True)
    mask = cv2.dilate(cv2.bitwise_or(mask_across, mask_down), np.ones((3, 3), np.uint8))
    dark[mask > 0] = 0
    return Ink(picture, _without_specks(np.asarray(dark, dtype=np.uint8)), across, down)


def _rules(picture: Picture, dark: cv2.typing.MatLike, upright: bool) -> tuple[list[Rule], NDArray[np.uint8]]:
    """Long straight runs of ink; small breaks are closed first."""
    along = (1, LEAST_DOWN) if upright else (LEAST_ACROSS, 1)
    bridge = (1, 3) if upright else (3, 1)
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, bridge))
    runs = cv2.morphologyEx(closed, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, along))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    rules: list[Rule] = []
    thick: list[int] = []
    for number in range(1, count):
        x, y, wide, high, area = (int(value) for value in stats[number])
        long, short = (high, wide) if upright else (wide, high)
        is_thin = area / long <= THICKEST and short <= 4 * THICKEST
        seen = picture.T if upright else picture
        if not is_thin or not _stands_out(seen, *((x, y) if upright else (y, x)), short, long):
            thick.append(number)
            continue
        at, low = (x + wide / 2, y) if upright else (y + high / 2, x)
        rules.append(Rule(at * POINTS, low * POINTS, (low + long) * POINTS))
    mask = np.asarray(runs, dtype=np.uint8)
    if thick:
        mask[np.isin(labels, thick)] = 0
    return rules, mask


def _stands_out(picture: Picture, at: int, low: int, short: int, long: int) -> bool:
    """Darker than what lies on either side of it; the edge of a coloured area is as dark as that."""
    line = float(picture[at : at + short, low : low + long].min(axis=0).mean())
    before = picture[max(0, at - 6) : max(0, at - 2), low : low + long]
    after = picture[at + short + 2 : at + short + 6, low : low + long]
    return all(line < float(side.mean()) - STANDS_OUT for side in (before, after) if side.size)


def _without_specks(dark: NDArray[np.uint8]) -> NDArray[np.uint8]:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] < SPECK
    dark[small[labels]] = 0
    return dark


def bands_of(dark: NDArray[np.uint8], type_height: float | None = None) -> list[Found]:
    """The lines of text in a cell: runs of rows with ink; those of one character (二) are put together."""
    rows = np.flatnonzero(dark.any(axis=1))
    if not len(rows):
        return []
    breaks = np.flatnonzero(np.diff(rows) > 1)
    tops = [int(rows[0]), *(int(rows[at + 1]) for at in breaks)]
    ends = [*(int(rows[at]) + 1 for at in breaks), int(rows[-1]) + 1]
    bands: list[tuple[int, int]] = []
    for top, end in zip(tops, ends, strict=True):
        if bands and type_height is not None and end - bands[-1][0] <= 1.25 * type_height:
            bands[-1] = (bands[-1][0], end)
        else:
            bands.append((top, end))
    found = []
    for top, end in bands:
        columns = np.flatnonzero(dark[top:end].any(axis=0))
        found.append(Found(int(columns[0]), top, int(columns[-1]) + 1, end))
    return found
