"""A PostgreSQL server of one's own: on a socket of its own, with its own data, gone afterwards."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

# The superuser comes in as he is, everybody else with a password.
_WHO_MAY_ENTER = "local all postgres trust\nlocal all all scram-sha-256\n"


@contextmanager
def own_server(*, durable: bool = False) -> Iterator[Path]:
    """The folder of its socket. Not durable, it saves the time in which a disk confirms what it wrote."""
    with warnings.catch_warnings():
        # It asks for a runtime folder, which few machines without a desktop have.
        warnings.simplefilter("ignore")
        import pgserver
    # Not in pytest's folders: the server's user, another than root, must come through to it.
    data = Path(tempfile.mkdtemp(prefix="yusuan-pg-"))
    server = pgserver.get_server(data, cleanup_mode="stop")
    try:
        (data / "pg_hba.conf").write_text(_WHO_MAY_ENTER, encoding="ascii")
        folder = Path(str(server.get_postmaster_info().socket_dir))
        with psycopg.connect(host=str(folder), user="postgres", autocommit=True) as connection:
            if not durable:
                connection.execute("alter system set fsync = off")
            connection.execute("select pg_reload_conf()")
        yield folder
    finally:
        server.cleanup()
        shutil.rmtree(data)
