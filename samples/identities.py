"""The accounting identities that facts must satisfy before they are typeset: python -m samples.identities [STEM …]."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from samples.facts import FACTS_FOLDER, Amount, Facts, load_facts, stems

FUND_PARTS = {
    "fiscal": ("general", "gov_fund", "soe"),
    "unit": ("business", "operating", "superior", "affiliate", "other"),
}
SPEND_PARTS = {
    "all": ("basic", "project", "operating", "remit", "subsidy", "reserve", "carry_forward"),
    "basic": ("personnel", "public"),
}
CODED = ("function", "economic_dept", "economic_gov")
SUMMARIES = ("budget_summary", "appropriation_summary")
FORMS = ("entity_performance", "project_performance")
ADDITIVE = ["revenue_summary", "expenditure_summary", "general_expenditure", "general_basic", "appropriation_expenditure", "appropriation_basic", "basic_expenditure", "gov_fund_expenditure", "soe_expenditure", "project_expenditure", "function_expenditure", "economic_gov", "economic_dept", "procurement"]  # fmt: skip
GRAND_TOTAL = [
    "budget_summary",
    "revenue_summary",
    "expenditure_summary",
    "function_expenditure",
    "economic_gov",
    "economic_dept",
]

SAME_TOTALS = (
    ("general_basic", "basic", "general_expenditure"),
    ("appropriation_basic", "basic", "appropriation_expenditure"),
    ("basic_expenditure", "basic", "expenditure_summary"),
    ("project_expenditure", "project", "expenditure_summary"),
)

Row = tuple[str, ...]
Facet = tuple[str, ...]


@dataclass(frozen=True)
class Check:
    rule: str
    table_key: str
    place: str
    left: Decimal
    right: Decimal
    tolerance: Decimal

    @property
    def holds(self) -> bool:
        return abs(self.left - self.right) <= self.tolerance

    def __str__(self) -> str:
        return f"{self.rule}: {self.table_key} {self.place}: {self.left} against {self.right} ({self.left - self.right})"


def number(amount: Amount) -> Decimal:
    return Decimal(amount.printed_text.replace(",", "").rstrip("%"))


def _half_step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)


def _check(rule: str, key: str, place: str, left: Decimal | None, parts: Iterable[Decimal]) -> Check:
    """Each number was rounded once, so as many half steps may add up as numbers take part."""
    numbers = list(parts)
    whole = left if left is not None else Decimal(0)
    tolerance = sum((_half_step(value) for value in [*numbers, whole]), Decimal(0))
    return Check(
        rule, key, place, whole, sum(numbers, Decimal(0)), tolerance if len(numbers) > 1 else Decimal(0)
    )


def _row(amount: Amount, occurrence: str) -> Row:
    return (
        amount.unit_name,
        amount.side,
        amount.row_kind,
        amount.row_code,
        amount.paired_code,
        amount.item_code,
        occurrence,
        amount.row_name,
    )


def _facet(amount: Amount) -> Facet:
    return (
        amount.fund,
        amount.origin,
        amount.spend,
        amount.measure,
        amount.figure_year,
        amount.figure_kind,
    )


def _along_row(key: str, row: Row, cells: dict[Facet, Decimal]) -> Iterator[Check]:
    """The columns of one row: funds, origins and spending kinds."""
    place = f"{row[0]} {row[3]} {row[-1]}".strip()

    def parts_of(facet: Facet, position: int, names: Iterable[str]) -> list[Decimal]:
        others = ((*facet[:position], name, *facet[position + 1 :]) for name in names)
        return [cells[other] for other in others if other in cells]

    for facet, value in cells.items():
        fund, origin, spend, measure = facet[:4]
        if measure != "amount":
            continue
        if origin == "all" and (parts := parts_of(facet, 1, ("current", "carryover"))):
            yield _check("total = current + carry-over", key, place, value, parts)
        if spend in SPEND_PARTS and (parts := parts_of(facet, 2, SPEND_PARTS[spend])):
            yield _check(f"{spend} = its kinds of spending", key, place, value, parts)
        if fund in FUND_PARTS and (parts := parts_of(facet, 0, FUND_PARTS[fund])):
            yield _check(f"{fund} = its funds", key, place, value, parts)
        if fund == "all":
            printed = [name for name in FUND_PARTS if (name, *facet[1:]) in cells]
            loose = [name for parent, names in FUND_PARTS.items() if parent not in printed for name in names]
            if parts := parts_of(facet, 0, [*printed, *loose, "special_account", "nonfiscal_surplus"]):
                yield _check("all = its funds", key, place, value, parts)


def _tree(key: str, rows: Iterable[Row]) -> dict[Row, list[Row]]:
    """Which rows make up which: codes their parent code, roots their unit, units the grand total."""
    rows = list(rows)
    children, roots = _code_tree(rows)
    units = [row for row in rows if row[2] == "unit"]
    for unit in {row[0] for row in rows} - roots.keys():
        block = [row for row in rows if row[0] == unit]
        roots[unit] = [row for row in block if row[2] == "item"] or [
            row for row in block if row[2] == "project"
        ]
    tree = dict(children)
    if key in ADDITIVE:
        tree |= {row: roots[row[0]] for row in units if roots[row[0]]}
        totals = (row for row in rows if row[2] == "total" and row[-1] == "合计" and not row[0])
        tree |= {total: units or roots.get("", []) for total in totals}
    return tree


def _code_tree(rows: list[Row]) -> tuple[dict[Row, list[Row]], dict[str, list[Row]]]:
    """The children of each coded row, and by unit the rows that stand under no other code."""
    children: dict[Row, list[Row]] = defaultdict(list)
    roots: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        unit, kind, code = row[0], row[2], row[3]
        if kind not in CODED or not code:
            continue
        parents = [
            other
            for other in rows
            if (other[0], other[2]) == (unit, kind)
            and len(other[3]) < len(code)
            and other[3]
            and code.startswith(other[3])
        ]
        if parents:
            children[max(parents, key=lambda other: len(other[3]))].append(row)
        else:
            roots[unit].append(row)
    return children, roots


def _down_table(key: str, rows: dict[Row, dict[Facet, Decimal]]) -> Iterator[Check]:
    """The rows of one table: codes, units and the grand total."""
    facets = sorted(
        facet for facet in {facet for cells in rows.values() for facet in cells} if facet[3] == "amount"
    )
    for parent, parts in _tree(key, rows).items():
        for facet in facets:
            numbers = [rows[part][facet] for part in parts if facet in rows[part]]
            whole = rows[parent].get(facet)
            if numbers or (whole is not None and parts):
                place = f"{parent[0]} {parent[3]} {parent[-1]} {'/'.join(facet)}".strip()
                yield _check("parent = sum of its rows", key, place, whole, numbers)


def _prefixed(key: str, rows: dict[Row, dict[Facet, Decimal]]) -> Iterator[Check]:
    """Sub-items named parent/child, the items of 三公, and the functions of a 收支 table."""
    named = {(row[1], row[-1]): cells for row, cells in rows.items()}
    parts: dict[tuple[str, str], list[dict[Facet, Decimal]]] = defaultdict(list)
    for row, cells in rows.items():
        parent, _, child = row[-1].rpartition("/")
        if child and parent:
            parts[(row[1], parent)].append(cells)
        elif key == "three_public" and row[2] == "item":
            parts[(row[1], "合计")].append(cells)
        if key in SUMMARIES and row[2] == "function":
            for total in ("本年支出合计", "本年支出"):
                if not row[-1].startswith(f"{total}/"):
                    parts[(row[1], total)].append(cells)
    for (side, parent), members in parts.items():
        whole = named.get((side, parent), {})
        for facet in whole:
            numbers = [cells[facet] for cells in members if facet in cells]
            if numbers and facet[3] == "amount":
                yield _check("whole = its items", key, f"{parent} {'/'.join(facet)}", whole[facet], numbers)


def _widest_total(rows: dict[Row, dict[Facet, Decimal]], spend: str) -> Decimal | None:
    """The largest figure of the 合计 row for one kind of spending: all funds, both origins."""
    found = [
        value
        for row, cells in rows.items()
        if row[2] == "total" and row[-1] == "合计" and not row[0]
        for facet, value in cells.items()
        if facet[2] == spend and facet[3] == "amount" and facet[5] in ("budget", "final")
    ]
    return max(found, default=None)


def _across(tables: dict[str, dict[Row, dict[Facet, Decimal]]]) -> Iterator[Check]:
    """The same money in two tables of one document."""
    for key, spend, other in SAME_TOTALS:
        if key in tables and other in tables:
            left, right = _widest_total(tables[key], spend), _widest_total(tables[other], spend)
            if left is not None and right is not None:
                yield _check(f"the same {spend} total in two tables", key, f"against {other}", left, [right])
    if "expenditure_summary" in tables and "function_expenditure" in tables:
        whole = ("all", "all", "all", "amount")
        by_code: dict[str, dict[str, list[Decimal]]] = {}
        for key in ("expenditure_summary", "function_expenditure"):
            codes = by_code.setdefault(key, defaultdict(list))
            for row, cells in tables[key].items():
                if row[2] == "function" and row[3]:
                    codes[row[3]] += [value for facet, value in cells.items() if facet[:4] == whole]
        for code, numbers in by_code["function_expenditure"].items():
            left = sum(numbers, Decimal(0))
            summed = by_code["expenditure_summary"].get(code, [])
            yield _check("the same function in two tables", "function_expenditure", code, left, summed)


def _named(rows: dict[Row, dict[Facet, Decimal]], side: str, name: str) -> Decimal | None:
    found = [
        cells[facet]
        for row, cells in rows.items()
        if row[1] == side and row[-1] == name
        for facet in cells
        if facet[:4] == ("all", "all", "all", "amount") and facet[5] in ("budget", "final")
    ]
    return found[-1] if found else None


def _rows_of_tables(facts: Facts) -> dict[tuple[str, str, str], dict[Row, dict[Facet, Decimal]]]:
    """Every table's rows; a row that is named again and fills the same column is a row of its own."""
    tables: dict[tuple[str, str, str], dict[Row, dict[Facet, Decimal]]] = {}
    times: dict[tuple[tuple[str, str, str], Row, Facet], int] = defaultdict(int)
    for amount in facts.amounts:
        table_id, facet = (amount.table_key, amount.table_no, amount.table_title), _facet(amount)
        seen = (table_id, _row(amount, ""), facet)
        cells = tables.setdefault(table_id, {}).setdefault(_row(amount, str(times[seen])), {})
        times[seen] += 1
        if amount.printed_text:
            cells[facet] = number(amount)
    return tables


