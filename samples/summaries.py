"""收支 tables: revenue and expenditure face each other, and totals that belong together share a row."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from samples.facts import Amount
from samples.tables import chinese_numeral

FILLER = "filler"


def _segments(side: Sequence[Amount]) -> list[list[list[Amount]]]:
    """The rows of one side in runs: items, a row of totals, items, a row of totals."""
    rows = [list(group) for _, group in groupby(side, key=lambda amount: amount.row_name)]
    return [list(run) for _, run in groupby(rows, key=lambda row: row[0].row_kind == "total")]


def facing_sides(amounts: Sequence[Amount], spare: int = 0) -> tuple[list[Amount], list[Amount]]:
    """Both sides with as many rows each: a side that has fewer between two totals is filled with blank rows,
    and before the last total both get `spare` rows that nobody fills in."""
    sides: list[list[Amount]] = []
    by_side = [
        _segments([amount for amount in amounts if amount.side == side])
        for side in ("revenue", "expenditure")
    ]
    heights = [max(len(left), len(right)) for left, right in zip_longest(*by_side, fillvalue=[])]
    if spare:
        heights[-2] += spare
    for segments in by_side:
        filled: list[Amount] = []
        for index, height in enumerate(heights):
            rows = segments[index] if index < len(segments) else []
            filled += [amount for row in rows for amount in row]
            model = (rows or segments[0])[0][0]
            filled += [
                replace(model, row_kind=FILLER, row_name=f"{index}-{number}", printed_text="", fund="all")
                for number in range(len(rows), height)
            ]
        sides.append(filled)
    return sides[0], sides[1]


def printed_labels(
    side: Sequence[Amount], child: Callable[[int, str], str] = lambda _, name: name
) -> Callable[[Amount], str]:
    """Row labels in print: the rows above the first total bear 一、二、…; `child` draws a sub-item
    (`parent/item` in the facts) from its place under its parent and its name."""
    labels: dict[str, str] = {}
    top, under, totals = 0, 0, 0
    for _, group in groupby(side, key=lambda amount: amount.row_name):
        amount = next(group)
        name = amount.row_name.rsplit("/", 1)[-1]
        if amount.row_kind == FILLER:
            name = ""
        elif amount.row_kind == "total":
            totals += 1
        elif "/" in amount.row_name:
            under += 1
            name = child(under, name)
        elif totals == 0:
            top += 1
            name = f"{chinese_numeral(top)}、{name}"
        else:
            under = 0
        labels[amount.row_name] = name
    return lambda amount: labels[amount.row_name]
