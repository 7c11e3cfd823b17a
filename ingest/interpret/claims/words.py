"""The words that end at a number, read from right to left: 一般公共预算财政拨款基本支出 is fund and spend."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.dictionary.narrative import ClaimWord, Narrative
from ingest.dictionary.wording import normalise

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年(?:度|初|末|底)?)?$")
_CODED_NAME = re.compile(
    r"(?:(?<![^,;:。、()])(?P<before>\d{3}(?:\d{2}){0,2})-*(?P<name>[^,;:。\d]{2,40})|"
    r"(?P<named>[^,;:。\d()、.][^,;:。\d]{1,39})\((?P<behind>\d{3}(?:\d{2}){0,2})\))$"
)
_DIGITS = re.compile(r"\d{3}(?:/\d{2}){0,2}")  # 205（类）08（款）03（项）
_LEVEL = re.compile(r"\([类款项]\)$")
# From the last mark that no name of a subject contains.
_PATH = re.compile(
    r"(?:^|[,;:。\"])(?:[一二三四五六七八九十\d]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\))?(?P<path>[^,;:。\"]*\([类款项]\))$"
)
_NUMERAL = re.compile(r"^(?:[一二三四五六七八九十\d]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|[①-⑩])+")
_PART = re.compile(r"(?P<name>[^()]*(?:\((?![类款项]\))[^()]*\)[^()]*)*)\([类款项]\)")
_COPULAS = frozenset("为是")  # 划分为基本支出: behind it a name begins
_LONGEST_PATH = 200
_LONGEST_CHAIN = 200  # of characters: no figure has a longer name
_STOPS = ",;:。、()和及为是里"


@dataclass(frozen=True, slots=True)
class Subject:
    """Which figure is spoken of: everything but year, kind and measure."""

    metric: str
    item: str | None = None
    code: str | None = None
    path: str | None = None
    fund: str | None = None
    spend: str = "all"
    origin: str | None = None
    is_named: bool = True  # the words beside the number say it, and mean the whole body's figure


@dataclass(frozen=True, slots=True)
class Words:
    """What the words before a place say, and where they begin."""

    start: int
    meaning: ClaimWord
    year: int | None  # as printed, or counted from the disclosure's own
    code: str | None = None
    path: str | None = None
    is_remarked: bool = (
        False  # a remark in brackets stands between the words and the number: 人员经费（即…之和）
    )

    @property
    def subject(self) -> Subject | None:
        said = self.meaning
        if self.code or self.path:
            scheme = "economic" if (self.code or "2")[0] in "35" else "function"
            return Subject(scheme, None, self.code, self.path, said.fund, said.spend or "all", said.origin)
        metric = said.metric
        if metric is None and said.item:
            return None  # 车辆购置支出: whose item it is, the sentence says
        if metric is None and (said.side or said.fund or said.spend):
            metric = "balance" if said.side in (None, "both") else said.side
        if metric is None:
            return None
        return Subject(metric, said.item, None, said.subject, said.fund, said.spend or "all", said.origin)


@dataclass(frozen=True, slots=True)
class Said:
    """What the words before a number say of it."""

    subject: Subject | None
    year: int | None = None
    kind: str | None = None
    against_year: int | None = None
    against_kind: str | None = None
    base: Subject | None = None  # the whole that a share is a share of
    is_compared: bool = False  # the number itself is what another is compared with: 比2022年预算…万元
    # share | completion, where the next number says so of this one: 完成预算…万元的…%
    part: str | None = None


def read_back(text: str, narrative: Narrative, own_year: int) -> Words:
    """The longest chain of known words at the end of a text; a subject's path or code ends the chain."""
    end, meaning, year, is_remarked = len(text), ClaimWord(), None, False
    while end and len(text) - end < _LONGEST_CHAIN:
        if found := _YEAR.search(text, max(0, end - 7), end):
            year = year if year is not None else int(found.group(1))
            end = found.start()
            continue
        if _LEVEL.search(text, max(0, end - 3), end):
            path = _PATH.search(text, max(0, end - _LONGEST_PATH), end)
            if path:
                names = _path_of(path["path"])
                # 工资福利支出（类） is marked as functions are.
                if economic := narrative.economics.get(normalise(names or "")):
                    named = ClaimWord(metric="economic", subject=economic)
                    return Words(path.start("path"), _joined(meaning, named), year)
                if names and _DIGITS.fullmatch(names):
                    return Words(path.start("path"), meaning, year, names.replace("/", ""))
                return Words(path.start("path"), meaning, year, None, names)
            break
        if coded := _coded(text[max(0, end - _LONGEST_PATH) : end]):
            return Words(max(0, end - _LONGEST_PATH) + coded.start, meaning, year, coded.code, coded.path)
        word = _word_at(text, end, narrative)
        if (
            word is None
            and text[end - 1] == ")"
            and meaning == ClaimWord()
            and (opened := _opened(text, end)) is not None
        ):
            end, is_remarked = opened, True
            continue
        if word is None or (word in _COPULAS and meaning != ClaimWord()):
            break
        said = narrative.words[word]
        if said.year is not None and year is None:
            year = own_year + said.year
        meaning = _joined(meaning, said)
        end -= len(word)
        if said.item and not said.metric:
            break  # 货物 is an item by itself, not a part of a longer name
    return Words(end, meaning, year, is_remarked=is_remarked)


def mentioned_path(text: str) -> str | None:
    """The last path of subjects that a text names, 某类（类）某款（款）某项（项）."""
    end = max(text.rfind("(项)"), text.rfind("(款)")) + len("(项)")
    if end < len("(项)"):
        return None
    return _path_of(_clause(text[max(0, end - _LONGEST_PATH) : end]))


def is_boundary(text: str, narrative: Narrative) -> bool:
    """Whether the words after this text stand for themselves: nothing before them goes on into them."""
    return (
        not text
        or text[-1] in _STOPS
        or bool(_NUMERAL.fullmatch(_clause(text)))
        or any(narrative.ends(role, text) for role in ("body", "part", "among"))
    )


def _clause(text: str) -> str:
    """The text behind the last mark."""
    return re.split(r"[,;:。]", text)[-1]


def _opened(text: str, end: int) -> int | None:
    """Where the bracket opens that closes right before `end`."""
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return None


def _word_at(text: str, end: int, narrative: Narrative) -> str | None:
    for length in range(min(narrative.longest, end), 0, -1):
        word = text[end - length : end]
        if word in narrative.words:
            return word
    return None


def _joined(right: ClaimWord, left: ClaimWord) -> ClaimWord:
    """What two neighbours say together: the right one has the last word, but both sides are the whole budget."""
    side = right.side or left.side
    if right.side and left.side and right.side != left.side and not left.spend and not right.spend:
        side = "both"
    merged = {
        axis: getattr(right, axis) or getattr(left, axis)
        for axis in ("metric", "item", "fund", "spend", "origin", "figure_kind", "subject")
    }
    return replace(right, **merged, side=side)


@dataclass(frozen=True, slots=True)
class _Coded:
    start: int
    code: str
    path: str | None


def _coded(text: str) -> _Coded | None:
    """A subject printed with its code, 2010301-行政运行 or 行政运行（2010301）."""
    found = _CODED_NAME.search(text)
    if not found:
        return None
    code = found["before"] or found["behind"]
    if code[0] not in "235":
        return None
    name = _NUMERAL.sub("", found["name"] or found["named"]).strip("-()、.")
    return _Coded(found.start(), code, name)


def _path_of(printed: str) -> str | None:
    names = [found["name"] for found in _PART.finditer(_NUMERAL.sub("", printed))]
    return "/".join(name for name in names if name) or None
