"""Any two warehouse files compared by the models that tell a build's changes: one way to tell them, not two."""

from __future__ import annotations

from pathlib import Path

import duckdb
from jinja2 import Environment, StrictUndefined

from ingest.build.assemble import quoted
from ingest.changes.published import copy_published
from ingest.project import ROOT

_CHANGES = "changes"


def compare(connection: duckdb.DuckDBPyConnection, before: Path, after: Path) -> None:
    """Fills the connection's own table `changes`, with the rows audit.changes would have had."""
    connection.execute(f"attach '{quoted(after)}' as after (read_only)")
    copy_published(connection, before)
    _Models(connection).make(_CHANGES)


class _Models:
    """The models of the project, as dbt would make them, over the public tables of the file attached as `after`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        found = connection.execute(
            "select table_name, schema_name from duckdb_tables() where database_name = 'after'"
        )
        self._relations = {name: f"after.{schema}.{name}" for name, schema in found.fetchall()}
        self._relations.pop(_CHANGES, None)
        self._files = {file.stem: file for file in (ROOT / "models").rglob("*.sql")}
        self._environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - SQL of our own
        self._macros = "".join(
            file.read_text(encoding="utf-8")
            for file in sorted((ROOT / "macros" / "expressions").glob("*.sql"))
        )

    def make(self, name: str) -> str:
        """The relation of that name; one that the file does not publish is made here, and those it stands on."""
        if name not in self._relations:
            model = self._macros + self._files[name].read_text(encoding="utf-8")
            query = self._environment.from_string(model).render(
                ref=self.make, source=_source, **_ENGINE_WORDS
            )
            self._connection.execute(f"create temp table {name} as {query}")
            self._relations[name] = name
        return self._relations[name]


def _joined_text(column: str, separator: str = ",") -> str:
    return f"string_agg({column}, '{separator}' order by {column})"


# What macros/dbt/engines.sql asks of dbt's adapter.
_ENGINE_WORDS = {"type_text": lambda: "varchar", "global_flag": lambda: ", 'g'", "joined_text": _joined_text}


def _source(source: str, table: str) -> str:
    return f"after.audit.{table}" if source == "build" else f"{source}.{table}"
