"""What the evaluator takes and hands on: entries, the equalities between them, and how they come out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ingest.interpret.reading import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A place on the books: a number, or a cell of a row that prints none there."""

    table_ordinal: int
    row_no: int
    col_no: int
    place: Place
    amount_yuan: Decimal | None  # None: nothing printed there


@dataclass(frozen=True, slots=True)
class Equality:
    """A rule of the books between some entries: the sum of the left is (or is at most) the sum of the right."""

    rule_id: str
    relation: str  # equal | at_most | one_of
    left: tuple[int, ...]  # positions in the entries given
    right: tuple[int, ...]
    tolerance_yuan: Decimal  # half of the last printed digit for each entry that takes part
    choice: str  # for one_of: equalities with the same choice are alternatives; '' otherwise
    needs: tuple[int, ...] = ()  # of the right: one of them must print something, else the sum means nothing


@dataclass(frozen=True, slots=True)
class Check:
    """An equality with both its sides added up."""

    equality: Equality
    left_yuan: Decimal
    right_yuan: Decimal

    @property
    def difference_yuan(self) -> Decimal:
        return self.left_yuan - self.right_yuan
