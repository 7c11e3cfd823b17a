"""Holds the frames of a build against their suites with great-expectations, and leaves its Data Docs."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ingest.build.failure import BuildFailed
from ingest.build.progress import Stage
from ingest.gate.frames import query_frames
from ingest.gate.vocabulary import load_vocabulary
from ingest.project import SEEDS

os.environ["GX_ANALYTICS_ENABLED"] = "false"  # before the import that would read it

import great_expectations as gx

from ingest.gate.suites import suites

_SHOWN = 5
_WHERE = (
    "path",
    "page_no",
    "table_ordinal",
    "row_no",
    "col_no",
    "kind",
    "rule_id",
    "place",
    "disclosure_id",
    "amount_id",
)  # columns that say which row of a frame it is


@dataclass(frozen=True, slots=True)
class Fault:
    """An expectation of ours that a frame does not meet."""

    frame: str
    expectation: str
    found: str

    def __str__(self) -> str:
        return f"  {self.frame}: {self.expectation}\n    {self.found}"


class GateFailed(BuildFailed):
    def __init__(self, faults: list[Fault], docs: Path) -> None:
        listed = "\n".join(map(str, faults))
        super().__init__(f"the gate found {len(faults)} faults of ours (see {docs}):\n{listed}")
        self.faults = faults


def run_gate(build_file: Path, landing: Path, target: Path, stage: Stage) -> None:
    """Raises `GateFailed` where the warehouse contradicts itself; what publishers print never fails it."""
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    frames = query_frames(build_file, landing)
    expected = suites(load_vocabulary(SEEDS))
    stage.expect(sum(map(len, expected.values())))
    docs = target / "gx"
    context = _context(docs)
    source = context.data_sources.add_pandas("build")
    faults: list[Fault] = []
    for name, expectations in expected.items():
        faults += _held_against(context, source, name, frames[name], expectations, stage)
    context.build_data_docs()
    if faults:
        raise GateFailed(faults, docs / "index.html")


def _context(docs: Path) -> Any:
    shutil.rmtree(docs, ignore_errors=True)
    context: Any = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    context.delete_data_docs_site("local_site")
    context.add_data_docs_site(
        "gate",
        {
            "class_name": "SiteBuilder",
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(docs)},
        },
    )
    return context


def _held_against(
    context: Any, source: Any, name: str, frame: pd.DataFrame, expectations: list[Any], stage: Stage
) -> Iterator[Fault]:
    suite = context.suites.add(gx.ExpectationSuite(name=name, expectations=expectations))
    batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("whole")
    definition = context.validation_definitions.add(
        gx.ValidationDefinition(name=name, data=batch, suite=suite)
    )
    answer = definition.run(
        batch_parameters={"dataframe": frame},
        result_format={"result_format": "SUMMARY", "partial_unexpected_count": _SHOWN},
    )
    if len(answer.results) != len(expectations):
        yield Fault(name, "every expectation answers", f"{len(answer.results)} of {len(expectations)} did")
    for result in answer.results:
        stage.advance(name)
        what = _described(result.expectation_config)
        exceptions = list(_exceptions(result.exception_info))
        if exceptions:
            yield Fault(name, what, f"the gate itself failed: {exceptions[0]}")
        elif not result.success:
            yield Fault(name, what, _unexpected(result.result, frame))


def _described(config: Any) -> str:
    """The expectation in a line, with the row condition where it has one."""
    kept = ("column", "column_A", "column_B", "row_condition", "min_value", "value_set")
    arguments = ", ".join(f"{key}={config.kwargs[key]}" for key in kept if config.kwargs.get(key) is not None)
    return f"{config.type}({arguments})"


def _exceptions(info: dict[str, Any]) -> Iterator[str]:
    """The library hands on either one record, or one for each metric that raised."""
    if "raised_exception" in info:
        info = {"": info}
    for record in info.values():
        if isinstance(record, dict) and record.get("raised_exception"):
            yield str(record.get("exception_message"))


def _unexpected(result: dict[str, Any], frame: pd.DataFrame) -> str:
    count, examples = result.get("unexpected_count"), result.get("partial_unexpected_list")
    if count is None:
        return f"observed {result.get('observed_value')}"
    rows = [_where(frame.loc[at]) for at in result.get("partial_unexpected_index_list") or ()]
    return "\n      ".join([f"{count} rows, such as {examples}", *rows])


def _where(row: pd.Series[Any]) -> str:
    return ", ".join(
        f"{column}={row[column]}" for column in _WHERE if column in row and pd.notna(row[column])
    )
