"""Why a build publishes nothing."""

from __future__ import annotations


class BuildFailed(Exception):
    """The message names what failed and where, and what can be done."""
