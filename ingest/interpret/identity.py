"""Who publishes, for which year, budget or final account, department or unit: from the cover and the headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingest.dictionary.wording import squeeze
from ingest.interpret.reading import Identity
from ingest.interpret.titles import department_of
from ingest.layout.grid import Layout

_COVER_LINES = 40
_YEAR = r"(?P<year>20\d\d)年?度?"
_KIND = r"(?P<kind>预算|决算)"
_SORT = r"(?P<sort>部门综合|部门|单位)?"
_OWN = re.compile(r"[（(](?:本级|机关|局本级|本部)[）)]|本级$")
_AGENCY = r"(?P<agency>[\u4e00-\u9fff（）()·、\dA-Za-z]{3,40}?)"
# 某局2026年部门预算 · 2026年某局部门预算 · 某局部门预算（2026年）
_TITLES = (
    re.compile(rf"^{_AGENCY}{_YEAR}{_SORT}{_KIND}"),
    re.compile(rf"^{_YEAR}{_AGENCY}{_SORT}{_KIND}(?:公开|信息|报告|$|及|情况|说明|编制)"),
    re.compile(rf"^{_AGENCY}{_SORT}{_KIND}(?:公开)?[（(]?{_YEAR}"),
)
_BARE = re.compile(rf"^(?:关于)?{_YEAR}{_SORT}{_KIND}")
# Words that open a heading, not the name of a body.
_NOT_AGENCY = re.compile(r"^(?:第[一二三四五六七八九十]+部分|目录|附件|关于|[一二三四五六七八九十]+、|表\d|公开)|(?:情况|说明|总表|总体)$")


def identify(layout: Layout) -> Identity:
    """What the document says it is, each part from the most telling place that says it."""
    lines = [squeeze(p.text) for p in layout.paragraphs[:_COVER_LINES]]
    for grid in layout.grids[:2]:
        lines += [squeeze(c) for c in grid.captions]
    joined = [*lines, *(a + b for a, b in zip(lines, lines[1:], strict=False)), *_triples(lines)]
    title, found = _first_title(joined)
    departments = Counter(_clean(d) for g in layout.grids if (d := department_of(g.captions)))
    agency = _clean(found["agency"]) if found else None
    own = bool(found and _OWN.search(found["agency"]))
    usual = departments.most_common(1)[0][0] if departments else None
    if agency is None or (usual and usual.endswith(agency) and len(usual) > len(agency)):
        agency = usual or agency
    year = int(found["year"]) if found else _usual_year(lines, layout)
    kind = {"预算": "budget", "决算": "final"}[found["kind"]] if found else _usual_kind(lines, layout)
    unit = own or (found is not None and found["sort"] == "单位")
    return Identity(title, agency, year, kind, "unit" if unit else "department")


def _triples(lines: list[str]) -> list[str]:
    return [a + b + c for a, b, c in zip(lines, lines[1:], lines[2:], strict=False)]


def _first_title(lines: Iterable[str]) -> tuple[str | None, re.Match[str] | None]:
    for line in lines:
        if len(line) > 70:
            continue
        for pattern in _TITLES:
            found = pattern.match(line)
            if found and not _NOT_AGENCY.search(found["agency"]) and not re.search(r"20\d\d年", found["agency"]):
                return line, found
    return None, None


def _clean(agency: str) -> str:
    """The body's name without its code and without （本级）."""
    return _OWN.sub("", re.sub(r"^[\d\-_]+", "", agency)).strip("：:")


def _usual_year(lines: list[str], layout: Layout) -> int | None:
    bare = [m for line in lines if (m := _BARE.match(line))]
    if bare:
        return int(bare[0]["year"])
    years = Counter(re.findall(r"(20\d\d)年", " ".join([*lines, *(c for g in layout.grids for c in g.captions)])))
    return int(years.most_common(1)[0][0]) if years else None


def _usual_kind(lines: list[str], layout: Layout) -> str | None:
    text = " ".join([*lines, *(c for g in layout.grids for c in g.captions)])
    budget, final = text.count("预算"), text.count("决算")
    if not budget and not final:
        return None
    return "final" if final > budget else "budget"
