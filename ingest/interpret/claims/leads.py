"""What a lead, the words between two numbers, says of the second: whose figure it is, of which year, beside which other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.dictionary.narrative import Narrative
from ingest.dictionary.wording import normalise
from ingest.interpret.claims.memory import Memory
from ingest.interpret.claims.words import Subject, Words, is_boundary, read_back

_LINK = re.compile(r"(?:了|为|约|近|达|的|各)*$")
_SHARE_LINK = re.compile(r"(?:的)?(?:比例|比重|比率|比)?(?:的|为|约|达)*$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_CLAUSE = re.compile(r"[,;:。]")


def last_clause(text: str) -> str:
    return _CLAUSE.split(text)[-1]


@dataclass(frozen=True, slots=True)
class Said:
    subject: Subject | None
    year: int | None = None
    kind: str | None = None
    against_year: int | None = None
    against_kind: str | None = None
    base: Subject | None = None  # the whole that a share is a share of
    is_compared: bool = False  # the number itself is what another is compared with: 比2022年预算…万元


class LeadReader:
    def __init__(self, narrative: Narrative, own_year: int, agency: str | None) -> None:
        self._narrative, self._year, self._agency = narrative, own_year, normalise(agency or "")
        than = "|".join(map(re.escape, narrative.roles["than"]))
        years = sorted(
            (word for word, said in narrative.words.items() if said.year is not None and not said.metric),
            key=len,
            reverse=True,
        )
        self._than = re.compile(rf"(?:{than})(?P<year>20\d\d|{'|'.join(years)})")

    def title(self, text: str) -> Subject | None:
        """A heading, or a sentence like one, that is nothing but the name of a figure stands for it below."""
        words = read_back(text.rstrip("。:"), self._narrative, self._year)
        if words.subject is None or not is_boundary(text[: words.start], self._narrative):
            return None
        return replace(words.subject, is_named=False)

    def direction(self, lead: str) -> tuple[str, str] | None:
        """(increase or decrease, the lead without that verb) where the number is a change."""
        before = _LINK.sub("", lead)
        for direction in ("increase", "decrease"):
            if verb := self._narrative.ends(direction, before):
                return direction, before[: -len(verb)]
        return None

    def amount(self, lead: str, memory: Memory) -> Said:
        words = read_back(lead, self._narrative, self._year)
        left, kind = lead[: words.start], words.meaning.figure_kind
        if self._narrative.ends("than", left) and (words.year is not None or kind):
            year = words.year if words.year is not None else self._year - 1
            return Said(words.subject or memory.subject, year, kind, is_compared=True)
        named = self._narrower(words.subject, lead, memory) or self._item_of(words, memory)
        if not is_boundary(left, self._narrative):
            subject = None
        elif named:
            subject = self._guarded(named, left, memory)
            is_plain = not words.is_remarked and named.is_named
            subject = replace(subject, is_named=subject.is_named and is_plain)
        elif words.meaning.item:
            subject = None  # 工程 by itself is no 政府采购
        else:
            subject = memory.subject if not left or self._is_own(left) else None
            if subject and self._narrative.has("among", left):
                subject = replace(subject, is_named=False)
        return Said(subject, words.year if words.year is not None else self._year_in(left), kind)

    def change(self, lead: str, memory: Memory) -> Said:
        """Of what a change is, and against which year: 某支出比上年, or 与上年相比，某支出."""
        words = read_back(lead, self._narrative, self._year)
        left = lead[: words.start]
        if than := self._narrative.ends("than", left):
            against_year, against_kind = words.year, words.meaning.figure_kind
            words = read_back(left[: -len(than)], self._narrative, self._year)
            left = left[: words.start]
        else:
            compared = [found["year"] for found in self._than.finditer(lead)]
            against_year = self._year_of(compared[-1]) if compared else memory.against_year
            against_kind = memory.against_kind
        subject = words.subject
        if not is_boundary(left, self._narrative):
            subject = None
        elif subject is not None:
            subject = self._guarded(subject, left, memory)
        elif memory.subject and memory.is_fresh and self._than.sub("", left).strip(",;:相比较"):
            # 本年没有某项支出，与上年持平: the sentence has a subject of its own.
            subject = replace(memory.subject, is_named=False)
        else:
            subject = memory.subject
        year = words.year if words.year != against_year else None
        return Said(subject, year, None, against_year, against_kind)

    def no_change(self, lead: str, memory: Memory) -> Said | None:
        """与上年持平; None where nothing is compared with another year."""
        found = self._than.search(lead)
        if not found:
            return None
        is_bare = not lead[found.end() :].strip("年度预算决数")
        return self.change(lead[: found.end()] if is_bare else lead, memory)

    def relation(self, lead: str, memory: Memory) -> Said | None:
        """决算数大于预算数."""
        words = read_back(lead, self._narrative, self._year)
        subject = words.subject or memory.subject
        is_final = words.meaning.figure_kind == "final"
        if not is_final or subject is None or not is_boundary(lead[: words.start], self._narrative):
            return None
        return Said(subject, words.year, "final", against_kind="budget")

    def part(self, lead: str, role: str, memory: Memory) -> Said | None:
        """占某合计的…% (`share`), 完成年初预算的…% (`completion`); None where the percentage is neither."""
        clause = last_clause(lead)
        found = ((clause.rfind(word), word) for word in self._narrative.roles[role])
        at, word = max(found, key=lambda place: (place[0], len(place[1])))
        if at < 0:
            return None
        subject = self._named_or_remembered(clause[:at], memory)
        if subject is None:
            return None
        base = read_back(_SHARE_LINK.sub("", clause[at + len(word) :]), self._narrative, self._year)
        if role == "completion":
            return Said(subject, base.year, against_kind=base.meaning.figure_kind or "budget")
        if base.subject is None or base.start:
            return Said(replace(subject, is_named=False), base.year, base=memory.head)
        return Said(subject, base.year, base=base.subject)

    def _narrower(self, subject: Subject | None, lead: str, memory: Memory) -> Subject | None:
        """某科目年初预算…万元，决算支出…万元: a bare 支出 that goes on with a sentence is its subject's, not the whole."""
        is_bare = subject in (Subject("revenue"), Subject("expenditure"))
        known = memory.subject
        if not is_bare or known is None or memory.is_fresh or ";" in lead:
            return subject
        is_whole = known.metric in ("revenue", "expenditure", "balance") and known.spend == "all"
        return subject if is_whole else replace(known, is_named=False)

    def _item_of(self, words: Words, memory: Memory) -> Subject | None:
        """政府采购…万元，其中：货物…: an item of the figure that is being taken apart."""
        whole, item = memory.head or memory.subject, words.meaning.item
        if whole and item and (whole.metric, item) in self._narrative.items:
            return replace(whole, item=item)
        return None

    def _named_or_remembered(self, clause: str, memory: Memory) -> Subject | None:
        words = read_back(clause, self._narrative, self._year)
        if words.subject is None:
            return memory.subject
        if not is_boundary(clause[: words.start], self._narrative):
            return None
        return self._guarded(words.subject, clause[: words.start], memory)

    def _guarded(self, subject: Subject, left: str, memory: Memory) -> Subject:
        """Named for sure only if it is the whole body's, no reason and no part of something unknown."""
        clause = last_clause(left)
        is_part = self._narrative.has("part", clause)
        is_other = bool(self._narrative.ends("body", clause)) and not (
            self._agency and (clause.endswith(self._agency) or self._agency.endswith(clause))
        )
        return replace(subject, is_named=not (is_part or is_other or memory.is_reason or memory.is_loose))

    def _is_own(self, left: str) -> bool:
        """Nothing but the body itself stands before the words."""
        clause = last_clause(left)
        among = self._narrative.ends("among", clause)
        clause = clause.removesuffix(among) if among else clause
        return not clause or bool(self._agency and self._agency.endswith(clause))

    def _year_in(self, text: str) -> int | None:
        """The last year that a text names without comparing with it: 2022年，我部门…, 截至2022年8月31日，…"""
        compared = {found.start("year") for found in self._than.finditer(text)}
        years = [found for found in _YEAR.finditer(text) if found.start() not in compared]
        return int(years[-1].group(1)) if years else None

    def _year_of(self, word: str) -> int:
        return int(word) if word.isdigit() else self._year + (self._narrative.words[word].year or 0)
