"""Damages strewn over a document by chance.

Where a page or a heading is struck, about half of its rows are: so that a kind of these touches as many rows as a kind that
strikes single rows, it strikes twice as often.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from bench.damage.anatomy import Anatomy, Strike
from bench.damage.row_kinds import ROW_KINDS
from bench.damage.table_kinds import HEADING_KINDS, PAGE_KINDS
from bench.damage.typewriter import Block, CellId, Row, TypedTable

KINDS = (*ROW_KINDS, *PAGE_KINDS, *HEADING_KINDS)


@dataclass(frozen=True, slots=True)
class Damage:
    kind: str
    cells: tuple[CellId, ...]  # sound places whose print was moved, torn or lost, or where a copy now stands


def strike(
    blocks: Sequence[Block],
    anatomies: Mapping[int, Anatomy],
    kinds: Collection[str],
    likelihood: float,
    chance: Random,
) -> tuple[tuple[Block, ...], tuple[Damage, ...]]:
    """The document with damages of these kinds in the tables whose anatomy is known."""
    damages: list[Damage] = []
    struck: list[Block] = []
    for block in blocks:
        if isinstance(block, TypedTable) and block.ordinal in anatomies:
            rows, more = _strike_table(block.rows, anatomies[block.ordinal], kinds, likelihood, chance)
            struck.append(replace(block, rows=rows))
            damages += more
        else:
            struck.append(block)
    return tuple(struck), tuple(damages)


def _strike_table(
    rows: tuple[Row, ...], anatomy: Anatomy, kinds: Collection[str], likelihood: float, chance: Random
) -> tuple[tuple[Row, ...], list[Damage]]:
    """Its rows first, then its pages, then its heading."""
    damages: list[Damage] = []

    def hit(part: tuple[Row, ...], known: Mapping[str, Strike], likelihood: float) -> tuple[Row, ...]:
        possible = [kind for kind in known if kind in kinds]
        if not possible or not part or chance.random() >= likelihood:
            return part
        kind = chance.choice(possible)
        struck = known[kind](part, anatomy, chance)
        if struck is None:
            return part
        damages.append(Damage(kind, struck.cells))
        return struck.rows

    heading = tuple(row for row in rows if anatomy.is_heading(row))
    body = tuple(new for row in rows[len(heading) :] for new in hit((row,), ROW_KINDS, likelihood))
    body = tuple(new for page in _pages(body) for new in hit(page, PAGE_KINDS, 2 * likelihood))
    return hit((*heading, *body), HEADING_KINDS, 2 * likelihood), damages


def _pages(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    starts = [0, *(at for at, row in enumerate(rows) if at and row.begins_page), len(rows)]
    return [tuple(rows[start:end]) for start, end in pairwise(starts)]
