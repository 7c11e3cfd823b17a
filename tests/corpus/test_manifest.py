"""Who published each document of the corpus, where, for which year, and what kind it is."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import jinja2
import pytest

from ingest.project import ROOT, SEEDS
from tests.corpus.conftest import Corpus

_MODELS = ROOT / "models" / "intermediate"


def test_the_documents_say_who_and_what_they_are(corpus: Corpus) -> None:
    wrong = []
    for row in corpus.manifest:
        said = corpus.read[row["file"]].reading.identity
        got = (said.agency_name, said.fiscal_year, said.kind, said.scope)
        wanted = (row["agency_name"], int(row["fiscal_year"]), row["kind"], row["scope"])
        if got != wanted:
            wrong.append((row["file"], got, wanted))
    assert not wrong


def test_the_agency_is_in_its_region(corpus: Corpus) -> None:
    said = [
        (row["file"], found.reading.identity.agency_name, found.reading.identity.title)
        for row in corpus.manifest
        for found in (corpus.read[row["file"]],)
    ]
    placed = _regions(said)
    wrong = {
        row["file"]: placed[row["file"]]
        for row in corpus.manifest
        if placed[row["file"]] != tuple(row[k] or None for k in ("region_code", "province", "city", "county"))
    }
    assert not wrong


@pytest.mark.parametrize(
    ("agency", "code"),
    [
        ("杭州市西湖区人民法院", "330106"),
        ("中共成都市委组织部", "510100"),
        ("国家税务总局", "100000"),
        ("云南省昆明市人民检察院", "530100"),
        ("共青团广西壮族自治区委员会", "450000"),
    ],
)
def test_agencies_of_other_places_are_in_their_regions(agency: str, code: str) -> None:
    assert _regions([("one", agency, None)])["one"][0] == code


def _regions(said: Sequence[tuple[str, str | None, str | None]]) -> dict[str, tuple[str | None, ...]]:
    """By path, the region as the build finds it: its own SQL over the seeds, without dbt."""
    with duckdb.connect() as connection:
        for seed in ("regions", "region_names"):
            file = str(SEEDS / f"{seed}.csv")
            connection.execute(
                f"create table {seed} as from read_csv('{file}', header = true, all_varchar = true)"
            )
        connection.execute(
            "create table stg_interpretations (document_id varchar, agency_name varchar, title varchar,"
            " fiscal_year integer, kind varchar, scope varchar)"
        )
        connection.execute(
            "create table stg_offered_files (document_id varchar, path varchar, status varchar,"
            " source_url varchar, published_on date, page_count integer, media_type varchar)"
        )
        connection.execute("create table int_agency_names (name varchar, first_name varchar)")
        for path, agency, title in said:
            connection.execute(
                "insert into stg_interpretations (document_id, agency_name, title) values (?, ?, ?)",
                [path, agency, title],
            )
            connection.execute(
                "insert into stg_offered_files (document_id, path, status) values (?, ?, 'read')",
                [path, path],
            )
        for model in ("int_region_names", "int_documents"):
            connection.execute(f"create table {model} as {_sql(model)}")
        rows = connection.execute(
            "select path, region_code, province_name, city_name, county_name"
            " from int_documents left join regions using (region_code)"
        ).fetchall()
    return {row[0]: row[1:] for row in rows}


def _sql(model: str) -> str:
    """A model with its refs as plain names; its keys do not matter here."""
    text = (_MODELS / f"{model}.sql").read_text(encoding="utf-8")
    return jinja2.Environment().from_string(text).render(ref=lambda name: name, key_of=lambda _: "''")
