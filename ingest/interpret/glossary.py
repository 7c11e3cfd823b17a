"""名词解释: the entries of the glossary, each a term and what the disclosure says it means."""

from __future__ import annotations

import re
from itertools import takewhile, zip_longest

from ingest.dictionary.wording import squeeze, strip_numeral
from ingest.interpret.reading import Term
from ingest.interpret.subjects import NamedSubject, named_subjects
from ingest.layout.grid import Layout, Paragraph
from ingest.layout.privacy import MASK

_HEADING = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分|附件\d*)?[:：]?(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])?"
    # 对专业性较强的名词解释, 重要名词解释, 名称解释
    r"[\u4e00-\u9fff]{0,10}?(?:(?:名词|术语)(?:解释|释义|注释|说明)|名称(?:解释|释义))(?:和?说明)?[:：]?$"
)
_ANOTHER = re.compile(
    r"^第[一二三四五六七八九十]+部分|^附件|^附[:：表]|^[一二三四五六七八九十]{1,3}、其他需要说明"
    r"|^[^：:，。]{0,40}(?:编制|情况)说明$"  # where the glossary comes before the narrative
)
_ENTRY = re.compile(
    r"^(?P<term>[^：:。；]{2,120}?)\s*(?:[：:]|——|。(?=是?指|反映))\s*(?P<definition>.+)$", re.DOTALL
)
_TERM_ALONE = re.compile(r"[^：:，。；]{2,60}")
_MEANS = re.compile(r"是?指|反映")  # how a definition begins that stands below its term
_CODE_AFTER_NUMERAL = re.compile(r"^(\d{1,2})[.．](?=\d{3}(?:\d\d){0,2}\D)")  # 16.2080505… is no decimal
_STATED = re.compile(r"^(?P<term>[^，。：:]{2,40}?)(?:，)?(?P<definition>(?:是指|指|反映).{6,})$", re.DOTALL)


def glossary_of(layout: Layout) -> tuple[Paragraph, ...]:
    """The paragraphs below the last heading that says 名词解释."""
    start = _start(layout.paragraphs)
    if start is None:
        return ()
    return tuple(takewhile(_is_within, layout.paragraphs[start:]))


def _is_within(paragraph: Paragraph) -> bool:
    """Whom to ask about the disclosure stands below the last entry, then tables or another part."""
    return (
        MASK not in paragraph.text
        and paragraph.grid_ordinal is None
        and not _ANOTHER.match(squeeze(paragraph.text))
    )


def read_glossary(layout: Layout) -> tuple[Term, ...]:
    """The entries of the glossary."""
    entries: list[tuple[str, list[str], int]] = []
    paragraphs = glossary_of(layout)
    for paragraph, below in zip_longest(paragraphs, paragraphs[1:]):
        _, numeral, rest = strip_numeral(_CODE_AFTER_NUMERAL.sub(r"\1、", paragraph.text.strip()))
        if numeral and below and _MEANS.match(below.text.strip()) and _TERM_ALONE.fullmatch(rest):
            entries.append((_unquoted(squeeze(rest)), [], paragraph.page_no))
            continue
        found = _ENTRY.match(rest) or _STATED.match(rest)
        if found and (numeral or not entries or _is_term(found["term"])):
            entries.append(
                (_unquoted(squeeze(found["term"])), [found["definition"].strip()], paragraph.page_no)
            )
        elif entries:
            entries[-1][1].append(paragraph.text.strip())
    subjects = _subjects_of([term for term, _, _ in entries])
    return tuple(
        Term(n, page, term, "".join(parts), subjects[n - 1])
        for n, (term, parts, page) in enumerate(entries, 1)
    )


def _subjects_of(terms: list[str]) -> list[tuple[NamedSubject, ...]]:
    """What each term names; a 项 alone stands under the 类 or 款 that an entry above opened."""
    found: list[tuple[NamedSubject, ...]] = []
    above: NamedSubject | None = None
    for term in terms:
        subjects = named_subjects(term, above)
        found.append(subjects)
        last = subjects[-1] if subjects and subjects[-1].is_marked else None
        if last is None or last.item_name is None:
            above = last if len(subjects) == 1 else None
        elif subjects != named_subjects(term):
            continue  # it stands under what is above, and so may the next
        else:
            above = None
    return found


def _start(paragraphs: tuple[Paragraph, ...]) -> int | None:
    found = [
        n for n, p in enumerate(paragraphs) if _HEADING.match(squeeze(p.text)) and p.grid_ordinal is None
    ]
    return found[-1] + 1 if found else None


def _unquoted(term: str) -> str:
    """Without marks around the whole; quotes around a part of it belong to the term."""
    term = term.rstrip(",，、")
    found = re.fullmatch(r"[“\"【\[]([^“”\"【】\[\]]+)[”\"】\]]", term)
    return found.group(1) if found else term


def _is_term(text: str) -> bool:
    """A short wording before a colon opens an entry even where nothing numbers it."""
    return (
        len(squeeze(text)) <= 40 and "，" not in text and not text.startswith(("其中", "包括", "主要", "如"))
    )
