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

# A publication is one transaction, and takes its time; names are found nowhere but where we say.
_SESSION = """
    set search_path = pg_catalog;
    set statement_timeout = 0;
    set idle_in_transaction_session_timeout = 0;
    set client_min_messages = warning;
    set work_mem = '64MB';
    set maintenance_work_mem = '256MB'
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
def connected(address: Address) -> Iterator[Connection[Any]]:
    """Every error that the server reports within comes out as a message of ours."""
    try:
        with psycopg.connect(_whole(address), autocommit=True) as server:
            require_usable(server.info.server_version, server.info.parameter_status("server_encoding"))
            server.execute(_SESSION)
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
