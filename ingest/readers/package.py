"""Opens the zip packages of Word and Excel with limits, so that a small hostile file cannot fill the machine."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from ingest.readers.errors import Unreadable

MAX_UNPACKED = 400 * 1024 * 1024  # bytes of all parts together
MAX_PART = 200 * 1024 * 1024  # bytes of one part
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
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError) as error:
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
