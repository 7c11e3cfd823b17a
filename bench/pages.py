"""Budget tables as PDF files, made from grids, so that what each cell prints is known."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import typst

from samples.typeset import SANS, require_fonts

# The place of a cell and what it prints, without white space: (page, row, column, text); all from 0.
Truth = frozenset[tuple[int, int, int, str]]
_NAMES = (
    "一般公共服务支出",
    "行政运行",
    "一般行政管理事务",
    "社会保障和就业支出",
    "行政单位离退休",
    "住房公积金",
    "卫生健康支出",
)
_FUNDS = (
    "一般公共预算",
    "政府性基金预算",
    "国有资本经营预算",
    "财政专户管理资金",
    "事业收入",
    "经营收入",
    "其他收入",
)


@dataclass(frozen=True, slots=True)
class Spanned:
    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of one page; in `rows` a place that a merged cell covers is left out."""

    columns: int
    heading: tuple[tuple[Spanned, ...], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    setup: str  # typst: page, type
    table: str  # typst: arguments of the table
    sheet: Callable[[random.Random], Sheet]


@dataclass(frozen=True, slots=True)
class Made:
    name: str
    file: Path
    page_count: int
    truth: Truth | None  # None for files that others made


def _money(chance: random.Random) -> str:
    return "" if chance.random() < 0.15 else f"{chance.randrange(0, 99_999_999) / 100:,.2f}"


def _row(chance: random.Random, columns: int, name: str) -> tuple[str, ...]:
    return (
        f"{chance.randrange(201, 230)}{chance.randrange(1, 99):02}",
        name,
        *(_money(chance) for _ in range(columns - 2)),
    )


def _sheet(columns: int, rows: int, name_times: int = 1) -> Callable[[random.Random], Sheet]:
    """科目编码 | 科目名称 | 合计 | 本年收入 over the funds; `name_times` makes names that wrap."""

    def make(chance: random.Random) -> Sheet:
        funds = [_FUNDS[n % len(_FUNDS)] for n in range(columns - 3)]
        top = (
            Spanned("科目编码", down=2),
            Spanned("科目名称", down=2),
            Spanned("合计", down=2),
            Spanned("本年收入", across=len(funds)),
        )
        heading = (top, tuple(Spanned(fund) for fund in funds))
        body = tuple(_row(chance, columns, chance.choice(_NAMES) * name_times) for _ in range(rows))
        return Sheet(columns, heading, body)

    return make


def _page(size: str, margin: str, type_size: str) -> str:
    return f'#set page(paper: "a4", {size} margin: {margin}, numbering: "1")\n#set text(font: "{SANS}", size: {type_size}, lang: "zh")\n'


_WIDE, _TALL = "flipped: true,", ""
KINDS = (
    Kind("ordinary", _page(_WIDE, "1.5cm", "8pt"), "stroke: 0.5pt,", _sheet(8, 22)),
    Kind("dense", _page(_WIDE, "0.6cm", "5pt"), "inset: 2pt, stroke: 0.3pt,", _sheet(16, 45)),
    Kind("wrapped", _page(_TALL, "1.5cm", "8pt"), "stroke: 0.5pt,", _sheet(7, 12, name_times=3)),
    Kind("no side rules", _page(_WIDE, "1.5cm", "8pt"), "stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt),", _sheet(8, 22)),
)  # fmt: skip


def make_all(folder: Path, pages: int) -> list[Made]:
    require_fonts()
    return [_make(kind, folder, pages, seed) for seed, kind in enumerate(KINDS, 1)]


def _make(kind: Kind, folder: Path, pages: int, seed: int) -> Made:
    chance = random.Random(seed)  # noqa: S311 - the same tables in every run
    sheets = [kind.sheet(chance) for _ in range(pages)]
    file = folder / f"{kind.name.replace(' ', '-')}.pdf"
    source = kind.setup + "\n#pagebreak()\n".join(_typst(sheet, kind) for sheet in sheets)
    file.write_bytes(_compiled(source))
    truth = frozenset(cell for page, sheet in enumerate(sheets) for cell in _truth(page, sheet))
    return Made(kind.name, file, pages, truth)


def _compiled(source: str) -> bytes:
    compiled: bytes = typst.compile(source.encode())
    return compiled


def _typst(sheet: Sheet, kind: Kind) -> str:
    cells = [
        f"table.cell(colspan: {cell.across}, rowspan: {cell.down})[{cell.text}]"
        for row in sheet.heading
        for cell in row
    ]
    cells += [f"[{text}]" for row in sheet.rows for text in row]
    return f"#align(center)[收入预算总表]\n#align(right)[单位：万元]\n#table(columns: {sheet.columns}, {kind.table}\n{', '.join(cells)})"


def _truth(page: int, sheet: Sheet) -> list[tuple[int, int, int, str]]:
    found: list[tuple[int, int, int, str]] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(sheet.heading):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            taken |= {
                (number + down, column + across) for down in range(cell.down) for across in range(cell.across)
            }
            found.append((page, number, column, cell.text))
    for number, texts in enumerate(sheet.rows, len(sheet.heading)):
        found += [(page, number, column, text) for column, text in enumerate(texts) if text]
    return found
