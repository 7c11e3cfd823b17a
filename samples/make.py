"""Typeset every sample disclosure whose facts exist: python -m samples.make [--out DIR] [STEM …]."""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Callable
from pathlib import Path

import samples.templates
from samples.facts import FACTS_FOLDER, Facts, FactsError, load_facts, stems
from samples.typeset import FontMissing, require_fonts

DOCUMENTS = Path(__file__).parent.parent / "documents"


def registry() -> dict[str, tuple[str, Callable[[Facts, Path], None]]]:
    """Stem -> (suffix, make) from every module of samples.templates."""
    found: dict[str, tuple[str, Callable[[Facts, Path], None]]] = {}
    for module_info in pkgutil.iter_modules(samples.templates.__path__):
        module = importlib.import_module(f"samples.templates.{module_info.name}")
        for stem, suffix in module.STEMS.items():
            found[stem] = (suffix, module.make)
    return found


def make(stem: str, out: Path) -> Path:
    """One document from its facts; returns where it was written."""
    templates = registry()
    if stem not in templates:
        raise FactsError(f"{stem}: no template of samples/templates names this stem in its STEMS")
    suffix, typeset = templates[stem]
    facts = load_facts(FACTS_FOLDER / stem)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{stem}{suffix}"
    typeset(facts, path)
    return path


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="samples.make", description=__doc__)
    parser.add_argument(
        "--out", type=Path, default=DOCUMENTS, help="folder to write into (default: documents/)"
    )
    parser.add_argument("stem", nargs="*", help="only these disclosures (default: all that have facts)")
    options = parser.parse_args(arguments)
    try:
        require_fonts()
        for stem in options.stem or stems():
            path = make(stem, options.out)
            print(f"{path}  {path.stat().st_size / 1024:.0f} KB")
    except (FactsError, FontMissing) as problem:
        print(f"samples: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
