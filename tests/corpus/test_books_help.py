"""The books help: the text that its converter has damaged most is surer and truer with every rule that is asked."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from bench.scoring import Judge
from bench.stages import stages
from ingest.build.work import read
from ingest.layout.grid import Layout
from ingest.project import SEEDS
from tests.corpus.conftest import Corpus

DAMAGED = "text/shenyang-bigdata-2023-budget.txt"
TRUTH = "truth/shenyang"
LEAST_RECALL, LEAST_PRECISION = 0.91, 0.99


def test_most_is_sure_and_what_is_sure_is_true(
    corpus: Corpus, scorer: ModuleType, shared_folder: Path
) -> None:
    sure = Judge(scorer, str(shared_folder / TRUTH), [corpus.read[DAMAGED].reading]).sure()
    assert sure.recall >= LEAST_RECALL, list(sure.missed)[:5]
    assert sure.precision >= LEAST_PRECISION, list(sure.extra)[:5]


@pytest.mark.slow  # with few rules much stays open, and the solver works for minutes
def test_every_stage_is_better_than_the_one_before(scorer: ModuleType, shared_folder: Path) -> None:
    layout = read(shared_folder / "corpus" / DAMAGED, SEEDS)
    assert isinstance(layout, Layout), layout
    judges = [Judge(scorer, str(shared_folder / TRUTH), [r]) for r in stages(layout).values()]
    scores = [score for judge in judges for score in (judge.amounts(), judge.sure())]
    for before, after in (*pairwise(scores[::2]), *pairwise(scores[1::2])):
        assert (after.recall, after.precision) > (before.recall, before.precision)
        assert after.precision > before.precision
    wrong = [sum(judge.wrong_but_printed().values()) for judge in judges]
    assert wrong == sorted(wrong, reverse=True)
