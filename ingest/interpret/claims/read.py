"""A reader of the narrative: goes through each sentence and remembers of which figure it last spoke."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.dictionary import Dictionary
from ingest.dictionary.narrative import Narrative
from ingest.dictionary.wording import normalise
from ingest.interpret.claims.figures import Figure, FigureFinder
from ingest.interpret.claims.passages import Passage, passages_of
from ingest.interpret.claims.words import (
    Subject,
    Words,
    is_boundary,
    mentioned_path,
    read_back,
)
from ingest.interpret.reading import Claim, Identity
from ingest.layout.grid import Layout

_LINK = re.compile(r"(?:了|为|约|近|达|的|各)*$")
_SHARE_LINK = re.compile(r"(?:的)?(?:比例|比重|比率|比)?(?:的|为|约|达)*$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_CLAUSE = re.compile(r"[,;:。]")
_LONGEST_WORDING = 60
_USUAL_DECIMALS = 2
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Said:
    """What one lead, the words between two figures, says of the second."""

    subject: Subject | None
    year: int | None
    kind: str | None
    against_year: int | None = None
    against_kind: str | None = None


@dataclass(slots=True)
class _Memory:
    """What the sentences so far leave open for the next number."""

    subject: Subject | None
    head: Subject | None = None  # what 其中 takes apart
    outer: list[Subject | None] = field(default_factory=list)  # before each open bracket
    year: int | None = None
    kind: str | None = None
    against_year: int | None = None
    against_kind: str | None = None
    is_reason: bool = False  # the words after 主要原因是 explain and state no totals
    is_loose: bool = False  # an amount of unknown meaning stands before: what follows may be its parts
    unit: str | None = None
    is_fresh: bool = True  # no number of the sentence has been read yet

    def end_sentence(self) -> None:
        if self.head is not None:
            self.subject = self.head
        self.head = self.year = self.kind = self.against_year = self.against_kind = None
        self.is_reason = self.is_loose = False
        self.is_fresh = True


def read_claims(layout: Layout, identity: Identity, dictionary: Dictionary) -> tuple[Claim, ...]:
    """Every amount of money, share and change that the prose states; a document without a year states none."""
    if identity.fiscal_year is None or identity.kind is None:
        return ()
    reader = _Reader(identity.fiscal_year, identity.kind, identity.agency_name, dictionary)
    claims = [claim for passage in passages_of(layout) for claim in reader.read(passage)]
    ordinals: Counter[int] = Counter()
    numbered = []
    for claim in claims:
        ordinals[claim.paragraph_no] += 1
        numbered.append(replace(claim, ordinal=ordinals[claim.paragraph_no]))
    return tuple(numbered)


class _Reader:
    def __init__(self, year: int, kind: str, agency: str | None, dictionary: Dictionary) -> None:
        self._year, self._kind = year, kind
        self._agency = normalise(agency or "")
        self._narrative: Narrative = dictionary.narrative
        self._units: Mapping[str, Decimal] = dictionary.money_units
        self._finder = FigureFinder(self._narrative, self._units)
        self._than = re.compile(
            rf"(?:{'|'.join(map(re.escape, self._narrative.roles['than']))})(?P<year>20\d\d|{self._relative_years()})"
        )

    def _relative_years(self) -> str:
        words = [w for w, said in self._narrative.words.items() if said.year is not None and not said.metric]
        return "|".join(sorted(words, key=len, reverse=True))

    def read(self, passage: Passage) -> Iterator[Claim]:
        memory = _Memory(self._title(passage.heading or ""))
        for start, end in passage.sentences():
            sentence = passage.text(start, end)
            at = 0
            figures = self._finder.find(sentence)
            if not figures and (title := self._title(sentence)):
                memory.subject = title
            for figure in figures:
                lead = sentence[at : figure.start]
                at = figure.end
                self._enter(lead, memory)
                claim = self._claim(lead, figure, memory)
                memory.is_fresh = False
                if claim is not None:
                    letter = passage.letters[start + figure.start]
                    yield replace(
                        claim,
                        page_no=letter.page_no,
                        paragraph_no=letter.paragraph_no,
                        sentence=passage.as_printed(start, end),
                        printed_text=passage.as_printed(start + figure.start, start + figure.end),
                    )
            self._enter(sentence[at:], memory)
            memory.end_sentence()

    def _title(self, text: str) -> Subject | None:
        """A heading, or a sentence like one, that is nothing but the name of a figure stands for it below."""
        words = read_back(text.rstrip("。:"), self._narrative, self._year)
        if words.subject is None or not is_boundary(text[: words.start], self._narrative):
            return None
        return replace(words.subject, is_named=False)

    def _enter(self, lead: str, memory: _Memory) -> None:
        """What a lead changes whatever its number is: brackets, parts, reasons, and subjects named in passing."""
        for character in lead:
            if character == "(":
                memory.outer.append(memory.subject)
            elif character == ")" and memory.outer:
                memory.subject = memory.outer.pop()
        if memory.head is None and (self._narrative.has("among", lead) or self._narrative.has("list", lead)):
            memory.head = memory.subject
        if ";" in lead or self._narrative.has("list", lead):
            memory.is_reason = False
        elif self._narrative.has("reason", lead):
            memory.is_reason = True
        if path := mentioned_path(lead):
            memory.subject = Subject("function", path=path)

    def _claim(self, lead: str, figure: Figure, memory: _Memory) -> Claim | None:
        if figure.kind == "relation":
            return self._relation(lead, figure, memory)
        if figure.kind == "equal":
            return self._equal(lead, figure, memory)
        before = _LINK.sub("", lead)
        direction, verb = self._direction(before)
        if direction and verb:
            return self._change(before[: -len(verb)], direction, figure, memory)
        if figure.kind == "percent":
            return self._percent(lead, figure, memory)
        return self._amount(lead, figure, memory)

    def _direction(self, text: str) -> tuple[str | None, str | None]:
        for direction in ("increase", "decrease"):
            if verb := self._narrative.ends(direction, text):
                return direction, verb
        return None, None

    def _amount(self, lead: str, figure: Figure, memory: _Memory) -> Claim | None:
        words = read_back(lead, self._narrative, self._year)
        left = lead[: words.start]
        said, memory_subject = words.subject, memory.subject
        if memory_subject and self._narrative.has("among", left):
            memory_subject = replace(memory_subject, is_named=False)
        if self._narrative.ends("than", left) and (words.year is not None or words.meaning.figure_kind):
            year = words.year if words.year is not None else self._year - 1
            memory.against_year, memory.against_kind = year, words.meaning.figure_kind
            subject = said or memory_subject
            return self._state(lead, figure, "amount", subject, year, words.meaning.figure_kind, memory)
        if figure.unit is None and said is None and figure.decimals != _USUAL_DECIMALS:
            return None  # 平台2.0 is no money
        if not is_boundary(left, self._narrative):
            said, is_known = None, False
        else:
            is_known = said is not None or (not left and memory_subject is not None) or self._is_own(left)
            said = self._guarded(said, left, memory) if said else memory_subject if is_known else None
        year = words.year if words.year is not None else self._year_in(left)
        if year is not None:
            memory.kind = memory.kind if year == (memory.year or self._year) else None
            memory.year = year
        memory.kind = words.meaning.figure_kind or memory.kind
        memory.unit = figure.unit or memory.unit
        claim = self._state(lead, figure, "amount", said, memory.year, memory.kind, memory)
        if not memory.is_reason:
            memory.subject = said
            memory.is_loose = memory.is_loose or said is None
        return claim

    def _year_in(self, text: str) -> int | None:
        """The last year that a text names without comparing with it: 2022年，我部门…, 截至2022年8月31日，…"""
        compared = {found.start("year") for found in self._than.finditer(text)}
        years = [found for found in _YEAR.finditer(text) if found.start() not in compared]
        return int(years[-1].group(1)) if years else None

    def _is_own(self, left: str) -> bool:
        """Nothing but the body itself stands before the words."""
        clause = _CLAUSE.split(left)[-1]
        among = self._narrative.ends("among", clause)
        clause = clause.removesuffix(among) if among else clause
        return not clause or bool(self._agency and self._agency.endswith(clause))

    def _guarded(self, subject: Subject, left: str, memory: _Memory) -> Subject:
        """Named for sure only if it is the whole body's, no reason and no part of something unknown."""
        clause = _CLAUSE.split(left)[-1]
        is_part = self._narrative.has("part", clause)
        is_other = bool(self._narrative.ends("body", clause)) and not (
            self._agency and (clause.endswith(self._agency) or self._agency.endswith(clause))
        )
        return replace(
            subject, is_named=not (is_part or is_other or memory.is_reason or memory.is_loose)
        )

    def _change(self, lead: str, direction: str, figure: Figure, memory: _Memory) -> Claim | None:
        said = self._compared(lead, memory)
        measure = "change_rate" if figure.kind == "percent" else "change"
        if measure == "change_rate" and said.subject is None:
            return None
        if said.subject and not memory.is_reason:
            memory.subject = said.subject
        memory.year = None if memory.year == said.against_year else memory.year
        memory.against_year, memory.against_kind = said.against_year, said.against_kind
        claim = self._state(lead, figure, measure, said.subject, said.year, said.kind, memory, direction)
        return replace(
            claim, against_year=said.against_year or self._year - 1, against_kind=said.against_kind or claim.figure_kind
        )

    def _equal(self, lead: str, figure: Figure, memory: _Memory) -> Claim | None:
        """与上年持平: a change of nothing."""
        found = self._than.search(lead)
        if not found:
            return None
        said = self._compared(lead[: found.end()] if not lead[found.end() :].strip("年度预算决数") else lead, memory)
        if said.subject is None:
            return None
        claim = self._state(lead, figure, "change", said.subject, said.year, said.kind, memory, "equal")
        return replace(
            claim,
            value=Decimal(0),
            amount_yuan=Decimal(0),
            against_year=said.against_year or self._year - 1,
            against_kind=said.against_kind or claim.figure_kind,
        )

    def _compared(self, lead: str, memory: _Memory) -> _Said:
        """Of what a change is, and against which year: 某支出比上年, or 与上年相比，某支出."""
        words = read_back(lead, self._narrative, self._year)
        left = lead[: words.start]
        than = self._narrative.ends("than", left)
        if than:
            against_year = words.year if words.year is not None else None
            against_kind = words.meaning.figure_kind
            words = read_back(left[: -len(than)], self._narrative, self._year)
            left = left[: words.start]
        else:
            found = None
            for found in self._than.finditer(lead):
                pass
            against_year = self._year_of(found["year"]) if found else memory.against_year
            against_kind = memory.against_kind
        subject = words.subject
        if subject is not None and is_boundary(left, self._narrative):
            subject = self._guarded(subject, left, memory)
        elif subject is not None or not is_boundary(left, self._narrative):
            subject = None
        elif memory.subject and memory.is_fresh and left.strip(",;:"):
            # 本年没有某项支出，与上年持平: the sentence has a subject of its own.
            subject = replace(memory.subject, is_named=False)
        else:
            subject = memory.subject
        year = words.year if words.year is not None and words.year != against_year else None
        return _Said(subject, year, None, against_year, against_kind)

    def _year_of(self, word: str) -> int:
        if word.isdigit():
            return int(word)
        return self._year + (self._narrative.words[word].year or 0)

    def _percent(self, lead: str, figure: Figure, memory: _Memory) -> Claim | None:
        """占某合计的…%, 完成年初预算的…%; a percentage of anything else is none of the books."""
        clause = _CLAUSE.split(lead)[-1]
        for role in ("share", "completion"):
            words = self._narrative.roles[role]
            at, word = max(((clause.rfind(w), w) for w in words), key=lambda found: (found[0], len(found[1])))
            if at < 0:
                continue
            subject = self._named_or_remembered(clause[:at], memory)
            if subject is None:
                return None
            base = read_back(_SHARE_LINK.sub("", clause[at + len(word) :]), self._narrative, self._year)
            claim = self._state(lead, figure, role, subject, base.year, None, memory)
            if role == "completion":
                kind = base.meaning.figure_kind or "budget"
                return replace(claim, against_year=claim.figure_year, against_kind=kind)
            if base.subject is None or base.start:
                return replace(_with_base(claim, memory.head), is_named=False)
            return _with_base(claim, base.subject)
        return None

    def _relation(self, lead: str, figure: Figure, memory: _Memory) -> Claim | None:
        """决算数大于预算数."""
        words = read_back(lead, self._narrative, self._year)
        if words.meaning.figure_kind != "final":
            return None
        subject = words.subject or memory.subject
        if subject is None or not is_boundary(lead[: words.start], self._narrative):
            return None
        claim = self._state(lead, figure, "relation", subject, words.year, "final", memory, figure.direction)
        return replace(claim, against_year=claim.figure_year, against_kind="budget")

    def _named_or_remembered(self, clause: str, memory: _Memory) -> Subject | None:
        words = read_back(clause, self._narrative, self._year)
        if words.subject is None:
            return memory.subject
        if not is_boundary(clause[: words.start], self._narrative):
            return None
        return self._guarded(words.subject, clause[: words.start], memory)

    def _state(
        self,
        lead: str,
        figure: Figure,
        measure: str,
        subject: Subject | None,
        year: int | None,
        kind: str | None,
        memory: _Memory,
        direction: str | None = None,
    ) -> Claim:
        value = figure.value
        unit = figure.unit or (memory.unit if figure.kind == "money" else None)
        factor = self._units.get(unit or "", Decimal(1))
        if value is not None and direction == "decrease":
            value = -value
        is_money = figure.kind == "money" and value is not None
        wording = _CLAUSE.split(lead)[-1][-_LONGEST_WORDING:] or None
        return Claim(
            page_no=0,
            paragraph_no=0,
            ordinal=0,
            sentence="",
            wording=wording,
            metric=subject.metric if subject else None,
            item=subject.item if subject else None,
            subject_code=subject.code if subject else None,
            subject_path=subject.path if subject else None,
            fund=subject.fund if subject else None,
            spend=subject.spend if subject else "all",
            origin=subject.origin if subject else None,
            measure=measure,
            direction=direction,
            figure_year=year or memory.year or self._year,
            figure_kind=kind or self._kind,
            against_year=None,
            against_kind=None,
            base_metric=None,
            base_item=None,
            base_fund=None,
            base_spend=None,
            value=value,
            amount_yuan=(value * factor).quantize(_CENT) if is_money and value is not None else None,
            quantum=factor.scaleb(-figure.decimals) if value is not None else None,
            printed_text=figure.text,
            printed_unit=figure.unit,
            is_named=bool(subject and subject.is_named),
        )


def _with_base(claim: Claim, base: Subject | None) -> Claim:
    if base is None:
        return claim
    return replace(
        claim, base_metric=base.metric, base_item=base.item, base_fund=base.fund, base_spend=base.spend
    )
