"""Headings of one to four levels, reference rows, and columns of every order."""

from tests.builders import all_placed, read_table, says

UNIT = "单位：万元"


def test_a_heading_of_one_level() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出",
        "合计 | < | 30.00 | 21.00 | 9.00",
        "201 | 一般公共服务支出 | 30.01 | 21.01 | 9.01",
    ]
    reading = read_table(rows, "支出预算总表", UNIT)
    all_placed(reading, 6)
    says(reading, "30.00", table_key="expenditure_summary", row_kind="total", row_name="合计", spend="all")
    says(reading, "21.01", row_kind="function", row_code="201", row_name="一般公共服务支出", spend="basic")
    says(reading, "9.01", spend="project", side="expenditure", fund="all", origin="all", measure="amount")


def test_a_heading_of_two_levels_with_merged_cells() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计 | 基本支出 | < | < | 项目支出",
        "^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^",
        "201 | 一般公共服务支出 | 30.00 | 21.00 | 15.00 | 6.00 | 9.00",
    ]
    reading = read_table(rows, "一般公共预算支出表", UNIT)
    all_placed(reading, 5)
    says(reading, "30.00", fund="general", spend="all")
    says(reading, "21.00", spend="basic")
    says(reading, "15.00", spend="personnel")
    says(reading, "6.00", spend="public")
    says(reading, "9.00", spend="project")


def test_a_heading_of_three_levels() -> None:
    rows = [
        "单位名称 | 总计 | 本年收入 | < | < | < | 上年结转 | <",
        "^ | ^ | 小计 | 财政拨款 | < | 事业收入 | 小计 | 一般公共预算",
        "^ | ^ | ^ | 一般公共预算 | 政府性基金预算 | ^ | ^ | ^",
        "某市财政局本级 | 99.00 | 90.00 | 50.00 | 30.00 | 10.00 | 9.00 | 9.01",
    ]
    reading = read_table(rows, "收入预算总表", UNIT)
    all_placed(reading, 7)
    says(
        reading,
        "99.00",
        table_key="revenue_summary",
        side="revenue",
        fund="all",
        origin="all",
        row_kind="unit",
    )
    says(reading, "90.00", fund="all", origin="current")
    says(reading, "50.00", fund="general", origin="current", unit_name="某市财政局本级")
    says(reading, "30.00", fund="gov_fund", origin="current")
    says(reading, "10.00", fund="business", origin="current")
    says(reading, "9.00", fund="all", origin="carryover")
    says(reading, "9.01", fund="general", origin="carryover")


def test_a_heading_of_four_levels() -> None:
    rows = [
        "科目 | < | 资金来源 | < | < | <",
        "科目编码 | 科目名称 | 合计 | 本年收入 | < | <",
        "^ | ^ | ^ | 小计 | 财政拨款 | <",
        "^ | ^ | ^ | ^ | 一般公共预算 | 国有资本经营预算",
        "208 | 社会保障和就业支出 | 8.00 | 7.00 | 5.00 | 2.00",
    ]
    reading = read_table(rows, "支出预算总表", UNIT)
    all_placed(reading, 4)
    says(reading, "8.00", fund="all", origin="all", row_code="208")
    says(reading, "7.00", fund="all", origin="current")
    says(reading, "5.00", fund="general", origin="current")
    says(reading, "2.00", fund="soe", origin="current")


def test_a_row_that_counts_the_columns_is_no_content() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出",
        "栏次 | < | 1 | 2 | 3",
        "201 | 一般公共服务支出 | 30.00 | 21.00 | 9.00",
    ]
    reading = read_table(rows, "支出决算表", UNIT)
    all_placed(reading, 3)


def test_column_counts_may_be_formulas_or_letters() -> None:
    for counts in (
        "** | ** | 1 | 2 | 3",
        "甲 | 乙 | 1=2+3 | 2 | 3",
        "1 | 2 | 3 | 4 | 5",
        "A | B | 1 | 2 | 3",
        "栏次 |  | 1 | 2 | 3",
        "— | — | 1 | 2 | 3",
    ):
        rows = [
            "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出",
            counts,
            "201 | 一般公共服务支出 | 30.00 | 21.00 | 9.00",
        ]
        all_placed(read_table(rows, "支出决算表", UNIT), 3)


def test_stars_below_the_names_count_even_a_single_column() -> None:
    rows = ["科目编码 | 科目名称 | 项目支出", "** | ** | 1", "合计 |  | "]
    reading = read_table(rows, "国有资本经营预算支出表", UNIT)
    all_placed(reading, 0)
    assert reading.tables[0].is_empty


