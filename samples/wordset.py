"""A Word document from the same grids the other formats use, the same bytes each time."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle

from samples.facts import Facts
from samples.tables import Cell, Grid

FONT = "宋体"


def new_document(facts: Facts, published: date) -> Document:
    """An empty document with our styles; `published` fixes every date in it."""
    document = docx.Document()
    moment = datetime(published.year, published.month, published.day, 9, tzinfo=UTC)
    properties = document.core_properties
    properties.title = facts.disclosure.title
    properties.author = facts.disclosure.agency_name
    properties.last_modified_by = facts.disclosure.agency_name
    properties.created = properties.modified = moment
    properties.comments = ""
    for name, size in (
        ("Normal", 12),
        ("Title", 26),
        ("Heading 1", 18),
        ("Heading 2", 14),
        ("Heading 3", 12),
    ):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name = FONT
        style.font.size = Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    return document


def new_section(document: Document, *, landscape: bool) -> None:
    """The pages from here on, upright or lying."""
    section = document.add_section()
    short, long = Cm(21), Cm(29.7)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)


def heading(document: Document, text: str, level: int = 1, *, new_page: bool = False) -> None:
    paragraph = document.add_heading(text, level)
    paragraph.paragraph_format.page_break_before = new_page


def paragraph(document: Document, text: str) -> None:
    added = document.add_paragraph(text)
    added.paragraph_format.first_line_indent = Pt(24)


def centred(document: Document, text: str, style: str | None = None) -> None:
    document.add_paragraph(text, style).alignment = WD_ALIGN_PARAGRAPH.CENTER


def page_break(document: Document) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def caption(document: Document, parts: Sequence[str]) -> None:
    """One line with its parts at the left edge, in the middle and at the right edge."""
    section = document.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    added = document.add_paragraph("\t".join(parts))
    added.paragraph_format.space_after = Pt(0)
    stops = added.paragraph_format.tab_stops
    if len(parts) > 2:
        stops.add_tab_stop(width // 2, WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    for run in added.runs:
        run.font.size = Pt(9)


def _cell(cell: Cell | None, colspan: int, width: int, size: float, goes_on: bool) -> str:
    """A `w:tc`; `goes_on` where it is the lower part of a merged cell."""
    merge = "<w:vMerge/>" if goes_on else ""
    if cell is not None and cell.rowspan > 1:
        merge = '<w:vMerge w:val="restart"/>'
    span = f'<w:gridSpan w:val="{colspan}"/>' if colspan > 1 else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/>'
    run = ""
    if cell is not None and cell.text:
        bold = "<w:b/>" if cell.head else ""
        run = (
            f'<w:r><w:rPr><w:rFonts w:eastAsia="{FONT}"/>{bold}<w:sz w:val="{round(size * 2)}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(cell.text)}</w:t></w:r>'
        )
    align = cell.align if cell is not None else "left"
    paragraph_properties = f'<w:pPr><w:spacing w:after="0"/><w:jc w:val="{align}"/></w:pPr>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{paragraph_properties}{run}</w:p></w:tc>"


def table(document: Document, grid: Grid, size: float = 9) -> None:
    """A ruled table; merged cells are merged as Word does it, and headings repeat over pages."""
    section = document.sections[-1]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    twips = room / 635  # of English Metric Units
    widths = [round(width / sum(grid.widths) * twips) for width in grid.widths]
    covering = {
        (row, cell.column): cell for cell in grid.cells for row in range(cell.row, cell.row + cell.rowspan)
    }
    rows = []
    for row in range(grid.rows):
        column, cells = 0, []
        while column < grid.columns:
            cell = covering.get((row, column))
            colspan = cell.colspan if cell else 1
            width = sum(widths[column : column + colspan])
            first = cell if cell is not None and cell.row == row else None
            cells.append(_cell(first, colspan, width, size, cell is not None and first is None))
            column += colspan
        head = "<w:trPr><w:tblHeader/></w:trPr>" if row < grid.head_rows else ""
        rows.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    source = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    document.element.body.insert_element_before(parse_xml(source), "w:sectPr")
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def write_docx(document: Document, path: Path, published: date) -> None:
    """Save with one date on every part: what zip notes of the clock would differ from run to run."""
    saved = BytesIO()
    document.save(saved)
    stamp = (published.year, published.month, published.day, 9, 0, 0)
    with ZipFile(saved) as source, ZipFile(path, "w") as target:
        for name in source.namelist():
            entry = _entry(name, stamp)
            target.writestr(entry, source.read(name), compress_type=ZIP_DEFLATED, compresslevel=9)


def _entry(name: str, stamp: tuple[int, int, int, int, int, int]) -> ZipInfo:
    entry = ZipInfo(name, stamp)
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o644 << 16
    return entry
