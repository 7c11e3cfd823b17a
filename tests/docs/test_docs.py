"""What the pages show is what the commands and queries give."""

from __future__ import annotations

import csv
import re
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.cli import main as yusuan
from ingest.docs import data_dictionary
from ingest.docs.examples import table
from ingest.docs.pages import BadPage, filled, pages
from ingest.docs.star import Key, keys_of_the_marts, star_picture
from ingest.project import ROOT, SEEDS

RENEW = "run `make docs` and commit what it writes"
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)")
WRITTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_shows_what_the_warehouse_says(page: Path, warehouse: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert filled(text, warehouse) == text, RENEW


def test_the_data_dictionary_is_that_of_the_contracts() -> None:
    page = ROOT / "docs" / "data-dictionary.md"
    assert page.read_text(encoding="utf-8") == data_dictionary.english_page(), RENEW


def test_the_chinese_data_dictionary_is_that_of_the_contracts() -> None:
    page = ROOT / "docs" / "数据字典.md"
    assert page.read_text(encoding="utf-8") == data_dictionary.chinese_page(), RENEW


def test_the_picture_of_the_star_is_that_of_the_contracts() -> None:
    picture = (ROOT / "docs" / "star.svg").read_text(encoding="utf-8")
    assert picture == star_picture(keys_of_the_marts()), RENEW


def test_the_picture_shows_every_fact_and_every_dimension_a_fact_leads_to() -> None:
    picture = star_picture(
        [Key("fct_a", "d", "dim_d"), Key("fct_b", "d", "dim_d"), Key("fct_a", "x", "dim_x")]
    )
    for name in ("fct_a", "fct_b", "dim_d", "dim_x"):
        assert f">{name}</text>" in picture
    assert picture.count('class="all"') == 2, "what both lead to is a bar and one line"


@pytest.mark.parametrize("page", ["star.md", "星型.md"])
def test_the_guide_to_the_star_names_only_tables_that_exist(page: str) -> None:
    guide = (ROOT / "docs" / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:marts\.)?((?:fct|dim)_\w+)`", guide))
    known = {model.name for model in data_dictionary.models_of("marts")}
    assert named <= known
    assert {name for name in known if name.startswith("fct_")} <= named


def test_no_chinese_description_outlives_its_english() -> None:
    stale = set(data_dictionary.load_chinese()) - set(data_dictionary.descriptions())
    assert not stale, f"remove from {data_dictionary.CHINESE.relative_to(ROOT)}"


@pytest.mark.parametrize("schema", ["marts", "audit", "reports"])
def test_every_public_model_opens_with_its_grain(schema: str) -> None:
    for model in data_dictionary.models_of(schema):
        assert model.description.startswith("One row per "), model.name
        assert all(column.description for column in model.columns), model.name


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_guide_to_the_dictionary_names_every_seed_and_every_column_of_a_rule() -> None:
    guide = (ROOT / "docs" / "seeds.md").read_text(encoding="utf-8")
    for seed in SEEDS.glob("*.csv"):
        assert f"`{seed.stem}`" in guide, f"docs/seeds.md does not say what {seed.name} means"
    with (SEEDS / "balance_rules.csv").open(encoding="utf-8") as file:
        columns = next(csv.reader(file))
    for column in columns:
        sided = re.sub(r"^(left|right)_", "…_", column)
        assert column in {"rule_id", "title_zh", "title_en", "met_in"} or any(
            f"`{name}`" in guide for name in (column, sided)
        ), f"docs/seeds.md does not say what {column} of a rule means"


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_map_of_the_house_is_whole(readme: str) -> None:
    shown = (ROOT / readme).read_text(encoding="utf-8")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("no git repository")
    folders = {path.split("/")[0] for path in listed.stdout.split("\0") if "/" in path}
    for folder in folders:
        assert folder.startswith(".") or f"| `{folder}/` |" in shown, f"{readme} does not show {folder}/"


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_that_a_page_names_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for target in re.findall(r"(?:`|^)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
        assert target in targets, f"{page.name} names make {target}"


@pytest.mark.parametrize("page", ["command.md", "命令.md"])
def test_every_sub_command_and_option_is_described(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    described = (ROOT / "docs" / page).read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        yusuan(["--help"])
    for command in re.findall(r"^    ([a-z]+)  ", capsys.readouterr().out, re.MULTILINE):
        row = next((line for line in described.splitlines() if f"| `yusuan {command}" in line), "")
        assert row, f"docs/{page} does not describe {command}"
        with pytest.raises(SystemExit):
            yusuan([command, "--help"])
        for option in set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}:
            assert option in row, f"docs/{page} does not name {option} of {command}"


def test_blocks_are_filled_one_by_one_and_keep_the_seconds_measured(warehouse: Path) -> None:
    page = (
        "<!-- begin: summary -->\n```text\nseconds  12.5\n```\n<!-- end -->\nbetween\n"
        "<!-- begin: run yusuan check --rules | head -1 -->\n<!-- end -->"
    )
    once = filled(page, warehouse)
    assert "files        5 read" in once
    assert "seconds      12.5" in once
    assert "<!-- end -->\nbetween\n<!-- begin: run" in once
    assert "$ yusuan check --rules | head -1\nrule " in once
    assert filled(once, warehouse) == once


def test_a_block_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPage, match="unknown kind of block: exmaple"):
        filled("<!-- begin: exmaple carry_over -->\n<!-- end -->", tmp_path / "none.duckdb")


def test_a_page_runs_nothing_but_our_command(tmp_path: Path) -> None:
    with pytest.raises(BadPage, match="only `yusuan`"):
        filled("<!-- begin: run rm -r docs -->\n<!-- end -->", tmp_path / "none.duckdb")


def test_a_command_that_fails_does_not_empty_a_page(tmp_path: Path) -> None:
    with pytest.raises(BadPage, match="printed nothing and ended with 2"):
        filled("<!-- begin: run yusuan check -->\n<!-- end -->", tmp_path / "none.duckdb")


def test_tables_show_money_with_separators_and_years_without() -> None:
    assert table(["year", "yuan", "name"], [(2023, Decimal("1234.50"), "a|b"), (None, None, None)]) == (
        "| year | yuan | name |\n| ---: | ---: | --- |\n| 2023 | 1,234.50 | a\\|b |\n|  |  |  |"
    )


@pytest.mark.parametrize("page", ["quality.md", "质量.md"])
def test_the_bounds_of_a_grade_are_those_of_the_seed(page: str) -> None:
    shown = (ROOT / "docs" / page).read_text(encoding="utf-8")
    with (SEEDS / "grades.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            share = " %" if "{share}" in row["words_en"] else ""
            bounds = [f"{row[letter]}{share}" if row[letter] != "0" else "0" for letter in "abcd"]
            line = next(line for line in shown.splitlines() if line.startswith(f"| `{row['criterion']}`"))
            assert line.endswith(f" | {' | '.join(bounds)} |"), f"{page}: {row['criterion']}"
