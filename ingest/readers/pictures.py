"""Picture files: photographs and scans of pages, each picture of a file a page."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from ingest.page import Document, Page
from ingest.readers.errors import Unreadable
from ingest.readers.scan import MOST_PIXELS, read_scan
from ingest.readers.scan_lines import POINTS
from ingest.readers.sniff import sniff

MOST_OPENED = 120_000_000  # pixels of a picture that is unpacked
MOST_PAGES = 300
LONG_SIDE = 842.0  # points: A4, where the file does not say how large its picture is
SIZES = (200.0, 2500.0)  # points of the longer side that a file may say


def read_picture(path: Path) -> Document:
    pages = []
    for number, (picture, width) in enumerate(open_pictures(path), start=1):
        if number > MOST_PAGES:
            raise Unreadable(f"This file has more than the {MOST_PAGES} pictures that are read. Split it.")
        scan = read_scan(np.asarray(picture, dtype=np.uint8), width)
        pages.append(Page(number, tuple(scan.blocks()), *scan.size))
    if not any(page.blocks for page in pages):
        raise Unreadable(
            "No text can be read off this picture. Scan it again upright and at 200 dots an inch or more."
        )
    return Document(sniff(path), tuple(pages))


def open_pictures(path: Path) -> Iterator[tuple[Image.Image, float]]:
    """Each picture of the file, grey, upright, as fine as scans are read, with the width of its page in points."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=("PNG", "JPEG", "TIFF", "BMP")) as file:
                for frame in ImageSequence.Iterator(file):
                    if frame.width * frame.height > MOST_OPENED:
                        raise Unreadable(
                            f"This picture is {frame.width} by {frame.height} pixels, more than is read. Make it smaller."
                        )
                    yield _page(frame)
    except Image.DecompressionBombError as error:
        raise Unreadable("This picture has more pixels than are read. Make it smaller.") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise Unreadable(
            "This picture is damaged or cut short. Fetch the file again from its publisher."
        ) from error


def _page(frame: Image.Image) -> tuple[Image.Image, float]:
    dots = frame.info.get("dpi")
    upright = ImageOps.exif_transpose(frame)
    picture = _grey(upright)
    longest = max(picture.size)
    side = LONG_SIDE
    if isinstance(dots, tuple) and float(dots[0]) > 0:
        said = longest / float(dots[0]) * 72
        side = said if SIZES[0] <= said <= SIZES[1] and float(dots[0]) >= 100 else LONG_SIDE
    width, height = (length * side / longest for length in picture.size)
    scale = min(1 / POINTS, math.sqrt(MOST_PIXELS / (width * height)))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS), width


def _grey(picture: Image.Image) -> Image.Image:
    """Grey upon white: what is transparent shows the paper."""
    if picture.mode.startswith("I") or picture.mode == "F":
        values = np.asarray(picture, dtype=np.float64)
        most = max(1.0, float(values.max()))
        return Image.fromarray(np.asarray(values * (255 / most), dtype=np.uint8))
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("L")
    return picture.convert("L")
