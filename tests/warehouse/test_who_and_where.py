"""Bodies of every kind and their renamings, and disclosures of several files, in one build of small documents."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.project import Places

BEFORE, AFTER = "铜陵市测试大数据局", "铜陵市测试数据局"
# name on the cover -> region, zone, problem
PLACES = {
    "苏州高新区测试发展局": ("320500", "苏州高新区", "zone"),
    "合肥市经济技术开发区测试管理委员会": ("340100", "合肥市经济技术开发区", "zone"),
    "雄安新区测试发展局": ("130000", "雄安新区", "zone"),
    "新疆生产建设兵团测试局": ("650000", "新疆生产建设兵团", "zone"),
    "上海市浦东新区测试局": ("310115", None, None),
    "神农架林区测试局": ("429021", None, None),
    "仙桃市测试局": ("429004", None, None),
    "恩施州测试局": ("422800", None, None),
    "凉山彝族自治州测试局": ("513400", None, None),
    "昆山市测试局": ("320583", None, None),
    "北京市朝阳区测试局": ("110105", None, None),
    "朝阳区测试局": (None, "朝阳区", "no_region"),  # of Beijing or of Changchun, and no part of 朝阳市
    "生态环境部": ("100000", None, None),
    "江苏省虚构县测试局": ("320000", "虚构县", "not_in_list"),
    "西安市测试开发区建设局": ("610100", "西安市测试开发区", "zone"),
    "泉州市公安局测试开发区分局": ("350500", None, None),
}


def write_tables(path: Path, title: str, project: str, prose: str = "") -> None:
    rows = (
        ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        ("", "合计", f"{Decimal(project) + 10}", "10.00", project),
        ("201", "一般公共服务支出", f"{Decimal(project) + 10}", "10.00", project),
        ("20126", "档案事务", f"{Decimal(project) + 10}", "10.00", project),
        ("2012601", "行政运行", "10.00", "10.00", ""),
        ("2012604", "档案馆", project, "", project),
    )
    with xlsxwriter.Workbook(path) as book:
        cover = book.add_worksheet("封面")
        cover.write_string("A1", title)
        cover.write_string("A2", prose)
        ruled = book.add_format({"border": 1})
        sheet = book.add_worksheet("表3")
        sheet.write_string("A1", "支出预算总表")
        sheet.write_string("A2", "单位：万元")
        for y, row in enumerate(rows, 2):
            for x, text in enumerate(row):
                sheet.write_string(y, x, text, ruled)


def write_statement(path: Path, title: str, prose: str) -> None:
    path.write_text(
        f"<html><head><meta charset='utf-8'></head><body><h1>{title}</h1><p>{prose}</p></body></html>",
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = tmp_path_factory.mktemp("who")
    folder = home / "documents"
    folder.mkdir()
    for number, name in enumerate(PLACES):
        write_tables(folder / f"place-{number}.xlsx", f"{name}2030年部门预算", "20.00")
    write_tables(folder / "before.xlsx", f"{BEFORE}2029年部门预算", "20.00")
    write_tables(
        folder / "after.xlsx",
        f"{AFTER}2030年部门预算",
        "20.00",
        f"根据机构改革方案，原{BEFORE}更名为{AFTER}。",
    )
    # One disclosure: its statement, its tables, and the tables corrected; the later date wins over the later path.
    parts = "沈阳市测试档案局2030年部门预算"
    write_statement(folder / "parts-1-statement.html", parts, "沈阳市测试档案局2030年支出预算31.00万元。")
    write_tables(folder / "parts-3-tables.xlsx", parts, "20.00")
    write_tables(folder / "parts-2-corrected.xlsx", parts, "21.00")
    (folder / "sources.csv").write_text(
        "path,source_url,published_on\nparts-1-statement.html,,2030-02-01\n"
        "parts-3-tables.xlsx,,2030-02-01\nparts-2-corrected.xlsx,,2030-03-01\n",
        encoding="utf-8",
    )
    places = Places(folder, home / "warehouse.duckdb")
    build(places, 2, SilentReporter())
    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("name", PLACES)
def test_where_a_body_is(con: duckdb.DuckDBPyConnection, name: str) -> None:
    region, zone, problem = PLACES[name]
    found = con.execute(
        "select region_code, places.place_name, places.problem, is_central from marts.dim_agency as agencies"
        " left join audit.agency_places as places using (agency_id, region_code) where agencies.agency_name = $1",
        [name],
    ).fetchall()
    if region is None:  # NULL joins nothing
        found = con.execute(
            "select region_code, place_name, problem, false from audit.agency_places where agency_name = $1",
            [name],
        ).fetchall()
    assert found == [(region, zone, problem, region == "100000")]


def test_an_agency_stays_itself_through_a_renaming_that_its_prose_states(
    con: duckdb.DuckDBPyConnection,
) -> None:
    years = con.execute(
        "select agency_id, agency_name, fiscal_year from marts.dim_disclosure where agency_name in ($1, $2)"
        " order by fiscal_year",
        [BEFORE, AFTER],
    ).fetchall()
    assert [(name, year) for _, name, year in years] == [(BEFORE, 2029), (AFTER, 2030)]
    assert len({agency for agency, _, _ in years}) == 1
    names = con.execute(
        "select name, name_kind, known_from, first_year, stated_in is not null"
        " from marts.dim_agency_name where agency_id = $1 order by name",
        [years[0][0]],
    ).fetchall()
    assert (BEFORE, "former", "document", 2029, True) in names
    assert (AFTER, "full", "document", 2030, True) in names
    assert con.execute(
        "select agency_name, first_year, last_year from marts.dim_agency where agency_id = $1", [years[0][0]]
    ).fetchall() == [(AFTER, 2029, 2030)]
    for asked in (BEFORE, "大数据局", "测试数据局", "tlscssjj"):
        assert (AFTER,) in con.execute("select agency_name from entity($1)", [asked]).fetchall()


def test_a_name_of_the_dictionary_that_no_document_prints_finds_the_agency(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert con.execute("select agency_name, found_by, name_kind from entity('环境保护部')").fetchall() == [
        ("生态环境部", "环境保护部", "former")
    ]


def test_corrected_tables_replace_the_first_and_leave_the_statement(con: duckdb.DuckDBPyConnection) -> None:
    files = con.execute(
        "select path, is_superseded, document_count from marts.dim_document"
        " inner join marts.dim_disclosure using (disclosure_id) where path like 'parts%' order by path"
    ).fetchall()
    assert files == [
        ("parts-1-statement.html", False, 3),
        ("parts-2-corrected.xlsx", False, 3),
        ("parts-3-tables.xlsx", True, 3),
    ]
    spent = con.execute(
        "select sum(amount_yuan) from marts.fct_expenditure_by_function"
        " inner join marts.dim_disclosure using (disclosure_id) where agency_name = '沈阳市测试档案局'"
    ).fetchall()
    assert spent == [(Decimal("310000.00"),)]
