"""Goes through the narrative sentence by sentence and states what each number claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from ingest.dictionary import Dictionary
from ingest.dictionary.narrative import Narrative
from ingest.interpret.claims.figures import Figure, FigureFinder
from ingest.interpret.claims.leads import LeadReader
from ingest.interpret.claims.memory import Memory
from ingest.interpret.claims.passages import Passage, passages_of
from ingest.interpret.claims.subjects import SubjectReader, last_clause
from ingest.interpret.claims.words import Said, Subject
from ingest.interpret.reading import Claim, Identity
from ingest.layout.grid import Layout

_LONGEST_WORDING = 60
_USUAL_DECIMALS = 2
_CENT = Decimal("0.01")


def read_claims(layout: Layout, identity: Identity, dictionary: Dictionary) -> tuple[Claim, ...]:
    """Every amount of money, share and change that the prose states; a document without a year states none."""
    if identity.fiscal_year is None or identity.kind is None:
        return ()
    reader = _Reader(identity.fiscal_year, identity.kind, identity.agency_name, dictionary)
    ordinals: Counter[int] = Counter()
    numbered = []
    for passage in passages_of(layout):
        for claim in reader.read(passage):
            ordinals[claim.paragraph_no] += 1
            numbered.append(replace(claim, ordinal=ordinals[claim.paragraph_no]))
    return tuple(numbered)


class _Reader:
    def __init__(self, year: int, kind: str, agency: str | None, dictionary: Dictionary) -> None:
        self._year, self._kind = year, kind
        self._narrative: Narrative = dictionary.narrative
        self._units: Mapping[str, Decimal] = dictionary.money_units
        self._finder = FigureFinder(self._narrative, self._units)
        self._subjects = SubjectReader(self._narrative, year)
        self._leads = LeadReader(self._narrative, year, agency, self._subjects)
        self._heading: str | None = None
        self._whole: Subject | None = None  # what the paragraphs below take apart

    def read(self, passage: Passage) -> Iterator[Claim]:
        if passage.heading != self._heading:
            self._heading, self._whole = passage.heading, None
        memory = Memory(self._subjects.title(passage.heading or ""), self._whole)
        for start, end in passage.sentences():
            sentence = passage.text(start, end)
            figures = self._finder.find(sentence)
            if not figures and (title := self._subjects.title(sentence)):
                memory.subject = title
            at = 0
            for figure in figures:
                lead, at = sentence[at : figure.start], figure.end
                memory.enter(lead, self._narrative, self._leads.taken_apart(lead))
                claim = self._claim(lead, figure, memory)
                memory.is_fresh = False
                if claim is not None:
                    letter = passage.letters[start + figure.start]
                    yield replace(
                        claim,
                        page_no=letter.page_no,
                        paragraph_no=letter.paragraph_no,
                        sentence=passage.around(start + figure.start, start, end),
                        printed_text=passage.as_printed(start + figure.start, start + figure.end),
                    )
            memory.enter(sentence[at:], self._narrative)
            memory.end_sentence()
            if sentence.endswith(":"):
                self._whole = memory.subject

    def _claim(self, lead: str, figure: Figure, memory: Memory) -> Claim | None:
        if figure.kind == "relation":
            return self._relation(lead, figure, memory)
        part, relation = memory.part, memory.relation
        memory.part = memory.relation = None
        if figure.kind == "equal":
            said = self._leads.no_change(lead, memory)
            if said is None or said.subject is None:
                return None
            return self._state(lead, figure, "change", said, memory, "equal")
        if relation and self._leads.is_budget(lead):
            subject, direction = relation  # 决算数大于预算数3万元
            said = Said(subject, kind="final", against_kind="budget")
            measure = "change_rate" if figure.kind == "percent" else "change"
            return self._state(lead, figure, measure, said, memory, direction)
        if (claim := self._listed(lead, figure, memory)) is not None:
            return claim
        if figure.kind == "percent" and part and not lead.strip("的"):
            said = Said(memory.subject, memory.against_year, against_kind=memory.against_kind)
            return self._state(lead, figure, part, said, memory)
        if found := self._leads.direction(lead):
            return self._change(lead, figure, *found, memory)
        if figure.kind == "percent":
            for role in ("share", "completion"):
                if said := self._leads.part(lead, role, memory):
                    return self._state(lead, figure, role, said, memory)
            return None  # a percentage of anything else is none of the books
        return self._amount(lead, figure, memory)

    def _relation(self, lead: str, figure: Figure, memory: Memory) -> Claim | None:
        said = self._leads.relation(lead, memory)
        subject = said.subject if said else memory.subject
        if subject is not None and figure.direction is not None:
            memory.relation = (subject, figure.direction)
        if said is None or said.subject is None:
            return None
        return self._state(lead, figure, "relation", said, memory, figure.direction)

    def _listed(self, lead: str, figure: Figure, memory: Memory) -> Claim | None:
        """收入、支出分别增加…万元、…万元: each number is of the figure in its place."""
        found = self._leads.direction(lead)
        each = self._subjects.each_of(found[1] if found else lead)
        if each is not None:
            said = self._leads.change(found[1], memory) if found else self._leads.amount(lead, memory)
            memory.named = memory.listed = each or memory.named or (None,)
            memory.listing = (said, found[0] if found else None)
        elif not memory.listed or lead.strip("、和及,"):
            memory.listed = ()
            return None
        if memory.listing is None:
            return None
        (said, direction), subject, memory.listed = memory.listing, memory.listed[0], memory.listed[1:]
        if figure.kind == "percent" and (direction is None or subject is None):
            return None
        measure = "amount" if direction is None else "change_rate" if figure.kind == "percent" else "change"
        return self._state(lead, figure, measure, replace(said, subject=subject), memory, direction)

    def _amount(self, lead: str, figure: Figure, memory: Memory) -> Claim | None:
        said = self._leads.amount(lead, memory)
        if said.is_compared:
            memory.against_year, memory.against_kind, memory.part = said.year, said.kind, said.part
            return self._state(lead, figure, "amount", said, memory)
        if figure.unit is None and said.subject is None and figure.decimals != _USUAL_DECIMALS:
            return None  # 平台2.0 is no money
        if said.year is not None:
            memory.kind = memory.kind if said.year == (memory.year or self._year) else None
            memory.year = said.year
        memory.kind = said.kind or memory.kind
        memory.unit = figure.unit or memory.unit
        if not memory.is_reason:
            memory.subject = said.subject
            memory.is_loose = memory.is_loose or said.subject is None
        return self._state(lead, figure, "amount", replace(said, kind=memory.kind), memory)

    def _change(self, lead: str, figure: Figure, direction: str, before: str, memory: Memory) -> Claim | None:
        said = self._leads.change(before, memory)
        measure = "change_rate" if figure.kind == "percent" else "change"
        if measure == "change_rate" and said.subject is None:
            return None
        if said.subject and not memory.is_reason:
            memory.subject = said.subject
        memory.year = None if memory.year == said.against_year else memory.year
        memory.against_year, memory.against_kind = said.against_year, said.against_kind
        return self._state(lead, figure, measure, said, memory, direction)

    def _state(
        self,
        lead: str,
        figure: Figure,
        measure: str,
        said: Said,
        memory: Memory,
        direction: str | None = None,
    ) -> Claim:
        """The claim, but for its place on the page."""
        subject = said.subject or Subject("", is_named=False)
        unit = figure.unit or (memory.unit if figure.kind == "money" else None)
        factor = self._units.get(unit or "", Decimal(1))
        value = Decimal(0) if figure.kind == "equal" else figure.value
        if value is not None and direction == "decrease":
            value = -value
        is_money = figure.kind in ("money", "equal")
        year, kind = said.year or memory.year or self._year, said.kind or self._kind
        against_year, against_kind = self._against(measure, said, year, kind)
        return Claim(
            page_no=0,
            paragraph_no=0,
            ordinal=0,
            sentence="",
            wording=last_clause(lead)[-_LONGEST_WORDING:] or None,
            metric=subject.metric or None,
            item=subject.item,
            subject_code=subject.code,
            subject_path=subject.path,
            fund=subject.fund,
            spend=subject.spend,
            origin=subject.origin,
            measure=measure,
            direction=direction,
            figure_year=year,
            figure_kind=kind,
            against_year=against_year,
            against_kind=against_kind,
            base_metric=said.base.metric if said.base else None,
            base_item=said.base.item if said.base else None,
            base_fund=said.base.fund if said.base else None,
            base_spend=said.base.spend if said.base else None,
            value=value,
            amount_yuan=(value * factor).quantize(_CENT) if is_money and value is not None else None,
            quantum=factor.scaleb(-figure.decimals) if value is not None else None,
            printed_text=figure.text,
            printed_unit=figure.unit,
            is_named=subject.is_named,
        )

    def _against(self, measure: str, said: Said, year: int, kind: str) -> tuple[int | None, str | None]:
        """A change is one against the year before, of the same kind, unless the words say otherwise."""
        if measure in ("change", "change_rate"):
            is_of_the_year = kind == "final" and said.against_kind in (
                "budget",
                "adjusted",
            )  # 比年初预算数增加
            return said.against_year or (
                year if is_of_the_year else self._year - 1
            ), said.against_kind or kind
        return (year, said.against_kind) if said.against_kind else (None, None)
