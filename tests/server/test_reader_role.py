"""The role that reads: it can select, and the server refuses it all else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from ingest.server.address import Address
from ingest.server.failure import PublishFailed

sys.path.insert(0, str(Path(__file__).parent))

from small_warehouse import published, write_warehouse

Server = psycopg.Connection[Any]
READER = '只读 "; drop role postgres; --'
QUOTED = '"' + READER.replace('"', '""') + '"'
FORBIDDEN = (
    "insert into marts.dim_fund (fund) values ('x')",
    "update marts.dim_fund set fund_name = 'x'",
    "delete from marts.dim_fund",
    "truncate marts.dim_fund",
    "alter table marts.dim_fund add column x integer",
    "drop table marts.dim_fund",
    "create index on marts.dim_fund (fund)",
    "create table marts.mine (a integer)",
    "create view reports.mine as select 1 as a",
    "create function marts.f() returns integer language sql as 'select 1'",
    "create schema mine",
    "create table public.mine (a integer)",
    "create role mine",
    "copy marts.dim_fund to '/tmp/stolen'",
    "copy marts.dim_fund from program 'id'",
    "select * from yusuan.published_tables",
    "select * from private.secret",
    "set role postgres",
    "alter system set work_mem = '1GB'",
    "select pg_read_file('/etc/passwd')",
    "do $$ begin lock table marts.dim_fund in exclusive mode; end $$",
    "select * from marts.dim_fund for update",
)


@pytest.fixture
def role(server: Server) -> Iterator[str]:
    yield READER
    server.execute(f"drop owned by {QUOTED}; drop role {QUOTED}")


def test_it_reads_what_is_published_and_does_nothing_else(
    tmp_path: Path, address: Address, server: Server, role: str
) -> None:
    file = tmp_path / "w.duckdb"
    outcome = published(write_warehouse(file, 1), address, reader=role)
    assert [what.partition(",")[0] for what in outcome.reader_may_also] == ["temporary tables"]
    server.execute("create schema private; create table private.secret (a integer)")
    assert server.execute("select rolcanlogin from pg_roles where rolname = %s", [role]).fetchone() == (
        False,
    )
    server.execute(f"alter role {QUOTED} login password 'known'")  # type: ignore[call-overload]
    login = {**address.parameters, "user": role, "password": "known"}
    with psycopg.connect(make_conninfo("", **login), autocommit=True) as reading:
        for place in ("marts.dim_fund", "audit.build", 'reports."预算明细"'):
            assert reading.execute(f"select * from {place}").fetchall()  # type: ignore[call-overload]
        for attempt in FORBIDDEN:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                raise AssertionError(reading.execute(attempt).statusmessage)  # type: ignore[call-overload]
        # The rights stay, and hold for tables that come later, without being named again.
        also = ("create table marts.dim_agency as select '1' as agency_id",)
        published(write_warehouse(file, 2, also=also), address)
        assert reading.execute("select * from marts.dim_agency").fetchall() == [("1",)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            reading.execute("delete from marts.dim_agency")


def test_rights_that_it_had_on_our_tables_are_taken_back(
    tmp_path: Path, address: Address, server: Server, role: str
) -> None:
    file = write_warehouse(tmp_path / "w.duckdb", 1)
    published(file, address)
    server.execute(f"create role {QUOTED}; grant all on all tables in schema marts to {QUOTED}")
    server.execute(
        f"grant create on schema marts to {QUOTED}; grant update (fund) on marts.dim_fund to {QUOTED}"
    )
    published(file, address, reader=role)
    for right in ("insert", "update", "delete", "truncate", "references", "trigger"):
        query = "select has_table_privilege(%s, 'marts.dim_fund', %s), has_schema_privilege(%s, 'marts', 'create')"
        assert server.execute(query, [role, right, role]).fetchone() == (False, False)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        ("create role {role} superuser", "rights over the whole server"),
        ("create role {role} createrole", "rights over the whole server"),
        ("create role {role} noinherit in role postgres", "may act as the role that publishes"),
        ("create role {role} in role pg_write_all_data", "may write into a published table"),
        ("create role {role}; grant create on database {database} to {role}", "create schemas"),
    ],
)
def test_a_role_that_can_do_more_is_refused_and_nothing_is_published(
    made: str, says: str, tmp_path: Path, address: Address, server: Server, role: str
) -> None:
    server.execute(made.format(role=QUOTED, database=address.parameters["dbname"]))  # type: ignore[call-overload]
    with pytest.raises(PublishFailed, match=says):
        published(write_warehouse(tmp_path / "w.duckdb", 1), address, reader=role)
    assert server.execute("select to_regclass('marts.dim_fund')").fetchone() == (None,)


def test_everybody_is_no_reader(tmp_path: Path, address: Address, server: Server) -> None:
    with pytest.raises(PublishFailed, match="reserved"):
        published(write_warehouse(tmp_path / "w.duckdb", 1), address, reader="public")
    assert server.execute("select to_regclass('marts.dim_fund')").fetchone() == (None,)
