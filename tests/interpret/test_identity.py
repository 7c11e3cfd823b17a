"""Who publishes, for which year, and what, from covers of every kind."""

import pytest

from ingest.interpret.identity import identify
from tests.builders import identity_of, lay, page

TABLE = ["项目 | 预算数", "公务接待费 | 1.20", "会议费 | 3.40"]


@pytest.mark.parametrize(
    ("lines", "agency", "year", "kind", "scope"),
    [
        (["某市财政局2026年部门预算"], "某市财政局", 2026, "budget", "department"),
        (["2026年某市财政局部门预算"], "某市财政局", 2026, "budget", "department"),
        (["2026年度某市财政局部门预算"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局", "2026年部门预算"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局", "2026年度", "部门预算"], "某市财政局", 2026, "budget", "department"),
        (["2026年", "某市财政局", "部门预算"], "某市财政局", 2026, "budget", "department"),
        (["2026年部门预算", "预算单位：某市财政局"], "某市财政局", 2026, "budget", "department"),
        (["2026年部门预算公开", "部门名称：某市财政局"], "某市财政局", 2026, "budget", "department"),
        (["预算主管部门：某市财政局", "2026年度部门预算"], "某市财政局", 2026, "budget", "department"),
        (["2026年某区区级单位预算", "预算单位：某区财政局"], "某区财政局", 2026, "budget", "unit"),
        (["某市财政局2026年部门预算公开说明"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局2026年部门预算编制说明"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局2026年部门预算公开情况说明"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局2026年部门预算信息公开"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局关于2026年部门预算的公开说明"], "某市财政局", 2026, "budget", "department"),
        (["关于某市财政局2026年部门预算的说明"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局部门预算（2026年）"], "某市财政局", 2026, "budget", "department"),
        (["附件1", "某市财政局2026年部门预算"], "某市财政局", 2026, "budget", "department"),
        (["附件：", "某市财政局2026年部门预算"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局（本级）2026年部门预算"], "某市财政局", 2026, "budget", "unit"),
        (["某市财政局（本级）2026年单位预算"], "某市财政局", 2026, "budget", "unit"),
        (["某市财政局本级2026年度单位预算"], "某市财政局", 2026, "budget", "unit"),
        (["某市财政局（机关）2026年预算"], "某市财政局", 2026, "budget", "unit"),
        (["2026年某市国库支付中心单位预算"], "某市国库支付中心", 2026, "budget", "unit"),
        (["某市国库支付中心2026年单位预算"], "某市国库支付中心", 2026, "budget", "unit"),
        (["某市财政局2024年度部门决算"], "某市财政局", 2024, "final", "department"),
        (["2024年度某市财政局部门决算"], "某市财政局", 2024, "final", "department"),
        (["2024年度某市财政局部门决算公开报告"], "某市财政局", 2024, "final", "department"),
        (["某市财政局2024年度决算公开"], "某市财政局", 2024, "final", "department"),
        (["某省人民检察院2025年度部门预算"], "某省人民检察院", 2025, "budget", "department"),
        (["某县第一中学2025年单位预算"], "某县第一中学", 2025, "budget", "unit"),
        (
            ["中国共产党某市委员会办公室2026年部门预算"],
            "中国共产党某市委员会办公室",
            2026,
            "budget",
            "department",
        ),
        (["中共某市委宣传部2026年部门预算"], "中共某市委宣传部", 2026, "budget", "department"),
        (["某市人民政府办公室2026年部门预算"], "某市人民政府办公室", 2026, "budget", "department"),
        (["某区某街道办事处2026年部门预算"], "某区某街道办事处", 2026, "budget", "department"),
        (["某镇人民政府2026年预算公开"], "某镇人民政府", 2026, "budget", "department"),
        (["２０２６年某市财政局部门预算"], "某市财政局", 2026, "budget", "department"),
        (["二〇二六年某市财政局部门预算"], "某市财政局", 2026, "budget", "department"),
        (["二○二六年度", "某市财政局部门预算"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局 2026 年 部门 预算"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局2026年部门综合预算"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局2026年部门预算和“三公”经费预算"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局2026年度部门预算及“三公”经费预算公开"], "某市财政局", 2026, "budget", "department"),
        (["某市财政局2026年部门预算（草案）"], "某市财政局", 2026, "budget", "department"),
        (["2026年部门预算", "（某市财政局）"], "某市财政局", 2026, "budget", "department"),
    ],
)
def test_the_cover_says_who_and_what(lines: list[str], agency: str, year: int, kind: str, scope: str) -> None:
    got = identity_of(*lines)
    assert (got.agency_name, got.fiscal_year, got.kind, got.scope) == (agency, year, kind, scope)


def test_a_cover_without_a_body_takes_it_from_the_tables() -> None:
    layout = lay(
        page(1, "2026年部门预算"),
        page(2, "收支总表", "部门：某市财政局", TABLE),
        page(3, "支出总表", "部门：某市财政局", TABLE),
    )
    assert identify(layout).agency_name == "某市财政局"


def test_a_code_before_the_body_is_no_part_of_its_name() -> None:
    layout = lay(page(1, "2026年部门预算"), page(2, "收支总表", "部门：103001-某市财政局", TABLE))
    assert identify(layout).agency_name == "某市财政局"


def test_a_short_name_on_the_cover_becomes_the_whole_name_that_the_tables_print() -> None:
    layout = lay(page(1, "财政局2026年部门预算"), page(2, "收支总表", "部门：某市财政局", TABLE))
    assert identify(layout).agency_name == "某市财政局"


def test_the_table_of_contents_is_no_body() -> None:
    got = identity_of("目录", "第一部分 2026年部门预算情况说明", "第二部分 2026年部门预算表")
    assert got.agency_name is None
    assert got.fiscal_year == 2026


def test_last_years_figures_in_the_text_do_not_make_the_year() -> None:
    got = identity_of("某市财政局2026年部门预算", "与2025年相比，2025年预算有所减少，2025年决算亦然。")
    assert got.fiscal_year == 2026


def test_a_final_account_that_speaks_of_budgets_is_a_final_account() -> None:
    got = identity_of("某市财政局2024年度部门决算", "年初预算如下，预算执行情况如下，预算调整如下。")
    assert got.kind == "final"


def test_a_body_alone_on_the_cover_below_a_title_without_it() -> None:
    got = identity_of("2022年部门预算公开", "某县民政局", "2022年2月", "目录", "某县概况")
    assert (got.agency_name, got.fiscal_year) == ("某县民政局", 2022)
    assert identity_of("2022年部门预算公开", "全县概况及说明").agency_name is None


def test_words_between_the_body_and_its_year_are_no_part_of_its_name() -> None:
    assert identity_of("某县民政局关于公开2024年部门预算的公告").agency_name == "某县民政局"
    assert identity_of("某县民政局部门2023年部门预算信息公开").agency_name == "某县民政局"


def test_the_number_of_a_file_above_its_title_is_no_part_of_the_body() -> None:
    got = identity_of("监督索引号53092100243601000", "某县农业农村局2022年度部门决算")
    assert (got.agency_name, got.fiscal_year) == ("某县农业农村局", 2022)


def test_a_document_that_says_nothing_says_nothing() -> None:
    got = identity_of("会议通知", "请各位准时参加。")
    assert (got.agency_name, got.fiscal_year, got.kind) == (None, None, None)


def test_a_part_of_the_document_joined_to_the_body_before_it_is_no_body() -> None:
    layout = lay(
        page(1, "纳入编制范围的预算单位包括：", "某市财政局", "第二部分 2024年度部门决算情况说明"),
        page(2, "一般公共预算财政拨款支出决算表", "部门：某市财政局", TABLE),
        page(3, "政府性基金预算财政拨款支出预算表", "部门：某市财政局", TABLE),
    )
    got = identify(layout)
    assert (got.agency_name, got.fiscal_year, got.kind) == ("某市财政局", 2024, "final")


def test_a_code_and_a_name_above_every_table_name_the_body() -> None:
    tables = [page(n, title, "302 某市财政局", TABLE) for n, title in ((2, "收支总表"), (3, "支出总表"))]
    assert identify(lay(page(1, "2026年部门预算"), *tables)).agency_name == "某市财政局"
    assert identify(lay(page(1, "2026年部门预算"), tables[0])).agency_name is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("甲乙省丙丁市财政局", "丙丁市财政局"),
        ("甲乙省财政局", "甲乙省财政局"),
        ("甲乙省市场监督管理局", "甲乙省市场监督管理局"),
    ],
)
def test_a_body_of_a_city_is_named_without_its_province(printed: str, name: str) -> None:
    assert identity_of(f"{printed}2026年部门预算").agency_name == name


@pytest.mark.parametrize(
    ("lines", "agency", "year", "kind"),
    [
        (["某市生态环境局2019年度“三公”经费财政拨款支出决算"], "某市生态环境局", 2019, "final"),
        (["某县水务局2018年度“三公”经费决算说明"], "某县水务局", 2018, "final"),
        (["某县文联关于财政拨款“三公”经费2015年决算的", "情 况 说 明"], "某县文联", 2015, "final"),
        (["某区审计局财政拨款“三公”经费决算2014年情况如下："], "某区审计局", 2014, "final"),
        (["某县乙镇2015年三公经费支出说明", "较2014年决算数下降5.5%。"], "某县乙镇", 2015, "final"),
        (['某县甲镇2020年"三公"经费预算安排'], "某县甲镇", 2020, "budget"),
        (["2021年某县甲镇三公经费预算公开"], "某县甲镇", 2021, "budget"),
        (["甲乙县2016年“三公”经费决算情况统计表"], "甲乙县", 2016, "final"),
        (["某县甲乡2020年一般公共预算财政拨款“三公”经费支出决算情况说明"], "某县甲乡", 2020, "final"),
        (["某市某局2020年政府性基金预算财政拨款支出决算情况说明"], "某市某局", 2020, "final"),
    ],
)
def test_a_title_may_name_its_money_before_the_kind(
    lines: list[str], agency: str, year: int, kind: str
) -> None:
    got = identity_of(*lines)
    assert (got.agency_name, got.fiscal_year, got.kind) == (agency, year, kind)


def test_a_title_without_the_kind_takes_it_from_the_text() -> None:
    got = identity_of(
        "2020年某区甲乡“三公”经费 情况说明", "现将甲乡2020年度决算情况公布如下：", "一般公共预算的执行"
    )
    assert (got.agency_name, got.fiscal_year, got.kind) == ("某区甲乡", 2020, "final")


def test_an_earlier_year_that_the_text_compares_with_is_not_the_documents() -> None:
    got = identity_of(
        "2016年“三公”经费财政拨款支出决算情况说明",
        "接待费支出5万元，比2015年度减少。",
        "与2015年度决算持平。",
    )
    assert (got.fiscal_year, got.kind) == (2016, "final")


def test_the_unit_of_money_is_no_body() -> None:
    assert identity_of("2020年“三公”经费预算情况表", "单位：万元 |").agency_name is None


def test_a_short_name_becomes_the_whole_name_that_the_prose_tells() -> None:
    got = identity_of(
        "甲镇2020年“三公”经费预算",
        "某市某县甲镇人民政府2020年财政拨款安排的经费如下。",
        "某市某县甲镇人民政府2020年“三公”经费支出预算为3万元。",
    )
    assert got.agency_name == "某市某县甲镇人民政府"


def test_a_level_of_government_is_no_body() -> None:
    got = identity_of("市本级2019年“三公”经费预算")
    assert (got.agency_name, got.fiscal_year, got.kind) == (None, 2019, "budget")


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        (["导航", "甲市乙区丙小学2024年度单位决算情况说明"], "甲市乙区丙小学"),
        (["时效性有效", "甲县乙镇中心小学2024年度部门决算"], "甲县乙镇中心小学"),
        (["文章分享", "甲市中级人民法院", "2019年度部门决算"], "甲市中级人民法院"),
        (["（2018部门预算公开）", "甲市乙中心2018年部门预算"], "甲市乙中心"),
        (["（一）总体情况说明", "甲市财政局2019年度部门决算公开"], "甲市财政局"),
        (["甲乙省", "丙丁县红小学2024年部门决算"], "甲乙省丙丁县红小学"),
        (["2024年财政经费决算", "首页", "2024年度甲县乙学校", "决算公开"], "甲县乙学校"),
        (["2020年度 甲市防汛中心部门决算 2022年9月3日"], "甲市防汛中心"),
        (["8.甲市救助管理站2021年度单位决算"], "甲市救助管理站"),
        (
            ["区人大2017年决算公开", "来源：网站", "甲市乙区人大常委会", "2017年部门决算"],
            "甲市乙区人大常委会",
        ),
        (["林业局2016年部门决算", "第一部分 部门概况"], "林业局"),
    ],
)
def test_what_a_page_puts_above_its_title_is_no_part_of_it(lines: list[str], agency: str) -> None:
    assert identity_of(*lines).agency_name == agency


def test_a_body_that_no_title_names_is_told_by_its_overview() -> None:
    got = identity_of("目录", "第一部分：甲乙会丙市丁区委员会概况", "第二部分：2023年度部门决算报表")
    assert (got.agency_name, got.fiscal_year) == ("甲乙会丙市丁区委员会", 2023)
    assert identity_of("第一部分 部门概况", "2023年度部门决算").agency_name is None
