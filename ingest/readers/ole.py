"""The streams of a compound file ([MS-CFB]), the container of the old Office formats."""

from __future__ import annotations

import struct

from ingest.readers.errors import Unreadable

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors

CUT = "The file is an old Office file that is damaged or cut short. Fetch it again from its publisher."


class Compound:
    """`streams` names what the file holds; `read` gives one of them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            shift = struct.unpack_from("<H", data, 30)[0]
            self._size = 1 << (shift if shift in (9, 12) else 9)
            first_directory, self._cutoff = struct.unpack_from("<I4xI", data, 48)
            first_mini, _, more_fat, more_count = struct.unpack_from("<4I", data, 60)
            self._fat = self._allocation(more_fat, more_count)
            self.streams = self._directory(self._chain(first_directory))
            self._mini_fat = self._numbers(self._chain(first_mini))
        except struct.error as error:
            raise Unreadable(CUT) from error
        if "" not in self.streams:  # the root: a file cut short has lost its directory
            raise Unreadable(CUT)

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _allocation(self, more: int, count: int) -> list[int]:
        sectors = [s for s in struct.unpack_from("<109I", self._data, 76) if s < END]
        while more < END and count > 0 and len(sectors) * self._size <= len(self._data):
            *further, more = self._numbers(self._sector(more))
            sectors += [s for s in further if s < END]
            count -= 1
        return self._numbers(b"".join(self._sector(s) for s in sectors))

    @staticmethod
    def _numbers(data: bytes) -> list[int]:
        return list(struct.unpack_from(f"<{len(data) // 4}I", data))

    def _chain(self, sector: int) -> bytes:
        parts: list[bytes] = []
        seen: set[int] = set()
        while sector < END and sector not in seen:
            seen.add(sector)
            parts.append(self._sector(sector))
            sector = self._fat[sector] if sector < len(self._fat) else END
        return b"".join(parts)

    def _directory(self, data: bytes) -> dict[str, tuple[int, int]]:
        """Where each stream begins and how long it is; the root's is the store of the small ones."""
        entries = {}
        for at in range(0, len(data) - 127, 128):
            length, kind = struct.unpack_from("<HB", data, at + 64)
            start, size = struct.unpack_from("<II", data, at + 116)
            if kind == 5:
                entries[""] = (start, size)
            elif kind in (1, 2) and 2 <= length <= 64:
                entries[data[at : at + length - 2].decode("utf-16-le", "replace")] = (start, size)
        return entries

    def read(self, name: str) -> bytes:
        start, size = self.streams[name]
        if size >= self._cutoff:
            return self._chain(start)[:size]
        store = self._chain(self.streams.get("", (END, 0))[0])
        parts: list[bytes] = []
        seen: set[int] = set()
        while start < END and start not in seen:
            seen.add(start)
            parts.append(store[start * 64 : start * 64 + 64])
            start = self._mini_fat[start] if start < len(self._mini_fat) else END
        return b"".join(parts)[:size]
