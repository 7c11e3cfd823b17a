"""The command `yusuan`: one file a sub-command."""

from __future__ import annotations

from ingest.cli.main import main

__all__ = ["main"]
