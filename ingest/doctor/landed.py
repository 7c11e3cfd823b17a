"""The documents of the last build, from the landing beside the warehouse, by the names they were offered under."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from ingest.build.fingerprints import current_identifiers
from ingest.landing.store import Landing
from ingest.layout.grid import Layout
from ingest.project import Places


class NothingLanded(Exception):
    """There is no landing that can be looked into; the message says what to do."""


def landed_layouts(places: Places) -> Iterator[tuple[str, Layout]]:
    """One at a time: a large library is never in memory whole."""
    if not places.landing.is_file():
        raise NothingLanded(
            f"{places.landing}: nothing has been landed; build first, or name files or a folder"
        )
    names = _names(places)
    reader = current_identifiers().reader
    try:
        with Landing(places.landing) as landing:
            read = [d for d, found in landing.read_documents(reader).items() if found.status == "read"]
            offered = [d for d in read if names is None or d in names]
            if not offered:
                raise NothingLanded(
                    f"{places.landing}: no document was landed by the readers as they are now; build first"
                )
            for document_id in offered:
                name = names[document_id] if names else document_id[:12]
                yield name, landing.load_layout(document_id, reader)
    except duckdb.Error as error:
        raise NothingLanded(
            f"{places.landing}: cannot be opened ({error}); wait for the build that uses it, or remove it"
        ) from error


def _names(places: Places) -> dict[str, str] | None:
    """Paths by document, of the files the published warehouse was built from; None where there is none."""
    if not places.warehouse.is_file():
        return None
    try:
        with duckdb.connect(str(places.warehouse), read_only=True) as connection:
            rows = connection.execute(
                "select document_id, min(path) from audit.documents where status = 'read' group by document_id"
            ).fetchall()
    except duckdb.Error:
        return None
    return {row[0]: row[1] for row in rows}
