"""`yusuan doctor`: wordings that the dictionary does not know, where they stand, and rows that would teach it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ingest.build.limits import limits_from_environment
from ingest.build.pool import Failure, Pool, Task
from ingest.cli.codes import DONE, CommandError
from ingest.cli.options import Commands, add_jobs, add_warehouse
from ingest.dictionary import load_dictionary
from ingest.doctor.landed import NothingLanded, landed_layouts
from ingest.doctor.proposals import Proposal, proposed
from ingest.doctor.unknown import HEADING, LABEL, TITLE, UNPLACED, Found, Unknown, Where, gathered
from ingest.doctor.work import Examined, examine, examine_file
from ingest.landing.refusal import Refusal
from ingest.project import DEFAULT_DOCUMENTS, SEEDS, Places
from ingest.terminal import clean, shortened

_SORTS = (
    (TITLE, "titles of tables with amounts that the dictionary does not know"),
    (HEADING, "headings above numbers that the dictionary does not know"),
    (LABEL, "rows of classified tables that are mere items"),
    (UNPLACED, "numbers without a place, by reason"),
)
_MOST_PLACES = 4
_WIDEST = 60  # columns of the terminal that a wording takes


def add_to(commands: Commands) -> None:
    command = commands.add_parser(
        "doctor",
        help="what the dictionary does not know, and rows that would teach it",
        description="Looks through files or folders, or else through the documents of the last build."
        " Every document is interpreted anew with seeds/ as it is now; nothing is written.",
    )
    command.add_argument(
        "files", type=Path, nargs="*", metavar="FILE", help="files or folders to look through"
    )
    add_warehouse(command)
    add_jobs(command, "documents looked through at a time")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    found: list[Found] = []
    refused: list[tuple[str, str]] = []
    documents = amounts = 0
    for name, answer in _examined(options):
        if isinstance(answer, Examined):
            found += answer.found
            documents, amounts = documents + 1, amounts + answer.amounts
        elif isinstance(answer, Refusal | Failure):
            refused.append((name, answer.message))
    unknowns = gathered(found)
    lost = sum(unknown.numbers for unknown in unknowns if unknown.sort == UNPLACED)
    print(f"{documents:,} documents, {amounts:,} amounts, {lost:,} numbers without a place")
    for name, message in sorted(refused):
        print(f"not read: {clean(name)}: {clean(message)}")
    for sort, title in _SORTS:
        if group := [unknown for unknown in unknowns if unknown.sort == sort]:
            print(f"\n{title}: {len(group)}")
            for unknown in group:
                print(_described(unknown))
    dictionary = load_dictionary(SEEDS)
    print(_pasteable(row for unknown in unknowns if (row := proposed(unknown, dictionary))))
    return DONE


def _examined(options: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    with Pool(options.jobs, limits_from_environment()) as pool:
        if options.files:
            tasks = [Task(name, (name, file, SEEDS)) for name, file in _named(options.files)]
            yield from pool.run(examine_file, tasks)
            return
        places = Places(DEFAULT_DOCUMENTS, options.warehouse.resolve())
        try:
            layouts = (Task(name, (name, layout, SEEDS)) for name, layout in landed_layouts(places))
            yield from pool.run(examine, layouts)
        except NothingLanded as error:
            raise CommandError(str(error)) from error


def _named(paths: Iterable[Path]) -> list[tuple[str, Path]]:
    """The files, and those that lie in the folders, each by the path it was named by."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(
                file
                for file in path.rglob("*")
                if file.is_file() and not file.name.startswith((".", "~$")) and file.suffix != ".csv"
            )
        elif path.is_file():
            files.append(path)
        else:
            raise CommandError(f"{path}: no such file or folder")
    return [(str(file), file) for file in files]


def _described(unknown: Unknown) -> str:
    documents = f"{unknown.documents} document" + ("s" if unknown.documents > 1 else "")
    lines = [
        f"  {shortened(clean(unknown.wording), _WIDEST)}   {unknown.numbers:,} numbers in {documents}",
        *(f"      {_place(where)}" for where in unknown.places[:_MOST_PLACES]),
    ]
    if len(unknown.places) > _MOST_PLACES:
        lines.append(f"      and {len(unknown.places) - _MOST_PLACES} more")
    return "\n".join(lines)


def _place(where: Where) -> str:
    table = " ".join(part for part in (where.table_no, where.table_title) if part)
    return clean(f"{where.document}, page {where.page_no}" + (f", {table}" if table else ""))


def _pasteable(proposals: Iterable[Proposal]) -> str:
    by_seed: dict[str, list[str]] = {}
    for proposal in proposals:
        by_seed.setdefault(proposal.seed, []).append(clean(proposal.line))
    if not by_seed:
        return "\nThe dictionary knows every title, heading and label."
    said = ["\nrows to judge, correct and add (the value is what the nearest known wording means)"]
    for seed, lines in sorted(by_seed.items()):
        header = (SEEDS / seed).read_text(encoding="utf-8").partition("\n")[0]
        said += [f"\nseeds/{seed}   # {header}", *lines]
    return "\n".join(said)
