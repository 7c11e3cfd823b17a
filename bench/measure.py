"""One file read by one reader, in a process of its own on one core."""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.pages import Truth
from ingest.dictionary import load_dictionary, load_personal_labels
from ingest.dictionary.wording import squeeze
from ingest.interpret import interpret
from ingest.layout import lay_out
from ingest.page import Document, Table
from ingest.project import SEEDS


@dataclass(frozen=True, slots=True)
class Measured:
    pages: int
    milliseconds: float  # a page, reading
    megabytes: float  # the most the process held
    cells: Truth
    interpreting: float | None = None  # milliseconds a page, layout and meaning


def ours(file: Path, warm_up: Path) -> Measured:
    from ingest.readers import read_document  # noqa: PLC0415 - a process loads only what it measures

    read_document(warm_up)
    started = time.perf_counter()
    document = read_document(file)
    read = time.perf_counter() - started
    peak = peak_megabytes()
    labels, dictionary = load_personal_labels(SEEDS), load_dictionary(SEEDS)
    started = time.perf_counter()
    interpret(lay_out(document, labels), dictionary)
    understood = time.perf_counter() - started
    pages = len(document.pages)
    return Measured(pages, read * 1000 / pages, peak, _cells(document), understood * 1000 / pages)


def _cells(document: Document) -> Truth:
    found = set()
    for page in document.pages:
        tables = [block for block in page.blocks if isinstance(block, Table)]
        for cell in tables[0].cells if tables else ():
            if cell.text.strip():
                found.add((page.number - 1, cell.row, cell.col, squeeze(cell.text)))
    return frozenset(found)


def pdfplumbers(file: Path, warm_up: Path) -> Measured:
    import pdfplumber  # noqa: PLC0415 - a process loads only what it measures

    with pdfplumber.open(warm_up) as pdf:
        pdf.pages[0].extract_tables()
    started = time.perf_counter()
    with pdfplumber.open(file) as pdf:
        tables = [page.extract_tables() for page in pdf.pages]
    read = time.perf_counter() - started
    cells = frozenset(
        (page, row, column, squeeze(text))
        for page, found in enumerate(tables)
        for row, texts in enumerate(found[0] if found else ())
        for column, text in enumerate(texts)
        if text and text.strip()
    )
    return Measured(len(tables), read * 1000 / len(tables), peak_megabytes(), cells)


def peak_megabytes() -> float:
    """Megabytes. Linux keeps a count of this process alone; what getrusage says begins with its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        said = next(
            line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM")
        )
        return int(said.split()[1]) / (1 << 10)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1 << 10
    )


def _on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measured(reader: Callable[[Path, Path], Measured], file: Path, warm_up: Path) -> Measured:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, initializer=_on_one_core) as pool:
        return pool.submit(reader, file, warm_up).result()
