"""What a table of the server is, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

_DISCLOSED_BY = ("disclosure_id", "document_id")


@dataclass(frozen=True, slots=True, order=True)
class TableName:
    schema: str
    name: str

    def __str__(self) -> str:
        return f"{self.schema}.{self.name}"


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str  # PostgreSQL's, as format_type() spells it
    sent_as: str | None  # a type of DuckDB's to go through; None: as it is
    comment: str | None


@dataclass(frozen=True, slots=True, order=True)
class ForeignKey:
    column: str
    target: TableName
    target_column: str


@dataclass(frozen=True, slots=True)
class Table:
    name: TableName
    source: TableName  # in the published file
    columns: tuple[Column, ...]
    key: tuple[str, ...]  # empty: none is promised
    foreign_keys: frozenset[ForeignKey]
    indexed: frozenset[str]  # columns that lead elsewhere: joins go over them
    comment: str | None

    @property
    def part_column(self) -> str | None:
        """Rows change disclosure by disclosure: of a large table only the parts are sent in which something changed."""
        columns = [*_DISCLOSED_BY, *self.key[:1]]
        return next((column for column in columns if self.types.get(column) == "text"), None)

    @property
    def types(self) -> dict[str, str]:
        return {column.name: column.type for column in self.columns}

    @property
    def comments(self) -> dict[str | None, str]:
        """Of its columns by name, of the table itself under None."""
        said: list[tuple[str | None, str | None]] = [
            (None, self.comment),
            *((column.name, column.comment) for column in self.columns),
        ]
        return {what: text for what, text in said if text}
