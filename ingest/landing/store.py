"""The landing file: opened by one build at a time; every document comes and goes in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import InvalidOperation
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from ingest.interpret.reading import Reading
from ingest.landing.refusal import Refusal
from ingest.landing.rows import Row, layout_of, layout_rows, reading_rows
from ingest.layout.grid import Layout

_READ_TABLES = ("documents", "grids", "cells", "paragraphs")
_INTERPRETED_TABLES = (
    "interpretations",
    "tables",
    "amounts",
    "repairs",
    "indicators",
    "terms",
    "term_subjects",
    "unplaced",
    "claims",
)


@dataclass(frozen=True, slots=True)
class Landed:
    """What the landing knows of a document that a reader has opened."""

    status: str  # read | refused
    media_type: str | None
    page_count: int | None
    message: str | None


class Unstorable(Exception):
    """Something of the document does not fit the landing: a number beyond every column, text that is none."""


class Landing:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = duckdb.connect(str(path))
        self._create_schema(files("ingest.landing").joinpath("schema.sql").read_text(encoding="utf-8"))
        self._schemas = {
            table: self._connection.execute(f"select * from raw.{table} limit 0").to_arrow_table().schema
            for table in _READ_TABLES + _INTERPRETED_TABLES
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def _create_schema(self, schema: str) -> None:
        """The landing is a cache: one with another schema is emptied, and the documents are read anew."""
        wanted = hashlib.sha256(schema.encode()).hexdigest()
        with self._transaction():
            self._connection.execute("create schema if not exists raw")
            self._connection.execute(
                "create table if not exists raw.landing_schema (fingerprint varchar not null)"
            )
            found = self._connection.execute("select fingerprint from raw.landing_schema").fetchall()
            if found == [(wanted,)]:
                return
            for table in _READ_TABLES + _INTERPRETED_TABLES:
                self._connection.execute(f"drop table if exists raw.{table}")
            self._connection.execute(schema)
            self._connection.execute("delete from raw.landing_schema")
            self._connection.execute("insert into raw.landing_schema values (?)", [wanted])

    def read_documents(self, reader_id: str) -> dict[str, Landed]:
        """Documents that this reader has opened already, by document_id."""
        rows = self._connection.execute(
            "select document_id, status, media_type, page_count, message"
            " from raw.documents where reader_id = ?",
            [reader_id],
        ).fetchall()
        return {row[0]: Landed(*row[1:]) for row in rows}

    def interpreted_documents(self, reader_id: str, interpreter_id: str) -> frozenset[str]:
        """Documents whose cells, as this reader landed them, this interpreter has understood already."""
        rows = self._connection.execute(
            "select document_id from raw.interpretations where reader_id = ? and interpreter_id = ?",
            [reader_id, interpreter_id],
        ).fetchall()
        return frozenset(row[0] for row in rows)

    def save_layout(self, document_id: str, reader_id: str, layout: Layout) -> None:
        rows = layout_rows(document_id, reader_id, layout)
        rows["documents"] = [
            _document(document_id, reader_id, layout.media_type, layout.page_count, "read", None)
        ]
        self._save_read(document_id, reader_id, rows)

    def save_refusal(self, document_id: str, reader_id: str, refusal: Refusal) -> None:
        row = _document(document_id, reader_id, None, None, "refused", refusal.message)
        self._save_read(document_id, reader_id, {"documents": [row]})

    def load_layout(self, document_id: str, reader_id: str) -> Layout:
        """The layout as it was saved."""
        found = self.read_documents(reader_id).get(document_id)
        if found is None or found.media_type is None or found.page_count is None:
            raise LookupError(f"document {document_id} has no pages in {self.path}")
        grids, cells, paragraphs = (
            self._rows(table, order, document_id, reader_id)
            for table, order in (
                ("grids", "table_ordinal"),
                ("cells", "table_ordinal, row_no, col_no"),
                ("paragraphs", "paragraph_no"),
            )
        )
        return layout_of(found.media_type, found.page_count, grids, cells, paragraphs)

    def save_reading(self, document_id: str, reader_id: str, interpreter_id: str, reading: Reading) -> None:
        """What a document means now; what it was taken to mean before goes in the same transaction."""
        try:
            rows = reading_rows(document_id, reader_id, interpreter_id, reading)
        except InvalidOperation as error:
            raise Unstorable("a number has more digits than the landing holds") from error
        with self._transaction():
            for table in _INTERPRETED_TABLES:
                self._connection.execute(f"delete from raw.{table} where document_id = ?", [document_id])
                self._insert(table, rows[table])

    def _save_read(self, document_id: str, reader_id: str, rows: dict[str, list[Row]]) -> None:
        with self._transaction():
            for table in _READ_TABLES:
                self._connection.execute(
                    f"delete from raw.{table} where document_id = ? and reader_id = ?",
                    [document_id, reader_id],
                )
                self._insert(table, rows.get(table, []))

    def _rows(self, table: str, order: str, document_id: str, reader_id: str) -> list[Row]:
        found = self._connection.execute(
            f"select * from raw.{table} where document_id = ? and reader_id = ? order by {order}",
            [document_id, reader_id],
        )
        rows: list[dict[str, Any]] = found.to_arrow_table().to_pylist()
        return rows

    def _insert(self, table: str, rows: list[Row]) -> None:
        """All rows at once, through Arrow: decimals stay exact, and text is never parsed as SQL."""
        if not rows:
            return
        try:
            frame = pa.Table.from_pylist(rows, schema=self._schemas[table])
        except (pa.ArrowException, UnicodeError, OverflowError) as error:
            raise Unstorable(f"raw.{table}: {error}") from error
        self._connection.register("landing_frame", frame)
        try:
            self._connection.execute(f"insert into raw.{table} by name select * from landing_frame")
        except duckdb.ConstraintException as error:
            raise Unstorable(f"raw.{table}: {error}") from error
        finally:
            self._connection.unregister("landing_frame")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.begin()
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()


def _document(
    document_id: str,
    reader_id: str,
    media_type: str | None,
    page_count: int | None,
    status: str,
    message: str | None,
) -> Row:
    return {
        "document_id": document_id,
        "reader_id": reader_id,
        "media_type": media_type,
        "page_count": page_count,
        "status": status,
        "message": message,
    }
