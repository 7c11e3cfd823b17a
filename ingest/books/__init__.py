"""The rules of the books over the amounts of one document: what must equal what, and whether it does.

The rules are seeds/balance_rules.csv. models/intermediate/int_rule_*.sql evaluates them over the whole warehouse;
this package evaluates them over one document, and over its blank cells too, while it is being interpreted.
"""

from __future__ import annotations

from ingest.books.checking import check
from ingest.books.entries import Check, Entry, Equality
from ingest.books.grounding import ground
from ingest.books.quanta import quanta_of
from ingest.books.rules import Books, load_books

__all__ = ["Books", "Check", "Entry", "Equality", "check", "ground", "load_books", "quanta_of"]
