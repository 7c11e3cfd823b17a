"""What many tests share: a warehouse built from documents/, and the last line: what could not run."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.project import DEFAULT_DOCUMENTS, ROOT, Places

# Documents and figures that are not part of the repository; tests that need them take `shared_folder`.
SHARED = Path(os.environ.get("YUSUAN_SHARED", ROOT.parent / "shared"))
REQUIRE_SHARED = "YUSUAN_REQUIRE_SHARED"

_not_run: Counter[str] = Counter()
_elsewhere: Counter[str] = Counter()


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"corpus tests ({os.environ.get('YUSUAN_SHARED', '../shared')} missing)")
    return SHARED


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A warehouse published from documents/ with two workers; tests read it and leave it as it is."""
    places = Places(DEFAULT_DOCUMENTS, tmp_path_factory.mktemp("built") / "warehouse.duckdb")
    outcome = build(places, 2, SilentReporter())
    assert outcome.is_new
    return places


@pytest.fixture(scope="session")
def warehouse(built: Places) -> Path:
    """The published file of `built`."""
    return built.warehouse


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _not_run[_reason(report.longrepr)] += 1


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        _not_run[_reason(report.longrepr)] += 1


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    """What is left out by design, because it takes minutes, has a target of its own."""
    _elsewhere["make bi-test"] += sum(item.get_closest_marker("superset") is not None for item in items)


def _reason(longrepr: object) -> str:
    text = str(longrepr[2]) if isinstance(longrepr, tuple) else str(longrepr)
    return text.removeprefix("Skipped: ")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where nothing may be left out, what could not run is a failure."""
    if _not_run and os.environ.get(REQUIRE_SHARED) and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    if config.option.collectonly or hasattr(config, "workerinput"):
        return
    elsewhere = "".join(f"; {count} more with: {target}" for target, count in _elsewhere.items() if count)
    if not _not_run:
        print(f"every test ran{elsewhere}")
        return
    reasons = "; ".join(f"{reason} × {count}" for reason, count in sorted(_not_run.items()))
    print(f"not run: {reasons}" + (" (a failure here)" if os.environ.get(REQUIRE_SHARED) else "") + elsewhere)
