"""Where the project lies: dictionary, models and defaults are found from here, whatever the cwd."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
DEFAULT_DOCUMENTS = ROOT / "documents"
DEFAULT_WAREHOUSE = ROOT / "warehouse.duckdb"


class NotInProject(Exception):
    """The project's SQL and dictionary do not lie beside the package."""


def require_project() -> None:
    """The package works from its repository (an editable install); say so where it was moved out of it."""
    for name in ("dbt_project.yml", "seeds", "models"):
        if not (ROOT / name).exists():
            raise NotInProject(
                f"{ROOT / name} is missing: install the project from its own folder with `make setup`"
            )


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one warehouse. Everything beside the published file belongs to it."""

    documents: Path
    warehouse: Path

    @property
    def landing(self) -> Path:
        return self.warehouse.with_name("landing.duckdb")

    @property
    def lock(self) -> Path:
        return self.warehouse.with_name(f"{self.warehouse.name}.lock")

    @property
    def target(self) -> Path:
        """Logs, dbt's manifest and the gate's Data Docs of the last build."""
        return self.warehouse.with_name("target")
