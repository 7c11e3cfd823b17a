"""What a worker does with one document. Runs in a process of its own: takes and returns plain values."""

from __future__ import annotations

from pathlib import Path

from ingest.books import load_books
from ingest.dictionary import load_dictionary, load_personal_labels
from ingest.interpret import interpret
from ingest.interpret.reading import Reading
from ingest.landing.refusal import Refusal
from ingest.layout import lay_out
from ingest.layout.grid import Layout
from ingest.readers import Unreadable, read_document
from ingest.reconcile import reconcile


def read(file: Path, seeds: Path) -> Layout | Refusal:
    """A file as its grids and prose, or why it cannot be read."""
    try:
        return lay_out(read_document(file), load_personal_labels(seeds))
    except Unreadable as problem:
        return Refusal(str(problem))


def understand(layout: Layout, seeds: Path) -> Reading:
    """What the landed cells of a document mean, where damage has been at them as its books allow."""
    dictionary = load_dictionary(seeds)
    return reconcile(interpret(layout, dictionary), load_books(seeds), dictionary)