def checks(facts: Facts) -> Iterator[Check]:
    """Every identity that compares something in these facts."""
    tables = _rows_of_tables(facts)
    grand: list[tuple[str, Decimal]] = []
    for (key, _, _), rows in tables.items():
        if key not in FORMS:
            for row, cells in rows.items():
                yield from _along_row(key, row, cells)
            yield from _down_table(key, rows)
            yield from _prefixed(key, rows)
        if key in SUMMARIES:
            income, spending = _named(rows, "revenue", "收入总计"), _named(rows, "expenditure", "支出总计")
            if income is not None and spending is not None:
                yield _check("revenue total = expenditure total", key, "总计", income, [spending])
                if key == "budget_summary":
                    grand.append((key, income))
        elif key in GRAND_TOTAL:
            side = "revenue" if key == "revenue_summary" else "expenditure"
            total = _named(rows, side, "合计")
            if total is not None:
                grand.append((key, total))
    # Of a table printed in parts the first part speaks for the totals.
    yield from _across({key: rows for (key, _, _), rows in reversed(tables.items())})
    for key, total in grand[1:]:
        yield _check(
            "the same grand total in two tables", key, f"against {grand[0][0]}", total, [grand[0][1]]
        )


def failures(facts: Facts) -> list[Check]:
    """What neither holds nor is named as the publisher's own break (same table, same difference)."""
    known = {(row.table_key, abs(Decimal(row.difference.replace(",", "")))) for row in facts.breaks}
    return [
        check
        for check in checks(facts)
        if not check.holds and (check.table_key, abs(check.left - check.right)) not in known
    ]


def main(arguments: list[str]) -> int:
    broken = 0
    for stem in arguments or stems():
        facts = load_facts(FACTS_FOLDER / stem)
        found = failures(facts)
        broken += len(found)
        print(f"{stem}: {sum(1 for _ in checks(facts))} identities, {len(found)} do not hold")
        for check in found:
            print(f"  {check}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
