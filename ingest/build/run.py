"""A build from beginning to end. Only this process writes the landing and the build file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.build.assemble import (
    discard,
    finish,
    fresh_build_file,
    publish,
    published_fingerprint,
    write_offered,
)
from ingest.build.fingerprints import build_fingerprint, current_identifiers, parts_of_build
from ingest.build.limits import limits_from_environment
from ingest.build.lock import only_build
from ingest.build.offered import offered_files
from ingest.build.progress import Reporter
from ingest.project import Places, require_project


@dataclass(frozen=True, slots=True)
class Outcome:
    is_new: bool  # False: nothing changed, nothing was done
    documents_read: int = 0
    documents_interpreted: int = 0


def build(places: Places, jobs: int, reporter: Reporter, *, with_books: bool = True) -> Outcome:
    """Publish a warehouse of the offered files, or raise and leave the published one as it was."""
    require_project()
    limits = limits_from_environment()
    places.warehouse.parent.mkdir(parents=True, exist_ok=True)
    with only_build(places.lock):
        offered = offered_files(places.documents)
        ids = current_identifiers(with_books=with_books)
        fingerprint = build_fingerprint(offered, ids, limits)
        if published_fingerprint(places.warehouse) == fingerprint:
            discard(places.warehouse)
            return Outcome(is_new=False)

        # Readers and the gate load only now: a build with nothing to do answers at once.
        from ingest.build.dbt import run_dbt  # noqa: PLC0415
        from ingest.build.landed import Manner, bring_landing_up_to_date  # noqa: PLC0415
        from ingest.build.names import write_names  # noqa: PLC0415
        from ingest.changes.published import write_comparison  # noqa: PLC0415
        from ingest.gate.run import run_gate  # noqa: PLC0415

        landed = bring_landing_up_to_date(places, offered, ids, Manner(jobs, limits, reporter))
        with _build_file_of(places) as build_file:
            write_offered(build_file, landed.rows)
            write_names(build_file, places.landing)
            write_comparison(build_file, parts_of_build(offered, ids, limits), places.warehouse)
            with reporter.stage("dbt", None) as stage:
                run_dbt(build_file, places.landing, places.target, jobs, stage)
            with reporter.stage("gate", None) as stage:
                run_gate(build_file, places.landing, places.target, stage)
            finished = finish(build_file, fingerprint)
            reporter.say("publish")
            publish(finished, places.warehouse)
    return Outcome(is_new=True, documents_read=landed.read, documents_interpreted=landed.interpreted)


@contextmanager
def _build_file_of(places: Places) -> Iterator[Path]:
    """Whatever happens, no half-made file stays."""
    build_file = fresh_build_file(places.warehouse)
    try:
        yield build_file
    finally:
        discard(places.warehouse)
