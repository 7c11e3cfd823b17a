"""Typst source for the parts every sample shares, and its compilation to a reproducible PDF."""

from datetime import date
from functools import cache
from pathlib import Path

import typst

from samples.facts import Facts
from samples.tables import Grid

SERIF = "Noto Serif CJK SC"
SANS = "Noto Sans CJK SC"
DEBIAN_PACKAGE = "fonts-noto-cjk"


class FontMissing(Exception):
    """The Chinese font is not installed; typst would set empty pages without a word."""


@cache
def _families() -> frozenset[str]:
    return frozenset(typst.Fonts(include_system_fonts=True).families())


def require_fonts() -> None:
    missing = [family for family in (SERIF, SANS) if family not in _families()]
    if missing:
        raise FontMissing(
            f"font {' and '.join(missing)} not found: install the Debian package {DEBIAN_PACKAGE}"
            f" (apt-get install {DEBIAN_PACKAGE}) and run make samples again"
        )


def text(content: str) -> str:
    """A string as typst content that shows exactly it, whatever markup it contains."""
    escaped = content.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'#"{escaped}"' if content else ""


def _literal(content: str) -> str:
    return text(content)[1:] if content else "[]"


def preamble(
    facts: Facts,
    *,
    published: date,
    font: str = SERIF,
    size: str = "10.5pt",
    landscape: bool = False,
    margin: str = "2cm",
    page_numbers: str = "1",
) -> str:
    """Document metadata, page and text defaults, heading styles. `published` fixes the file's date."""
    when = f"datetime(year: {published.year}, month: {published.month}, day: {published.day})"
    return f"""
#set document(title: {_literal(facts.disclosure.title)}, author: {_literal(facts.disclosure.agency_name)}, date: {when})
#set page(paper: "a4", flipped: {str(landscape).lower()}, margin: {margin}, numbering: "{page_numbers}")
#set text(font: "{font}", size: {size}, lang: "zh", region: "cn")
#set par(leading: 0.8em)
#show heading.where(level: 1): it => align(center, block(below: 1.6em, text(size: 18pt, weight: "bold", it.body)))
#show heading.where(level: 2): it => block(above: 1.2em, below: 0.9em, text(size: 13pt, weight: "bold", it.body))
"""


def cover(facts: Facts, lines: tuple[str, ...]) -> str:
    """A title page: the lines large and centred, no page number."""
    body = "\n".join(f'#text(size: 26pt, weight: "bold")[{text(line)}]\n\n' for line in lines)
    year_month = text(f"{facts.disclosure.fiscal_year} 年")
    return (
        f"#page(numbering: none)[#v(1fr)#align(center)[#set par(leading: 1.4em)\n{body}]#v(2fr)"
        f"#align(center)[{year_month}]]\n#counter(page).update(1)\n"
    )


def contents(title: str = "目　录", depth: int = 2) -> str:
    """The contents page, filled from the headings."""
    return f"#outline(title: [{text(title)}], depth: {depth}, indent: 2em)\n#pagebreak()\n"


def heading(content: str, level: int = 1, *, new_page: bool = False) -> str:
    mark = "#pagebreak(weak: true)\n" if new_page else ""
    return f"{mark}#heading(level: {level})[{text(content)}]\n"


def paragraph(content: str, *, indent: bool = True) -> str:
    return f"#par(first-line-indent: (amount: {'2em' if indent else '0em'}, all: true))[{text(content)}]\n\n"


def aligned(content: str, side: str = "right", size: str = "9pt") -> str:
    """A line beside the table's edge: its number, its unit of money, its department."""
    return f"#align({side})[#block(spacing: 0.5em)[#text(size: {size})[{text(content)}]]]\n"


def spread(left: str, right: str, size: str = "9pt") -> str:
    """Two texts at the two ends of one line."""
    return f"#block(spacing: 0.5em, width: 100%)[#text(size: {size})[{text(left)}#h(1fr){text(right)}]]\n"


def table(
    grid: Grid,
    *,
    size: str = "8pt",
    repeat: bool = True,
    bold_head: bool = True,
    inset: str = "3pt",
    fill: str | None = None,
    breakable_rows: bool = False,
    banner: str | None = None,
    whole_groups: bool = False,
) -> str:
    """A ruled table. With `repeat`, its headings stand again on every page it reaches, and over them `banner`
    (typst content), which is not ruled. With `whole_groups` the rows beside a merged cell stay on one page."""
    rows: dict[bool, list[str]] = {True: [], False: []}
    for cell in grid.cells:
        spans = (f", rowspan: {cell.rowspan}" if cell.rowspan > 1 else "") + (
            f", colspan: {cell.colspan}" if cell.colspan > 1 else ""
        )
        in_head = cell.row < grid.head_rows
        if cell.rowspan > 1 and whole_groups:
            spans += ", breakable: false"
        shade = f", fill: {fill}" if fill and cell.head else ""
        body = text(cell.text)
        if cell.head and bold_head and body:
            body = f"#strong[{body}]"
        source = f"table.cell(align: {cell.align} + horizon{spans}{shade})[{body}],"
        rows[in_head].append(source)
    head = "\n".join(rows[True])
    if banner is not None:
        over = f"table.cell(colspan: {grid.columns}, stroke: none, inset: (x: 0pt, y: 4pt))"
        head = f"{over}[{banner}],\n{head}"
    widths = ", ".join(f"{width:g}fr" for width in grid.widths)
    breakable = "" if breakable_rows else "#show table.cell: set block(breakable: false)\n"
    header = f"table.header(repeat: {str(repeat).lower()},\n{head}\n)," if head else ""
    return (
        # As an artifact the table bears no accessibility tags, which would be two thirds of the file.
        f"#pdf.artifact[\n#set text(size: {size})\n#set par(leading: 0.45em)\n{breakable}"
        f"#table(columns: ({widths},), inset: {inset}, stroke: 0.5pt,\n"
        f"{header}\n" + "\n".join(rows[False]) + "\n)\n]\n"
    )


def write_pdf(source: str, path: Path, *, published: date) -> None:
    """Compile to `path`; the same source and fonts give the same bytes."""
    require_fonts()
    # The moment is fixed so that nothing in the file depends on when it was made.
    stamp = (published - date(1970, 1, 1)).days * 86400
    pdf = typst.compile(source.encode(), format="pdf", timestamp=stamp)
    if not isinstance(pdf, bytes):
        raise TypeError("typst returned several files for one PDF")
    path.write_bytes(pdf)
