"""A PostgreSQL of the tests' own: on a socket of its own, with its own data, ended with them."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from ingest.server.address import Address

# The superuser comes in as he is, everybody else with a password.
_WHO_MAY_ENTER = "local all postgres trust\nlocal all all scram-sha-256\n"


@pytest.fixture(scope="session")
def socket_folder() -> Iterator[Path]:
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # it asks for a runtime folder that few machines without a desktop have
        pgserver = pytest.importorskip(
            "pgserver", reason="PostgreSQL (pgserver has no wheel for this Python)"
        )
    # Not in pytest's folders: the server's user, another than root, must come through to it.
    data = Path(tempfile.mkdtemp(prefix="yusuan-pg-"))
    server = pgserver.get_server(data, cleanup_mode="stop")
    try:
        (data / "pg_hba.conf").write_text(_WHO_MAY_ENTER, encoding="ascii")
        folder = Path(str(server.get_postmaster_info().socket_dir))
        with psycopg.connect(host=str(folder), user="postgres", autocommit=True) as connection:
            connection.execute("alter system set fsync = off")  # nobody needs these data after a fall
            connection.execute("select pg_reload_conf()")
        yield folder
    finally:
        server.cleanup()
        shutil.rmtree(data)


@pytest.fixture
def address(socket_folder: Path, request: pytest.FixtureRequest) -> Iterator[Address]:
    """A database of this test's own."""
    name = f"t{abs(hash(request.node.name)) % 10**12}"
    with psycopg.connect(host=str(socket_folder), user="postgres", autocommit=True) as server:
        server.execute(SQL("create database {} encoding 'UTF8' template template0").format(Identifier(name)))
        yield Address({"host": str(socket_folder), "user": "postgres", "dbname": name})
        server.execute(SQL("drop database {} with (force)").format(Identifier(name)))


@pytest.fixture
def server(address: Address) -> Iterator[psycopg.Connection[Any]]:
    """Looks at what was published."""
    with psycopg.connect(make_conninfo("", **address.parameters), autocommit=True) as connection:
        yield connection
