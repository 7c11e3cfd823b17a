"""What a reader says of a file it cannot read."""

from __future__ import annotations


class Unreadable(Exception):
    """The message says what happened and what the owner of the file can do about it."""
