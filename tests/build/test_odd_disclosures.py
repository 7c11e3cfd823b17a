"""Disclosures that print less than they should, odd sums, or the same twice: none keeps a build from being published."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from bench.damage.source import load_source
from bench.damage.typewriter import to_text
from ingest.cli import main
from ingest.project import ROOT

HEADING = "科目编码|科目名称|合计|基本支出|项目支出"
CLASS = "213|农林水支出|77.00|60.00|17.00"
ITEMS = ("21303|水利|77.00|60.00|17.00", "2130301|行政运行|60.00|60.00|", "2130305|水利工程建设|17.00||17.00")

Table = tuple[str, ...]  # a title, then rows whose cells are parted by |

WITHOUT_TOTAL: Table = ("支出预算总表", HEADING, CLASS, *ITEMS)
ODD: dict[str, Table] = {
    "甲州水务局": WITHOUT_TOTAL,
    "乙州水务局": ("支出预算总表", HEADING, "|合计|####|60.00|17.00", CLASS, *ITEMS),
    "丙州水务局": ("支出预算总表", HEADING, "|合计||60.00|17.00", CLASS, *ITEMS),
    "丁州水务局": ("支出预算总表", HEADING, "|合计|99.00|60.00|17.00", CLASS, *ITEMS),
    "戊州审计局": ("支出预算总表", HEADING, "|合计|-5.00|-5.00|0.00", "201|一般公共服务支出|-5.00|-5.00|0.00"),
    "己州档案馆": ("支出预算总表", HEADING, "|合计|0.00|0.00|0.00"),
    "庚州法院": (
        "收支预算总表", "收入|预算数|支出|预算数", "一、财政拨款|0.00|一、公共安全支出|60.00",
        "本年收入合计||本年支出合计|60.00", "总计|55.00|总计|60.00",
    ),
}  # fmt: skip


def write(documents: Path, tables: dict[str, Table]) -> None:
    documents.mkdir()
    for agency, (title, *rows) in tables.items():
        cells = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows
        )
        (documents / f"{agency}.html").write_text(
            f"<html><body><h1>{agency}2031年部门预算</h1><p>{title}</p><p>单位：万元</p><table>{cells}</table></body></html>",
            encoding="utf-8",
        )


def published(folder: Path, documents: Path) -> int:
    """How many disclosures a build of these documents has published."""
    warehouse = folder / "warehouse.duckdb"
    assert main(["build", "--documents", str(documents), "--warehouse", str(warehouse)]) == 0
    with duckdb.connect(warehouse, read_only=True) as connection:
        (count,) = connection.sql("select count(*) from marts.dim_disclosure").fetchall()[0]
    return int(count)


def test_a_disclosure_that_prints_no_total_is_published_alone(tmp_path: Path) -> None:
    write(tmp_path / "documents", {"甲州水务局": WITHOUT_TOTAL})
    assert published(tmp_path, tmp_path / "documents") == 1


def test_odd_sums_keep_no_build_from_being_published(tmp_path: Path) -> None:
    write(tmp_path / "documents", ODD)
    assert published(tmp_path, tmp_path / "documents") == len(ODD)


def test_a_disclosure_with_forms_may_be_published_twice(tmp_path: Path) -> None:
    first = next((ROOT / "documents").glob("*.docx"))
    documents = tmp_path / "documents"
    documents.mkdir()
    shutil.copy(first, documents)
    (documents / f"{first.stem}.txt").write_text(to_text(load_source(first).blocks), encoding="utf-8")
    assert published(tmp_path, documents) == 1
