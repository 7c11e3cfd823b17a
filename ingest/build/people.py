"""The macros of the published file, for people who open it: one SQL file each in macros/people, in the order of names."""

from __future__ import annotations

import duckdb

from ingest.project import ROOT

_FOLDER = ROOT / "macros" / "people"


def create_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """In the current catalog; what they read is named without one, so that they outlive a renaming of the file."""
    for file in sorted(_FOLDER.glob("*.sql")):
        connection.execute(file.read_text(encoding="utf-8"))
