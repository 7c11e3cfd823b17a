"""The keys of the public models: what dbt's tests `unique_key` and `known_keys` hold them to at every build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from ingest.project import ROOT
from ingest.server.table import TableName

PUBLIC_SCHEMAS = ("marts", "audit", "reports")


@dataclass(frozen=True, slots=True)
class Keys:
    key: tuple[str, ...]  # empty: none is promised
    known: Mapping[
        str, tuple[TableName, str]
    ]  # a column, and the column whose values are the only ones it may have


NO_KEYS = Keys((), {})


def load_keys() -> dict[TableName, Keys]:
    nodes = {
        TableName(schema, str(node["name"])): node
        for schema in PUBLIC_SCHEMAS
        for path in sorted((ROOT / "models" / schema).glob("_*.yml"))
        for node in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("models", [])
    }
    places = {name.name: name for name in nodes}
    return {name: _keys(node.get("data_tests", []), places) for name, node in nodes.items()}


def _keys(tests: list[Any], places: Mapping[str, TableName]) -> Keys:
    # A test without arguments is written as its mere name.
    arguments = [
        (kind, said.get("arguments", {}))
        for test in tests
        if isinstance(test, dict)
        for kind, said in test.items()
    ]
    keys = [tuple(said["columns"]) for kind, said in arguments if kind == "unique_key"]
    known = {
        column: (places[model], field)
        for kind, said in arguments
        if kind == "known_keys"
        for column, (model, field) in said["keys"].items()
        if model in places
    }
    return Keys(keys[0] if keys else (), known)
