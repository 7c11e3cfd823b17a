"""What the sentences so far leave open for the next number."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.dictionary.narrative import Narrative
from ingest.interpret.claims.words import Said, Subject, mentioned_path


@dataclass(slots=True)
class Memory:
    """Of which figure, year and kind a passage last spoke; a sentence's own facts end with it."""

    subject: Subject | None
    whole: Subject | None = None  # what the paragraph before introduced: …万元，其中：
    head: Subject | None = None  # what 其中 takes apart
    # Subject, year and kind before each open bracket
    outer: list[tuple[Subject | None, int | None, str | None]] = field(default_factory=list)
    year: int | None = None
    kind: str | None = None
    against_year: int | None = None
    against_kind: str | None = None
    is_reason: bool = False  # the words after 主要原因是 explain and state no totals
    is_loose: bool = False  # an amount of unknown meaning stands before: what follows may be its parts
    is_fresh: bool = True  # no number of the sentence has been read yet
    unit: str | None = None
    part: str | None = None  # what the next percentage says of the number before it: share | completion
    relation: tuple[Subject, str] | None = None  # 决算数大于预算数 was just said, of what and which way
    named: tuple[Subject | None, ...] = ()  # what the passage last listed: 收入、支出分别为
    listed: tuple[Subject | None, ...] = ()  # of these, those whose numbers are still to come
    listing: tuple[Said, str | None] | None = None  # what is said of each of them, and which way they changed

    def enter(self, lead: str, narrative: Narrative, within: Subject | None = None) -> None:
        """What a lead changes whatever its number is: brackets, parts, reasons, and subjects named in passing."""
        for character in lead:
            if character == "(":
                self.outer.append((self.subject, self.year, self.kind))
            elif character == ")" and self.outer:
                self.subject, self.year, self.kind = self.outer.pop()
        if self.head is None and within is not None:
            self.subject = self.head = within
        elif self.head is None and (narrative.has("among", lead) or narrative.has("list", lead)):
            self.head = self.subject
        if ";" in lead or narrative.has("list", lead):
            self.is_reason = False
        elif narrative.has("reason", lead):
            self.is_reason = True
        if path := mentioned_path(lead):
            self.subject = Subject("function", path=path)

    def end_sentence(self) -> None:
        if self.head is not None:
            self.subject = self.head
        self.head = self.year = self.kind = self.against_year = self.against_kind = None
        self.is_reason = self.is_loose = False
        self.is_fresh = True
        self.part = self.relation = None
        self.listed = ()
