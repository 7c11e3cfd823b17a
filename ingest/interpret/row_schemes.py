"""What most rows of a block are, by their codes and names and by the headings over them."""

from __future__ import annotations

from collections import Counter

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import normalise, strip_among, strip_numeral
from ingest.interpret.codes import scheme_of
from ingest.interpret.headings import OPENING, Block
from ingest.interpret.labels import Label

REVENUE_TABLES = frozenset({"revenue_summary", "gov_fund_revenue"})
ECONOMIC = frozenset({"economic_dept", "economic_gov"})


def block_scheme(
    labels: list[Label], block: Block, side: str | None, table_key: str, dictionary: Dictionary
) -> str:
    """What most rows of a block are: function, economic_dept, economic_gov, revenue, use, unit, project, item."""
    if side == "revenue" and table_key not in REVENUE_TABLES:
        return "revenue"
    votes = _votes(labels, dictionary)
    if _class_stands_apart(block, dictionary) and 2 * votes.total() < sum(
        1 for label in labels if label.name
    ):
        return "project"
    if votes:
        return _elected(votes, labels, block.scheme, dictionary)
    if block.scheme:
        return block.scheme
    if any(c.role == "project" for c in block.labels):
        return "project"
    if any(c.role in {"unit_name", "unit_code"} for c in block.labels):
        return "unit"
    return "revenue" if side == "revenue" else "item"


def _class_stands_apart(block: Block, dictionary: Dictionary) -> bool:
    """Whether a column says which class a row is paid from, beside names under a heading that nobody knows."""
    first = next((c for c in block.labels if c.role in OPENING), None)
    if first is None or first.role != "name" or first.scheme or not block.scheme:
        return False
    return not any(dictionary.heading("role", piece) for piece in first.path)


def _votes(labels: list[Label], dictionary: Dictionary) -> Counter[str]:
    """How many rows speak for each classification, by their codes or else by their names."""
    votes: Counter[str] = Counter()
    for label in labels:
        scheme = scheme_of(label.code) if label.code else None
        if scheme:
            votes[scheme] += 2
            continue
        name = normalise(strip_numeral(strip_among(label.name)[1])[2])
        if name in dictionary.function_names:
            votes["function"] += 1
        elif name in dictionary.economic_names:
            votes["economic_" + dictionary.economic_names[name]] += 1
        elif dictionary.label("use", name):
            votes["use"] += 1
    return votes


def _elected(votes: Counter[str], labels: list[Label], heading: str | None, dictionary: Dictionary) -> str:
    top, _ = votes.most_common(1)[0]
    if heading and votes[heading]:
        return heading
    if top == "use" and heading in ECONOMIC and _names_classes(labels, dictionary):
        return heading or top  # 工资福利支出 is a use as well as a class; the heading says which
    if top == "economic_dept" and votes["use"] and not any(label.code for label in labels):
        return heading or "use"
    return top


def _names_classes(labels: list[Label], dictionary: Dictionary) -> bool:
    return any(normalise(strip_numeral(label.name)[2]) in dictionary.economic_tops for label in labels)
