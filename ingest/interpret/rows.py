"""What each row of a block is: its kind, code, name and the rows it stands under."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import normalise, squeeze, strip_among, strip_numeral
from ingest.interpret.codes import fits, level_of, scheme_of, split_leading_code
from ingest.interpret.headings import Block
from ingest.interpret.labels import Label
from ingest.interpret.row_meaning import RowMeaning
from ingest.interpret.row_schemes import ECONOMIC
from ingest.interpret.summary_rows import SUMMARIES, SummaryRows

_PERIOD = re.compile(r"(?:(?P<year>20\d\d)年?度?)?(?P<kind>\D{2,8})?")
_LEAST_CODE = 3  # digits: fewer, alone in their row, are the rest of a number that a line of text broke off


class RowReader:
    """Walks the rows of one block from the top; what a row means depends on those above it."""

    def __init__(
        self, block: Block, scheme: str, table_key: str, dictionary: Dictionary, is_coded: bool
    ) -> None:
        """`is_coded` says that most rows of the block print a code."""
        self._is_coded = is_coded
        self._block, self._scheme, self._dictionary = block, scheme, dictionary
        self._unit: str | None = None
        self._codes: dict[str, str] = {}  # code -> name, of the rows above in this unit
        self._class: str | None = None  # the 类 above, where rows print no code
        self._summary = SummaryRows(scheme, dictionary) if table_key in SUMMARIES else None
        self._names: list[str] = []
        self._outline: list[tuple[int, str]] = []  # (depth of the numeral, name) of the items above
        self._project: str | None = None  # the one above, where its class stands beside it
        projects = [c.index for c in block.labels if c.role == "project"]
        classes = [c.index for c in block.labels if c.role == "name" and c.scheme]
        self._has_project, self._has_class = bool(projects), bool(classes)
        self._is_class_within = self._has_project and self._has_class and projects[0] < classes[0]
        self._has_items = any(c.items for c in block.values)
        self._has_codes = scheme in {"function", "economic_dept", "economic_gov"} or (
            scheme == "revenue" and table_key not in SUMMARIES
        )

    def read(self, label: Label) -> RowMeaning | None:
        """The meaning of a row, or None where no cell of it names it."""
        period = self._period(label.name) if self._has_items else None
        meaning: RowMeaning | None
        if period:
            named = replace(label, name=label.unit_name or "", unit_name=None)
            of_row = self._read(named) or RowMeaning("item", None, "", None, None)
            meaning = replace(of_row, figure_year=period[0], figure_kind=period[1])
        else:
            meaning = self._read(label)
        if meaning is not None:
            self._names.append(meaning.name)
        return meaning

    def _period(self, name: str) -> tuple[int | None, str | None] | None:
        """The year and the kind of figure that name a row of items, where the label says nothing else."""
        wording = normalise(name)
        found = _PERIOD.fullmatch(wording)
        kind = self._dictionary.heading("figure_kind", found["kind"]) if found and found["kind"] else None
        if found and found["year"] and (kind or not found["kind"]):
            return int(found["year"]), kind
        return (None, kind) if kind and self._dictionary.heading("total", wording) else None

    def _read(self, label: Label) -> RowMeaning | None:
        among, name = strip_among(label.name or (self._summary and label.project) or "")
        depth, numeral, name = strip_numeral(name)
        name = squeeze(name)
        if self._summary:
            return self._summary.read(label, among, depth, numeral, name) if name else self._worded_row(label)
        everything = name or label.project or label.unit_name or ""
        is_coded = label.code is not None and len(label.code) >= _LEAST_CODE
        if not everything and not is_coded:
            if label.unit_code:
                return self._unit_row(label, label.unit_name)
            return self._worded_row(label)
        if sum_of_rows := self._sum_row(label, everything):
            return sum_of_rows
        if self._has_project:
            return self._project_row(label, name)
        if label.unit_name and not name and not label.code:
            return self._unit_row(label, label.unit_name)
        if self._has_codes:
            return self._coded_row(label, name)
        if label.unit_name and not name:
            return self._unit_row(label, label.unit_name)
        return self._item_row(label, among, depth, name)

    def _sum_row(self, label: Label, name: str) -> RowMeaning | None:
        """合计 of the table, or 小计 of a unit."""
        total = self._dictionary.label("total", name)
        if total and self._names and self._dictionary.heading("item", name):
            total = None  # “三公”经费 below another item (行政经费) is an item itself
        if total and not label.code and (not label.unit_name or label.unit_name == name):
            self._unit, self._codes = None, {}
            return RowMeaning("total", None, total, None, 0, item_code=label.item_code)
        if label.unit_name and ((total and not label.code) or self._dictionary.label("subtotal", name)):
            return self._unit_row(label, label.unit_name)
        return None

    def _worded_row(self, label: Label) -> RowMeaning | None:
        """A row that only a column of remarks or categories names; a total may also stand below 序号."""
        for words in (label.words, label.aside):
            if words and (total := self._dictionary.label("total", words)):
                return RowMeaning("total", None, total, None, 0)
        if not label.words:
            return None
        return RowMeaning(
            "item", None, label.words, None, None, unit_name=self._unit, item_code=label.item_code
        )

    def _unit_row(self, label: Label, name: str | None) -> RowMeaning:
        name = re.sub(r"(?<=.)(?:小计|合计)$", "", name or label.unit_code or "")
        self._unit, self._codes, self._project = name, {}, None
        return RowMeaning(
            "unit", label.unit_code or label.code, name, None, 0, unit_name=name, item_code=label.item_code
        )

    def _project_row(self, label: Label, name: str) -> RowMeaning:
        is_sum = any(self._dictionary.label(role, name) for role in ("total", "subtotal"))
        beside = name if self._has_class and name and not is_sum else None  # the class that pays the project
        if label.project:
            self._project = label.project if beside and self._is_class_within else None
        # Columns run from the wider to the narrower: a class that stands alone is the next of the project above.
        printed = label.project or (self._project if beside and not label.code else None)
        if printed:
            code, project = split_leading_code(printed)
            if self._dictionary.label("subtotal_end", project) and not label.code:
                return self._unit_row(label, project)
            if label.unit_code and not label.unit_name and not label.code:
                return self._unit_row(label, project)
            unit = label.unit_name or self._unit
            return RowMeaning(
                "project",
                code,
                project,
                None,
                1,
                paired=label.code or beside or label.paired,
                unit_name=unit,
                item_code=label.item_code,
            )
        if label.code and scheme_of(label.code):
            return replace(self._coded_row(label, name), paired=label.paired)
        if label.unit_name and self._dictionary.label("use", label.unit_name):
            return RowMeaning("use", None, label.unit_name, None, None, unit_name=self._unit)
        if label.unit_name or label.unit_code:
            return self._unit_row(label, label.unit_name or name)
        if label.code or (self._dictionary.label("subtotal_end", name) and not is_sum):
            return self._unit_row(label, name)
        return self._item_row(label, False, None, name)

    def _coded_row(self, label: Label, name: str) -> RowMeaning:
        unit = label.unit_name or self._unit
        if label.code and not fits(label.code, self._scheme):
            other = "revenue" if self._scheme == "revenue" else scheme_of(label.code)
            is_unit = other == "revenue" and self._scheme == "function"
            if other is None or is_unit or self._names_a_unit(label.code, name):
                return self._unit_row(replace(label, unit_code=label.code), name or label.unit_name)
            scheme = other
        else:
            scheme = self._scheme
        if not label.code:
            return self._named_row(label, name, scheme, unit)
        code = label.code
        path = [self._codes[code[:n]] for n in (3, 5) if n < len(code) and code[:n] in self._codes]
        self._codes[code] = name
        return RowMeaning(
            scheme,
            code,
            name,
            "/".join(path) or None,
            level_of(code),
            paired=label.paired,
            unit_name=unit,
            item_code=label.item_code,
        )

    def _named_row(self, label: Label, name: str, scheme: str, unit: str | None) -> RowMeaning:
        """A row of a classification that prints no code."""
        if name.endswith("合计"):
            return RowMeaning("total", None, name, None, 0, unit_name=unit)
        if self._codes_are_usual() and self._dictionary.label("unit_suffix", name):
            return self._unit_row(label, name)
        wording = normalise(name)
        top = (
            wording in self._dictionary.function_wordings
            if scheme == "function"
            else self._is_top_economic(wording)
        )
        if top:
            self._class = name
            return RowMeaning(
                scheme, None, name, None, 1, paired=label.paired, unit_name=unit, item_code=label.item_code
            )
        if (
            scheme in ECONOMIC
            and wording not in self._dictionary.economic_names
            and self._dictionary.label("use", name)
        ):
            self._class = None  # 专项业务经费支出 holds the classes printed below it, and is none
            return RowMeaning("use", None, name, None, 1, unit_name=unit)
        level = 2 if self._class else None
        return RowMeaning(
            scheme,
            None,
            name,
            self._class,
            level,
            paired=label.paired,
            unit_name=unit,
            item_code=label.item_code,
        )

    def _names_a_unit(self, code: str, name: str) -> bool:
        """303 is a class of spending and, before a bureau's name, the bureau."""
        is_class = normalise(name) in self._dictionary.economic_tops
        return len(code) == 3 and not is_class and self._dictionary.label("unit_suffix", name) is not None

    def _codes_are_usual(self) -> bool:
        has_column = any(c.role and c.role.startswith("code") for c in self._block.labels)
        return self._is_coded or has_column or len(self._codes) > 0

    def _is_top_economic(self, wording: str) -> bool:
        return wording in self._dictionary.economic_tops

    def _item_row(self, label: Label, among: bool, depth: int | None, name: str) -> RowMeaning:
        """Rows named by nothing but words: items, or units where the block is by unit."""
        unit = label.unit_name or self._unit
        kind = self._scheme if self._scheme in {"unit", "project"} else "item"
        if self._scheme == "use":
            kind = "use" if self._dictionary.label("use", name) else "item"
        if kind == "unit" or (
            self._scheme == "use" and kind == "item" and self._dictionary.label("unit_suffix", name)
        ):
            return self._unit_row(label, name)
        parent = self._dictionary.label("item_parent", name)
        if parent:
            above = next(
                (n for n in reversed(self._names) if normalise(parent) in normalise(n) and "/" not in n), None
            )
            if above:
                return RowMeaning(
                    kind, label.code, f"{above}/{name}", above, 2, label.paired, unit, label.item_code
                )
        if among and self._names:
            above = self._names[-1].rpartition("/")[0] or self._names[-1]
            return RowMeaning(
                kind, label.code, f"{above}/{name}", above, 2, label.paired, unit, label.item_code
            )
        above = self._numbered_above(depth, name) if kind == "item" else None
        if above:
            return RowMeaning(
                kind, label.code, f"{above}/{name}", above, 2, label.paired, unit, label.item_code
            )
        return RowMeaning(kind, label.code, name, None, depth, label.paired, unit, label.item_code)

    def _numbered_above(self, depth: int | None, name: str) -> str | None:
        """The item whose numbering this one's is a level below: 三、公务用车费 of 1.公务用车购置."""
        if depth is None:
            return None
        while self._outline and self._outline[-1][0] >= depth:
            self._outline.pop()
        above = self._outline[-1][1] if self._outline else None
        self._outline.append((depth, name))
        return above
