"""What stands on the server after one publication and after the next."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest

from ingest.server.address import Address
from ingest.server.failure import PublishFailed
from ingest.server.table import TableName

sys.path.insert(0, str(Path(__file__).parent))

from small_warehouse import published, write_warehouse

Server = psycopg.Connection[Any]
AMOUNTS = "marts.published_amounts"


def one(server: Server, query: str) -> Any:
    row = server.execute(query).fetchone()  # type: ignore[call-overload]
    return row[0] if row and len(row) == 1 else row


def test_the_built_warehouse_arrives_whole(warehouse: Path, address: Address, server: Server) -> None:
    outcome = published(warehouse, address)
    with duckdb.connect(str(warehouse), read_only=True) as file:
        places = file.execute(
            "select table_schema, table_name from information_schema.tables"
            " where table_schema in ('marts', 'audit', 'reports')"
        ).fetchall()
        assert len(places) == outcome.tables
        for schema, name in places:
            place = f'{schema}."{name}"'
            there = [tuple(map(str, row)) for row in server.execute(f"select * from {place}")]
            here = [tuple(map(str, row)) for row in file.execute(f"from {place}").fetchall()]
            assert sorted(there) == sorted(here), place
    commented = one(server, "select obj_description('reports.三公经费'::regclass)")
    assert "每行一条" in commented
    assert one(server, "select count(*) from pg_constraint where contype = 'f' and convalidated") > 30
    assert not published(warehouse, address).sent


def test_values_keys_and_comments(tmp_path: Path, address: Address, server: Server) -> None:
    outcome = published(write_warehouse(tmp_path / "w.duckdb", 1, rows=4), address)
    assert {str(name): rows for name, rows in outcome.sent.items()} == {
        AMOUNTS: 4, "marts.dim_fund": 2, "audit.build": 1, "reports.预算明细": 4,
    }  # fmt: skip
    assert one(server, f"select * from {AMOUNTS} where amount_id = 'a3'") == (
        "a3", "soe", Decimal("3.05"), "3.05", 1.0, True, date(2023, 1, 4), 1,
    )  # fmt: skip
    assert (
        one(server, f"select obj_description('{AMOUNTS}'::regclass)") == "One row per 'number'; %s \"quoted\""
    )
    assert one(server, f"select col_description('{AMOUNTS}'::regclass, 2)") == "资金来源"
    with pytest.raises(psycopg.errors.UniqueViolation):
        server.execute(f"insert into {AMOUNTS} (amount_id) values ('a3')")
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        server.execute(f"insert into {AMOUNTS} (amount_id, fund) values ('b', 'nobody')")
    assert one(server, f"select count(*) from pg_indexes where tablename = '{AMOUNTS[6:]}'") == 2


def test_only_what_changed_is_sent_and_written(tmp_path: Path, address: Address, server: Server) -> None:
    file = tmp_path / "w.duckdb"
    published(write_warehouse(file, 1, rows=1000, unlike=3), address)
    where = f"select count(*) from {AMOUNTS} where xmin::text = '"
    assert not published(file, address).sent

    stays = ("update marts.dim_fund set version = 1",)
    outcome = published(write_warehouse(file, 2, rows=1000, unlike=3, also=stays), address)
    assert {str(name) for name in outcome.sent} == {AMOUNTS, "reports.预算明细", "audit.build"}
    assert (
        outcome.sent[TableName("marts", "published_amounts")] < 100
    )  # of a thousand: those of three parts in 256
    assert outcome.written == 3 + 3 + 2  # audit.build has no key: its row goes, and another comes
    newest = one(server, f"select xmin::text from {AMOUNTS} where version = 2 limit 1")
    assert one(server, f"{where}{newest}'") == 3

    fewer = published(write_warehouse(file, 3, rows=990, unlike=0, also=stays), address)
    assert one(server, f"select count(*), sum(version) from {AMOUNTS}") == (990, 0)
    assert fewer.written == 2 * (10 + 3) + 2


def test_a_table_is_sent_by_the_disclosures_in_which_something_changed(
    tmp_path: Path, address: Address, server: Server
) -> None:
    file = tmp_path / "w.duckdb"
    disclosed = (
        "'d' || if(i < 100, 1, 2) as disclosure_id, 'l' || i as line_id, if(i < 100, {}, 0) as version"
    )
    lines = f"create table marts.budget_lines as select {disclosed} from range(1000) as r(i)"
    published(write_warehouse(file, 1, also=(lines.format(1),)), address)
    outcome = published(write_warehouse(file, 2, also=(lines.format(2),)), address)
    assert outcome.sent[TableName("marts", "budget_lines")] == 100
    query = "select disclosure_id, version, count(*) from marts.budget_lines group by 1, 2 order by 1"
    assert server.execute(query).fetchall() == [("d1", 2, 100), ("d2", 0, 900)]
    # A line that moves to the other disclosure, and one whose twin stands in a disclosure that has not changed.
    moved = "update marts.budget_lines set disclosure_id = 'd2' where line_id = 'l7'"
    published(write_warehouse(file, 3, also=(lines.format(2), moved)), address)
    assert server.execute(query).fetchall() == [("d1", 2, 99), ("d2", 0, 900), ("d2", 2, 1)]
    twin = "insert into marts.budget_lines values ('d3', 'l500', 3)"
    with pytest.raises(PublishFailed, match="l500"):
        published(write_warehouse(file, 4, also=(lines.format(2), moved, twin)), address)
    # Nothing of a disclosure is left.
    gone = "delete from marts.budget_lines where disclosure_id = 'd2'"
    outcome = published(write_warehouse(file, 5, also=(lines.format(2), gone)), address)
    assert outcome.sent[TableName("marts", "budget_lines")] == 100
    assert server.execute(query).fetchall() == [("d1", 2, 100)]


def test_texts_arrive_as_they_are(tmp_path: Path, address: Address, server: Server) -> None:
    texts = [
        "",
        "\\.",
        "a\n\\.\nb",
        "\\N",
        "NULL",
        '"',
        "a,b",
        "\r\n",
        "=1+1",
        "'; drop schema marts; --",
        "😀",
        "\t",
    ]
    file = write_warehouse(tmp_path / "w.duckdb", 1, rows=0)
    with duckdb.connect(str(file)) as connection:
        for number, text in enumerate([*texts, None, "nul\0here"]):
            connection.execute(
                "insert into marts.published_amounts (amount_id, printed_text) values (?, ?)",
                [f"{number:02}", text],
            )
    published(file, address)
    found = [text for (text,) in server.execute(f"select printed_text from {AMOUNTS} order by amount_id")]
    assert found == [*texts, None, "nul\N{REPLACEMENT CHARACTER}here"]


def test_hostile_names_are_names(tmp_path: Path, address: Address, server: Server) -> None:
    name = 'x"; drop schema marts cascade; --'
    doubled = name.replace('"', '""')
    file = write_warehouse(
        tmp_path / "w.duckdb", 1, also=(f'create table marts."{doubled}" as select 7 as "{doubled}%s{{}}"',)
    )
    published(file, address)
    assert one(server, f'select * from marts."{doubled}"') == 7
    assert one(server, f"select count(*) from {AMOUNTS}") == 500


def test_numbers_of_any_size_and_nested_values(tmp_path: Path, address: Address, server: Server) -> None:
    made = (
        "create table audit.odd as select 123456789012345678901234567890::hugeint as big, [1, 2] as listed,"
    )
    also = (f"{made} timestamp '2024-02-29 01:02:03' as at, 99999999999999999.99::decimal(20, 2) as money",)
    published(write_warehouse(tmp_path / "w.duckdb", 1, also=also), address)
    big, listed, at, money = one(server, "select * from audit.odd")
    assert (big, listed, money) == (
        123456789012345678901234567890,
        "[1, 2]",
        Decimal("99999999999999999.99"),
    )
    assert str(at) == "2024-02-29 01:02:03"


def test_views_and_grants_of_others_outlive_a_publication(
    tmp_path: Path, address: Address, server: Server
) -> None:
    file = tmp_path / "w.duckdb"
    published(write_warehouse(file, 1), address)
    server.execute("drop role if exists analyst")
    server.execute("create role analyst")
    server.execute("create schema own")
    server.execute(f"create view own.seen as select version, count(*) as n from {AMOUNTS} group by version")
    server.execute(f"create materialized view own.kept as select * from {AMOUNTS}")
    server.execute(f"grant select (amount_id) on {AMOUNTS} to analyst")
    published(write_warehouse(file, 2), address)
    assert one(server, "select * from own.seen") == (2, 500)
    assert one(server, "select min(version) from own.kept") == 1
    assert one(server, f"select has_column_privilege('analyst', '{AMOUNTS}', 'amount_id', 'select')")
    server.execute(f"revoke all (amount_id) on {AMOUNTS} from analyst")
    server.execute("drop role analyst")


def test_a_changed_contract_changes_tables_in_place(tmp_path: Path, address: Address, server: Server) -> None:
    file = tmp_path / "w.duckdb"
    published(write_warehouse(file, 1), address)
    server.execute("create schema own")
    server.execute(f"create view own.seen as select amount_id, version from {AMOUNTS}")
    columns = "* exclude (x0, is_sure), 'new' as word, 1::bigint as is_sure"
    also = (
        f"create or replace table {AMOUNTS} as select {columns} from {AMOUNTS}",
        "create table marts.dim_agency as select '1' as agency_id",
        "drop view reports.预算明细",
    )
    outcome = published(write_warehouse(file, 2, also=also), address)
    assert [str(name) for name in outcome.removed] == ["reports.预算明细"]
    assert one(server, f"select distinct word, is_sure, version from {AMOUNTS}") == ("new", 1, 2)
    assert one(server, "select distinct version from own.seen") == 2
    assert one(server, "select to_regclass('reports.预算明细')") is None
    with pytest.raises(psycopg.errors.UndefinedColumn):
        server.execute(f"select x0 from {AMOUNTS}")
    assert not published(file, address).sent


def test_a_key_of_another_type_is_made_anew(tmp_path: Path, address: Address, server: Server) -> None:
    file = tmp_path / "w.duckdb"
    published(write_warehouse(file, 1), address)
    number = "alter table {} alter fund type integer using if(fund = 'general', 1, 2)"
    also = (number.format("marts.dim_fund"), number.format(AMOUNTS))
    published(write_warehouse(file, 2, also=also), address)
    assert (
        one(server, f"select count(*) from {AMOUNTS} as a inner join marts.dim_fund as f on a.fund = f.fund")
        == 500
    )
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        server.execute(f"insert into {AMOUNTS} (amount_id, fund) values ('b', 3)")
    with pytest.raises(psycopg.errors.UniqueViolation):
        server.execute("insert into marts.dim_fund (fund) values (1)")
    assert not published(file, address).sent


def test_tables_that_go_take_along_what_leads_from_them_to_a_key_that_changes(
    tmp_path: Path, address: Address, server: Server
) -> None:
    file = tmp_path / "w.duckdb"
    published(write_warehouse(file, 1), address)
    also = (
        "alter table marts.dim_fund alter fund type integer using if(fund = 'general', 1, 2)",
        f"drop table {AMOUNTS}",
        "drop view reports.预算明细",
    )
    outcome = published(write_warehouse(file, 2, also=also), address)
    assert [str(name) for name in outcome.removed] == [AMOUNTS, "reports.预算明细"]
    assert server.execute("select fund from marts.dim_fund order by fund").fetchall() == [(1,), (2,)]
    published(write_warehouse(file, 3), address)
    assert (
        one(server, f"select count(*) from {AMOUNTS} as a inner join marts.dim_fund as f on a.fund = f.fund")
        == 500
    )


def test_a_view_on_a_column_that_goes_stops_the_publication(
    tmp_path: Path, address: Address, server: Server
) -> None:
    file = tmp_path / "w.duckdb"
    published(write_warehouse(file, 1), address)
    server.execute("create schema own")
    server.execute(f"create view own.seen as select x0 from {AMOUNTS}")
    also = ("alter table marts.published_amounts drop x0",)
    with pytest.raises(PublishFailed, match=r"view own\.seen depends on column x0"):
        published(write_warehouse(file, 2, also=also), address)
    assert one(server, f"select distinct version from {AMOUNTS}") == 1
    server.execute("drop view own.seen")
    published(file, address)
    assert one(server, f"select distinct version from {AMOUNTS}") == 2


def test_what_somebody_dropped_comes_again(tmp_path: Path, address: Address, server: Server) -> None:
    file = write_warehouse(tmp_path / "w.duckdb", 1)
    published(file, address)
    server.execute("drop table marts.dim_fund cascade; drop table reports.预算明细")
    outcome = published(file, address)
    assert {str(name) for name in outcome.sent} == {"marts.dim_fund", "reports.预算明细"}
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        server.execute(f"insert into {AMOUNTS} (amount_id, fund) values ('b', 'nobody')")
    server.execute("drop schema marts cascade; drop schema audit cascade; drop schema reports cascade")
    assert len(published(file, address).sent) == 4


def test_a_warehouse_that_contradicts_itself_changes_nothing(
    tmp_path: Path, address: Address, server: Server
) -> None:
    file = tmp_path / "w.duckdb"
    published(write_warehouse(file, 1), address)
    for also in (
        ("insert into marts.published_amounts select * from marts.published_amounts limit 1",),
        ("update marts.published_amounts set fund = 'nobody' where amount_id = 'a5'",),
    ):
        with pytest.raises(PublishFailed, match=r"a0\) is duplicated|foreign key constraint"):
            published(write_warehouse(file, 2, also=also), address)
        assert one(server, f"select count(*), min(version), max(version) from {AMOUNTS}") == (500, 1, 1)


def test_tables_of_strangers_are_left_alone(tmp_path: Path, address: Address, server: Server) -> None:
    file = write_warehouse(tmp_path / "w.duckdb", 1)
    server.execute(
        "create schema marts; create table marts.dim_fund as select 1 as theirs; create schema audit"
    )
    server.execute("create view audit.build as select 1 as theirs")
    with pytest.raises(PublishFailed, match=r"audit\.build, marts\.dim_fund: .*--prefix"):
        published(file, address)
    published(file, address, prefix="yusuan_")
    assert one(server, "select theirs from marts.dim_fund") == 1
    assert one(server, f"select count(*) from yusuan_{AMOUNTS}") == 500
    assert not published(file, address, prefix="yusuan_").sent


def test_a_file_that_is_no_warehouse_is_refused(tmp_path: Path, address: Address) -> None:
    with duckdb.connect(str(tmp_path / "other.duckdb")) as connection:
        connection.execute("create table t (a integer)")
    (tmp_path / "text.duckdb").write_text("no database", encoding="ascii")
    for name, says in (("other", "no warehouse"), ("text", "cannot be read")):
        with pytest.raises(PublishFailed, match=says):
            published(tmp_path / f"{name}.duckdb", address)


def test_a_view_of_the_file_reads_no_file_of_the_machine(
    tmp_path: Path, address: Address, server: Server
) -> None:
    (tmp_path / "secret.csv").write_text("a\nsecret\n", encoding="ascii")
    also = (f"create view reports.spy as select * from read_csv('{tmp_path / 'secret.csv'}')",)
    with pytest.raises(PublishFailed, match="disabled"):
        published(write_warehouse(tmp_path / "w.duckdb", 1, also=also), address)
    assert one(server, f"select to_regclass('{AMOUNTS}')") is None
