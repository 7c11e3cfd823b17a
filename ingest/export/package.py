"""datapackage.json: what every file holds, as Frictionless and Fiscal Data Package describe it."""

from __future__ import annotations

import json

import duckdb

from ingest.docs.data_dictionary import load_chinese
from ingest.export.contents import Column, Table

_TYPES = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "SMALLINT": "integer",
}
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}

# What the wide table measures, and along what: by its columns.
_MEASURED = "budget_lines"
_MEASURES = {"amount": {"source": "amount_yuan", "currency": "CNY", "factor": 1}}
_DIMENSIONS = {
    "region": ("location", ("region_code",), ("province_name", "city_name", "county_name")),
    "agency": ("administrative", ("agency_name",), ()),
    "year": ("datetime", ("fiscal_year",), ()),
    "phase": ("other", ("kind",), ()),
    "scope": ("other", ("scope",), ()),
    "breakdown": ("other", ("breakdown",), ()),
    "function": ("functional", ("function_code",), ("function_name", "function_path")),
    "economic": ("economic", ("economic_code",), ("economic_name", "economic_path")),
    "fund": ("fundingSource", ("fund",), ("fund_name",)),
    "origin": ("other", ("origin",), ()),
    "spend": ("other", ("spend",), ()),
    "project": ("activity", ("project_name",), ()),
}


def package_of(
    published: duckdb.DuckDBPyConnection, tables: list[Table], files: dict[tuple[str, str, str], list[str]]
) -> str:
    """The files by format, schema and table, as paths below the package."""
    chinese = load_chinese()
    by_name = {(table.schema, table.name): table for table in tables}
    formats = {kind for kind, _, _ in files}
    package: dict[str, object] = {
        "name": "yusuan",
        "title": "Chinese government budget disclosures 中国政府预决算公开",
        "profile": "fiscal-data-package",
        "countryCode": "CN",
        "sources": _sources(published),
        "resources": [
            _resource(kind, by_name[schema, name], paths, by_name, chinese)
            for (kind, schema, name), paths in sorted(files.items())
        ],
    }
    lines = by_name.get(("marts", _MEASURED))
    if lines is not None and ("csv" in formats or "parquet" in formats):
        package["model"] = _model(lines, _resource_name("csv" if "csv" in formats else "parquet", lines))
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource_name(kind: str, table: Table) -> str:
    return f"{table.schema}.{table.name}" + ("" if kind == "csv" else f".{kind}")


def _resource(
    kind: str, table: Table, paths: list[str], by_name: dict[tuple[str, str], Table], chinese: dict[str, str]
) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(column, chinese) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    foreign = [
        {
            "fields": column,
            "reference": {"resource": _resource_name(kind, by_name["marts", target]), "fields": field},
        }
        for column, target, field in table.known
        if ("marts", target) in by_name  # the seeds, which some keys lead to, are not exported
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    described = {"description": table.description}
    if table.description in chinese:
        described["description_zh"] = chinese[table.description]
    return {
        "name": _resource_name(kind, table),
        "path": paths[0] if len(paths) == 1 else paths,
        "format": kind,
        "mediatype": _MEDIA[kind],
        **({"encoding": "utf-8"} if kind == "csv" else {}),
        **described,
        "schema": schema,
    }


def _field(column: Column, chinese: dict[str, str]) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": "number" if column.scale is not None else _TYPES.get(column.data_type, "string"),
        "description": column.description,
    }
    if column.description in chinese:
        field["description_zh"] = chinese[column.description]
    return field


def _model(lines: Table, resource: str) -> dict[str, object]:
    names = {column.name for column in lines.columns}
    return {
        "measures": {name: {**measure, "resource": resource} for name, measure in _MEASURES.items()},
        "dimensions": {
            name: {
                "dimensionType": kind,
                "primaryKey": list(keys),
                "attributes": {
                    each: {"source": each, "resource": resource}
                    for each in (*keys, *attributes)
                    if each in names
                },
            }
            for name, (kind, keys, attributes) in _DIMENSIONS.items()
            if names.issuperset(keys)
        },
    }


def _sources(published: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    rows = published.execute("select path, source_url from marts.dim_document order by path").fetchall()
    return [{"title": path} | ({"path": url} if url else {}) for path, url in rows]
