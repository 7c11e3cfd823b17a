"""Opens the zip packages of Word and Excel with limits: a small hostile file cannot fill the machine."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from ingest.readers.errors import Unreadable

MAX_UNPACKED = 256 * 1024 * 1024  # bytes of all parts together
MAX_PART = 64 * 1024 * 1024  # bytes of one part
MAX_RATIO = 400  # unpacked to packed; sheets of zeros reach about 100
MAX_PARTS = 10_000
SMALL = 4 * 1024 * 1024  # below this the ratio says nothing


class Package:
    """The parts of an Office file, by name."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    def read(self, name: str) -> bytes:
        with self._archive.open(name) as part:
            data = part.read(MAX_PART + 1)  # the size in the directory may lie
        if len(data) > MAX_PART:
            raise Unreadable(
                f"Part {name} of this file unpacks to more than is read. Save it anew and smaller."
            )
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The part as a tree; entities stay unresolved and nothing is fetched."""
        if name not in self.names:
            return None
        try:
            return etree.fromstring(self.read(name), parser())
        except etree.XMLSyntaxError as error:
            raise Unreadable(
                f"Part {name} of this file is damaged. Open it in an office program and save it anew."
            ) from error


def prove_sizes(path: Path) -> None:
    """Unpack every part once and count, for a program that unpacks by itself and trusts what it finds."""
    with zipfile.ZipFile(path) as archive, path.open("rb") as file:
        total = 0
        for part in archive.infolist():
            if part.compress_type == zipfile.ZIP_STORED:
                total += part.compress_size
                continue
            if part.compress_type != zipfile.ZIP_DEFLATED:
                raise Unreadable("This file is packed in an unusual way. Save it anew from its program.")
            file.seek(part.header_offset)
            header = file.read(30)
            name_size, extra_size = (
                int.from_bytes(header[26:28], "little"),
                int.from_bytes(header[28:30], "little"),
            )
            file.seek(name_size + extra_size, 1)
            total += _inflated(file, part.compress_size, MAX_UNPACKED - total)
            if total > MAX_UNPACKED:
                raise Unreadable("This file unpacks to more than it says. Save it anew from its program.")


def _inflated(file: BinaryIO, packed: int, allowed: int) -> int:
    inflater, size = zlib.decompressobj(-15), 0
    while packed > 0 and not inflater.eof and size <= allowed:
        data = file.read(min(packed, 65536))
        if not data:
            break
        packed -= len(data)
        while data and size <= allowed:
            size += len(inflater.decompress(data, 1 << 20))
            data = inflater.unconsumed_tail
    return size


def whole_number(text: str | None) -> int | None:
    """An attribute as a number; None for all that is none, or that no sound file holds."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) <= 9 else None


def parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive)
            yield Package(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, zlib.error) as error:
        raise Unreadable("This file is damaged or cut short. Fetch it again from its publisher.") from error
    except RuntimeError as error:  # zipfile's way to say that a part is encrypted
        raise Unreadable(
            "This file is locked with a password. Save a copy without one and offer that."
        ) from error


def _check(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or any(part.file_size > MAX_PART for part in parts):
        raise Unreadable(
            f"This file unpacks to {unpacked // 2**20} MB in {len(parts)} parts, more than is read. "
            "Save it anew and smaller."
        )
    if unpacked > SMALL and unpacked > MAX_RATIO * max(packed, 1):
        raise Unreadable(
            "This file is packed like a zip bomb and is not opened. Save it anew from its program."
        )
