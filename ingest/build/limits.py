"""What one document may cost: a file from the open web must not take the machine."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    seconds: float  # for reading one document, and again for interpreting it
    memory_bytes: int  # address space of the worker that does it


def limits_from_environment() -> Limits:
    """YUSUAN_READ_SECONDS (default 900: two hundred scanned pages) and YUSUAN_READ_MEMORY_MB (default 4096)."""
    return Limits(
        seconds=_positive("YUSUAN_READ_SECONDS", 900),
        memory_bytes=_positive("YUSUAN_READ_MEMORY_MB", 4096) << 20,
    )


def _positive(name: str, default: int) -> int:
    text = os.environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or int(text) == 0:
        raise ValueError(f"{name} is {text!r}; give a whole number above zero")
    return int(text)
