"""`make docs`: dbt's documentation of the published warehouse, in one page that needs no network.

The gate's Data Docs of the last build lie beside it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from ingest.build.dbt import dbt_arguments, dbt_environment
from ingest.build.failure import BuildFailed
from ingest.project import DEFAULT_DOCUMENTS, DEFAULT_WAREHOUSE, ROOT, Places


def write_docs(places: Places) -> Path:
    """dbt opens what it documents for writing, so it gets a copy."""
    copy = places.target / "docs" / "warehouse.duckdb"
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(places.warehouse, copy)
    try:
        ended = subprocess.run(
            [
                sys.executable,
                "-m",
                "dbt.cli.main",
                *dbt_arguments("docs generate", places.target),
                "--static",
            ],
            env=dbt_environment(copy, places.landing, 1),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        copy.unlink()
    if ended.returncode:
        log = places.target / "logs" / "dbt.log"
        raise BuildFailed(f"dbt docs failed (log: {log}):\n{ended.stdout}{ended.stderr}")
    page = places.target / "docs" / "index.html"
    shutil.copy(places.target / "dbt" / "static_index.html", page)
    return page


def main() -> int:
    places = Places(DEFAULT_DOCUMENTS, DEFAULT_WAREHOUSE)
    if not (places.warehouse.is_file() and places.landing.is_file()):
        print("docs: there is no warehouse; make it with `make build`", file=sys.stderr)
        return 2
    try:
        page = write_docs(places)
    except BuildFailed as error:
        print(f"docs: {error}", file=sys.stderr)
        return 1
    print(f"models, columns, lineage: {page.relative_to(ROOT)}")
    gate = places.target / "gx" / "index.html"
    if gate.is_file():
        print(f"the gate's last run: {gate.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
