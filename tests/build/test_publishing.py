"""One history of a warehouse, told by whole builds: killed twice, then published over a reader that looks on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import duckdb
import pytest

from ingest.build.assemble import build_folder, published_fingerprint
from ingest.build.offered import content_hash
from ingest.project import ROOT, Places

sys.path.insert(0, str(Path(__file__).parent))

from small_disclosure import AGENCY, AMOUNTS, write_small_disclosure

pytestmark = pytest.mark.slow

# Every public table but those whose rows name paths or tell of the build itself; order does not count.
_PATHLESS = """
    select table_schema, table_name, string_agg('"' || column_name || '"', ', ' order by ordinal_position)
    from information_schema.columns
    where table_schema in ('marts', 'audit')
        and table_name not in ('documents', 'build', 'build_parts', 'changes')
        and column_name not in ('path', 'source_url')
    group by table_schema, table_name order by all
"""

_ONLOOKER = dedent(
    """
    import sys, duckdb
    count = "select count(*) from marts.published_amounts"
    old = duckdb.connect(sys.argv[1], read_only=True)
    print(old.execute(count).fetchone()[0], flush=True)
    sys.stdin.readline()
    print(old.execute(count).fetchone()[0], flush=True)
    old.close()
    new = duckdb.connect(sys.argv[1], read_only=True)
    print(new.execute(count).fetchone()[0], flush=True)
    """
)


def command(places: Places, jobs: int) -> list[str]:
    paths = ["--documents", str(places.documents), "--warehouse", str(places.warehouse)]
    return [sys.executable, "-m", "ingest.cli", "build", *paths, "--jobs", str(jobs)]


def rows(warehouse: Path, documents: frozenset[str]) -> dict[str, list[Any]]:
    """The rows of every public table, without those of documents that only one of two builds had."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        agency = f"(select agency_id from marts.dim_agency where agency_name = '{AGENCY}')"
        found = {}
        for schema, table, columns in connection.execute(_PATHLESS).fetchall():
            kept = "true"
            if '"document_id"' in columns:
                kept = f"document_id in ({', '.join(repr(d) for d in sorted(documents))})"
            elif '"disclosure_id"' in columns:
                kept = (
                    "disclosure_id in (select disclosure_id from marts.dim_disclosure"
                    f" where agency_id not in {agency})"
                )
            elif table.startswith("dim_"):
                continue  # dimensions without documents are compared by the facts that point to them
            query = f"select {columns} from {schema}.{table} where {kept} order by all"
            found[f"{schema}.{table}"] = connection.execute(query).fetchall()
    return found


@dataclass(frozen=True)
class History:
    places: Places
    first_rows: dict[str, list[Any]]
    last_rows: dict[str, list[Any]]
    killed_left_it_whole: tuple[bool, ...]
    second_build: subprocess.CompletedProcess[str]
    output: str
    onlooker: tuple[int, int, int]
    still: subprocess.CompletedProcess[str]


