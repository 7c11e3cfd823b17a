"""Converted text: tables as tab-separated lines or as one cell a line, with stray markup between.

Text has no pages and no boxes.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from ingest.page import Document, Line, Page, Table
from ingest.readers.encoding import decode
from ingest.readers.errors import Unreadable
from ingest.readers.sniff import TEXT
from ingest.readers.text_tables import table_blocks

MOST_BYTES = 64 * 1024 * 1024

_TAG = re.compile(
    r"</?(?:b|i|u|p|br|strong|em|span|div|sup|sub|font|center|h[1-6])\b[^<>]{0,200}/?>", re.IGNORECASE
)
_BREAK = re.compile(r"</p>\s*<p>|<br\s*/?>", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^\s{0,3}#{1,6}\s+|\*\*|^\s*```\w*\s*$|__(?=\S)|^\s*[-*+]\s+(?=\S)|\[bookmark:[^\]]*\]"
)
_CONTENTS = re.compile(
    r"^(?P<entry>.*?)\s*[.．…·]{3,}\s*(?P<page>\d{1,4})\s*$"
)  # an entry of a table of contents
_PIPE = re.compile(r"(?<!\\)\|")
_PIPE_RULE = re.compile(r"^\s*\|?[\s:\-|]+\|?\s*$")


def read_text(path: Path) -> Document:
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"The text is over {MOST_BYTES // 1024**2} MB, more than any disclosure. Split it.")
    text = decode(path.read_bytes()).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    lines = [clean(line) for line in text.split("\n")]
    blocks = _cell_a_line(lines) if _is_cell_a_line(lines) else _tab_separated(lines)
    if not blocks:
        raise Unreadable("The file holds nothing but blanks. Fetch it again from its publisher.")
    return Document(TEXT, (Page(1, tuple(blocks)),))


def clean(line: str) -> str:
    """A line without the markup that a converter has left in it; tabs stay."""
    line = _BREAK.sub(" ", line)
    line = html.unescape(_TAG.sub("", line))
    line = _MARKDOWN.sub("", line) if "\t" not in line else line.replace("**", "")
    if found := _CONTENTS.match(line):
        return f"{found['entry']} {found['page']}".replace("\t", " ")
    row = line.strip()
    if row.count("|") >= 2 and (row.startswith("|") or row.endswith("|")):
        # A bar at either end may be missing.
        row = "" if _PIPE_RULE.match(row) else row.removeprefix("|").removesuffix("|")
        line = _PIPE.sub("\t", row).replace("\\|", "|")
    return (
        line.replace("\u200b", "").replace("\ufeff", "").rstrip("\r\n \u3000") if "\t" not in line else line
    )


# ---- one cell a line


def _is_cell_a_line(lines: list[str]) -> bool:
    """Most lines with a tab have it at their start and nowhere else."""
    tabbed = [line for line in lines if "\t" in line]
    leading = [line for line in tabbed if line.startswith("\t") and "\t" not in line[1:]]
    return len(tabbed) > 20 and len(leading) > 0.8 * len(tabbed)


def _cell_a_line(lines: list[str]) -> list[Table | Line]:
    blocks: list[Table | Line] = []
    rows: list[list[str]] = []
    row: list[str] = []

    def end_row() -> None:
        nonlocal row
        if row:
            rows.append([cell.strip() for cell in row])
            row = []

    def end_table() -> None:
        end_row()
        blocks.extend(table_blocks(rows))
        rows.clear()

    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if line.startswith("\t"):
            row.append(line[1:])
        elif not line.strip():
            end_row()
            if line or (not following.startswith("\t") and not _opens_row(lines, at + 1)):
                end_table()  # a blank that is not empty, or no further row, ends the table
        elif row:
            row[-1] += "\n" + line  # a second paragraph of the same cell
        elif following.startswith("\t"):
            row.append(line)
        else:
            end_table()
            blocks.append(Line(line.strip(), paragraph_end=True))
    end_table()
    return blocks


def _opens_row(lines: list[str], at: int) -> bool:
    return at + 1 < len(lines) and bool(lines[at].strip()) and lines[at + 1].startswith("\t")


# ---- tab-separated


def _tab_separated(lines: list[str]) -> list[Table | Line]:
    blocks: list[Table | Line] = []
    rows: list[list[str]] = []
    blanks = 0
    for line in lines:
        if "\t" in line:
            rows.append([cell.strip() for cell in line.split("\t")])
            blanks = 0
        elif not line.strip():
            blanks += 1
            if blanks > 1 or not rows:
                blocks.extend(table_blocks(rows))
                rows = []
        else:
            blocks.extend(table_blocks(rows))
            rows, blanks = [], 0
            blocks.append(Line(line.strip(), paragraph_end=True))
    blocks.extend(table_blocks(rows))
    return blocks
