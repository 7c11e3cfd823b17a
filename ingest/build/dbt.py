"""Runs dbt over a build file and says, where it fails, which tests and which rows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from ingest.build.failure import BuildFailed
from ingest.build.progress import Stage
from ingest.project import ROOT

# Unit tests judge the SQL, whatever the documents say: `make test` runs them, and no build waits for them.
BUILD = "build --exclude-resource-type unit_test"
_ROWS_SHOWN = 5
_FAILURES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class DbtFailure:
    node: str
    message: str
    rows: tuple[str, ...]  # of a failing test, as text

    def __str__(self) -> str:
        lines = [f"  {self.node}: {self.message}", *(f"    {row}" for row in self.rows)]
        return "\n".join(lines)


class DbtFailed(BuildFailed):
    def __init__(self, failures: list[DbtFailure], log: Path) -> None:
        listed = "\n".join(str(failure) for failure in failures[:_FAILURES_SHOWN])
        more = len(failures) - _FAILURES_SHOWN
        rest = f"\n  and {more} more" if more > 0 else ""
        super().__init__(f"dbt failed in {len(failures)} places (log: {log}):\n{listed}{rest}")
        self.failures = failures


def dbt_arguments(command: str, target: Path) -> list[str]:
    return [
        *command.split(),
        *("--project-dir", str(ROOT), "--profiles-dir", str(ROOT)),
        *("--target-path", str(target / "dbt"), "--log-path", str(target / "logs")),
        "--no-use-colors",
        "--log-level",
        "none",
    ]


def dbt_environment(build_file: Path, landing: Path, threads: int) -> dict[str, str]:
    return {
        "YUSUAN_DBT_MEMORY_MB": str(_memory_mb()),
        **os.environ,
        "YUSUAN_BUILD_FILE": str(build_file),
        "YUSUAN_LANDING": str(landing),
        "YUSUAN_THREADS": str(threads),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DO_NOT_TRACK": "1",
    }


def _memory_mb() -> int:
    """Of queries, unless the environment says otherwise: half of the machine, and no more than they gain by."""
    return min(4096, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // (2 << 20))


def run_dbt(
    build_file: Path, landing: Path, target: Path, threads: int, stage: Stage, command: str = BUILD
) -> None:
    """dbt's command; the stage is told how many nodes there will be, and each that ended."""
    results = target / "dbt" / "run_results.json"
    results.unlink(missing_ok=True)
    exceptions: list[str] = []
    process_of_dbt = [sys.executable, "-m", "ingest.build.dbt_process", str(os.getpid())]
    (target / "logs").mkdir(parents=True, exist_ok=True)
    stderr = target / "logs" / "stderr.txt"  # a file: a pipe that nobody reads would fill up
    with (
        stderr.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            [*process_of_dbt, *dbt_arguments(command, target)],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=dbt_environment(build_file, landing, threads),
            cwd=ROOT,
        ) as process,
    ):
        assert process.stdout is not None  # noqa: S101 - asked for above
        try:
            for line in process.stdout:
                event = _event(line)
                if "total" in event:
                    stage.expect(event["total"])
                elif "name" in event:
                    stage.advance(event["name"])
                elif "exception" in event:
                    exceptions.append(event["exception"])
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        log = target / "logs" / "dbt.log"
        raise DbtFailed(_failures(results, build_file, landing, exceptions, stderr), log)


def _event(line: str) -> dict[str, Any]:
    """A line of the child's; whatever a library prints besides is no event."""
    try:
        event = json.loads(line)
    except json.JSONDecodeError:
        return {}
    return event if isinstance(event, dict) else {}


def _failures(
    results: Path, build_file: Path, landing: Path, exceptions: list[str], stderr: Path
) -> list[DbtFailure]:
    if not results.is_file():
        said = exceptions or [stderr.read_text(encoding="utf-8")[-2000:]]
        return [DbtFailure("dbt", text.strip(), ()) for text in said]
    failed = [
        result
        for result in json.loads(results.read_text(encoding="utf-8"))["results"]
        if result["status"] in {"error", "fail", "runtime error"}
    ]
    with duckdb.connect(str(build_file)) as connection:
        connection.execute(f"attach '{str(landing).replace(chr(39), chr(39) * 2)}' as landing (read_only)")
        return [
            DbtFailure(
                result["unique_id"],
                (result.get("message") or "").strip(),
                _rows_of(connection, result) if result["status"] == "fail" else (),
            )
            for result in failed
        ]


def _rows_of(connection: duckdb.DuckDBPyConnection, result: dict[str, Any]) -> tuple[str, ...]:
    """The first rows that a failing test found."""
    compiled = result.get("compiled_code")
    if not compiled:
        return ()
    try:
        found = connection.execute(f"select * from ({compiled}) as failing limit {_ROWS_SHOWN}")
    except duckdb.Error as error:
        return (f"(its rows cannot be shown: {error})",)
    names = [column[0] for column in found.description or ()]
    return tuple(
        ", ".join(f"{name}={value}" for name, value in zip(names, row, strict=True))
        for row in found.fetchall()
    )
