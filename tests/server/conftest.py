"""A PostgreSQL of the tests' own: on a socket of its own, with its own data, ended with them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from ingest.server.address import Address

sys.path.insert(0, str(Path(__file__).parent))

from own_server import own_server


@pytest.fixture(scope="session")
def socket_folder() -> Iterator[Path]:
    pytest.importorskip("pgserver", reason="PostgreSQL (pgserver has no wheel for this Python)")
    with own_server() as folder:
        yield folder


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
