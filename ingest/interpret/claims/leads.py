"""What a lead, the words between two numbers, says of the second: whose figure it is, of which year, beside which other."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.dictionary.narrative import Narrative
from ingest.dictionary.wording import normalise
from ingest.interpret.claims.memory import Memory
from ingest.interpret.claims.subjects import SubjectReader, last_clause, whole_of
from ingest.interpret.claims.words import Said, Subject, Words, is_boundary, read_back

_LINK = re.compile(r"(?:了|为|约|近|达|的|各)*$")
_SHARE_LINK = re.compile(r"(?:的)?(?:比例|比重|比率|比)?(?:的|为|约|达)*$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_WITHIN = re.compile(r"(?P<whole>[^,;:。]{4,60})中[,:]")
_BUDGETS = ("budget", "adjusted")
_COMPARED_WITH = re.compile(r"年?度?(?P<words>[^,;:。]{2,20}?)(?:相比|对比|比较|比)")  # 与2020年度预算相比，


def _ends_with(pattern: re.Pattern[str], text: str) -> bool:
    return any(found.end() == len(text) for found in pattern.finditer(text))


class LeadReader:
    def __init__(
        self, narrative: Narrative, own_year: int, agency: str | None, subjects: SubjectReader
    ) -> None:
        self._narrative, self._year, self._agency = narrative, own_year, normalise(agency or "")
        self._subjects = subjects
        than = "|".join(map(re.escape, narrative.roles["than"]))
        years = sorted(
            (word for word, said in narrative.words.items() if said.year is not None and not said.metric),
            key=len,
            reverse=True,
        )
        self._than = re.compile(rf"(?:{than})(?P<year>20\d\d|{'|'.join(years)})")

    def direction(self, lead: str) -> tuple[str, str] | None:
        """(increase or decrease, the lead without that verb) where the number is a change."""
        before = _LINK.sub("", lead)
        for direction in ("increase", "decrease"):
            if verb := self._narrative.ends(direction, before):
                return direction, before[: -len(verb)]
        return None

    def taken_apart(self, lead: str) -> Subject | None:
        """三公经费支出决算中，某费…万元: what the numbers of the sentence are parts of."""
        found = _WITHIN.match(lead)
        if not found:
            return None
        words = read_back(found["whole"], self._narrative, self._year)
        is_bare = not is_boundary(found["whole"][: words.start], self._narrative)
        return None if is_bare or words.subject is None else replace(words.subject, is_named=False)

    def amount(self, lead: str, memory: Memory) -> Said:
        is_cut = lead.endswith((",", ":")) and not self._narrative.has("among", last_clause(lead[:-1]))
        lead = lead[:-1] if is_cut else lead  # 某经费预算，…万元
        words = read_back(lead, self._narrative, self._year)
        left, kind = lead[: words.start], words.meaning.figure_kind
        if self._is_compared(lead, words) and (words.year is not None or kind):
            year = words.year if words.year is not None else self._year - 1
            known = self._subjects.narrower(words.subject, lead, memory) or memory.subject
            return Said(known, year, kind, is_compared=True)
        if self._narrative.ends("completion", left) and kind and not memory.is_fresh:
            return Said(memory.subject, words.year, kind, is_compared=True, part="completion")
        titled = self._subjects.titled(left)
        named = (
            self._subjects.sided(
                self._subjects.narrower(words.subject, lead, memory),
                words,
                lead[words.start :],
                titled,
                memory,
            )
            or self._subjects.item_of(words, left, memory)
            or (titled if kind or words.year is not None else None)
        )
        shared = self._subjects.shared(lead, memory)
        subject: Subject | None
        if shared is not None:
            subject = shared
        elif not is_boundary(left, self._narrative):
            # 某残联2020年收支总预算: what stands before a year is a body, by whatever name; 接待费等三公经费.
            is_apart = _YEAR.match(lead, words.start) or left.endswith("等")
            subject = replace(named, is_named=False) if named and is_apart and not memory.is_reason else None
        elif named:
            subject = self._guarded(named, left, memory)
            is_plain = not words.is_remarked and named.is_named and not is_cut
            subject = replace(subject, is_named=subject.is_named and is_plain)
        elif words.meaning.item:
            subject = None  # 工程 by itself is no 政府采购
        else:
            remembered = self._subjects.counted(left) or memory.subject
            subject = remembered if not left or self._is_own(left) else None
            if subject and self._narrative.has("among", left):
                subject = replace(subject, is_named=False)
        return Said(subject, words.year if words.year is not None else self._year_in(left), kind)

    def change(self, lead: str, memory: Memory) -> Said:
        """Of what a change is, and against which year: 某支出比上年, or 与上年相比，某支出."""
        if (than := self._narrative.ends("than", lead)) and _ends_with(self._than, lead[: -len(than)]):
            lead = lead[: -len(than)]  # 与上年对比
        words = read_back(lead, self._narrative, self._year)
        left = lead[: words.start]
        if than := self._narrative.ends("than", left):
            against_year, against_kind = words.year, words.meaning.figure_kind
            before = left[: -len(than)]
            words = read_back(before, self._narrative, self._year)
            left = before[: words.start]
        else:
            compared = list(self._than.finditer(lead))
            before = lead[: compared[-1].start()] if compared else ""
            against_year = self._year_of(compared[-1]["year"]) if compared else memory.against_year
            against_kind = memory.against_kind
            if compared and (behind := _COMPARED_WITH.match(lead, compared[-1].end())):
                said = read_back(behind["words"], self._narrative, self._year).meaning
                against_kind = said.figure_kind or against_kind
        if words.subject is None:
            words, left = self._before(before) or (words, left)
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

    def _before(self, text: str) -> tuple[Words, str] | None:
        """收、支与上年相比; 本年无某项支出，与上年持平: the subject, and what stands before it."""
        is_apart = text.endswith(",")
        words = read_back(text.removesuffix(","), self._narrative, self._year)
        left = text[: words.start]
        nothing = self._narrative.ends("nothing", left)
        if words.subject is None or (is_apart and not nothing):
            return None
        if nothing:
            left = left[: -len(nothing)]
            left = left[: read_back(left, self._narrative, self._year).start]
        return words, left

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

    def is_budget(self, lead: str) -> bool:
        """预算数, 年初预算: the words are nothing but the name of the budget."""
        words = read_back(lead, self._narrative, self._year)
        return not words.start and words.subject is None and words.meaning.figure_kind == "budget"

    def part(self, lead: str, role: str, memory: Memory) -> Said | None:
        """占某合计的…% (`share`), 完成年初预算的…% (`completion`); None where the percentage is neither."""
        clause = last_clause(lead)
        found = ((clause.rfind(word), word) for word in self._narrative.roles[role])
        at, word = max(found, key=lambda place: (place[0], len(place[1])))
        if at < 0:
            return self._of_the_budget(clause, memory) if role == "completion" else None
        subject = self._named_or_remembered(clause[:at], memory)
        if subject is None:
            return None
        base = read_back(_SHARE_LINK.sub("", clause[at + len(word) :]), self._narrative, self._year)
        if role == "completion":
            return Said(subject, base.year, against_kind=base.meaning.figure_kind or "budget")
        if base.subject is None or base.start:
            whole = memory.head or memory.whole or whole_of(subject)
            return Said(replace(subject, is_named=False), base.year, base=whole)
        return Said(subject, base.year, base=base.subject)

    def _of_the_budget(self, clause: str, memory: Memory) -> Said | None:
        """为年初预算的…%: completed, though no word says so."""
        words = read_back(clause.removesuffix("的"), self._narrative, self._year)
        kind, subject = words.meaning.figure_kind, memory.subject
        is_bare = words.subject is None and not _LINK.sub("", clause[: words.start])
        if subject is None or kind not in _BUDGETS or not is_bare or not clause.endswith("的"):
            return None
        return Said(subject, words.year, against_kind=kind)

    def _is_compared(self, lead: str, words: Words) -> bool:
        """比2022年预算…万元, 相比2022年的总收入…万元."""
        is_within = words.year is not None and self._than.search(lead, words.start)
        return bool(self._narrative.ends("than", lead[: words.start]) or is_within)

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
        clause = (clause.removesuffix(among) if among else clause).strip("(")
        return not clause or bool(self._agency and self._agency.endswith(clause))

    def _year_in(self, text: str) -> int | None:
        """The last year that a text names without comparing with it: 2022年，我部门…, 截至2022年8月31日，…"""
        compared = {found.start("year") for found in self._than.finditer(text)}
        years = [found for found in _YEAR.finditer(text) if found.start() not in compared]
        return int(years[-1].group(1)) if years else None

    def _year_of(self, word: str) -> int:
        return int(word) if word.isdigit() else self._year + (self._narrative.words[word].year or 0)
