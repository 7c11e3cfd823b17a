"""Exit codes that a script can use, and the error that carries one."""

from __future__ import annotations

DONE = 0
FAILED = 1  # a build that publishes nothing, a check that finds faults of ours
USAGE = 2  # a wrong argument: no such file, no such amount
BUSY = 3  # another build of the same warehouse, or publication into the same schemas, is running
UNEXPLAINED = 4  # published, but old numbers changed by our own doing
INTERRUPTED = 130


class CommandError(Exception):
    """Says what is wrong, where, and what to do; the command prints it and ends with its code."""

    def __init__(self, message: str, code: int = USAGE) -> None:
        super().__init__(message)
        self.code = code
