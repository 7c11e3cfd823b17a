"""Who publishes, for which year, budget or final account, department or unit: from cover and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingest.dictionary.wording import squeeze
from ingest.interpret.reading import Identity
from ingest.interpret.titles import department_of, parts_of
from ingest.layout.grid import Layout

_COVER_LINES = 40
_LONGEST_TITLE = 70
_KINDS = {"预算": "budget", "决算": "final"}
_YEAR_IN_WORDS = re.compile(r"二[〇○零ОOo][〇○零一二三四五六七八九]{2}(?=年)|２０[０-９]{2}(?=年)")
_YEAR = r"(?P<year>20\d\d)年?度?"
_KIND = r"(?P<kind>预算|决算)"
_SORT = r"(?P<sort>部门综合|部门|单位)?"
# Between year and kind, where a title names the money first: 2016年度“三公”经费财政拨款支出决算
_QUOTES = "[“”\"'‘’]?"
_THREE_PUBLIC = rf"{_QUOTES}三公{_QUOTES}(?:经费)?{_QUOTES}"
_FUND = r"(?:一般公共|公共财政|政府性基金|国有资本经营)预算"
_OF_MONEY = rf"(?:{_FUND}|{_THREE_PUBLIC}|财政|拨款|安排|开支|使用|的|收支|收入|支出)*"
_GOES_ON = r"(?:情况|公开|公示|公布|信息|安排|统计|汇总|报告|说明|的|及|和|表|$)"
_STATES_MONEY = re.compile(r"\d[万亿]?元")
_OWN = re.compile(r"[（(](?:本级|机关|局本级|本部)[）)]|本级$")
_ALL = re.compile(r"[（(](?:汇总|部门)[）)]")
_AGENCY = r"(?P<agency>(?!年|度|部门|单位|[省市区县]级)[\u4e00-\u9fff（）()·、\dA-Za-z]{3,40}?)"
# Above every table, without a label: 302 某局
_CODED = re.compile(r"^\d{3,9}[-_ ]*(?P<agency>[\u4e00-\u9fff（）()]{4,40})$")
# A body of a city is named with its province or without it; it is the same body.
_PROVINCE_OF_CITY = re.compile(r"^[\u4e00-\u9fff]{2,3}省(?=[\u4e00-\u9fff]{2,4}市(?![场政民容值]))")
# 监督索引号, 索引号 and the like above a title end in the number of the file.
_FILED = re.compile(r"^\D*\d{6,}$")
_IS_A_PLACE = re.compile(r".{1,8}[省市区县州盟旗]")
_NAMES_A_PLACE = re.compile(r".{1,8}?[省市区县州盟旗]|国家")
# 预算主管部门：某局, on a cover that leaves it out of the title
_NAMED = re.compile(
    r"^(?:预算|决算|编制|公开)?(?:主管)?(?:部门|单位)(?:名称)?[:：](?!(?:人民币)?[百千万亿]*元)"
    r"(?P<agency>.{3,40}?)(?:目录)?$"
)
# 某局2026年部门预算 · 2026年某局部门预算 · 某局部门预算（2026年） · 2026年部门预算（某局）
_TITLES = (
    re.compile(rf"^(?:关于)?{_AGENCY}(?:关于(?:公开|公布|编制)?)?{_YEAR}{_SORT}{_KIND}"),
    re.compile(rf"^{_YEAR}{_AGENCY}{_SORT}{_KIND}(?:公开|信息|报告|$|及|情况|说明|编制|20\d\d年)"),
    re.compile(rf"^{_AGENCY}{_SORT}{_KIND}(?:公开)?[（(]?{_YEAR}"),
    re.compile(rf"^{_YEAR}{_SORT}{_KIND}(?:公开)?[（(]{_AGENCY}[）)]$"),
    re.compile(rf"^(?:关于)?{_AGENCY}(?:关于(?:公开|公布)?)?{_YEAR}{_OF_MONEY}{_KIND}{_GOES_ON}"),
    re.compile(rf"^{_YEAR}{_AGENCY}{_OF_MONEY}{_THREE_PUBLIC}{_OF_MONEY}{_KIND}{_GOES_ON}"),
    # 某局“三公”经费2015年决算 · 某局“三公”经费决算2015年
    re.compile(rf"^{_AGENCY}(?:关于)?{_OF_MONEY}{_THREE_PUBLIC}{_OF_MONEY}{_YEAR}{_KIND}{_GOES_ON}"),
    re.compile(rf"^{_AGENCY}(?:关于)?{_OF_MONEY}{_THREE_PUBLIC}{_OF_MONEY}{_KIND}{_YEAR}{_GOES_ON}"),
    # “三公”经费情况说明: budget or final account is said below.
    re.compile(rf"^(?:关于)?{_AGENCY}{_YEAR}{_OF_MONEY}{_THREE_PUBLIC}{_OF_MONEY}(?P<kind>){_GOES_ON}"),
    re.compile(rf"^{_YEAR}{_AGENCY}{_OF_MONEY}{_THREE_PUBLIC}{_OF_MONEY}(?P<kind>){_GOES_ON}"),
)
# A line of a cover that is a body's name and nothing else
_ALONE = re.compile(r"[\u4e00-\u9fff（）()·]{5,30}")
_COVER_TOP = 8
_SAYS_MORE = re.compile(r"概况|职责|职能|机构|预算|决算|公开|说明|目录|报告|附件|第.部分|[年月日表]")
_OVERVIEW = re.compile(rf"^(?:第一部分|一)[:：、]?{_AGENCY}(?:部门|单位)*概[况括](?:[.．…·\d]+)?$")
_LISTED = re.compile(r"^\d{1,2}[.．、]")  # 8.某站2021年度单位决算
_BARE = re.compile(rf"{_YEAR}(?:.{{0,8}}?[省市区县]级)?{_SORT}{_OF_MONEY}{_KIND}")
# 某局2026年度收支预算… in the running text
_IN_PROSE = re.compile(
    rf"(?:^|[。、，：）]){_AGENCY}{_YEAR}(?:部门|单位)?(?:收支|收入|支出|财政拨款|一般公共|预算|决算|{_THREE_PUBLIC})"
)
# Words that open a heading, not the name of a body.
_NOT_AGENCY = re.compile(
    r"第[一二三四五六七八九十]+部分|三公|^(?:中央|[全省市区县州])?本级$|^(?:纳入|包括|按照|根据|目录|附件|关于|[一二三四五六七八九十]+、|表\d|公开)|(?:情况|说明|总表|总体|经费|资金|[省市区县]级)$"
)


def identify(layout: Layout) -> Identity:
    """What the document says it is, each part from the most telling place that says it."""
    lines = [_in_digits(squeeze(p.text)) for p in layout.paragraphs[:_COVER_LINES]]
    for grid in layout.grids[:2]:
        lines += [_in_digits(squeeze(c)) for c in grid.captions]
    named_lines = [line for line in lines if not _FILED.search(line)]
    title, found = _title_of(named_lines)
    named = next(
        (
            m["agency"]
            for part in parts_of(p.text for p in layout.paragraphs[:12])
            if (m := _NAMED.match(squeeze(part)))
        ),
        None,
    )
    departments = Counter(_clean(d) for g in layout.grids if (d := department_of(g.captions)))
    departments = departments or _coded_names(layout)
    stated = found["agency"] if found else named
    agency = _clean(stated) if stated else None
    own = bool(stated and _OWN.search(stated))
    usual = departments.most_common(1)[0][0] if departments else None
    agency = agency or (None if usual else _alone_on_cover(lines)) or _usual_in_prose(layout)
    agency = agency or (None if usual else _of_its_overview(layout))
    if agency is None or (usual and usual.endswith(agency) and not _NAMES_A_PLACE.match(agency)):
        agency = usual or agency
    elif not _NAMES_A_PLACE.match(agency) and agency in (whole := _usual_in_prose(layout) or ""):
        agency = whole  # 某镇2020年… in the title, 某省某县某镇人民政府2020年… below it
    year = int(found["year"]) if found else _usual_year(lines, layout)
    kind = _KINDS[found["kind"]] if found and found["kind"] else _usual_kind(lines, layout)
    sort = _sort_of(found) if found else next((_sort_of(m) for m in _bare(lines)), None)
    unit = own or sort == "单位"
    return Identity(title, agency, year, kind, "unit" if unit else "department")


def titled(line: str) -> Identity | None:
    """What one line alone says, where it is a title that names a body."""
    title = _in_digits(squeeze(line))
    found = _title_in(title)
    if found is None or not found["kind"]:
        return None
    agency = found["agency"]
    is_unit = bool(_OWN.search(agency)) or _sort_of(found) == "单位"
    return Identity(
        title, _clean(agency), int(found["year"]), _KINDS[found["kind"]], "unit" if is_unit else "department"
    )


def _sort_of(found: re.Match[str]) -> str | None:
    return found.groupdict().get("sort")


def _bare(lines: Iterable[str]) -> list[re.Match[str]]:
    """Year and kind in lines that name the account; one that states money tells of another year's as well."""
    return [m for line in lines if not _STATES_MONEY.search(line) and (m := _BARE.search(line))]


