"""`yusuan read FILE`: the tables of one file as they were read, drawn at the right widths for Chinese."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from ingest.build.limits import limits_from_environment
from ingest.build.pool import Failure, Pool, Task
from ingest.cli.codes import DONE, FAILED, CommandError
from ingest.cli.drawing import draw_grid
from ingest.cli.options import Commands
from ingest.landing.refusal import Refusal
from ingest.layout.grid import Layout
from ingest.project import SEEDS
from ingest.terminal import clean

_PIPE_WIDTH = None  # a pipe gets every text whole


def add_to(commands: Commands) -> None:
    command = commands.add_parser(
        "read",
        help="show the tables of one file as they were read",
        description="Each table is drawn with its captions above and its notes below; nothing is written.",
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    layout = _read(options.file)
    most = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPE_WIDTH
    print(f"{options.file}: {layout.media_type}, {layout.page_count} pages, {len(layout.grids)} tables")
    for grid in layout.grids:
        print(f"\ntable {grid.ordinal}, page {grid.page_no}, {grid.row_count} × {grid.col_count}")
        for caption in grid.captions:
            print(clean(caption))
        print(draw_grid(grid, most))
        for note in grid.notes:
            print(clean(note))
    return DONE


def _read(file: Path) -> Layout:
    """In a process of its own, as in a build: a file that breaks its reader must not break the terminal."""
    from ingest.build.work import read  # noqa: PLC0415 - readers load only when a file is opened

    if not file.is_file():
        raise CommandError(f"{file}: no such file")
    with Pool(1, limits_from_environment()) as pool:
        ((_, answer),) = pool.run(read, [Task(file, (file, SEEDS))])
    if isinstance(answer, Refusal | Failure):
        raise CommandError(f"{file}: {answer.message}", FAILED)
    if not isinstance(answer, Layout):
        raise TypeError(f"a reader gave {type(answer).__name__}")
    return answer
