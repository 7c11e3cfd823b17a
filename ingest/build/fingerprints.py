"""Short fingerprints of what a result depends on: code, dictionary, libraries, documents.

A result is made again when its fingerprint changes, so nobody has to remember to say so.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from ingest.build.limits import Limits
from ingest.build.offered import OfferedFile
from ingest.dictionary import DICTIONARY_SEEDS
from ingest.project import ROOT, SEEDS

_READING_MODULES = ("ingest.readers", "ingest.layout")
_INTERPRETING_MODULES = (
    "ingest.interpret",
    "ingest.reconcile",
    "ingest.books",
    "ingest.dictionary",
    "ingest.landing",
)
_BUILDING_MODULES = ("ingest.build.run", "ingest.gate")
# A reader is also the libraries it stands on.
_READING_LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "python-docx", "python-calamine", "lxml")
_INTERPRETING_LIBRARIES = ("ortools",)  # another version of a solver may find other proofs
_BUILDING_LIBRARIES = ("duckdb", "pypinyin", "dbt-core", "dbt-duckdb", "great-expectations")
_PROJECT_PARTS = ("models", "macros", "seeds", "tests/data", "dbt_project.yml", "profiles.yml")


# Seeds that judge what is there: no number and no verdict hangs on them.
_JUDGING_SEEDS = frozenset({"acknowledged_breaks", "grades"})


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Something that a build is made from."""

    kind: str  # document | reader | dictionary | rule | code | model | check
    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What decides whether landed rows still stand."""

    reader: str
    interpreter: str
    with_books: bool  # whether the interpreter reads damaged tables with the help of the books


def current_identifiers(*, with_books: bool = True) -> Identifiers:
    reading = [*_sources_of(_READING_MODULES), SEEDS / "personal_labels.csv"]
    interpreting = [*_sources_of(_INTERPRETING_MODULES), *(SEEDS / name for name in DICTIONARY_SEEDS)]
    manner = "reconciled" if with_books else "as it stands"
    return Identifiers(
        _digest(_contents(reading) + _versions(_READING_LIBRARIES)),
        _digest([*_contents(interpreting), *_versions(_INTERPRETING_LIBRARIES), manner]),
        with_books,
    )


def build_fingerprint(offered: Iterable[OfferedFile], ids: Identifiers, limits: Limits) -> str:
    """Of everything the published file depends on; equal fingerprints mean equal rows."""
    parts = parts_of_build(offered, ids, limits)
    return _digest([ids.reader, ids.interpreter, *(repr(part) for part in parts)])


def parts_of_build(offered: Iterable[OfferedFile], ids: Identifiers, limits: Limits) -> list[Part]:
    """All of it, apart, so that two builds can be told apart by what changed; a part has one kind and name."""
    facts = {
        f"{file.path}": f"{file.document_id}|{file.source.source_url}|{file.source.published_on}|{file.error}"
        for file in offered
    }
    reading = _sources_of(_READING_MODULES)
    building = _sources_of((*_INTERPRETING_MODULES, *_BUILDING_MODULES)) - reading
    project = [file for name in _PROJECT_PARTS for file in _files_of(ROOT / name)]
    return sorted(
        [
            *(Part("document", path, _digest([said])) for path, said in facts.items()),
            Part("reader", "limits", repr(limits)),
            *_libraries("reader", _READING_LIBRARIES),
            *_packages("reader", reading),
            Part("code", "books", "asked" if ids.with_books else "not asked"),
            *_libraries("code", (*_INTERPRETING_LIBRARIES, *_BUILDING_LIBRARIES)),
            *_packages("code", building),
            *(Part(_kind_of(file), _name_of(file), _content(file)) for file in project),
        ]
    )


def _libraries(kind: str, libraries: Iterable[str]) -> list[Part]:
    return [Part(kind, library, version(library)) for library in libraries]


def _packages(kind: str, files: Iterable[Path]) -> list[Part]:
    """One part a package: which of its files changed, a reader of the history finds in the repository."""
    by_package: dict[str, list[Path]] = {}
    for file in files:
        name = "/".join(file.relative_to(ROOT).with_suffix("").parts[:2])
        by_package.setdefault(name, []).append(file)
    return [Part(kind, name, _digest(_contents(found))) for name, found in by_package.items()]


def _kind_of(file: Path) -> str:
    """What a file of the dbt project is, as `audit.changes` names causes."""
    if file.suffix == ".csv":
        return {"balance_rules": "rule"}.get(
            file.stem, "check" if file.stem in _JUDGING_SEEDS else "dictionary"
        )
    is_description = file.suffix in {".yml", ".md"} and file.parent.name != "seeds" and file.parent != ROOT
    return "check" if is_description or file.parent.name == "data" else "model"


def _name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _content(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()[:16]


def _versions(libraries: Iterable[str]) -> list[str]:
    return [f"{library}=={version(library)}" for library in libraries]


def _contents(files: Iterable[Path]) -> list[str]:
    return [
        f"{file.relative_to(ROOT).as_posix()}:{hashlib.sha256(file.read_bytes()).hexdigest()}"
        for file in sorted(files)
    ]


def _files_of(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [file for file in path.rglob("*") if file.suffix in {".sql", ".yml", ".csv", ".md", ".py"}]


def _sources_of(modules: Iterable[str]) -> set[Path]:
    """The source of these modules and packages, and of every module of the project that they import."""
    found: set[Path] = set()
    waiting = [file for name in modules for file in _module_files(name, whole_package=True)]
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        found.add(file)
        for name in _imports(file):
            waiting += _module_files(name, whole_package=False)
    return found


def _module_files(name: str, *, whole_package: bool) -> list[Path]:
    place = ROOT.joinpath(*name.split("."))
    if whole_package and place.is_dir():
        return [file for file in place.rglob("*") if file.suffix in {".py", ".sql"}]
    candidates = (place.with_suffix(".py"), place / "__init__.py")
    return [file for file in candidates if file.is_file()]


def _imports(file: Path) -> list[str]:
    """Names of the project's modules that a file imports; `from a import b` may mean the module a.b."""
    if file.suffix != ".py":
        return []
    names: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return [name for name in names if name.split(".")[0] == "ingest"]
