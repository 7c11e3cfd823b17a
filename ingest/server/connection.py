"""The connection to the server, and what its errors say to people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import Connection, errors
from psycopg.conninfo import make_conninfo

from ingest.server.address import Address
from ingest.server.failure import PublishFailed
from ingest.terminal import clean

_OLDEST = 130000
_PATIENCE_TO_CONNECT = "10"  # seconds

# A publication takes its time; names are found nowhere but where we say. Local, for behind a pooler the next transaction
# is somebody else's.
_SETTINGS = """
    set local search_path = pg_catalog;
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    set local client_min_messages = warning;
    set local work_mem = '64MB';
    set local maintenance_work_mem = '256MB'
"""

_REMEDIES: dict[type[psycopg.Error], str] = {
    errors.InsufficientPrivilege: "the role that publishes needs CREATE on the database, must own what it published"
    " before, and needs CREATEROLE to make a reader",
    errors.DependentObjectsStillExist: "the columns of a table have changed, and something of yours uses what is no"
    " more: drop it, publish, and make it again",
    errors.DiskFull: "make room on the server, then publish again",
    errors.ReadOnlySqlTransaction: "the server is a standby or set to read only: name the primary one",
}


@contextmanager
def one_transaction(address: Address) -> Iterator[Connection[Any]]:
    """What is done within stands as a whole or not at all; what the server reports comes out as a message of ours."""
    try:
        with psycopg.connect(_whole(address), autocommit=True, prepare_threshold=None) as server:
            require_usable(server.info.server_version, server.info.parameter_status("server_encoding"))
            with server.transaction():
                server.execute(_SETTINGS)
                yield server
    except psycopg.Error as error:
        raise PublishFailed(told(error, address)) from None


def _whole(address: Address) -> str:
    given = {"connect_timeout": _PATIENCE_TO_CONNECT, **address.parameters}
    return make_conninfo(
        "", **given, password=address.password, application_name="yusuan publish", client_encoding="utf8"
    )


def require_usable(version: int, encoding: str | None) -> None:
    if version < _OLDEST:
        raise PublishFailed(
            f"the server is PostgreSQL {version // 10000}: {_OLDEST // 10000} or newer is needed"
        )
    if encoding != "UTF8":
        raise PublishFailed(
            f"the database is encoded in {encoding}, which cannot hold Chinese: make one in UTF8"
        )


def told(error: psycopg.Error, address: Address) -> str:
    """What happened, where the server says more, that too, and what helps; never a password."""
    said = [error.diag.message_primary or str(error), error.diag.message_detail, error.diag.message_hint]
    remedy = next((words for kind, words in _REMEDIES.items() if isinstance(error, kind)), None)
    text = "; ".join(clean(part).strip() for part in [f"{address}: {said[0]}", *said[1:], remedy] if part)
    return text.replace(address.password, "***") if address.password else text
