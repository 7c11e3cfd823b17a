"""A copy of the project's SQL and seeds in which a seed has more rows."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from ingest.project import ROOT

PARTS = ("models", "macros", "seeds", "tests/data")
FILES = ("dbt_project.yml", "profiles.yml")


def project_with(folder: Path, seed_name: str, *rows: dict[str, str]) -> Path:
    """Where dbt is to run; the rows are added to seeds/<seed_name>.csv."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    for file in FILES:
        shutil.copy(ROOT / file, folder)
    seed = folder / "seeds" / f"{seed_name}.csv"
    with seed.open(encoding="utf-8", newline="") as opened:
        names = next(csv.reader(opened))
    with seed.open("a", encoding="utf-8", newline="") as opened:
        csv.DictWriter(opened, names).writerows(rows)
    return folder
