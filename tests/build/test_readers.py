"""Readers never stop a build, builds never stop readers, and nobody sees half of a state."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import cast

import duckdb
import pytest

from ingest.build.assemble import discard, finish, fresh_build_file, publish

READERS, BUILDS = 10, 20
# One number in three tables of different schemas: whoever sees two of them in one answer saw half of a state.
MARKED = """
    select (select cast(fingerprint as integer) from audit.build) as build,
           (select max(table_ordinal) from marts.published_amounts) as amounts_last,
           (select min(table_ordinal) from marts.published_amounts) as amounts_first,
           (select count(*) from marts.dim_document) as documents,
           (select max("数据年度") from reports."三公经费") as reported
"""


_TRY_TO_WRITE = """
import os, sys, duckdb
os.setgid(65534)
os.setuid(65534)
duckdb.connect(sys.argv[1], read_only=True).execute("select 1 from audit.build")
try:
    duckdb.connect(sys.argv[1])
except duckdb.IOException:
    print("refused")
"""


def build_state(warehouse: Path, template: Path, state: int) -> None:
    """As a build ends: a file of its own, made compact and swapped in; every table says which state it is of."""
    build_file = fresh_build_file(warehouse)
    shutil.copyfile(template, build_file)
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("drop table audit.build")
        connection.execute("update marts.published_amounts set table_ordinal = ?", [state])
        connection.execute("update marts.fct_three_public set figure_year = ?", [state])
    publish(finish(build_file, str(state)), warehouse)
    discard(warehouse)


def read_until(warehouse: str, stop: Event, seen: Queue[tuple[int, list[int], str | None]]) -> None:
    """A reader that opens the file anew, asks, and closes it; and says what it saw."""
    asked, states, error = 0, set(), None
    try:
        while not stop.is_set():
            with duckdb.connect(warehouse, read_only=True) as connection:
                for _ in range(2):
                    row = connection.execute(MARKED).fetchone()
                    assert row is not None
                    build, last, first, documents, reported = row
                    assert build == last == first == reported, f"half of a state: {row}"
                    assert documents > 0
                    asked += 1
                    states.add(build)
    except Exception as problem:  # noqa: BLE001 - told to the test, which fails on it
        error = f"{type(problem).__name__}: {problem}"
    seen.put((asked, sorted(states), error))


@pytest.fixture
def template(warehouse: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "template.duckdb"
    shutil.copyfile(warehouse, copy)
    return copy


def test_ten_readers_ask_all_the_time_while_twenty_builds_are_published(
    template: Path, tmp_path: Path
) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    build_state(warehouse, template, 0)
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    seen: Queue[tuple[int, list[int], str | None]] = context.Queue()
    readers = [context.Process(target=read_until, args=(str(warehouse), stop, seen)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        for state in range(1, BUILDS + 1):
            build_state(warehouse, template, state)
    finally:
        stop.set()
        told = [seen.get(timeout=120) for _ in readers]
        for reader in readers:
            reader.join()
    assert [error for _, _, error in told if error] == []
    assert all(asked > 0 for asked, _, _ in told)
    states = {state for _, of_one, _ in told for state in of_one}
    assert len(states) > BUILDS / 4, f"readers saw the builds come: {sorted(states)}"
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        row = cast("tuple[int, ...]", connection.execute(MARKED).fetchone())
        assert row[0] == BUILDS
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_reader_that_stays_open_keeps_its_state_and_stops_no_build(template: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    build_state(warehouse, template, 1)
    with duckdb.connect(str(warehouse), read_only=True) as old:
        before = old.execute(MARKED).fetchone()
        build_state(warehouse, template, 2)
        assert old.execute(MARKED).fetchone() == before
    with duckdb.connect(str(warehouse), read_only=True) as new:
        assert cast("tuple[int, ...]", new.execute(MARKED).fetchone())[0] == 2


def test_the_published_file_cannot_be_opened_for_writing(warehouse: Path) -> None:
    """A tool that is not told to read only would lock readers out and leave a log that spoils the next file."""
    assert warehouse.stat().st_mode & 0o222 == 0
    if os.geteuid() != 0:
        with pytest.raises(duckdb.IOException):
            duckdb.connect(str(warehouse))
        return
    # The superuser may write anywhere: another user tries, in a folder that is open to him, as pytest's are not.
    with tempfile.TemporaryDirectory(prefix="yusuan-readers-") as folder:
        Path(folder).chmod(0o755)
        copy = Path(shutil.copy(warehouse, folder))
        tried = subprocess.run(
            [sys.executable, "-c", _TRY_TO_WRITE, str(copy)], capture_output=True, text=True, check=False
        )
    assert tried.stdout == "refused\n", tried.stderr


def test_a_log_that_a_writer_left_is_not_replayed_into_the_new_file(template: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    build_state(warehouse, template, 1)
    warehouse.with_name("warehouse.duckdb.wal").write_bytes(b"left by a tool that wrote")
    build_state(warehouse, template, 2)
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        assert cast("tuple[int, ...]", connection.execute(MARKED).fetchone())[0] == 2


def test_the_file_is_of_a_storage_version_that_older_drivers_open(warehouse: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{warehouse}' as published (read_only)")
        (tags,) = connection.execute(
            "select tags from duckdb_databases() where database_name = 'published'"
        ).fetchone() or ({},)
    assert tags["storage_version"].startswith("v1.0.0"), tags
