"""`python -m ingest.docs`: write the data dictionary, the picture of the star, and the figures of every page, from the published warehouse."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ingest.docs.data_dictionary import Untranslated, chinese_page, english_page
from ingest.docs.examples import BadExample
from ingest.docs.pages import BadPage, filled, pages
from ingest.docs.star import keys_of_the_marts, star_picture
from ingest.project import DEFAULT_WAREHOUSE, ROOT


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m ingest.docs", description=__doc__)
    parser.add_argument("--warehouse", type=Path, default=DEFAULT_WAREHOUSE, metavar="FILE")
    options = parser.parse_args()
    if not options.warehouse.is_file():
        print(f"docs: {options.warehouse}: there is no warehouse; make it with `make build`", file=sys.stderr)
        return 2
    try:
        texts = {
            ROOT / "docs" / "data-dictionary.md": english_page(),
            ROOT / "docs" / "数据字典.md": chinese_page(),
            ROOT / "docs" / "star.svg": star_picture(keys_of_the_marts()),
        } | {page: filled(page.read_text(encoding="utf-8"), options.warehouse) for page in pages()}
    except (BadExample, BadPage, Untranslated) as error:
        print(f"docs: {error}", file=sys.stderr)
        return 1
    for page, text in texts.items():
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")
            print(f"written: {page.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
