"""What this Superset is told from outside: where things lie, which warehouse, and the two secrets."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]


@dataclass(frozen=True)
class Settings:
    home: Path  # metadata, made by us and git-ignored
    secrets: Path  # outside the repository
    warehouse: Path
    server: str | None  # where `yusuan publish` puts the warehouse, where that is wanted instead of the file
    port: int


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    configuration = Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return Settings(
        home=Path(environment.get("SUPERSET_HOME") or HERE / ".home").resolve(),
        secrets=configuration / "yusuan" / "superset",
        warehouse=Path(environment.get("YUSUAN_WAREHOUSE") or REPOSITORY / "warehouse.duckdb").resolve(),
        server=environment.get("YUSUAN_SUPERSET_POSTGRES") or None,
        port=int(environment.get("YUSUAN_SUPERSET_PORT") or 8088),
    )


def secret(name: str, folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """From the environment, else from its file; made at random the first time."""
    if given := environment.get(name):
        return given
    path = folder / name.lower()
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
    return path.read_text().strip()
