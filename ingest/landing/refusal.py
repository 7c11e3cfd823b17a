"""A document that could not be read or understood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    message: str  # what happened, and what the owner of the file can do about it
    is_lasting: bool = True  # the same bytes will be refused again; else it is tried anew at the next build
