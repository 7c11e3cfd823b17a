"""Two copies of one warehouse, of which a test changes one as another build would have."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from ingest.changes.compare import compare

Compared = Callable[..., list[dict[str, object]]]


@pytest.fixture
def compared(warehouse: Path, tmp_path: Path) -> Compared:
    """The changes from the warehouse to one in which these statements have been run."""

    def changes(*statements: str) -> list[dict[str, object]]:
        after = tmp_path / "after.duckdb"
        shutil.copy(warehouse, after)
        with duckdb.connect(str(after)) as connection:
            for statement in statements:
                connection.execute(statement)
        with duckdb.connect() as connection:
            compare(connection, warehouse, after)
            found = connection.execute("select * from changes order by subject, change, label")
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return changes
