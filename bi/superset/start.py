"""Starts Superset over the published warehouse: what `make bi` runs, with the environment that it has made."""

from __future__ import annotations

import logging
import os
import socket
import sys
from pathlib import Path

from assets import assets, fingerprint
from settings import HERE, Settings, secret, settings

ADMIN = "admin"


def main() -> None:
    chosen = settings()
    if reason := refusal(chosen):
        sys.exit(reason)
    chosen.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.umask(0o077)  # the metadata is ours alone
    os.environ |= {
        "SUPERSET_CONFIG_PATH": str(HERE / "superset_config.py"),
        "SUPERSET_HOME": str(chosen.home),
        "PYTHONPATH": str(HERE),
    }
    prepare(chosen)
    where = f"in {chosen.secrets / 'superset_admin_password'}"
    print(
        f"User {ADMIN}, password {'of the environment' if 'SUPERSET_ADMIN_PASSWORD' in os.environ else where}"
    )
    serve = [sys.executable, "-m", "gunicorn", "--config", str(HERE / "gunicorn.conf.py")]
    os.execv(sys.executable, serve)  # noqa: S606 - the same process, so that Ctrl-C reaches all there is


def refusal(chosen: Settings) -> str | None:
    """Why it cannot be started, where it cannot."""
    if chosen.server is None and not chosen.warehouse.exists():
        return f"{chosen.warehouse} is not there; `make build` makes it."
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", chosen.port))
        except OSError as error:
            return (
                f"Port {chosen.port} cannot be used ({error.strerror}). "
                f"Name another: YUSUAN_SUPERSET_PORT={chosen.port + 1} make bi"
            )
    return None


def prepare(chosen: Settings) -> None:
    """Metadata of today's version, the one user, the dashboard; only what is not so already."""
    # Superset configures itself when imported, so not before the environment says how.
    from superset.app import create_app  # noqa: PLC0415

    logging.disable(logging.WARNING)
    app = create_app()
    with app.app_context():
        migrate()
        user = sign_in(secret("SUPERSET_ADMIN_PASSWORD", chosen.secrets))
        contents = assets(chosen)
        stamp = chosen.home / "imported"
        if not stamp.exists() or stamp.read_text() != fingerprint(contents):
            load(contents, user)
            stamp.write_text(fingerprint(contents))
    logging.disable(logging.NOTSET)


def migrate() -> None:
    """Tables and roles are made again only where Superset's version asks for it: that takes half a minute."""
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415
    from flask_migrate import upgrade  # noqa: PLC0415
    from superset import appbuilder, db, migrations, security_manager  # noqa: PLC0415

    folder = str(Path(migrations.__path__[0]))
    wanted = set(ScriptDirectory(folder).get_heads())
    with db.engine.connect() as connection:
        if set(MigrationContext.configure(connection).get_current_heads()) == wanted:
            return
    print("Making Superset's metadata: once, about a minute", flush=True)
    upgrade(directory=folder)
    appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()


def sign_in(password: str) -> object:
    """The one user, with the password that is valid now."""
    from superset import security_manager  # noqa: PLC0415

    user = security_manager.find_user(ADMIN)
    if user is None:
        role = security_manager.find_role("Admin")
        return security_manager.add_user(ADMIN, "预算", "管理员", "admin@localhost", role, password)
    security_manager.reset_password(user.id, password)
    return user


def load(contents: dict[str, str], user: object) -> None:
    from superset.commands.importers.v1.assets import ImportAssetsCommand  # noqa: PLC0415
    from superset.utils.core import override_user  # noqa: PLC0415

    with override_user(user):
        ImportAssetsCommand(contents).run()


if __name__ == "__main__":
    main()
