"""What is exported: the public tables of a published file, with the types, comments and keys of the contract."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

import duckdb
import yaml

from ingest.export.failure import ExportFailed
from ingest.project import ROOT

SCHEMAS = ("marts", "audit", "reports")
# What tells of one build and not of the documents: the same documents would give other files.
OF_ONE_BUILD = frozenset({("audit", "build"), ("audit", "changes")})
_DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    data_type: str  # as DuckDB spells it
    description: str

    @property
    def is_number(self) -> bool:
        return self.data_type in {"INTEGER", "BIGINT", "SMALLINT"} or self.scale is not None

    @property
    def scale(self) -> int | None:
        """Digits behind the point of a decimal."""
        found = _DECIMAL.fullmatch(self.data_type)
        return int(found[2]) if found else None


@dataclass(frozen=True, slots=True)
class Table:
    schema: str
    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    known: tuple[tuple[str, str, str], ...]  # column, the table it names rows of, that table's column
    rows: int

    @property
    def source(self) -> str:
        return f"{quoted(self.schema)}.{quoted(self.name)}"

    @property
    def order(self) -> str:
        """The same rows come in the same order: by key, else by every column."""
        return ", ".join(quoted(column) for column in self.key) or "all"


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def contents_of(published: duckdb.DuckDBPyConnection) -> list[Table]:
    columns: dict[tuple[str, str], list[Column]] = {}
    for schema, table, column, data_type, comment in published.execute(
        "select schema_name, table_name, column_name, data_type, comment from duckdb_columns()"
        " where database_name = current_database() and list_contains(?, schema_name)"
        " order by schema_name, table_name, column_index",
        [list(SCHEMAS)],
    ).fetchall():
        if (schema, table) not in OF_ONE_BUILD:
            columns.setdefault((schema, table), []).append(Column(column, data_type, comment or ""))
    if not columns:
        raise ExportFailed(
            "the file has no public table: it is no warehouse of ours; make one with `make build`"
        )
    comments = {
        tuple(row[:2]): row[2] or ""
        for row in published.execute(
            "select schema_name, table_name, comment from duckdb_tables()"
            " union all select schema_name, view_name, comment from duckdb_views() where not internal"
        ).fetchall()
    }
    keys = _keys()
    tables = []
    for (schema, name), found in columns.items():
        names = {column.name for column in found}
        key, known = keys.get((schema, name), ((), ()))
        count = published.execute(f"select count(*) from {quoted(schema)}.{quoted(name)}").fetchone()
        assert count is not None  # noqa: S101 - a count always answers
        tables.append(
            Table(
                schema,
                name,
                comments.get((schema, name), ""),
                tuple(found),
                key if names.issuperset(key) else (),
                tuple(each for each in known if each[0] in names),
                count[0],
            )
        )
    return sorted(tables, key=lambda table: (SCHEMAS.index(table.schema), table.name))


def _keys() -> dict[tuple[str, str], tuple[tuple[str, ...], tuple[tuple[str, str, str], ...]]]:
    """The keys that the build tests: of each model its own, and those that lead to other models."""
    found = {}
    for schema in SCHEMAS:
        for path in sorted((ROOT / "models" / schema).glob("_*.yml")):
            for model in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("models", []):
                key: tuple[str, ...] = ()
                known: list[tuple[str, str, str]] = []
                for test in model.get("data_tests", []):
                    if "unique_key" in test:
                        key = tuple(map(str, test["unique_key"]["arguments"]["columns"]))
                    if "known_keys" in test:
                        keys = test["known_keys"]["arguments"]["keys"]
                        known += [(column, target, field) for column, (target, field) in keys.items()]
                found[schema, str(model["name"])] = (key, tuple(known))
    return found


def plain_value(value: object) -> object:
    """Decimals as they are, everything that is no number or text as its text."""
    return value if value is None or isinstance(value, str | int | bool | Decimal) else str(value)
