"""A document read by itself, then with the rules that lie within one table, then with all rules of the books."""

from __future__ import annotations

from dataclasses import replace

from ingest.books import Books, load_books
from ingest.dictionary import load_dictionary
from ingest.interpret import interpret
from ingest.interpret.reading import Reading
from ingest.layout.grid import Layout
from ingest.project import SEEDS
from ingest.reconcile import reconcile

ALONE, WITHIN_TABLES, WITH_ALL = "reading alone", "rules within a table", "all rules"


def stages(layout: Layout) -> dict[str, Reading]:
    """What a document says at each stage, the least helped first."""
    dictionary, books = load_dictionary(SEEDS), load_books(SEEDS)
    alone = interpret(layout, dictionary)
    return {
        ALONE: alone,
        WITHIN_TABLES: reconcile(alone, _within_tables(books), dictionary),
        WITH_ALL: reconcile(alone, books, dictionary),
    }


def _within_tables(books: Books) -> Books:
    return replace(books, rules=tuple(rule for rule in books.rules if "table" in rule.match_on))
