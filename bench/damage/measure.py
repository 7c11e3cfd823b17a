"""Documents × kinds of damage × likelihoods × rounds, each read in a worker and counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from random import Random

from bench.damage.outcome import Outcome, read_damaged
from bench.damage.source import Source, load_source
from bench.damage.striking import KINDS, Damage, strike
from bench.damage.typewriter import Block, to_text
from ingest.build.limits import limits_from_environment
from ingest.build.pool import Failure, Pool, Task

MIXED = "mixed"  # every kind in one document


@dataclass(frozen=True, slots=True)
class Trial:
    """One way to damage one document; the same trial always damages the same cells."""

    file: Path
    kind: str
    percent: int  # of the rows, pages and headings are struck
    round: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Cells of one or several outcomes, counted."""

    right: int = 0
    marked: int = 0
    lost: int = 0
    wrong: int = 0
    elsewhere: int = 0
    whole: int = 0
    whole_sure: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))

    @property
    def damaged(self) -> int:
        return self.right + self.marked + self.lost + self.wrong


def count(outcome: Outcome) -> Tally:
    return Tally(
        len(outcome.right),
        len(outcome.marked),
        len(outcome.lost),
        len(outcome.wrong),
        len(outcome.elsewhere),
        outcome.whole,
        outcome.whole_sure,
    )


def measure(trials: Sequence[Trial], processes: int) -> dict[tuple[str, int], Tally]:
    """What came of all trials, by kind of damage and likelihood."""
    tallies: dict[tuple[str, int], Tally] = defaultdict(Tally)
    with Pool(processes, limits_from_environment()) as pool:
        for trial, tally in pool.run(tally_of, [Task(trial, (trial,)) for trial in trials]):
            if isinstance(tally, Failure):
                raise RuntimeError(  # noqa: TRY004 - a value that says what went wrong, in another process
                    f"{trial}: {tally.message}"
                )
            tallies[trial.kind, trial.percent] += tally
    return dict(tallies)


def trials_of(
    files: Iterable[Path], kinds: Iterable[str], percents: Iterable[int], rounds: int
) -> list[Trial]:
    kinds, percents = tuple(kinds), tuple(percents)
    return [
        Trial(file, kind, percent, number)
        for file in files
        for kind in kinds
        for percent in percents
        for number in range(1, rounds + 1)
    ]


def tally_of(trial: Trial) -> Tally:
    return count(outcome_of(trial))


def outcome_of(trial: Trial) -> Outcome:
    source, (blocks, damages) = _source(trial.file), _struck(trial)
    return read_damaged(source, blocks, damages)


def damaged_text(trial: Trial) -> str:
    return to_text(_struck(trial)[0])


def _struck(trial: Trial) -> tuple[tuple[Block, ...], tuple[Damage, ...]]:
    source = _source(trial.file)
    kinds = KINDS if trial.kind == MIXED else (trial.kind,)
    chance = Random(f"{source.name} {trial.kind} {trial.percent} {trial.round}")  # noqa: S311 - the same in every run
    return strike(source.blocks, source.anatomies, kinds, trial.percent / 100, chance)


@cache
def _source(file: Path) -> Source:
    return load_source(file)
