"""No password comes by the command line, none is ever shown, and an address changes nothing but where to go."""

from __future__ import annotations

import pytest

from ingest.server.address import VARIABLE, address_of
from ingest.server.failure import BadAddress

SECRET = "g3h%40im"


def test_an_address_says_where() -> None:
    address = address_of("postgresql://bi@db.example:5433/预算?sslmode=verify-full", {})
    assert address.parameters == {
        "user": "bi", "host": "db.example", "port": "5433", "dbname": "预算", "sslmode": "verify-full",
    }  # fmt: skip
    assert str(address) == "postgresql://bi@db.example:5433/%E9%A2%84%E7%AE%97"


def test_the_environment_may_hold_a_password_which_is_never_shown() -> None:
    address = address_of(None, {VARIABLE: f"postgresql://bi:{SECRET}@db/w"})
    assert address.password == "g3h@im"
    for shown in (str(address), repr(address), f"{address!s:>80}"):
        assert "g3h" not in shown


@pytest.mark.parametrize(
    "text",
    [
        f"postgresql://bi:{SECRET}@db/w",
        f"postgresql://db/w?password={SECRET}",
        f"postgresql://bi:{SECRET}%zz@db/w",
        f"postgresql://bi:{SECRET}@db:port/w/x?y",
        f"host=db password={SECRET}",
        f"mysql://bi:{SECRET}@db/w",
    ],
)
def test_a_password_on_the_command_line_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(BadAddress) as refused:
        address_of(text, {})
    error: BaseException | None = refused.value
    while error is not None:
        assert "g3h" not in str(error)
        error = error.__cause__


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", VARIABLE),
        ("postgresql://db/w?options=-csearch_path%3Devil", "options"),
        ("postgresql://db/w?service=other", "service"),
        ("postgresql://db/w?passfile=/etc/passwd", "passfile"),
        ("postgresql://db/w?sslkey=/root/key", "sslkey"),
        ("postgresql://db/w?nonsense=1", "cannot be read"),
        ("postgresql://db/w%0Aoptions%3Dx", "control characters"),
        ("postgresql://db/w%00", "cannot be read"),
        ("postgresql://db/w?application_name=psql", "application_name"),
        ("dbname=w options='-c role=postgres'", "postgresql://"),
    ],
)
def test_hostile_addresses_are_refused(text: str, says: str) -> None:
    with pytest.raises(BadAddress, match=says):
        address_of(text, {})
