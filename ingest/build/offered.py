"""The files a build is offered: what lies in the documents folder, and what sources.csv says of them."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SOURCES = "sources.csv"
_SOURCE_COLUMNS = {"path", "source_url", "published_on"}
_CHUNK = 1 << 20


class BadOffer(Exception):
    """The documents folder or its sources.csv cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    source_url: str | None
    published_on: date | None


@dataclass(frozen=True, slots=True)
class OfferedFile:
    path: str  # within the documents folder, with forward slashes
    file: Path
    document_id: str  # sha-256 of the bytes; empty where the file cannot be opened
    duplicate_of: str | None  # the path that offered the same bytes first
    source: Source
    error: str | None = None


def offered_files(folder: Path) -> list[OfferedFile]:
    """Every file of the folder in natural order; the same content a second time is a duplicate."""
    if not folder.is_dir():
        raise BadOffer(f"{folder}: no such folder; name one with --documents")
    sources = read_sources(folder / SOURCES)
    first: dict[str, str] = {}
    offered: list[OfferedFile] = []
    for path, file in sorted(_files(folder), key=lambda found: natural_key(found[0])):
        source = sources.pop(path, Source(None, None))
        try:
            document_id = content_hash(file)
        except OSError as error:
            message = f"cannot be opened: {error.strerror or error}; make it readable and build again"
            offered.append(OfferedFile(path, file, "", None, source, message))
            continue
        offered.append(OfferedFile(path, file, document_id, first.get(document_id), source))
        first.setdefault(document_id, path)
    if sources:
        missing = ", ".join(sorted(sources)[:5])
        raise BadOffer(f"{folder / SOURCES}: names files that are not there: {missing}; remove those rows")
    return offered


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in folder.rglob("*"):
        path = file.relative_to(folder)
        if file.is_file() and not any(map(_is_passed_over, path.parts)) and path.as_posix() != SOURCES:
            yield path.as_posix(), file


def _is_passed_over(name: str) -> bool:
    """Hidden files, and the lock files that office programs leave beside an open document."""
    return name.startswith((".", "~$")) or name == "Thumbs.db"


def natural_key(path: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """文件2 comes before 文件10; capitals do not matter until all else is equal."""
    parts = re.findall(r"\d+|\D+", path.casefold())
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts), path


def content_hash(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def read_sources(path: Path) -> dict[str, Source]:
    """path,source_url,published_on (YYYY-MM-DD); empty where there is no such file."""
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if set(rows.fieldnames or ()) != _SOURCE_COLUMNS:
                raise BadOffer(f"{path}: the columns must be path,source_url,published_on")
            return {row["path"]: _source(path, number, row) for number, row in enumerate(rows, 2)}
    except UnicodeDecodeError as error:
        raise BadOffer(f"{path}: is not UTF-8 text; save it as UTF-8") from error


def _source(path: Path, line: int, row: dict[str, str | None]) -> Source:
    text = (row.get("published_on") or "").strip()
    try:
        published_on = date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadOffer(f"{path} line {line}: published_on is {text!r}, write it as YYYY-MM-DD") from error
    return Source((row.get("source_url") or "").strip() or None, published_on)
