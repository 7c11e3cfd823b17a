"""Brings the landing up to date with the offered files: reads what is new, interprets what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.build.assemble import OfferedRow
from ingest.build.failure import BuildFailed
from ingest.build.fingerprints import Identifiers
from ingest.build.limits import Limits
from ingest.build.offered import OfferedFile
from ingest.build.pool import Failure, Pool, Task
from ingest.build.progress import Reporter
from ingest.build.work import read, understand
from ingest.interpret.reading import Reading
from ingest.landing.refusal import Refusal
from ingest.landing.store import Landed, Landing, Unstorable
from ingest.layout.grid import Layout
from ingest.project import SEEDS, Places

_UNSTORABLE = "cannot be landed ({}); look at that place of the file, and report this"


@dataclass(frozen=True, slots=True)
class LandedFiles:
    rows: tuple[OfferedRow, ...]
    read: int  # documents that had to be opened
    interpreted: int


@dataclass(frozen=True, slots=True)
class Manner:
    """How the work is done, which must not change what comes out."""

    jobs: int
    limits: Limits
    reporter: Reporter


def bring_landing_up_to_date(
    places: Places, offered: Iterable[OfferedFile], ids: Identifiers, manner: Manner
) -> LandedFiles:
    files = tuple(offered)
    with _opened(places.landing) as landing, Pool(manner.jobs, manner.limits) as pool:
        updating = _Updating(landing, pool, ids, manner.reporter)
        opened = updating.read_new(
            [file for file in files if file.error is None and file.duplicate_of is None]
        )
        known = landing.read_documents(ids.reader)
        interpreted = updating.interpret_new(
            {d for d, found in known.items() if found.status == "read"}, files
        )
        rows = tuple(_row(file, ids, known, updating.passing) for file in files)
    return LandedFiles(rows, opened, interpreted)


def _opened(path: Path) -> Landing:
    try:
        return Landing(path)
    except duckdb.Error as error:
        raise BuildFailed(
            f"{path}: the landing cannot be opened ({error}); close what holds it open, or, where it is damaged,"
            " remove it: it is a cache, and the documents are read again"
        ) from error


class _Updating:
    """Tasks out to the pool, answers into the landing as they come."""

    def __init__(self, landing: Landing, pool: Pool, ids: Identifiers, reporter: Reporter) -> None:
        self._landing, self._pool, self._ids, self._reporter = landing, pool, ids, reporter
        self.passing: dict[str, str] = {}  # document_id -> why it failed in this build, not landed

    def read_new(self, files: list[OfferedFile]) -> int:
        known = self._landing.read_documents(self._ids.reader)
        new = [file for file in files if file.document_id not in known]
        if not new:
            return 0
        tasks = [Task(file, (file.file, SEEDS)) for file in new]
        with self._reporter.stage("read", len(new)) as stage:
            for file, answer in self._pool.run(read, tasks):
                self._land(file.document_id, answer)
                stage.advance(file.path)
        return len(new)

    def _land(self, document_id: str, answer: Layout | Refusal | Failure) -> None:
        reader = self._ids.reader
        if isinstance(answer, Layout):
            try:
                self._landing.save_layout(document_id, reader, answer)
            except Unstorable as error:
                self._landing.save_refusal(document_id, reader, Refusal(_UNSTORABLE.format(error)))
        elif isinstance(answer, Refusal) or answer.is_lasting:
            self._landing.save_refusal(document_id, reader, Refusal(answer.message))
        else:
            self.passing[document_id] = answer.message

    def interpret_new(self, read_ids: set[str], files: tuple[OfferedFile, ...]) -> int:
        done = self._landing.interpreted_documents(self._ids.reader, self._ids.interpreter)
        new = [
            file
            for file in files
            if file.duplicate_of is None and file.document_id in read_ids and file.document_id not in done
        ]
        if not new:
            return 0
        with self._reporter.stage("interpret", len(new)) as stage:
            for file, answer in self._pool.run(understand, self._layouts(new)):
                self._keep(file.document_id, answer)
                stage.advance(file.path)
        return len(new)

    def _keep(self, document_id: str, answer: Reading | Failure) -> None:
        if isinstance(answer, Failure):
            self.passing[document_id] = f"could not be interpreted: {answer.message}"
            return
        try:
            self._landing.save_reading(document_id, self._ids.reader, self._ids.interpreter, answer)
        except Unstorable as error:
            self.passing[document_id] = _UNSTORABLE.format(error)

    def _layouts(self, files: list[OfferedFile]) -> Iterator[Task[OfferedFile]]:
        """One at a time, as workers become free: a large library is never in memory whole."""
        for file in files:
            layout = self._landing.load_layout(file.document_id, self._ids.reader)
            yield Task(file, (layout, SEEDS, self._ids.with_books))


def _row(
    file: OfferedFile, ids: Identifiers, known: dict[str, Landed], passing: dict[str, str]
) -> OfferedRow:
    found = known.get(file.document_id)
    status, message = _status(file, found, passing.get(file.document_id))
    return OfferedRow(
        path=file.path,
        document_id=file.document_id or None,
        reader_id=ids.reader,
        interpreter_id=ids.interpreter,
        media_type=found.media_type if found else None,
        page_count=found.page_count if found else None,
        status=status,
        message=message,
        source_url=file.source.source_url,
        published_on=file.source.published_on,
    )


def _status(file: OfferedFile, found: Landed | None, passing: str | None) -> tuple[str, str | None]:
    if file.error is not None:
        return "refused", file.error
    if file.duplicate_of is not None:
        return "duplicate", f"has the same content as {file.duplicate_of}"
    if passing is not None:
        return "refused", passing
    if found is None:
        return "refused", "was not read"
    return found.status, found.message
