"""What a publication costs: seconds, and the most memory that the publisher held, against a PostgreSQL of our own.

    python -m bench.publish [--times N] [WAREHOUSE]

Publishes the warehouse as it is and copied N times over: for the first time, again with nothing changed, with the rows of
one disclosure changed in the largest table, and with all its rows changed.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import duckdb

from bench.copied import options_of, told
from bench.measure import peak_megabytes
from ingest.build.assemble import quoted as quoted_path
from ingest.server.address import Address
from ingest.server.contract import contract_of
from ingest.server.keys import PUBLIC_SCHEMAS, load_keys
from ingest.server.patience import Patience
from ingest.server.publish import Target, publish
from ingest.server.stream import opened, quoted
from ingest.server.table import Table
from tests.server.own_server import own_server

_WIDTHS = (5, 36, 12, 12, 8, 6)
_ONE = "disclosure_id = (select min(disclosure_id) from {})"


@dataclass(frozen=True, slots=True)
class Measured:
    seconds: float
    megabytes: float  # the most the publishing process held
    sent: int
    written: int


def measured(warehouse: Path, folder: Path, prefix: str) -> Measured:
    """In a process of its own, which has published nothing before."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        return pool.submit(_publish, warehouse, folder, prefix).result()


def _publish(warehouse: Path, folder: Path, prefix: str) -> Measured:
    target = Target(Address({"host": str(folder), "user": "postgres"}), prefix)
    started = time.perf_counter()
    outcome = publish(warehouse, target, lambda _: None, Patience())
    return Measured(
        time.perf_counter() - started, peak_megabytes(), sum(outcome.sent.values()), outcome.written
    )


def multiplied(warehouse: Path, times: int, copy: Path) -> Table:
    """A file of so many times the rows; keys and what points to them bear the copy's number.

    Its largest table of which a text can be changed.
    """
    with opened(warehouse) as published:
        tables = contract_of(published, load_keys(), "")
    promised = load_keys()
    keyed = {column for keys in promised.values() for column in (*keys.key, *keys.known)}
    sizes: list[tuple[int, int, Table]] = []  # rows, columns
    with duckdb.connect(str(copy)) as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute(f"attach '{quoted_path(warehouse)}' as original (read_only)")
        for schema in PUBLIC_SCHEMAS:
            connection.execute(f"create schema {schema}")
        for table in tables:
            place = f"{table.source.schema}.{quoted(table.source.name)}"
            numbered = ", ".join(
                f"{name} || case when copy > 0 then '~' || copy else '' end as {name}"
                if column.name in keyed and column.type == "text"
                else name
                for column in table.columns
                for name in [quoted(column.name)]
            )
            copies = times if table.key else 1
            connection.execute(
                f"create table {place} as select {numbered} from original.{place}, range({copies}) as r (copy)"
            )
            if _text_of(table):
                row = connection.execute(f"select count(*) from {place}").fetchone()
                sizes.append((row[0] if row else 0, len(table.columns), table))
    return max(sizes, key=lambda size: size[:2])[2]


def _text_of(table: Table) -> str | None:
    """A column of texts that no key and no index has."""
    return next(
        (
            quoted(column.name)
            for column in table.columns
            if column.type == "text" and column.name not in {*table.key, *table.indexed}
        ),
        None,
    )


def changed(warehouse: Path, table: Table, where: str) -> None:
    """Another text in these rows, and another fingerprint."""
    text = _text_of(table)
    place = f"{table.source.schema}.{quoted(table.source.name)}"
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute(
            f"update {place} set {text} = coalesce({text}, '') || '*' where {where.format(place)}"
        )
        connection.execute("update audit.build set fingerprint = fingerprint || '*'")


def _lines(warehouse: Path, times: int, folder: Path, scratch: Path) -> Iterator[list[str]]:
    copy = scratch / f"{times}.duckdb"
    largest = multiplied(warehouse, times, copy)
    steps: list[tuple[str, Callable[[], None]]] = [
        ("first", lambda: None),
        ("nothing changed", lambda: None),
        (f"a disclosure of {largest.source.name}", lambda: changed(copy, largest, _ONE)),
        (f"all of {largest.source.name}", lambda: changed(copy, largest, "true")),
    ]
    for name, prepare in steps:
        prepare()
        one = measured(copy, folder, f"x{times}_")
        rows = f"{one.sent:,}", f"{one.written:,}"
        yield [f"{times}×", name, *rows, f"{one.seconds:.1f}", f"{one.megabytes:.0f}"]


def main() -> int:
    warehouse, times = options_of("publish", __doc__)
    if find_spec("pgserver") is None:
        print("bench: no PostgreSQL: pgserver has no wheel for this Python", file=sys.stderr)
        return 1
    told(["times", "publication", "rows sent", "rows written", "seconds", "MB"], _WIDTHS)
    with tempfile.TemporaryDirectory() as scratch, own_server(durable=True) as folder:
        for many in (1, times):
            for line in _lines(warehouse, many, folder, Path(scratch)):
                told(line, _WIDTHS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
