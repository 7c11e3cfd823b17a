"""A bad document costs only itself."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from ingest.build import pool as pool_module
from ingest.build.limits import Limits, limits_from_environment
from ingest.build.pool import Failure, Pool, Task

sys.path.insert(0, str(Path(__file__).parent))

from hostile import behave


def test_every_misbehaviour_costs_one_task(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "_START_SECONDS", 2.0)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    hows = ["good", "crash", "hang", "raise", "eat", "fine"]
    started = time.monotonic()
    with Pool(2, Limits(seconds=1.0, memory_bytes=2 << 30)) as pool:
        answers = dict(pool.run(behave, [Task(how, (how,)) for how in hows]))
    assert time.monotonic() - started < 20
    assert (answers["good"], answers["fine"]) == ("good", "fine")
    failures = {how: answers[how] for how in ("crash", "hang", "raise", "eat")}
    assert all(isinstance(failure, Failure) for failure in failures.values())
    assert "exit code" in failures["crash"].message
    assert "YUSUAN_READ_SECONDS" in failures["hang"].message
    assert "page 3: bad object" in failures["raise"].message
    assert "YUSUAN_READ_MEMORY_MB" in failures["eat"].message
    assert [failures[how].is_lasting for how in ("crash", "hang", "raise", "eat")] == [
        False,
        False,
        True,
        False,
    ]


def test_limits_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUSUAN_READ_SECONDS", "7")
    assert limits_from_environment().seconds == 7
    monkeypatch.setenv("YUSUAN_READ_SECONDS", "soon")
    with pytest.raises(ValueError, match="YUSUAN_READ_SECONDS"):
        limits_from_environment()
