"""Pages whose figures come from a warehouse.

A page holds blocks between two comments, `<!-- begin: KIND ARGUMENT -->` and `<!-- end -->`; filling the page
writes into each what its kind says, so that no figure is typed by hand:

    example NAME    the query examples/NAME.sql and its answer
    examples        every example: both questions and the answer
    ask SQL         a short query and its answer
    summary         the table that `make build` ends with
    run COMMAND     what a `yusuan` command prints; `| head -N` keeps the first lines
"""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Callable
from contextlib import chdir, redirect_stdout
from pathlib import Path

from ingest.build.summary import summary_of, summary_table
from ingest.cli import main as yusuan
from ingest.docs.examples import EXAMPLES, all_examples, answer, load_example
from ingest.project import ROOT

_BLOCK = re.compile(
    r"(?P<begin><!-- begin: (?P<kind>\w+)(?: (?P<argument>[^\n]*?))? -->\n)(?P<body>.*?)(?P<end><!-- end -->)",
    re.DOTALL,
)
_SECONDS = re.compile(r"^seconds +(\d+\.\d)$", re.MULTILINE)
_HEAD = re.compile(r"^(?P<command>.+?)(?: \| head -(?P<lines>\d+))?$")


class BadPage(Exception):
    """A page asks for what cannot be given."""


def pages() -> list[Path]:
    """Every page of the repository that has blocks to fill."""
    candidates = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *EXAMPLES.glob("*.md")]
    return sorted(path for path in candidates if _BLOCK.search(path.read_text(encoding="utf-8")))


def filled(text: str, warehouse: Path) -> str:
    """The page with every block written anew."""

    def fill(block: re.Match[str]) -> str:
        kind = block["kind"]
        if kind not in _KINDS:
            raise BadPage(f"unknown kind of block: {kind}; there are {', '.join(_KINDS)}")
        body = _KINDS[kind](block["argument"] or "", warehouse, block["body"])
        return f"{block['begin']}{body}\n{block['end']}"

    return _BLOCK.sub(fill, text)


def _example(name: str, warehouse: Path, _: str) -> str:
    example = load_example(EXAMPLES / f"{name}.sql")
    return f"```sql\n{example.sql.strip()}\n```\n\n{answer(example.sql, warehouse)}"


def _examples(_: str, warehouse: Path, __: str) -> str:
    return "\n\n".join(
        f"### [{example.name}.sql]({example.name}.sql)\n\n{example.question}\\\n{example.question_zh}\n\n"
        f"{answer(example.sql, warehouse)}"
        for example in all_examples()
    )


def _ask(sql: str, warehouse: Path, _: str) -> str:
    return f"```sql\n{sql}\n```\n\n{answer(sql, warehouse)}"


def _summary(_: str, warehouse: Path, before: str) -> str:
    """Seconds are of one build on one machine: a new fill leaves those that the page has."""
    measured = _SECONDS.search(before)
    return f"```text\n{summary_table(summary_of(warehouse), float(measured[1]) if measured else 0)}\n```"


def _run(line: str, warehouse: Path, _: str) -> str:
    matched = _HEAD.match(line)
    if matched is None:
        raise BadPage(f"not a command: {line!r}")
    name, *arguments = shlex.split(matched["command"])
    if name != "yusuan" or not arguments:
        raise BadPage(f"only `yusuan` with a sub-command can be run in a page, not {line!r}")
    if arguments[0] != "read":
        arguments += ["--warehouse", str(warehouse)]
    printed = io.StringIO()
    with chdir(ROOT), redirect_stdout(printed):
        code = yusuan(arguments)
    lines = printed.getvalue().rstrip("\n").splitlines()
    if not lines:
        raise BadPage(f"`{line}` printed nothing and ended with {code}")
    if matched["lines"]:
        lines = lines[: int(matched["lines"])]
    return "\n".join(["```text", f"$ {line}", *(line.rstrip() for line in lines), "```"])


_KINDS: dict[str, Callable[[str, Path, str], str]] = {
    "example": _example,
    "examples": _examples,
    "ask": _ask,
    "summary": _summary,
    "run": _run,
}
