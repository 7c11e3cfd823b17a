"""What is read of a document is what its pages print: compared with truth that was made by eye."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from bench.scoring import Judge, Score, rows_of
from tests.corpus.conftest import Corpus
from tests.corpus.disclosures import HERE

CASES = rows_of(HERE / "documents_with_truth.csv")
_SHARED = "shared/"  # truth that lies in ../shared/truth


def _judge(case: dict[str, str], corpus: Corpus, scorer: ModuleType, shared: Path) -> Judge:
    name = case["truth"]
    folder = shared / "truth" if name.startswith(_SHARED) else HERE / "truth"
    readings = [corpus.read[path].reading for path in case["files"].split()]
    return Judge(scorer, str(folder / name.removeprefix(_SHARED)), readings)


def _falls_short(what: str, score: Score | None, floors: str) -> list[str]:
    """`floors` is one number for recall and precision, or two of them."""
    if score is None or not floors:
        return []
    least = [float(floor) for floor in floors.split()]
    said = [
        f"{what}: {name} {got:.4f} is below {floor}"
        for name, got, floor in (
            ("recall", score.recall, least[0]),
            ("precision", score.precision, least[-1]),
        )
        if got < floor
    ]
    if said:
        said += [f"  missed ×{n}: {key}" for key, n in list(score.missed.items())[:5]]
        said += [f"  not in truth ×{n}: {key}" for key, n in list(score.extra.items())[:5]]
    return said


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["truth"])
def test_what_is_read_is_true(
    case: dict[str, str], corpus: Corpus, scorer: ModuleType, shared_folder: Path
) -> None:
    judge = _judge(case, corpus, scorer, shared_folder)
    assert judge.amounts().truth > 0
    short = [
        line
        for what, score in (
            ("amounts", judge.amounts()),
            ("indicators", judge.indicators()),
            ("terms", judge.terms()),
        )
        for line in _falls_short(what, score, case[what])
    ]
    assert not short, "\n".join(short)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["truth"])
def test_nothing_wrong_is_called_printed(
    case: dict[str, str], corpus: Corpus, scorer: ModuleType, shared_folder: Path
) -> None:
    wrong = _judge(case, corpus, scorer, shared_folder).wrong_but_printed()
    most = int(case["wrong_printed"])
    assert sum(wrong.values()) <= most, "\n".join(str(key) for key in list(wrong)[:10])


def test_every_truth_is_used() -> None:
    named = {case["truth"] for case in CASES}
    lying = {file.name.removesuffix(".amounts.csv") for file in (HERE / "truth").glob("*.amounts.csv")}
    assert lying <= named


def test_every_floor_below_the_usual_has_its_reason() -> None:
    for case in CASES:
        floors = [float(f) for what in ("amounts", "indicators", "terms") for f in case[what].split()]
        if min(floors) < 0.995 or case["wrong_printed"] != "0":
            assert case["why_below"], case["truth"]
