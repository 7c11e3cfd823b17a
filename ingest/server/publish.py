"""One publication, from the file to the server: one transaction, which stands as a whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from psycopg import Connection
from psycopg.sql import SQL, Composed, Identifier

from ingest.server.address import Address
from ingest.server.connection import one_transaction
from ingest.server.contract import contract_of
from ingest.server.failure import Busy, PublishFailed
from ingest.server.keys import PUBLIC_SCHEMAS, load_keys
from ingest.server.live import Live, live_state
from ingest.server.memory import WHOLE, Memory, parts_that_differ, recalled, remember
from ingest.server.patience import Patience, patiently
from ingest.server.plan import Plan, plan_of
from ingest.server.reader import let_read
from ingest.server.statements import (
    cleared,
    completed,
    copied,
    created,
    created_for_a_while,
    held,
    keyed,
    merged,
    named,
    schemas_made,
)
from ingest.server.stream import content_of, csv_of, fingerprint_of, opened
from ingest.server.table import Table, TableName

_ALL = frozenset({WHOLE})


@dataclass(frozen=True, slots=True)
class Target:
    address: Address
    prefix: str = ""  # before the names of the schemas
    reader: str | None = None

    @property
    def schemas(self) -> list[str]:
        return [self.prefix + schema for schema in PUBLIC_SCHEMAS]

    @property
    def memory(self) -> str:
        return f"{self.prefix}yusuan"


@dataclass(frozen=True, slots=True)
class Outcome:
    tables: int
    sent: Mapping[TableName, int]  # rows that went over the line
    written: int  # rows that the server did not have so
    removed: Sequence[TableName]
    reader_may_also: Sequence[str]


def publish(warehouse: Path, target: Target, say: Callable[[str], None], patience: Patience) -> Outcome:
    """Raises PublishFailed; then everything on the server is as it was."""
    with opened(warehouse) as published, one_transaction(target.address) as server:
        _keep_others_out(server, target)
        wanted = contract_of(published, load_keys(), target.prefix)
        memory, live = recalled(server, target.memory), live_state(server, target.schemas)
        _refuse_strangers(live, memory, wanted)
        plan = plan_of(live, wanted, set(memory.contents) - {table.name for table in wanted})
        now = _contents(published, wanted, memory, plan)
        _run(server, [*schemas_made(plan), *map(created, plan.new)])
        sent = {one.name: _copy(published, server, one, named(one.name), _ALL, say) for one in plan.new}
        incoming = _incoming(wanted, memory, now, plan)
        for one in incoming:
            server.execute(created_for_a_while(one.table, one.place))
            sent[one.table.name] = _copy(published, server, one.table, one.place, one.parts, say)
            _run(server, [*keyed(one.table, one.place), SQL("analyze {}").format(one.place)])

        exchange = _Exchange(server, plan, incoming, list(sent))
        written = patiently(server, target.schemas, patience, say, exchange.run) + sum(
            sent[table.name] for table in plan.new
        )
        if now != memory:
            remember(server, target.memory, now)
        may_also = let_read(server, target.reader, [table.name for table in wanted]) if target.reader else []
    return Outcome(len(wanted), sent, written, plan.gone, may_also)


@dataclass(frozen=True, slots=True)
class _Incoming:
    """Rows that wait to be exchanged."""

    table: Table
    place: Identifier
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What makes the new rows the ones that are seen; all of it can be taken back and tried again."""

    server: Connection[Any]
    plan: Plan
    incoming: Sequence[_Incoming]
    touched: Sequence[TableName]

    def run(self) -> int:
        """How many rows were written."""
        _run(self.server, [*held(self.plan), *cleared(self.plan)])
        written = sum(
            self.server.execute(statement).rowcount
            for one in self.incoming
            for statement in merged(one.table, one.place, one.parts)
        )
        # What points to nothing shows here; and no table with open questions can be altered.
        self.server.execute("set constraints all immediate")
        _run(self.server, completed(self.plan))
        _run(self.server, [SQL("analyze {}").format(named(name)) for name in self.touched])
        return written


def _run(server: Connection[Any], statements: Iterable[Composed]) -> None:
    for statement in statements:
        server.execute(statement)


def _keep_others_out(server: Connection[Any], target: Target) -> None:
    """One publisher at a time; the lock goes with the transaction, however that ends."""
    number = int.from_bytes(hashlib.sha256(target.memory.encode()).digest()[:8], signed=True)
    row = server.execute("select pg_try_advisory_xact_lock(%s)", [number]).fetchone()
    if row is None or not row[0]:
        raise Busy(
            f"{target.address}: somebody else publishes into {', '.join(target.schemas)}; wait until it ends"
        )


def _refuse_strangers(live: Live, memory: Memory, wanted: Iterable[Table]) -> None:
    standing = live.others | set(live.tables)
    strangers = sorted(
        table.name
        for table in wanted
        if table.name in standing and (table.name in live.others or table.name not in memory.contents)
    )
    if strangers:
        listed = ", ".join(map(str, strangers[:5])) + (" …" if len(strangers) > 5 else "")
        raise PublishFailed(
            f"{listed}: stands on the server and was not published by us. Publish beside it, with --prefix"
        )


def _contents(
    published: duckdb.DuckDBPyConnection, wanted: Iterable[Table], memory: Memory, plan: Plan
) -> Memory:
    """What the server will hold. A file that was built from the same is the same: its rows are not looked at."""
    fingerprint = fingerprint_of(published)
    known = memory.contents if fingerprint == memory.fingerprint else {}
    new = {table.name for table in plan.new}
    return Memory(
        fingerprint,
        {
            table.name: known[table.name]
            if table.name in known and table.name not in new
            else content_of(published, table)
            for table in wanted
        },
    )


def _incoming(wanted: Iterable[Table], memory: Memory, now: Memory, plan: Plan) -> list[_Incoming]:
    """What has changed of the tables that stand there."""
    new = {table.name for table in plan.new}
    changed = [
        (table, _ALL if table.name in plan.reshaped else parts_that_differ(before, now.contents[table.name]))
        for table in wanted
        if table.name not in new
        for before in [memory.contents[table.name]]
    ]
    return [
        _Incoming(table, Identifier(f"incoming_{number}"), parts)
        for number, (table, parts) in enumerate(changed)
        if parts
    ]


def _copy(
    published: duckdb.DuckDBPyConnection,
    server: Connection[Any],
    table: Table,
    place: Identifier,
    parts: frozenset[str],
    say: Callable[[str], None],
) -> int:
    with server.cursor() as cursor:
        with cursor.copy(copied(table, place)) as copy:
            for lines in csv_of(published, table, parts):
                copy.write(lines)
        say(f"{table.name}: {cursor.rowcount:,} rows sent")
        return cursor.rowcount
