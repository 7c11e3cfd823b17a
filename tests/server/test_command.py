"""`yusuan publish` as people and schedulers use it: codes, clear messages, and no password in any of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import errors

from ingest.cli import main
from ingest.server.address import VARIABLE, Address
from ingest.server.connection import require_usable, told
from ingest.server.failure import PublishFailed
from ingest.server.publish import Target, publish

sys.path.insert(0, str(Path(__file__).parent))

from small_warehouse import HURRY, published, write_warehouse

SECRET = "xuM3i"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(write_warehouse(tmp_path / "w.duckdb", 1))


def test_it_says_what_was_sent_and_the_second_time_nothing(
    file: str, address: Address, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    where = address.parameters
    monkeypatch.setenv(VARIABLE, f"postgresql://{where['user']}@/{where['dbname']}?host={where['host']}")
    assert main(["publish", "--warehouse", file]) == 0
    said = capsys.readouterr().out
    assert "marts.published_amounts: 500 rows sent" in said
    assert "4 of 4 tables sent, 1,003 rows, of which 1,003 were new or changed: postgresql://" in said
    assert main(["publish", "--warehouse", file]) == 0
    assert capsys.readouterr().out.startswith("nothing changed: postgresql://")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, VARIABLE),
        (["--warehouse", "nowhere.duckdb", "postgresql://db/w"], 2, "make build"),
        ([f"postgresql://u:{SECRET}@127.0.0.1:1/w"], 2, "PGPASSFILE"),
        (["postgresql://u@127.0.0.1:1/w"], 1, "refused"),
        (["postgresql://u@/w?host=/nowhere"], 1, "No such file"),
        (["postgresql://u@no-such-host.invalid/w"], 1, "no-such-host.invalid"),
    ],
)
def test_bad_addresses_get_a_clear_message(
    arguments: list[str], code: int, says: str, file: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PGPASSWORD", SECRET)
    given = arguments if "--warehouse" in arguments else ["--warehouse", file, *arguments]
    assert main(["publish", *given]) == code
    told_to = capsys.readouterr()
    assert told_to.err.startswith("yusuan: ")
    assert says in told_to.err
    assert SECRET not in told_to.err + told_to.out
    assert "Traceback" not in told_to.err


@pytest.mark.parametrize("text", ["Marts", "a b", "pg_x", '";drop', "x" * 41, "预", "1a", "a\n"])
def test_hostile_prefixes_are_refused(text: str, file: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["publish", "--warehouse", file, "--prefix", text, "postgresql://db/w"])
    assert ended.value.code == 2
    assert "small letters" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "a\nb", "a\0b", "读" * 22])
def test_hostile_roles_are_refused(text: str, file: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["publish", "--warehouse", file, "--reader", text, "postgresql://db/w"])
    assert ended.value.code == 2


def test_passwords_come_from_the_environment_and_a_wrong_one_is_not_shown(
    file: str,
    address: Address,
    server: psycopg.Connection[Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    server.execute("drop role if exists publisher")
    server.execute(f"create role publisher login password '{SECRET}'")  # type: ignore[call-overload]
    where = address.parameters
    place = f"@/{where['dbname']}?host={where['host']}"
    try:
        monkeypatch.setenv(VARIABLE, f"postgresql://publisher:{SECRET}no{place}")
        assert main(["publish", "--warehouse", file]) == 1
        said = capsys.readouterr().err
        assert "password authentication failed" in said
        assert SECRET not in said
        # Right, but it may not make schemas here.
        monkeypatch.setenv(VARIABLE, f"postgresql://publisher:{SECRET}{place}")
        assert main(["publish", "--warehouse", file]) == 1
        said = capsys.readouterr().err
        assert "permission denied for database" in said
        assert "needs CREATE on the database" in said
        assert SECRET not in said
        server.execute(f"grant create on database {where['dbname']} to publisher")  # type: ignore[call-overload]
        monkeypatch.delenv(VARIABLE)
        monkeypatch.setenv("PGPASSWORD", SECRET)
        assert main(["publish", "--warehouse", file, f"postgresql://publisher{place}"]) == 0
        said = capsys.readouterr().out
        assert SECRET not in said
        # A reader is made by who may make roles; being a superuser is not needed.
        wanted = [
            "publish",
            "--warehouse",
            file,
            "--reader",
            "budget_reader",
            f"postgresql://publisher{place}",
        ]
        assert main(wanted) == 1
        assert "needs CREATEROLE" in capsys.readouterr().err
        server.execute("alter role publisher createrole")
        assert main(wanted) == 0
        readable = "select has_table_privilege('budget_reader', 'marts.dim_fund', 'select')"
        assert server.execute(readable).fetchone() == (True,)
    finally:
        server.execute(
            "drop owned by publisher cascade; drop role publisher; drop role if exists budget_reader"
        )


def test_a_connection_that_breaks_half_way_leaves_what_was_there(
    file: str, address: Address, server: psycopg.Connection[Any], tmp_path: Path
) -> None:
    published(Path(file), address)

    def cut(said: str) -> None:
        if said.startswith("marts.published_amounts"):
            server.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where application_name = 'yusuan publish' and datname = current_database()"
            )

    with pytest.raises(PublishFailed, match="terminating connection"):
        publish(write_warehouse(tmp_path / "2.duckdb", 2), Target(address), cut, HURRY)
    row = server.execute("select count(*), max(version) from marts.published_amounts").fetchone()
    assert row == (500, 1)
    assert published(tmp_path / "2.duckdb", address).sent


def test_messages_tell_the_remedy_and_nothing_that_steers_a_terminal() -> None:
    address = Address({"host": "db"}, password=SECRET)
    full = told(errors.DiskFull(f"no space left\x1b[2J on device for {SECRET}"), address)
    assert (
        full
        == "postgresql://db: no space left [2J on device for ***; make room on the server, then publish again"
    )


def test_servers_that_cannot_hold_it_are_refused() -> None:
    require_usable(130000, "UTF8")
    with pytest.raises(PublishFailed, match="PostgreSQL 12: 13 or newer"):
        require_usable(120015, "UTF8")
    with pytest.raises(PublishFailed, match="LATIN1"):
        require_usable(160002, "LATIN1")
