"""Which figure words mean beside others: the narrower of two readings, the side, the item, the parts of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.dictionary.narrative import Narrative
from ingest.interpret.claims.memory import Memory
from ingest.interpret.claims.words import Subject, Words, is_boundary, read_back

_CLAUSE = re.compile(r"[,;:。]")
_TOTAL = re.compile(r"总|合计")
_COUNTED = re.compile(r"([\u4e00-\u9fff()]+)\d+(?=[\u4e00-\u9fff]{1,3}[,、;])")  # 公务接待12批次，
_NUMERAL = re.compile(r"^(?:[一二三四五六七八九十\d]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\))")
_SIDES = ("revenue", "expenditure")
_BOTH_SIDES = (*_SIDES, "balance")
_BARE = (Subject("revenue"), Subject("expenditure"))
# Funds that are spoken of on both sides; the others are revenue.
_PUBLIC_MONEY = frozenset({"fiscal", "general", "gov_fund", "soe"})


def last_clause(text: str) -> str:
    return _CLAUSE.split(text)[-1]


def _any_in(wordings: Iterable[str], text: str) -> bool:
    return any(wording in text for wording in wordings)


def whole_of(subject: Subject) -> Subject | None:
    """What a figure is a share of where no words say so: all revenue, all expenditure, all of 三公."""
    if subject.metric in _SIDES and (subject.fund or subject.spend != "all"):
        return Subject(subject.metric)
    if subject.metric == "three_public" and subject.item != "total":
        return replace(subject, item="total")
    return {"carry_in": Subject("revenue"), "carry_out": Subject("expenditure")}.get(subject.metric)


class SubjectReader:
    def __init__(self, narrative: Narrative, own_year: int) -> None:
        self._narrative, self._year = narrative, own_year

    def title(self, text: str) -> Subject | None:
        """A heading, or a sentence like one, that is nothing but the name of a figure stands for it below."""
        words = read_back(text.rstrip("。:"), self._narrative, self._year)
        if words.subject is None or not is_boundary(text[: words.start], self._narrative):
            return None
        return replace(words.subject, is_named=False)

    def titled(self, left: str) -> Subject | None:
        """（一）收入预算：2020年年初预算数…万元: a heading within the sentence names the figure."""
        if not left.endswith((",", ":")):
            return None
        return self.title(left[:-1])

    def narrower(self, subject: Subject | None, lead: str, memory: Memory) -> Subject | None:
        """某科目年初预算…万元，决算支出…万元: a bare 支出 that goes on with a sentence is its subject's, not the whole."""
        if subject is None or subject not in _BARE or ";" in lead:
            return subject
        if counted := self.counted(lead):
            return counted
        known = memory.subject
        if known and known.metric in _BOTH_SIDES and known.spend == "all":
            if known.metric != subject.metric and known.fund in _PUBLIC_MONEY:
                # 政府性基金收入…万元，支出…万元
                return replace(known, metric=subject.metric, is_named=False)
            return subject
        if _TOTAL.search(last_clause(lead)):
            return subject
        if known is None or memory.is_fresh or known.metric in ("carry_in", "carry_out"):
            return subject
        return replace(known, is_named=False)

    def counted(self, lead: str) -> Subject | None:
        """公务接待12批次，30人次，支出…万元: the figure that counts before a bare 支出 speak of."""
        for piece in reversed(_COUNTED.findall(lead)):
            words = read_back(piece, self._narrative, self._year)
            if words.subject and words.subject not in _BARE:
                return replace(words.subject, is_named=False)
        return None

    def sided(
        self, subject: Subject | None, words: Words, said: str, titled: Subject | None, memory: Memory
    ) -> Subject | None:
        """收入…万元，其中：一般公共预算拨款…万元: a fund alone is of the side that is spoken of."""
        if subject is None or subject.metric != "balance" or words.meaning.side or not subject.fund:
            return subject
        sides = [side for side, wordings in self._narrative.sides.items() if _any_in(wordings, said)]
        if len(sides) == 1:
            return replace(subject, metric=sides[0])  # 一般公共预算支出决算数
        for whole in (titled, memory.head, memory.whole, memory.subject):
            if whole and whole.metric in _SIDES and whole.spend == "all":
                return replace(subject, metric=whole.metric)
        return subject

    def shared(self, lead: str, memory: Memory) -> Subject | None:
        """教育支出…万元，其他支出…万元: a name of a function and of an economic class is what its neighbour is."""
        known = memory.subject
        if known is None or memory.is_fresh or known.metric not in ("function", "economic"):
            return None
        names = self._narrative.shared.get(_NUMERAL.sub("", last_clause(lead)).split("、")[-1])
        return Subject(known.metric, path=names[known.metric], is_named=False) if names else None

    def item_of(self, words: Words, left: str, memory: Memory) -> Subject | None:
        """政府采购…万元，其中：货物…: an item of the figure that is being taken apart."""
        whole, item = memory.head or memory.subject, words.meaning.item
        if left.endswith(("及", "和")):
            return None  # 车辆购置及运行费 is neither
        if whole and item and (whole.metric, item) in self._narrative.items:
            return replace(whole, item=item)
        return None

    def each_of(self, lead: str) -> tuple[Subject | None, ...] | None:
        """会议费、培训费分别为…万元、…万元: the figures whose numbers follow; none where others named them before."""
        word = next((word for word in self._narrative.roles["respectively"] if word in lead), None)
        if word is None:
            return None
        names, _, behind = last_clause(lead).rpartition(word)
        if not names or read_back(behind, self._narrative, self._year).start:
            return ()
        found = [self._named(piece) for piece in re.split(r"[、和及与]", names)]
        first = found[0]
        if len(found) == 1 and first and first.metric == "balance":
            found = [replace(first, metric=side) for side in _SIDES]  # 收入支出总计分别为
        elif first and first.fund in _PUBLIC_MONEY:
            found = [replace(each, fund=first.fund) if each in _BARE and each else each for each in found]
        return tuple(each and replace(each, is_named=False) for each in found) if any(found) else ()

    def _named(self, piece: str) -> Subject | None:
        words = read_back(piece, self._narrative, self._year)
        return words.subject if is_boundary(piece[: words.start], self._narrative) else None
