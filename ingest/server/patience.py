"""Waiting for readers, where a table's columns change: often and briefly, so that nobody waits long for us."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Connection, errors

from ingest.server.failure import PublishFailed

_HOLDERS = """
    select distinct a.pid, a.usename::text, a.application_name
    from pg_locks as l
    inner join pg_class as c on l.relation = c.oid
    inner join pg_namespace as n on c.relnamespace = n.oid
    inner join pg_stat_activity as a on l.pid = a.pid
    where n.nspname = any(%s) and l.granted and l.pid <> pg_backend_pid()
    order by a.pid
"""


@dataclass(frozen=True, slots=True)
class Patience:
    attempts: int = 60
    wait: float = 0.5  # seconds for a lock; readers that come later wait behind us, so they are few
    pause: float = 0.5  # seconds in which these go on


def patiently(
    server: Connection[Any],
    schemas: Sequence[str],
    patience: Patience,
    say: Callable[[str], None],
    step: Callable[[], int],
) -> int:
    """The step within a savepoint of its own, again where somebody holds a table."""
    for attempt in range(1, patience.attempts + 1):
        try:
            with server.transaction():
                server.execute(
                    "select set_config('lock_timeout', %s, true)", [f"{patience.wait * 1000:.0f}ms"]
                )
                return step()
        except errors.LockNotAvailable:
            holders = _holders(server, schemas)
            if attempt == 1:
                say(f"waiting for {holders}")
            time.sleep(patience.pause)
    raise PublishFailed(
        f"tables are held by {_holders(server, schemas)} and cannot be exchanged: end what holds them, or try later"
    )


def _holders(server: Connection[Any], schemas: Sequence[str]) -> str:
    found = server.execute(_HOLDERS, [list(schemas)]).fetchall()
    return (
        ", ".join(f"process {pid} of {user} ({name or 'unnamed'})" for pid, user, name in found) or "others"
    )
