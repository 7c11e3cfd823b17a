"""Where to publish to. A password comes from the environment alone, and is in nothing that we say or write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from ingest.server.failure import BadAddress
from ingest.terminal import clean

VARIABLE = "YUSUAN_DATABASE_URL"
_SCHEMES = ("postgresql://", "postgres://")
# An address is often pasted from elsewhere. What else libpq would take from it changes the settings of the session
# (options), or reads files and names of this machine (service, passfile, sslkey); who needs one of those sets libpq's
# own variables (PGSERVICE, PGSSLKEY …).
_TAKEN = frozenset(
    {
        *("user", "password", "host", "hostaddr", "port", "dbname", "sslmode", "sslrootcert"),
        *("channel_binding", "connect_timeout", "target_session_attrs"),
    }
)


@dataclass(frozen=True, slots=True)
class Address:
    """What libpq is given; the rest it takes from its own variables."""

    parameters: Mapping[str, str]
    password: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        """As it may be shown."""
        user, host, port, database = (
            self.parameters.get(name, "") for name in ("user", "host", "port", "dbname")
        )
        return (
            _SCHEMES[0]
            + (f"{quote(user)}@" if user else "")
            + quote(host, safe="/,[]:")
            + (f":{port}" if port else "")
            + (f"/{quote(database)}" if database else "")
        )


def address_of(argument: str | None, environment: Mapping[str, str]) -> Address:
    """From the command line, else from the environment."""
    text = argument or environment.get(VARIABLE, "")
    where = "the address" if argument else VARIABLE
    if not text:
        raise BadAddress(f"name the server (postgresql://user@host/database), or set {VARIABLE}")
    if not text.startswith(_SCHEMES):
        raise BadAddress(f"{where} must begin with {_SCHEMES[0]}")
    try:
        given = {name: str(value) for name, value in conninfo_to_dict(text).items() if value is not None}
    except ProgrammingError:
        # What libpq says quotes the place, which may be the password: neither it nor its cause is handed on.
        raise BadAddress(
            f"{where} cannot be read: it must be postgresql://user@host:port/database, special characters as %XX"
        ) from None
    if any(clean(value) != value for value in given.values()):
        raise BadAddress(f"{where} holds control characters")
    if strange := sorted(set(given) - _TAKEN):
        raise BadAddress(
            f"{where} sets {', '.join(strange)}: only {', '.join(sorted(_TAKEN - {'password'}))} may stand in it"
        )
    password = given.pop("password", None)
    if password is not None and argument:
        raise BadAddress(
            "the address holds a password, and everybody on this machine can read the arguments of a command. Give it in"
            f" PGPASSWORD or a file named by PGPASSFILE, or the whole address in {VARIABLE}; and change it if it matters"
        )
    return Address(given, password)
