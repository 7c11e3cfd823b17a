"""The picture of the star: every fact, and the tables that its keys lead to, drawn from the contracts.

Keys are those that the `known_keys` tests of the marts hold, so that the picture cannot show one that is not there.
What every fact leads to is drawn once, as one thick line from all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

import yaml

from ingest.docs.data_dictionary import MODELS

_WIDTH = 960
_BOX = (230, 30)  # width and height
_STEP = 44
_TOP = 70
_COLUMNS = {"who": 20, "facts": 365, "what": 710}
_HUES = ("#1f77b4", "#b8860b", "#2e8b57", "#8e44ad", "#c0392b", "#5d6d7e", "#117a65", "#a04000")
_BAR = "#555"
_STYLE = (
    "text{font:13px ui-monospace,monospace;fill:#222}.head{font:600 14px sans-serif;fill:#555}"
    ".key{font:11px ui-monospace,monospace;fill:#555}rect{fill:#fff;stroke:#888;rx:5}.fact rect{fill:#eef4fb}"
    "path{fill:none;stroke-width:1.6}.all{stroke-width:5;stroke-linecap:round}"
)


@dataclass(frozen=True, slots=True)
class Key:
    """A column of one table that names rows of another."""

    table: str
    column: str
    target: str


def keys_of_the_marts() -> list[Key]:
    found = []
    for path in sorted((MODELS / "marts").glob("_*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        for model in content.get("models", []):
            for test in model.get("data_tests", []):
                keys = test.get("known_keys", {}).get("arguments", {}).get("keys", {})
                found += [Key(model["name"], column, target) for column, (target, _) in keys.items()]
    return found


def star_picture(keys: Iterable[Key]) -> str:
    """The SVG: who and when on the left, the facts, and on the right what the money is for."""
    keys = [key for key in keys if key.table != key.target]
    facts = sorted({key.table for key in keys if key.table.startswith("fct_")})
    who = _led_to("dim_disclosure", keys)
    led_to = {key.target for key in keys if key.table in facts}
    models = {key.table for key in keys}
    what = sorted(
        (led_to & models | {t for t in led_to if t.startswith("dim_")}) - set(who), key=_dimensions_first
    )
    columns = {"who": who, "facts": facts, "what": what}
    height = _TOP + _STEP * max(map(len, columns.values())) + 16
    places = {
        table: (_COLUMNS[name], _TOP + (height - _TOP - _STEP * len(tables)) // 2 + _STEP * place)
        for name, tables in columns.items()
        for place, table in enumerate(tables)
    }
    hues = dict(zip([*who, *what], (*_HUES, *_HUES), strict=False))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">',
        "<title>The star: facts and the dimensions their keys lead to</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{_WIDTH}" height="{height}" style="stroke:none"/>',
        _heading("who", "who, where, when"),
        _heading("facts", "facts"),
        _heading("what", "what for, and where printed"),
        *_lines(keys, facts, places, hues),
        *(_box(table, place, is_fact=table in facts) for table, place in places.items()),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _dimensions_first(table: str) -> tuple[bool, str]:
    return (not table.startswith("dim_"), table)


def _led_to(hub: str, keys: list[Key]) -> list[str]:
    """The hub, the tables its keys lead to, and those of the dimensions whose keys lead to it; the hub in the middle."""
    beyond = {hub: None}
    for table in beyond.copy():
        beyond |= {key.target: None for key in keys if key.table == table}
    pointing = {key.table for key in keys if key.target == hub and key.table.startswith("dim_")}
    return [*sorted(set(beyond) - {hub}), hub, *sorted(pointing - set(beyond))]


def _lines(
    keys: list[Key], facts: list[str], places: Mapping[str, tuple[int, int]], hues: Mapping[str, str]
) -> Iterable[str]:
    for target in dict.fromkeys(key.target for key in keys):
        if target not in places:
            continue
        # Beside the facts' own, only lines within one column: others would cross the facts.
        pointing = sorted(
            key.table
            for key in set(keys)
            if key.target == target
            and key.table in places
            and (key.table in facts or places[key.table][0] == places[target][0] == _COLUMNS["who"])
        )
        if set(facts) <= set(pointing):
            yield _thick(facts, places, target, hues[target])
            pointing = [table for table in pointing if table not in facts]
        for table in pointing:
            yield _line(places[table], places[target], hues[target])


def _line(start: tuple[int, int], end: tuple[int, int], hue: str, kind: str = "") -> str:
    (width, height), (x0, y0), (x1, y1) = _BOX, start, end
    y0, y1 = y0 + height // 2, y1 + height // 2
    if x0 == x1:
        return f'<path class="{kind}" d="M{x0 + 12} {y0} C{x0 - 16} {y0} {x0 - 16} {y1} {x0} {y1}" stroke="{hue}"/>'
    x0, x1 = (x0 + width, x1) if x0 < x1 else (x0, x1 + width)
    middle = (x0 + x1) // 2
    return f'<path class="{kind}" d="M{x0} {y0} C{middle} {y0} {middle} {y1} {x1} {y1}" stroke="{hue}"/>'


def _thick(facts: list[str], places: Mapping[str, tuple[int, int]], target: str, hue: str) -> str:
    first, last = places[facts[0]], places[facts[-1]]
    side = first[0] + (_BOX[0] + 8 if places[target][0] > first[0] else -8)
    bar = f'<path class="all" d="M{side} {first[1]} V{last[1] + _BOX[1]}" stroke="{_BAR}"/>'
    return bar + _line((first[0] - 8, places[target][1]), places[target], hue, "all")


def _heading(column: str, words: str) -> str:
    return f'<text class="head" x="{_COLUMNS[column]}" y="36">{escape(words)}</text>'


def _box(table: str, place: tuple[int, int], *, is_fact: bool) -> str:
    (width, height), (x, y) = _BOX, place
    kind = ' class="fact"' if is_fact else ""
    return (
        f'<g{kind}><rect x="{x}" y="{y}" width="{width}" height="{height}"/>'
        f'<text x="{x + 10}" y="{y + 20}">{escape(table)}</text></g>'
    )
