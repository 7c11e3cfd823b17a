"""Finds and reads printed words in a picture, with how sure it is of each character and what else it may be.

rapidocr's wheel carries its models; they are loaded from there once a process, and nothing is fetched.
"""

from __future__ import annotations

import functools
import logging
import math
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]  # rows, columns: grey
BATCH = 8
MODEL_HEIGHT = 48  # pixels that the model wants a line to be high
LEAST_WIDTH = 80  # pixels: a batch of short lines is not padded to more
LONGEST = 3200  # pixels of a line at that height; a longer one is squeezed
FIND_SIDE = 1600  # pixels of the longer side when words are searched for
FAINT = 0.05  # a rival less likely than this is none


class Char(NamedTuple):
    char: str
    sure: float  # from 0 to 1
    rival: str  # what else it may be; empty for nothing in particular


class Found(NamedTuple):
    x0: int
    y0: int
    x1: int
    y1: int


@functools.cache
def _models() -> tuple[Any, Any]:
    """The detector and the recogniser; loading takes about a second."""
    import rapidocr  # noqa: PLC0415
    from rapidocr.ch_ppocr_det import TextDetector  # noqa: PLC0415
    from rapidocr.ch_ppocr_rec import TextRecognizer  # noqa: PLC0415
    from rapidocr.utils.log import logger  # noqa: PLC0415
    from rapidocr.utils.parse_parameters import ParseParams  # noqa: PLC0415

    logger.setLevel(logging.ERROR)
    home = Path(rapidocr.__file__).parent
    settings = ParseParams.load(home / "config.yaml")
    engine = settings.EngineConfig.onnxruntime
    engine.intra_op_num_threads = engine.inter_op_num_threads = 1  # documents are read side by side
    settings.Det.limit_type, settings.Det.limit_side_len = "max", FIND_SIDE
    made = []
    for part, model, make in (
        (settings.Det, "PP-OCRv6_det_small.onnx", TextDetector),
        (settings.Rec, "PP-OCRv6_rec_small.onnx", TextRecognizer),
    ):
        part.engine_cfg = engine
        part.model_root_dir = str(home / "models")
        part.model_path = str(home / "models" / model)
        part.font_path = None
        made.append(make(part))
    return made[0], made[1]


def find_words(picture: Picture) -> list[Found]:
    """Where words stand; upright boxes, for the picture has been set straight."""
    high, wide = picture.shape
    boxes = _models()[0](cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)).boxes
    return [
        Found(
            max(0, int(box[:, 0].min())),
            max(0, int(box[:, 1].min())),
            min(wide, math.ceil(box[:, 0].max())),
            min(high, math.ceil(box[:, 1].max())),
        )
        for box in (boxes if boxes is not None else ())
    ]


def read_words(crops: Sequence[Picture]) -> list[list[Char]]:
    """The characters of each crop of one line."""
    words: list[list[Char]] = [[] for _ in crops]
    recogniser = _models()[1]
    letters: list[str] = recogniser.postprocess_op.character
    by_width = sorted((i for i, c in enumerate(crops) if c.size), key=lambda i: _model_width(crops[i]))
    for at in range(0, len(by_width), BATCH):
        batch = by_width[at : at + BATCH]
        widest = max(LEAST_WIDTH, *(_model_width(crops[i]) for i in batch))
        pixels = np.zeros((len(batch), 3, MODEL_HEIGHT, widest), dtype=np.float32)
        for row, i in enumerate(batch):
            width = _model_width(crops[i])
            line = cv2.resize(crops[i], (width, MODEL_HEIGHT)).astype(np.float32)
            pixels[row, :, :, :width] = line / 127.5 - 1.0
        for i, chances in zip(batch, recogniser.session(pixels), strict=True):
            words[i] = _characters(chances, letters)
    return words


def _model_width(crop: Picture) -> int:
    high, wide = int(crop.shape[0]), int(crop.shape[1])
    return min(LONGEST, max(16, -(-wide * MODEL_HEIGHT // max(1, high))))


def _characters(chances: NDArray[np.float32], letters: list[str]) -> list[Char]:
    """One character for each run of steps that favour it; 0 is the blank between characters."""
    best = chances.argmax(axis=1)
    found: list[Char] = []
    steps, space = len(best), letters.index(" ")
    start = 0
    while start < steps:
        end = start
        while end + 1 < steps and best[end + 1] == best[start]:
            end += 1
        if best[start]:
            found.append(_character(chances[start : end + 1], int(best[start]), letters))
        elif found and (missed := _missed(chances, start, end, best, space)) is not None:
            # A character may have been passed over here: the one before bears the doubt.
            step, letter = missed
            sure = float(chances[step][0])
            if sure < found[-1].sure:
                found[-1] = Char(found[-1].char, sure, found[-1].char + letters[letter])
        start = end + 1
    return [char for at, char in enumerate(found) if char.char != " " or not _parts_a_number(found, at)]


def _parts_a_number(found: list[Char], at: int) -> bool:
    """Commas are often read with the white behind them."""
    return 0 < at < len(found) - 1 and found[at - 1].char in ",." and found[at + 1].char.isdigit()


def _character(run: NDArray[np.float32], letter: int, letters: list[str]) -> Char:
    """A rival that is the same character in another width only makes it surer."""
    step = run[run[:, letter].argmax()]
    sure = float(step[letter])
    char = letters[letter]
    for other in (int(index) for index in np.argsort(step)[:-5:-1]):
        rival = letters[other]
        if other in (0, letter) or rival == " " or step[other] < FAINT:
            continue
        if unicodedata.normalize("NFKC", rival) != unicodedata.normalize("NFKC", char):
            return Char(char, sure, rival)
        sure += float(step[other])
    return Char(char, sure, "")


def _missed(
    chances: NDArray[np.float32], start: int, end: int, best: NDArray[np.int64], space: int
) -> tuple[int, int] | None:
    """The likeliest character within a run of blanks that is no space and neither the one before nor the one after."""
    inner = chances[start : end + 1].copy()
    inner[:, [0, space]] = 0.0
    for beside in (start - 1, end + 1):
        if 0 <= beside < len(best):
            inner[:, best[beside]] = 0.0
    step, letter = np.unravel_index(int(inner.argmax()), inner.shape)
    return (start + int(step), int(letter)) if inner[step, letter] > FAINT else None