def test_a_column_of_row_numbers_is_no_content() -> None:
    rows = [
        "项目 | 行次 | 决算数 | 项目 | 行次 | 决算数",
        "栏次 |  | 1 | 栏次 |  | 2",
        "一、一般公共预算财政拨款收入 | 1 | 30.00 | 一、一般公共服务支出 | 32 | 28.00",
        "二、事业收入 | 2 | 4.00 | 二、教育支出 | 33 | 6.00",
    ]
    reading = read_table(rows, "收入支出决算总表", UNIT, cover="某市财政局2024年度部门决算")
    all_placed(reading, 4)
    says(reading, "30.00", side="revenue", row_kind="revenue", figure_kind="final", figure_year=2024)
    says(reading, "6.00", side="expenditure", row_kind="function", row_name="教育支出")


def test_a_sequence_column_is_no_content() -> None:
    rows = [
        "序号 | 科目编码 | 科目名称 | 合计",
        "1 | 201 | 一般公共服务支出 | 30.00",
        "2 | 208 | 社会保障和就业支出 | 8.00",
    ]
    all_placed(read_table(rows, "一般公共预算支出表", UNIT), 2)


def test_codes_in_three_columns_are_one_code() -> None:
    rows = [
        "科目编码 | < | < | 科目名称 | 合计",
        "类 | 款 | 项 | ^ | ^",
        "201 |  |  | 一般公共服务支出 | 30.00",
        " | 06 |  | 财政事务 | 29.00",
        " |  | 01 | 行政运行 | 20.00",
        " |  | 02 | 一般行政管理事务 | 9.00",
        "208 | 05 | 05 | 机关事业单位基本养老保险缴费支出 | 4.00",
    ]
    reading = read_table(rows, "一般公共预算支出表", UNIT)
    all_placed(reading, 5)
    says(reading, "30.00", row_code="201", row_level=1)
    says(reading, "29.00", row_code="20106", row_level=2, row_path="一般公共服务支出")
    says(reading, "20.00", row_code="2010601", row_level=3, row_path="一般公共服务支出/财政事务")
    says(reading, "9.00", row_code="2010602")
    says(reading, "4.00", row_code="2080505")


def test_codes_printed_whole_in_the_third_column_are_whole() -> None:
    rows = [
        "科目编码 | < | < | 科目名称 | 合计",
        "类 | 款 | 项 | ^ | ^",
        "201 |  |  | 一般公共服务支出 | 30.00",
        " | 20106 |  | 财政事务 | 29.00",
        " |  | 2010601 | 行政运行 | 20.00",
    ]
    reading = read_table(rows, "一般公共预算支出表", UNIT)
    says(reading, "29.00", row_code="20106")
    says(reading, "20.00", row_code="2010601")


def test_codes_and_names_of_one_cell_are_told_apart() -> None:
    for printed in (
        "2010601 行政运行",
        "2010601-行政运行",
        "[2010601]行政运行",
        "2010601行政运行",
        "（2010601）行政运行",
        "2010601\n行政运行",
    ):
        rows = [
            "功能分类科目 | 合计 | 基本支出",
            "201 一般公共服务支出 | 30.00 | 21.00",
            f"{printed} | 20.00 | 20.01",
        ]
        reading = read_table(rows, "一般公共预算支出表", UNIT)
        all_placed(reading, 4)
        says(reading, "20.00", row_code="2010601", row_name="行政运行", row_kind="function")


def test_the_name_may_stand_before_the_code() -> None:
    rows = [
        "科目名称 | 科目编码 | 项目支出 | 基本支出 | 合计",
        "一般公共服务支出 | 201 | 9.00 | 21.00 | 30.00",
    ]
    reading = read_table(rows, "支出预算总表", UNIT)
    all_placed(reading, 3)
    says(reading, "9.00", row_code="201", row_name="一般公共服务支出", spend="project")


def test_names_without_codes_stand_under_each_other() -> None:
    rows = ["科目名称 | 合计", "一般公共服务支出 | 30.00", "财政事务 | 29.00", "行政运行 | 20.00"]
    reading = read_table(rows, "一般公共预算支出表", UNIT)
    all_placed(reading, 3)
    says(reading, "30.00", row_kind="function", row_code=None, row_level=1)
    says(reading, "29.00", row_kind="function", row_path="一般公共服务支出")


def test_a_total_row_may_stand_first_or_last() -> None:
    for order in (1, -1):
        body = ["合计 | < | 30.00", "201 | 一般公共服务支出 | 29.00"][::order]
        reading = read_table(["科目编码 | 科目名称 | 金额", *body], "一般公共预算支出表", UNIT)
        all_placed(reading, 2)
        says(reading, "30.00", row_kind="total", row_name="合计")


