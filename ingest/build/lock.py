"""One build of a warehouse at a time. The lock goes with the process that holds it, however that ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Locked(Exception):
    """Another build of the same warehouse is running."""


@contextmanager
def only_build(lock: Path) -> Iterator[None]:
    """The file stays: removing it would let two builds hold two locks of one name."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(descriptor, 20, 0).decode(errors="replace").strip()
            by = f" (process {holder})" if holder else ""
            raise Locked(f"another build of this warehouse is running{by}; wait until it ends") from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)