def kill_at(places: Places, line: str, *, then: float = 0.0) -> None:
    """Starts a build and kills it, and only it, when it has said this."""
    process = subprocess.Popen(command(places, 1), stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    for said in process.stdout:
        if said.startswith(line):
            break
    else:
        pytest.fail(f"the build never said {line!r}")
    if then:
        with suppress(subprocess.TimeoutExpired):
            process.wait(then)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert process.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def history(built: Places, tmp_path_factory: pytest.TempPathFactory) -> History:
    home = tmp_path_factory.mktemp("history")
    places = Places(home / "documents", home / "warehouse.duckdb")
    shutil.copy(built.warehouse, places.warehouse)
    shutil.copy(built.landing, places.landing)
    places.documents.mkdir()
    # The same documents in the opposite order, and one more; a copy of one; and one that is broken.
    originals = sorted(
        file for file in built.documents.iterdir() if file.suffix in {".pdf", ".docx", ".xlsx"}
    )
    for number, file in enumerate(reversed(originals)):
        shutil.copy(file, places.documents / f"{number}{file.suffix}")
    shutil.copy(originals[0], places.documents / f"zz copy{originals[0].suffix}")
    (places.documents / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing follows")
    write_small_disclosure(places.documents / "new.xlsx")

    documents = frozenset(content_hash(file) for file in originals)
    first_rows = rows(places.warehouse, documents)
    before = places.warehouse.read_bytes()
    whole = []
    for line, then in (("read 1/", 0.0), ("dbt", 3.0)):
        kill_at(places, line, then=then)
        whole.append(places.warehouse.read_bytes() == before)
    onlooker = subprocess.Popen(
        [sys.executable, "-c", _ONLOOKER, str(places.warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert onlooker.stdout is not None
    seen = [int(onlooker.stdout.readline())]
    building = subprocess.Popen(
        command(places, 1), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT
    )
    assert building.stdout is not None
    said = building.stdout.readline()
    second = subprocess.run(command(places, 1), capture_output=True, text=True, check=False, cwd=ROOT)
    said += building.communicate()[0]
    assert building.returncode == 0, said
    answers = onlooker.communicate("go on\n")[0].split()
    seen += [int(answer) for answer in answers]
    still = subprocess.run(command(places, 2), capture_output=True, text=True, check=False, cwd=ROOT)
    return History(
        places,
        first_rows,
        rows(places.warehouse, documents),
        tuple(whole),
        second,
        said,
        (seen[0], seen[1], seen[2]),
        still,
    )


def test_killed_builds_leave_the_published_file_whole(history: History) -> None:
    assert history.killed_left_it_whole == (True, True)


def test_nothing_of_a_killed_build_is_left(history: History) -> None:
    assert not build_folder(history.places.warehouse).exists()
    names = {path.name for path in history.places.warehouse.parent.iterdir()}
    assert names == {"documents", "warehouse.duckdb", "warehouse.duckdb.lock", "landing.duckdb", "target"}


def test_a_second_build_at_the_same_time_says_so(history: History) -> None:
    assert history.second_build.returncode == 3
    assert "another build" in history.second_build.stderr


def test_who_reads_sees_the_old_warehouse_then_the_new(history: History) -> None:
    old, still_old, new = history.onlooker
    assert old == still_old
    assert new == old + AMOUNTS


def test_rows_and_ids_do_not_depend_on_order_jobs_or_history(history: History) -> None:
    assert history.first_rows.keys() == history.last_rows.keys()
    different = [table for table, found in history.first_rows.items() if found != history.last_rows[table]]
    assert different == []
    assert len(history.first_rows["marts.published_amounts"]) > 1000


def test_only_what_is_new_is_read(history: History) -> None:
    """The killed builds before it may have read the new files already; the old ones nobody reads again."""
    read = [line for line in history.output.splitlines() if line.startswith("read ") and "/" in line]
    assert not any(line.endswith((".docx", "0.pdf", "1.pdf", "zz copy.xlsx")) for line in read)


def test_every_file_offered_is_accounted_for(history: History) -> None:
    with duckdb.connect(str(history.places.warehouse), read_only=True) as connection:
        found = connection.execute("select path, status, message from audit.documents").fetchall()
    status = {path: (state, message) for path, state, message in found}
    assert len(status) == len([f for f in history.places.documents.iterdir() if f.is_file()])
    assert status["broken.pdf"][0] == "refused"
    assert status["broken.pdf"][1]
    assert [state for path, (state, _) in status.items() if path.startswith("zz copy")] == ["duplicate"]
    assert status["new.xlsx"][0] == "read"


def test_build_ends_with_a_short_table(history: History) -> None:
    table = history.output.splitlines()[-6:]
    assert [line.split()[0] for line in table] == [
        "files", "disclosures", "amounts", "unplaced", "checks", "seconds",
    ]  # fmt: skip


def test_the_changes_are_those_of_the_documents(history: History) -> None:
    """The first files bear other names now, and one is new: no number of theirs is another."""
    with duckdb.connect(str(history.places.warehouse), read_only=True) as connection:
        found = connection.execute(
            "select subject, change, cause, count(*) from audit.changes group by all order by all"
        ).fetchall()
        named = connection.execute("select label from audit.changes where change = 'added'").fetchall()
        assert connection.execute("select not_compared from audit.build").fetchall() == [(None,)]
    originals = len(history.first_rows["marts.dim_document"])
    assert found == [
        ("disclosure", "added", "document", 1),
        ("document", "added", "document", 1),
        ("document", "renamed", "document", originals),
    ]
    assert sorted(named) == [("new.xlsx",), (AGENCY,)]
    assert f"1 disclosure added · 1 document added · {originals} documents renamed" in history.output


def test_unchanged_build_does_nothing_and_says_so(history: History) -> None:
    assert history.still.returncode == 0
    assert history.still.stdout.startswith("nothing changed")
    assert len(history.still.stdout.splitlines()) == 1


def test_published_file_answers_renamed_and_under_another_alias(built: Places, tmp_path: Path) -> None:
    renamed = tmp_path / "改名 2023.duckdb"
    shutil.copy(built.warehouse, renamed)
    views = "select schema_name, view_name from duckdb_views() where not internal and database_name = ?"
    with duckdb.connect(str(renamed), read_only=True) as connection:
        direct = connection.execute(views, ["改名 2023"]).fetchall()
        assert direct
        for schema, view in direct:
            connection.execute(f'select * from "{schema}"."{view}"').fetchall()
    with duckdb.connect() as connection:
        connection.execute(f"attach '{renamed}' as another (read_only)")
        attached = connection.execute(views, ["another"]).fetchall()
        assert sorted(attached) == sorted(direct)
        for schema, view in attached:
            connection.execute(f'select * from another."{schema}"."{view}"').fetchall()


def test_only_public_schemas_are_published_and_described(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        schemas = {row[0] for row in connection.execute("select schema_name from duckdb_tables()").fetchall()}
        schemas |= {
            row[0]
            for row in connection.execute(
                "select schema_name from duckdb_views() where not internal"
            ).fetchall()
        }
        silent = connection.execute("select table_name from duckdb_tables() where comment is null").fetchall()
    assert schemas == {"marts", "audit", "reports"}
    assert silent == []
    assert published_fingerprint(warehouse)