def test_economic_classes_side_by_side_are_one_row_with_a_paired_code() -> None:
    rows = [
        "部门预算支出经济分类科目 | < | 政府预算支出经济分类科目 | < | 合计 | 人员经费 | 公用经费",
        "科目编码 | 科目名称 | 科目编码 | 科目名称 | ^ | ^ | ^",
        "301 | 工资福利支出 |  |  | 30.00 | 30.01 | ",
        "30101 | 基本工资 | 50101 | 工资奖金津补贴 | 20.00 | 20.01 | ",
        "30201 | 办公费 | 50201 | 办公经费 | 3.00 |  | 3.01",
    ]
    reading = read_table(rows, "一般公共预算基本支出表", UNIT)
    all_placed(reading, 6)
    says(
        reading,
        "20.00",
        table_key="general_basic",
        row_kind="economic_dept",
        row_code="30101",
        paired_code="50101",
    )
    says(reading, "3.01", spend="public", row_code="30201", fund="general")


def test_three_blocks_side_by_side_are_told_apart() -> None:
    heading = [
        "收入 | < | 支出（按功能分类） | < | 支出（按经济分类） | <",
        "项目 | 预算数 | 项目 | 预算数 | 项目 | 预算数",
    ]
    rows = [
        *heading,
        "一、一般公共预算拨款收入 | 30.00 | 一、一般公共服务支出 | 28.00 | 一、工资福利支出 | 20.00",
        "二、事业收入 | 4.00 | 二、教育支出 | 6.00 | 二、商品和服务支出 | 14.00",
    ]
    reading = read_table(rows, "收支预算总表", UNIT)
    all_placed(reading, 6)
    says(reading, "30.00", side="revenue", row_kind="revenue")
    says(reading, "28.00", side="expenditure", row_kind="function")
    says(reading, "20.00", side="expenditure", row_kind="economic_dept", row_name="工资福利支出")


def test_two_blocks_of_one_economic_table_are_read_down_both() -> None:
    rows = [
        "人员经费 | < | < | 公用经费 | < | <",
        "科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数",
        "301 | 工资福利支出 | 30.00 | 302 | 商品和服务支出 | 9.00",
        "30101 | 基本工资 | 20.00 | 30201 | 办公费 | 4.00",
    ]
    reading = read_table(
        rows, "一般公共预算财政拨款基本支出决算明细表", UNIT, cover="某市财政局2024年度部门决算"
    )
    all_placed(reading, 4)
    says(
        reading, "20.00", row_code="30101", spend="personnel", table_key="general_basic", figure_kind="final"
    )
    says(reading, "4.00", row_code="30201", spend="public")


def test_opening_and_closing_balances_are_origins() -> None:
    rows = [
        "科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余",
        "^ | ^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^",
        "212 | 城乡社区支出 | 1.00 | 5.00 | 4.00 | 4.01 | 0.00 | 2.00",
    ]
    reading = read_table(
        rows, "政府性基金预算财政拨款收入支出决算表", UNIT, cover="某市财政局2024年度部门决算"
    )
    all_placed(reading, 6)
    says(reading, "1.00", origin="opening", fund="gov_fund")
    says(reading, "5.00", origin="current")
    says(reading, "0.00", spend="project", row_code="212")
    says(reading, "2.00", origin="closing")


def test_a_total_row_may_share_its_cells_with_the_last_row_of_the_heading() -> None:
    rows = [
        "项目 | < | < | < | 本年收入合计 | 财政拨款收入",
        "支出功能分类科目编码 | < | < | 科目名称 | ^ | ^",
        "类 | 款 | 项 | 合计 | 30.00 | 29.00",
        "201 |  |  | 一般公共服务支出 | 30.01 | 29.01",
        "201 | 06 |  | 财政事务 | 30.02 | 29.02",
    ]
    reading = read_table(rows, "收入决算表", UNIT, cover="某市财政局2024年度部门决算")
    all_placed(reading, 6)
    says(reading, "30.00", row_kind="total", row_name="合计")
    says(reading, "29.02", row_code="20106", row_name="财政事务", fund="fiscal")


def test_a_heading_may_begin_with_a_year() -> None:
    rows = [
        "2031预算数 | < | 2032预算数 | <",
        "合计 | 公务接待费 | 合计 | 公务接待费",
        "16.00 | 16.00 | 6.00 | 6.00",
    ]
    reading = read_table(rows, "“三公”经费支出表", UNIT)
    all_placed(reading, 4)
    assert sorted((a.place.figure_year, str(a.value)) for a in reading.amounts) == [
        (2031, "16.00"), (2031, "16.00"), (2032, "6.00"), (2032, "6.00"),
    ]  # fmt: skip
