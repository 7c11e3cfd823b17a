"""Readers who never stop: no error, and never some rows of one warehouse beside some of another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from ingest.project import ROOT
from ingest.server.address import Address
from ingest.server.failure import PublishFailed

sys.path.insert(0, str(Path(__file__).parent))

from small_warehouse import published, write_warehouse

Server = psycopg.Connection[Any]
ROWS = 2000
PUBLICATIONS = 12

# One statement over tables of all schemas; each row says which version it is of.
ONE_LOOK = """
    select
        (select count(*) from marts.published_amounts),
        (select min(version) from marts.published_amounts),
        (select max(version) from marts.published_amounts),
        (select min(version) from marts.dim_fund),
        (select max("版本") from reports."预算明细"),
        (select right(fingerprint, -8)::integer from audit.build)
"""
# The same, one by one within one transaction.
SEVERAL_LOOKS = (
    "select min(version) from marts.published_amounts",
    "select max(version) from marts.dim_fund",
    'select min("版本") from reports."预算明细"',
    "select right(fingerprint, -8)::integer from audit.build",
)


def in_one_statement(connection: Server) -> int:
    row = connection.execute(ONE_LOOK).fetchone()
    assert row is not None
    rows, *versions = row
    assert rows == ROWS
    assert len(set(versions)) == 1, versions
    return int(versions[0])


def in_one_transaction(connection: Server) -> int:
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read, read only")
        versions = []
        for query in SEVERAL_LOOKS:
            row = connection.execute(query).fetchone()  # type: ignore[call-overload]
            versions.append(row[0])
            time.sleep(0.02)
    assert len(set(versions)) == 1, versions
    assert versions[0] is not None, "a table was empty"
    return int(versions[0])


def test_readers_see_whole_states_throughout_many_publications(tmp_path: Path, address: Address) -> None:
    files = {version: tmp_path / f"{version}.duckdb" for version in range(PUBLICATIONS + 1)}
    for version, file in files.items():
        write_warehouse(file, version, rows=ROWS)
    published(files[0], address)
    seen: Counter[int] = Counter()
    errors: list[BaseException] = []
    done = threading.Event()

    def read(look: Callable[[Server], int]) -> None:
        try:
            with psycopg.connect(make_conninfo("", **address.parameters), autocommit=True) as connection:
                while not done.is_set():
                    seen[look(connection)] += 1
        except BaseException as error:  # noqa: BLE001 - handed to the test
            errors.append(error)

    readers = [
        threading.Thread(target=read, args=(look,))
        for look in (in_one_statement, in_one_statement, in_one_transaction, in_one_transaction)
    ]
    for reader in readers:
        reader.start()
    try:
        for version in range(1, PUBLICATIONS + 1):
            # Whole files, and columns that nobody looks at go and come.
            published(files[version], address)
        time.sleep(0.3)
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert not errors
    assert sum(seen.values()) > 5 * PUBLICATIONS
    assert len(seen) > PUBLICATIONS // 2, "the readers saw hardly any of the states"
    assert set(seen) <= set(files)
    assert seen[PUBLICATIONS], "the last one was never seen"


def test_a_long_reader_holds_nobody_up_and_keeps_what_he_began_with(
    tmp_path: Path, address: Address, server: Server
) -> None:
    file = tmp_path / "w.duckdb"
    published(write_warehouse(file, 1, rows=ROWS), address)
    with server.transaction():
        server.execute("set transaction isolation level repeatable read")
        before = server.execute(ONE_LOOK).fetchone()
        published(write_warehouse(file, 2, rows=ROWS), address)
        assert server.execute(ONE_LOOK).fetchone() == before
        # A table that he had not looked at before is of the same state.
        assert server.execute("select min(version) from marts.dim_fund").fetchone() == (1,)
    assert in_one_statement(server) == 2


def test_changed_columns_wait_for_readers_and_say_for_whom(
    tmp_path: Path, address: Address, server: Server
) -> None:
    file = tmp_path / "w.duckdb"
    published(write_warehouse(file, 1, rows=ROWS), address)
    also = ("alter table marts.dim_fund add column more integer",)
    with server.transaction():
        server.execute("select 1 from marts.dim_fund")
        process = server.info.backend_pid
        with pytest.raises(PublishFailed, match=f"held by process {process} of postgres"):
            published(write_warehouse(file, 2, rows=ROWS, also=also), address)
        assert in_one_statement(server) == 1
    published(file, address)
    assert in_one_statement(server) == 2


def test_two_publishers_and_one_that_is_killed(tmp_path: Path, address: Address, server: Server) -> None:
    file = tmp_path / "w.duckdb"
    published(write_warehouse(file, 1, rows=ROWS), address)
    command = [
        sys.executable,
        "-m",
        "ingest.cli",
        "publish",
        "--warehouse",
        str(write_warehouse(file, 2, rows=ROWS)),
    ]
    environment = {**os.environ, "YUSUAN_DATABASE_URL": url(address)}
    with server.transaction():
        # A writer, which nobody else is: so the publisher stops where it has sent all and exchanged a part.
        server.execute("lock table reports.预算明细 in share mode")
        first = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        assert first.stdout is not None
        said = iter(first.stdout)
        assert any(line.startswith("waiting for process") for line in said)
        second = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert second.returncode == 3
        assert "somebody else publishes into marts, audit, reports" in second.stderr
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        first.stdout.close()
        assert in_one_statement(server) == 1
    deadline = time.monotonic() + 20
    while third := subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, check=False
    ).returncode:
        # The server ends what a killed client began when it next hears of it.
        assert third == 3
        assert time.monotonic() < deadline
    assert in_one_statement(server) == 2
    assert server.execute("select count(*) from pg_class where relname like 'incoming%'").fetchone() == (0,)


def url(address: Address) -> str:
    """A socket's folder goes as a parameter."""
    parts = address.parameters
    return f"postgresql://{parts['user']}@/{parts['dbname']}?host={parts['host']}"
