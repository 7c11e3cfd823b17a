"""`yusuan check`."""

from __future__ import annotations
from ingest.cli.options import Commands


def add_to(commands: Commands) -> None:
    """"""
