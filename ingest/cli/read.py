"""`yusuan read FILE`: the tables of one file as they were read, drawn at the right widths for Chinese.

With --why it says how each column and row was understood, and draws it on pictures of the pages.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest.build.limits import limits_from_environment
from ingest.build.pool import Failure, Pool, Task
from ingest.cli.codes import DONE, FAILED, CommandError
from ingest.cli.drawing import draw_grid
from ingest.cli.options import Commands
from ingest.doctor.understood import UnderstoodTable
from ingest.landing.refusal import Refusal
from ingest.layout.grid import Grid, Layout
from ingest.project import SEEDS
from ingest.terminal import clean

_PIPE_WIDTH = None  # a pipe gets every text whole


def add_to(commands: Commands) -> None:
    command = commands.add_parser(
        "read",
        help="show the tables of one file as they were read",
        description="Each table is drawn with its captions above and its notes below; nothing is written, but for"
        " the pictures of --why: a PNG of every page with tables. In them cells with an amount are green, those"
        " without a place red with the reason below, and people's names and numbers are painted over.",
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument(
        "--why", action="store_true", help="say how each column and row was understood, and picture the pages"
    )
    command.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="where --why puts its pictures (default: FILE's name with -why, here)",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if options.out is not None and not options.why:
        raise CommandError("--out says where --why puts its pictures; add --why")
    if options.why:
        return _explain(options.file, options.out or Path(f"{options.file.stem}-why"))
    from ingest.build.work import read  # noqa: PLC0415 - readers load only when a file is opened

    layout = _in_worker(options.file, read, (options.file, SEEDS))
    if not isinstance(layout, Layout):
        raise TypeError(f"a reader gave {type(layout).__name__}")
    print(_opened(options.file, layout))
    for grid in layout.grids:
        _show(grid)
    return DONE


def _opened(file: Path, layout: Layout) -> str:
    return f"{file}: {layout.media_type}, {layout.page_count} pages, {len(layout.grids)} tables"


def _show(grid: Grid) -> None:
    most = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPE_WIDTH
    print(f"\ntable {grid.ordinal}, page {grid.page_no}, {grid.row_count} × {grid.col_count}")
    for caption in grid.captions:
        print(clean(caption))
    print(draw_grid(grid, most))
    for note in grid.notes:
        print(clean(note))


def _explain(file: Path, out: Path) -> int:
    from ingest.doctor.why import Why, explain  # noqa: PLC0415 - readers load only when a file is opened

    if out.exists() and not out.is_dir():
        raise CommandError(f"{out}: is a file; name a folder for the pictures with --out")
    why = _in_worker(file, explain, (file, SEEDS, out))
    if not isinstance(why, Why):
        raise TypeError(f"a reader gave {type(why).__name__}")
    said = why.identity
    print(_opened(file, why.layout))
    print(
        clean(
            f"agency {said.agency_name or 'not found'}, year {said.fiscal_year or 'not found'},"
            f" kind {said.kind or 'not found'}, scope {said.scope}"
        )
    )
    for grid, understood in zip(why.layout.grids, why.tables, strict=True):
        _show(grid)
        for line in _explained(understood, with_rows=not why.pictures):
            print(clean(line))
    if why.pictures:
        print(f"\n{len(why.pictures)} pictures in {out}")
    return DONE


def _explained(understood: UnderstoodTable, *, with_rows: bool) -> list[str]:
    """Rows are said only where no picture shows them."""
    table = understood.table
    unit = f", money in {table.printed_unit}" if table.printed_unit else ""
    lines = [f"understood as {table.table_key}{unit}: {len(understood.amounts)} amounts"]
    lines += [
        f"  column {column.index:<3} {' / '.join(column.path) or '(no heading)'} → {column.meaning}"
        for column in understood.columns
    ]
    if with_rows:
        lines += [f"  row {row.row_no:<6} {row.meaning}" for row in understood.rows]
    lines += [
        f"  without a place: {cell.text} (page {cell.page_no}, row {cell.row_no}, column {cell.col_no}): {cell.reason}"
        for cell in understood.unplaced
    ]
    return lines


def _in_worker(file: Path, function: Callable[..., Any], arguments: tuple[Any, ...]) -> object:
    """In a process of its own, as in a build: a file that breaks its reader must not break the terminal."""
    if not file.is_file():
        raise CommandError(f"{file}: no such file")
    with Pool(1, limits_from_environment()) as pool:
        ((_, answer),) = pool.run(function, [Task(file, arguments)])
    if isinstance(answer, Refusal | Failure):
        raise CommandError(f"{file}: {answer.message}", FAILED)
    found: object = answer
    return found
