"""Worker processes in which each document is handled alone, with limits on time and memory.

A document that breaks its worker, hangs or eats memory costs only itself: its worker is replaced, the others
go on. Only plain values come back; files of the warehouse are touched by nobody but the parent.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Self, TypeVar

from ingest.build.limits import Limits

Key = TypeVar("Key")
_SPAWN = multiprocessing.get_context("spawn")
_START_SECONDS = 60.0  # a new worker loads its modules within the time of its first task


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task gave no value."""

    message: str
    is_lasting: (
        bool  # the code itself failed on these bytes; else a limit was met, which other limits may lift
    )


@dataclass(frozen=True, slots=True)
class Task(Generic[Key]):
    key: Key
    arguments: tuple[Any, ...]


class _Worker:
    def __init__(self, memory_bytes: int) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self.process: BaseProcess = _SPAWN.Process(target=_serve, args=(theirs, memory_bytes), daemon=True)
        self.process.start()
        theirs.close()
        self.is_new = True
        self.deadline = 0.0

    def give(self, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float) -> None:
        self.deadline = time.monotonic() + seconds + (_START_SECONDS if self.is_new else 0.0)
        self.is_new = False
        self.pipe.send((function, arguments))

    def stop(self) -> None:
        self.pipe.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


def _serve(pipe: Connection, memory_bytes: int) -> None:
    """A worker's whole life: one task after another until the parent closes the pipe or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends its workers
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            function, arguments = pipe.recv()
        except EOFError:
            return
        try:
            answer = function(*arguments)
        except MemoryError:
            answer = Failure(_too_much_memory(memory_bytes), is_lasting=False)
        except Exception as error:  # noqa: BLE001 - a hostile file may raise anything; it costs only itself
            answer = Failure(_what_broke(error), is_lasting=True)
        try:
            pipe.send(answer)
        except MemoryError:
            pipe.send(Failure(_too_much_memory(memory_bytes), is_lasting=False))


def _too_much_memory(memory_bytes: int) -> str:
    return (
        f"needed more than {memory_bytes >> 20} MB of memory; split the file,"
        " or give it more with YUSUAN_READ_MEMORY_MB"
    )


def _what_broke(error: Exception) -> str:
    """The error and the line of ours where it was raised, so that a report of it can be acted on."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("ingest.") and name != __name__:
            place = f" in {name} line {trace.tb_lineno}"
        trace = trace.tb_next
    what = f"{type(error).__name__}: {str(error)[:200]}{place}"
    return f"{what}; save the file anew from its program, or report this"


class Pool:
    """`with Pool(jobs, limits) as pool: for key, value in pool.run(function, tasks)`, as they end."""

    def __init__(self, jobs: int, limits: Limits) -> None:
        self._jobs, self._limits = jobs, limits
        self._idle: list[_Worker] = []
        self._busy: dict[Connection, tuple[_Worker, Any]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in [*self._idle, *(worker for worker, _ in self._busy.values())]:
            worker.stop()
        self._idle, self._busy = [], {}

    def run(self, function: Callable[..., Any], tasks: Iterable[Task[Key]]) -> Iterator[tuple[Key, Any]]:
        """Each task's key with the value of `function`, or with a `Failure`."""
        waiting = iter(tasks)
        while True:
            while len(self._busy) < self._jobs and (task := next(waiting, None)) is not None:
                worker = self._idle.pop() if self._idle else _Worker(self._limits.memory_bytes)
                worker.give(function, task.arguments, self._limits.seconds)
                self._busy[worker.pipe] = (worker, task.key)
            if not self._busy:
                return
            yield from self._answers()

    def _answers(self) -> Iterator[tuple[Any, Any]]:
        soonest = min(worker.deadline for worker, _ in self._busy.values())
        ready = wait(list(self._busy), timeout=max(0.0, soonest - time.monotonic()))
        for pipe in list(self._busy):
            worker, key = self._busy[pipe]
            if pipe in ready:
                del self._busy[pipe]
                yield key, self._answer(worker)
            elif time.monotonic() > worker.deadline:
                del self._busy[pipe]
                worker.stop()
                yield key, Failure(self._too_slow(), is_lasting=False)

    def _answer(self, worker: _Worker) -> Any:
        try:
            answer = worker.pipe.recv()
        except (EOFError, ConnectionError):
            worker.stop()
            return Failure(
                f"ended its reader (exit code {worker.process.exitcode}): damaged, or too large;"
                " save the file anew from its program, or split it",
                is_lasting=False,
            )
        self._idle.append(worker)
        return answer

    def _too_slow(self) -> str:
        longest = f"{self._limits.seconds:g} s"
        return f"took longer than {longest}; split the file, or give it longer with YUSUAN_READ_SECONDS"
