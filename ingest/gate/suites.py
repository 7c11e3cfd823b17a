"""Expectations generated from the dictionary and the balance rules. Pure: no file is opened here."""

from __future__ import annotations

import great_expectations.expectations as gxe
from great_expectations.expectations.expectation import Expectation

from ingest.gate.vocabulary import Vocabulary

# The contract's own words, which no wording in a document means.
READINGS = ("printed", "repaired", "inferred", "doubtful")
VERDICTS = ("holds", "rounding", "publisher", "unread", "suspect")
STATUSES = ("read", "duplicate", "refused")

_KEYS_OF_AMOUNTS = (
    "amount_id", "disclosure_id", "document_id", "table_key", "row_kind", "row_name", "fund", "origin",
    "spend", "measure", "figure_year", "figure_kind", "value", "printed_text", "reading", "page_no", "row_no",
    "col_no",
)  # fmt: skip


def suites(words: Vocabulary) -> dict[str, list[Expectation]]:
    """By the frame they are held against."""
    return {
        "amounts": [
            gxe.ExpectColumnValuesToBeUnique(column="amount_id"),
            *(gxe.ExpectColumnValuesToNotBeNull(column=column) for column in _KEYS_OF_AMOUNTS),
            *(
                _among(column, allowed)
                for column, allowed in (
                    ("table_key", words.table_keys),
                    ("fund", words.funds),
                    ("origin", words.origins),
                    ("spend", words.spends),
                    ("measure", words.measures),
                    ("row_kind", words.row_kinds),
                    ("side", words.sides),
                    ("figure_kind", words.figure_kinds),
                    ("reading", READINGS),
                )
            ),
        ],
        "documents": [
            gxe.ExpectColumnValuesToBeUnique(column="path"),
            gxe.ExpectColumnPairValuesToBeEqual(column_A="path", column_B="published_path"),
            gxe.ExpectColumnPairValuesToBeEqual(column_A="status", column_B="published_status"),
            _among("status", STATUSES),
            _always("is_explained", True),
        ],
        "rules": [
            gxe.ExpectColumnDistinctValuesToBeInSet(column="rule_id", value_set=list(words.rules)),
            gxe.ExpectColumnValuesToBeBetween(column="checks", min_value=1),
        ],
        "checks": [
            gxe.ExpectColumnValuesToBeUnique(column="check_id"),
            *(_verdicts_of(rule) for rule in words.rules),
            _among("rule_id", words.rules),
            gxe.ExpectColumnPairValuesToBeEqual(column_A="is_unread", column_B="compared_nothing"),
            _always("unbalanced_by_us", False),
        ],
        "conserved": [gxe.ExpectColumnPairValuesToBeEqual(column_A="landed", column_B="published")],
        "same_amounts": [
            gxe.ExpectColumnPairValuesToBeEqual(column_A="landed_value", column_B="published_value"),
            gxe.ExpectColumnPairValuesToBeEqual(
                column_A="landed_yuan", column_B="published_yuan", ignore_row_if="both_values_are_missing"
            ),
        ],
        "money_cells": [_always("has_place", True)],
    }


def _among(column: str, allowed: frozenset[str] | tuple[str, ...]) -> Expectation:
    return gxe.ExpectColumnValuesToBeInSet(column=column, value_set=sorted(allowed))


def _always(column: str, value: bool) -> Expectation:
    return gxe.ExpectColumnValuesToBeInSet(column=column, value_set=[value])


def _verdicts_of(rule: str) -> Expectation:
    return gxe.ExpectColumnValuesToBeInSet(
        column="verdict",
        value_set=list(VERDICTS),
        row_condition=f'rule_id == "{rule}"',
        condition_parser="pandas",
    )
