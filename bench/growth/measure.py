"""dbt over the copies, in a process of its own."""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.growth.copies import write_copies
from ingest.build.dbt import run_dbt
from ingest.build.progress import SilentReporter
from ingest.project import Places


@dataclass(frozen=True, slots=True)
class Grown:
    times: int
    disclosures: int
    amounts: int
    seconds: float  # dbt from beginning to end
    memory_mb: float  # the most that dbt held
    file_mb: float
    nodes: dict[str, float]  # seconds of each seed, model and test

    @property
    def work(self) -> float:
        """Seconds within queries, added up over threads."""
        return sum(self.nodes.values())


def grown(places: Places, times: int, threads: int) -> Grown:
    spawn = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(1, mp_context=spawn) as pool:
        return pool.submit(_grown, places, times, threads, Path(folder)).result()


def _grown(places: Places, times: int, threads: int, folder: Path) -> Grown:
    """In a process of its own, whose only child is dbt."""
    copied, build_file, target = folder / "landing.duckdb", folder / "build.duckdb", folder / "target"
    write_copies(places, times, copied, build_file)
    started = time.perf_counter()
    with SilentReporter().stage("dbt", None) as stage:
        run_dbt(build_file, copied, target, threads, stage)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    results = json.loads((target / "dbt" / "run_results.json").read_text(encoding="utf-8"))["results"]
    with duckdb.connect(str(build_file), read_only=True) as connection:
        disclosures, amounts = (
            int(connection.execute(f"select count(*) from marts.{table}").fetchall()[0][0])
            for table in ("dim_disclosure", "published_amounts")
        )
    return Grown(
        times,
        disclosures,
        amounts,
        seconds,
        peak / (1 << 20 if sys.platform == "darwin" else 1 << 10),
        build_file.stat().st_size / (1 << 20),
        {result["unique_id"]: float(result["execution_time"]) for result in results},
    )
