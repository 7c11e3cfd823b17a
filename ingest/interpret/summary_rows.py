"""The rows of a 收支 table: totals, numbered items, and the sub-items under them."""

from __future__ import annotations

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import chinese_ordinal, normalise
from ingest.interpret.labels import Label
from ingest.interpret.row_meaning import RowMeaning
from ingest.interpret.row_schemes import ECONOMIC

SUMMARIES = frozenset({"budget_summary", "appropriation_summary"})


class SummaryRows:
    """Walks the rows of one side from the top; how deep a row stands depends on those above it."""

    def __init__(self, scheme: str, dictionary: Dictionary) -> None:
        self._scheme, self._dictionary = scheme, dictionary
        self._stack: list[tuple[int, str, int | None]] = []  # (level, name, ordinal)
        self._nested = False

    def read(
        self, label: Label, among: bool, depth: int | None, numeral: str | None, name: str
    ) -> RowMeaning:
        """A row of a 收支 table: totals, numbered items, and the sub-items under them."""
        wording = normalise(name)
        if self._dictionary.label("summary_total", wording):
            self._stack, self._nested = [], False
            return RowMeaning("total", None, name, None, 0, unit_name=None)
        top = self._dictionary.label("summary_top", wording) is not None
        ordinal = chinese_ordinal(numeral) if numeral else None
        level = self._level(wording, depth, ordinal, top, among)
        while self._stack and self._stack[-1][0] >= level:
            self._stack.pop()
        parents = [entry[1] for entry in self._stack]
        self._stack.append((level, name, ordinal))
        return RowMeaning(
            self._kind(wording, top),
            label.code,
            "/".join([*parents, name]),
            "/".join(parents) or None,
            level,
            paired=label.paired,
        )

    def _level(self, wording: str, depth: int | None, ordinal: int | None, top: bool, among: bool) -> int:
        if top and not (depth or 1) > 1:
            self._nested = False
            return 1
        if depth is None:
            if not self._stack:
                return 1
            first = self._stack[0]
            if self._scheme == "revenue" and self._is_part(wording, first[1]):
                return first[0] + 1
            if self._scheme == "function" and wording in self._dictionary.function_wordings:
                return 1 if first[2] is None else first[0] + 1
            if self._scheme == "function" and normalise(first[1]) in self._dictionary.function_wordings:
                return 2 if wording in self._dictionary.function_sections else 3
            numbered = next((entry[0] for entry in reversed(self._stack) if entry[2] is not None), 1)
            if numbered > 1:  # a part of the line above: 经费拨款 below （一）一般公共预算拨款
                return numbered + 1
            is_open = first[2] is not None or among or self._nested
            return 2 if is_open or self._dictionary.label("carry", normalise(first[1])) else 1
        if depth == 1:
            head = self._stack[0] if self._stack else None
            if head and self._dictionary.label("summary_top", normalise(head[1])) and ordinal == 1:
                self._nested = True  # the numbering begins again under 本年支出 or 上年结转
            return 2 if self._nested and head else 1
        return depth

    def _is_part(self, wording: str, whole: str) -> bool:
        """Whether a line without a numeral is a fund within the one it follows: 一般公共预算 below 财政拨款."""
        inner, outer = (self._dictionary.heading("fund", text) for text in (wording, whole))
        paths = self._dictionary.fund_paths
        return bool(inner and outer and inner != outer and paths[inner].startswith(paths[outer]))

    def _kind(self, wording: str, top: bool) -> str:
        if self._dictionary.label("summary_subtotal", wording):
            return "total"
        if self._scheme == "revenue":
            return "revenue"
        if self._scheme in ECONOMIC and wording in self._dictionary.economic_tops:
            return self._scheme  # 其他支出 is a function as well: the block says which
        if wording in self._dictionary.function_wordings:
            return "function"
        if self._scheme == "function":
            return "item" if top else "function"
        return self._scheme if not top else "item"
