"""What a worker does for `yusuan doctor`: takes and returns plain values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.build.work import read, understand
from ingest.dictionary import load_dictionary
from ingest.doctor.unknown import Found, unknown_in
from ingest.landing.refusal import Refusal
from ingest.layout.grid import Layout


@dataclass(frozen=True, slots=True)
class Examined:
    found: tuple[Found, ...]
    amounts: int
    unplaced: int


def examine_file(name: str, file: Path, seeds: Path) -> Examined | Refusal:
    layout = read(file, seeds)
    return layout if isinstance(layout, Refusal) else examine(name, layout, seeds)


def examine(name: str, layout: Layout, seeds: Path) -> Examined:
    """Interpreted anew, so that a row just added to the dictionary counts without a build."""
    reading = understand(layout, seeds)
    found = unknown_in(name, layout, reading, load_dictionary(seeds))
    return Examined(found, len(reading.amounts), len(reading.unplaced))
