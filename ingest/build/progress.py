"""What a build says while it works: bars on a terminal, plain lines in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)


class Stage(Protocol):
    def advance(self, what: str) -> None:
        """One more is done."""

    def expect(self, total: int) -> None:
        """So many there will be."""


class Reporter(Protocol):
    def stage(self, name: str, total: int | None) -> AbstractContextManager[Stage]:
        """A part of the build that is under way as long as the context lasts."""

    def say(self, text: str) -> None:
        """A line that stays."""


class _BarStage:
    def __init__(self, progress: Progress, name: str, total: int | None) -> None:
        self._progress, self._task = progress, progress.add_task(name, total=total, what="")

    def advance(self, what: str) -> None:
        self._progress.update(self._task, advance=1, what=what[-50:])

    def expect(self, total: int) -> None:
        self._progress.update(self._task, total=total)


class BarReporter:
    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Stage]:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description:<10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[what]}", markup=False),
        )
        with Progress(*columns, console=self._console) as progress:
            yield _BarStage(progress, name, total)

    def say(self, text: str) -> None:
        self._console.print(text, markup=False, highlight=False)


class _LineStage:
    def __init__(self, out: TextIO, name: str, total: int | None, *, each: bool) -> None:
        self._out, self._name, self._total, self._each, self._done = out, name, total, each, 0

    def advance(self, what: str) -> None:
        self._done += 1
        if self._each:
            print(f"{self._name} {self._done}/{self._total or '?'} {what}", file=self._out, flush=True)

    def expect(self, total: int) -> None:
        self._total = total

    @property
    def done(self) -> int:
        return self._done


class LineReporter:
    """Each document has its line; the many nodes of dbt share one."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Stage]:
        started = time.monotonic()
        self.say(f"{name} …")
        stage = _LineStage(self._out, name, total, each=total is not None)
        yield stage
        print(f"{name}: {stage.done} done in {time.monotonic() - started:.1f} s", file=self._out, flush=True)

    def say(self, text: str) -> None:
        print(text, file=self._out, flush=True)


class SilentReporter:
    """Says nothing, for programs that call a build."""

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Stage]:
        yield _LineStage(sys.stdout, name, total, each=False)

    def say(self, text: str) -> None:
        """Nothing."""


def reporter_for(out: TextIO) -> Reporter:
    return BarReporter(Console(file=out)) if out.isatty() else LineReporter(out)
