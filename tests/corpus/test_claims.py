"""What the narrative states is found and judged as people found and judged it; nobody is accused who is right."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

from bench.scoring import rows_of
from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.project import Places

# Path below the corpus, and the name of its truth.
TRUTHS = {
    "text/shenyang-bigdata-2023-budget.txt": "shenyang",
    "text/dawa-smartcity-2023-final.txt": "dawa",
    "text/shijiazhuang-data-2023-budget.txt": "shijiazhuang",
}
SOUND = "pdf/shanghai-putuo-finance-2024-final.pdf"
PLANTED = "pdf/planted-errors.shanghai-putuo-finance-2024-final.pdf"  # the same account, with errors put in
MONEY = {"万元": Decimal(10000), "元": Decimal(1)}
RIGHT = {"yes": {"agrees", "rounding"}, "no": {"contradicts"}}

Claims = dict[tuple[str, Decimal], set[str]]  # by year and absolute amount: what is said of them


def _built(shared: Path, folder: Path, paths: Iterable[str]) -> Path:
    documents = folder / "documents"
    documents.mkdir()
    for path in paths:
        shutil.copy(shared / "corpus" / path, documents)
    places = Places(documents, folder / "warehouse.duckdb")
    build(places, 2, SilentReporter())
    return places.warehouse


@pytest.fixture(scope="session")
def sound(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(shared_folder, tmp_path_factory.mktemp("claims"), [*TRUTHS, SOUND])


@pytest.fixture(scope="session")
def planted(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(shared_folder, tmp_path_factory.mktemp("planted"), [PLANTED])


def _wanted(truth: Path) -> Claims:
    """Amounts of money other than zero, as score.py takes them."""
    wanted: Claims = {}
    for row in rows_of(truth):
        number = row["amount"].strip().removeprefix("-").replace(".", "", 1)
        if row["unit"] in MONEY and number.isdigit() and Decimal(row["amount"]) != 0:
            yuan = abs(Decimal(row["amount"]) * MONEY[row["unit"]]).quantize(Decimal("0.01"))
            wanted.setdefault((row["figure_year"][:4], yuan), set()).add(row["agrees_with_table"])
    return wanted


def _found(warehouse: Path, path: str) -> Claims:
    found: Claims = {}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(
            """
            select claims.figure_year, claims.amount_yuan, claims.verdict
            from marts.fct_claim as claims
            inner join audit.documents as documents on claims.document_id = documents.document_id
            where documents.path = ? and claims.amount_yuan != 0
            """,
            [Path(path).name],
        ).fetchall()
    for year, amount, verdict in rows:
        found.setdefault((str(year), abs(amount)), set()).add(verdict)
    return found


def test_claims_are_found_and_judged_as_the_truth_has_it(
    sound: Path, shared_folder: Path, scorer: ModuleType
) -> None:
    asked, found, judged, right, wrong = 0, 0, 0, 0, []
    for path, name in TRUTHS.items():
        wanted, got = _wanted(shared_folder / "truth" / f"{name}.claims.csv"), _found(sound, path)
        asked += len(wanted)
        found += sum(key in got for key in wanted)
        for key, answers in wanted.items():
            if key in got and answers & set(RIGHT):
                judged += 1
                is_right = any(got[key] & RIGHT[answer] for answer in answers & set(RIGHT))
                right += is_right
                wrong += [] if is_right else [(name, key, answers, got[key])]
    assert asked >= 60
    assert scorer.ratio(found, asked) >= 0.95
    assert scorer.ratio(right, judged) >= 0.95, wrong


def _contradictions(warehouse: Path, path: str) -> set[tuple[str, str, str | None]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(
            """
            select claims.measure, claims.printed_text, claims.subject_code
            from marts.fct_claim as claims
            inner join audit.documents as documents on claims.document_id = documents.document_id
            where documents.path = ? and claims.verdict = 'contradicts'
            """,
            [Path(path).name],
        ).fetchall()
    return {(measure, printed.replace(" ", ""), code) for measure, printed, code in rows}


def test_a_sound_account_is_accused_of_its_own_slip_only(sound: Path) -> None:
    assert _contradictions(sound, SOUND) == {("amount", "0.3万元", None)}
    for path in TRUTHS:
        assert _contradictions(sound, path) == set()


def test_errors_planted_in_the_prose_are_found(planted: Path) -> None:
    assert _contradictions(planted, PLANTED) == {
        ("amount", "0万元", None),
        ("relation", "大于", "2010601"),
        ("relation", "大于", "2080506"),
        ("relation", "等于", "2101101"),
    }


def test_years_before_the_disclosures_own_are_told_apart(sound: Path) -> None:
    with duckdb.connect(str(sound), read_only=True) as connection:
        row = connection.execute(
            """
            select claims.verdict, claims.is_own_figure, claims.amount_yuan
            from marts.fct_claim as claims
            inner join marts.dim_disclosure as disclosures on claims.disclosure_id = disclosures.disclosure_id
            where claims.measure = 'amount' and claims.metric = 'balance'
                and claims.figure_year = disclosures.fiscal_year - 1
            """
        ).fetchone()
    assert row == ("unmatched", False, Decimal("1151043300.00"))
