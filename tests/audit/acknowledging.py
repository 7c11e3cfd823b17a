"""A copy of the project's SQL and seeds in which some breaks are acknowledged."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from ingest.project import ROOT

PARTS = ("models", "macros", "seeds", "tests/data")
FILES = ("dbt_project.yml", "profiles.yml")


def project_acknowledging(folder: Path, *breaks: dict[str, str]) -> Path:
    """Where dbt is to run; each break is a row of seeds/acknowledged_breaks.csv."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    for file in FILES:
        shutil.copy(ROOT / file, folder)
    seed = folder / "seeds" / "acknowledged_breaks.csv"
    with seed.open(encoding="utf-8", newline="") as opened:
        names = next(csv.reader(opened))
    with seed.open("a", encoding="utf-8", newline="") as opened:
        csv.DictWriter(opened, names).writerows(breaks)
    return folder