def _in_digits(line: str) -> str:
    """The line with its years in plain digits: 二〇二六年 and ２０２６年 are 2026年."""
    return _YEAR_IN_WORDS.sub(lambda found: "".join(map(_digit, found.group())), line)


def _digit(numeral: str) -> str:
    if numeral.isdigit():
        return str(int(numeral))
    return str("〇一二三四五六七八九".find(numeral)) if numeral in "一二三四五六七八九" else "0"


def _title_of(lines: list[str]) -> tuple[str | None, re.Match[str] | None]:
    """The first title, which may stand on up to three lines; a later one if it tells the first one's body in full."""
    titles = [
        each
        for n in range(len(lines))
        for k in (1, 2, 3)
        if n + k <= len(lines) and (each := _title_on(lines[n : n + k])) is not None
    ]
    if not titles:
        return None, None
    first = titles[0][1]["agency"].lstrip("省市区县")
    in_full = (t for t in titles if first in t[1]["agency"] and _NAMES_A_PLACE.match(t[1]["agency"]))
    return titles[0] if _NAMES_A_PLACE.match(titles[0][1]["agency"]) else next(in_full, titles[0])


def _title_on(lines: list[str]) -> tuple[str, re.Match[str]] | None:
    """The title on these lines, without what stands above it on the page (导航, 时效性有效) where a place begins the rest."""
    for skipped in range(len(lines) - 1, -1, -1):
        line = _LISTED.sub("", "".join(lines[skipped:]))
        found = _title_in(line)
        is_whole = skipped == 0 or not any(map(_IS_A_PLACE.fullmatch, lines[:skipped]))
        if found and is_whole and (skipped == 0 or _NAMES_A_PLACE.match(found["agency"])):
            return line, found
    return None


