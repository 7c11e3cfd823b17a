"""The folder assets/ as Superset's import wants it: with the warehouse's address and the contract's descriptions."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import yaml
from settings import HERE, REPOSITORY, Settings

ASSETS = HERE / "assets"


def assets(chosen: Settings) -> dict[str, str]:
    """Every file of the folder by its name in it, ready to be imported."""
    descriptions = contract()
    contents = {}
    for path in sorted(ASSETS.rglob("*.yaml")):
        name = path.relative_to(ASSETS).as_posix()
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if name.startswith("databases/"):
            content |= address(content, chosen)
        elif name.startswith("datasets/"):
            content |= described(content, descriptions)
        contents[name] = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    return contents


def fingerprint(contents: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()


def address(database: dict[str, Any], chosen: Settings) -> dict[str, Any]:
    """Where the database is. What the file says of opening is for DuckDB; a server is opened as any is."""
    if chosen.server is None:
        return {"sqlalchemy_uri": f"duckdb:///{chosen.warehouse}"}
    scheme, separator, rest = chosen.server.partition("://")
    if scheme not in ("postgresql", "postgres") or not separator:
        raise ValueError("YUSUAN_SUPERSET_POSTGRES is not an address like postgresql://user@host/database")
    return {
        "sqlalchemy_uri": f"postgresql+psycopg2://{rest}",
        "extra": database["extra"] | {"engine_params": {}},
    }


def described(dataset: dict[str, Any], descriptions: dict[tuple[str, str], str]) -> dict[str, Any]:
    """A column that stands in a public model under the same name bears its description."""
    model = dataset["extra"]["model"]
    columns = [
        column
        | {"description": column.get("description") or descriptions.get((model, column["column_name"]))}
        for column in dataset["columns"]
    ]
    return {"columns": columns}


def contract() -> dict[tuple[str, str], str]:
    """The Chinese description of every column of the reports, by model and column."""
    with (REPOSITORY / "docs" / "chinese.csv").open(encoding="utf-8", newline="") as file:
        chinese = {row["english"]: row["chinese"] for row in csv.DictReader(file)}
    found = {}
    for path in sorted((REPOSITORY / "models" / "reports").glob("_*.yml")):
        for model in _models(path):
            for column in model.get("columns", []):
                english = " ".join(column.get("description", "").split())
                found[model["name"], column["name"]] = chinese.get(english, english)
    return found


def _models(path: Path) -> list[dict[str, Any]]:
    models: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8")).get("models", [])
    return models
