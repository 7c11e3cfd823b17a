"""The contract of the repository itself, and what a file's types become."""

from __future__ import annotations

import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from ingest.server.contract import contract_of, server_type
from ingest.server.failure import PublishFailed
from ingest.server.keys import load_keys
from ingest.server.stream import content_of, opened

sys.path.insert(0, str(Path(__file__).parent))

from small_warehouse import write_warehouse


def test_every_public_model_has_a_key() -> None:
    assert [str(name) for name, keys in load_keys().items() if not keys.key] == []


def test_keys_of_the_built_warehouse_lead_to_keys(warehouse: Path) -> None:
    with opened(warehouse) as published:
        tables = {table.name: table for table in contract_of(published, load_keys(), "")}
    assert len(tables) > 30
    assert sum(len(table.foreign_keys) for table in tables.values()) > 30
    for table in tables.values():
        for key in table.foreign_keys:
            assert tables[key.target].key == (key.target_column,)
            assert table.types[key.column] == tables[key.target].types[key.target_column]
        assert table.comment, table.name
    # Every table can be made before those that point to it.
    list(
        TopologicalSorter(
            {name: {key.target for key in t.foreign_keys} for name, t in tables.items()}
        ).static_order()
    )


@pytest.mark.parametrize(
    ("duckdb", "postgresql"),
    [
        ("DECIMAL(20,2)", ("numeric(20,2)", None)),
        ("VARCHAR", ("text", None)),
        ("HUGEINT", ("numeric(38,0)", "decimal(38, 0)")),
        ("TIMESTAMP WITH TIME ZONE", ("timestamp with time zone", None)),
        ("VARCHAR[]", ("text", "varchar")),
        ("STRUCT(a INTEGER)", ("text", "varchar")),
    ],
)
def test_types_hold_every_value(duckdb: str, postgresql: tuple[str, str | None]) -> None:
    assert server_type(duckdb) == postgresql


def test_a_name_that_the_server_would_cut_is_refused(tmp_path: Path) -> None:
    long = "长" * 22
    file = write_warehouse(tmp_path / "w.duckdb", 1, also=(f'create table marts."{long}" (a integer)',))
    with opened(file) as published, pytest.raises(PublishFailed, match="longer than"):
        contract_of(published, {}, "")


def test_the_same_rows_in_another_order_are_the_same_content(tmp_path: Path) -> None:
    def contents(file: Path) -> dict[str, str]:
        with opened(file) as published:
            return {str(t.name): content_of(published, t) for t in contract_of(published, {}, "")}

    first = contents(write_warehouse(tmp_path / "a.duckdb", 1))
    turned = (
        "create or replace table marts.published_amounts as from marts.published_amounts order by amount_id desc",
    )
    assert contents(write_warehouse(tmp_path / "b.duckdb", 1, also=turned)) == first
    blank = ("update marts.published_amounts set printed_text = null where amount_id = 'a7'",)
    other = contents(write_warehouse(tmp_path / "c.duckdb", 1, also=blank))
    assert {name for name in first if other[name] != first[name]} == {"marts.published_amounts"}