def _title_in(line: str) -> re.Match[str] | None:
    if len(line) > _LONGEST_TITLE:
        return None
    for pattern in _TITLES:
        found = pattern.match(line)
        if found and not _NOT_AGENCY.search(found["agency"]) and not re.search(r"20\d\d年", found["agency"]):
            return found
    return None


def _of_its_overview(layout: Layout) -> str | None:
    """第一部分 某局概况, where no title names the body."""
    found = (_OVERVIEW.match(squeeze(p.text)) for p in layout.paragraphs)
    return next((_clean(m["agency"]) for m in found if m and not _NOT_AGENCY.search(m["agency"])), None)


def _alone_on_cover(lines: list[str]) -> str | None:
    """The body whose name stands by itself below a title that leaves it out: 2022年部门预算公开 | 某县民政局."""
    top = lines[:_COVER_TOP]
    if not _bare(top):
        return None
    return next(
        (
            _clean(line)
            for line in top
            if _ALONE.fullmatch(line)
            and _NAMES_A_PLACE.match(line)
            and not _SAYS_MORE.search(line)
            and not _NOT_AGENCY.search(line)
        ),
        None,
    )


def _usual_in_prose(layout: Layout) -> str | None:
    """The body whose figures the narrative reports; a name said once only is none."""
    named = Counter(
        _clean(m["agency"]) for p in layout.paragraphs for m in _IN_PROSE.finditer(squeeze(p.text))
    )
    named = Counter({name: n for name, n in named.items() if not _NOT_AGENCY.search(name)})
    top = named.most_common(1)
    return top[0][0] if top and top[0][1] > 1 else None


def _coded_names(layout: Layout) -> Counter[str]:
    """Names behind a code that stand above several tables; above one alone it may be a row of its own."""
    found = Counter(
        _clean(m["agency"])
        for grid in layout.grids
        for part in set(parts_of(grid.captions))
        if (m := _CODED.match(squeeze(part)))
    )
    return Counter({name: n for name, n in found.items() if n > 1})


def _clean(agency: str) -> str:
    """The body's name without its code, without （本级）, and without the province of its city."""
    name = _ALL.sub("", _OWN.sub("", re.sub(r"^[\d\-_]+", "", agency))).strip("：:")
    name = name.removesuffix("部门")
    return _PROVINCE_OF_CITY.sub("", name)


def _usual_year(lines: list[str], layout: Layout) -> int | None:
    if bare := _bare(lines):
        return int(bare[0]["year"])
    years = Counter(
        re.findall(r"(20\d\d)年", " ".join([*lines, *(c for g in layout.grids for c in g.captions)]))
    )
    return int(years.most_common(1)[0][0]) if years else None


def _usual_kind(lines: list[str], layout: Layout) -> str | None:
    named = Counter(m["kind"] for m in _bare(lines))
    if named:
        return _KINDS[named.most_common(1)[0][0]]
    text = re.sub(_FUND, "", " ".join([*lines, *(c for g in layout.grids for c in g.captions)]))
    budget, final = text.count("预算"), text.count("决算")
    if not budget and not final:
        return None
    return "final" if final > budget else "budget"
