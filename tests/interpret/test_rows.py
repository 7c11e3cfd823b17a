"""What rows are: units, projects, procurement, items."""

from ingest.interpret.table_reader import HIDDEN
from tests.builders import all_placed, read_table, says

UNIT = "单位：万元"


def test_blocks_of_units_keep_their_unit() -> None:
    rows = [
        "单位名称 | 科目编码 | 科目名称 | 合计",
        "合计 |  |  | 60.00",
        "某市财政局本级 |  |  | 40.00",
        " | 201 | 一般公共服务支出 | 39.00",
        "某市国库支付中心 |  |  | 20.00",
        " | 201 | 一般公共服务支出 | 19.00",
    ]
    reading = read_table(rows, "支出预算总表", UNIT)
    all_placed(reading, 5)
    says(reading, "60.00", unit_name=None, row_kind="total")
    says(reading, "40.00", unit_name="某市财政局本级", row_kind="unit")
    says(reading, "39.00", unit_name="某市财政局本级", row_kind="function", row_code="201")
    says(reading, "19.00", unit_name="某市国库支付中心", row_kind="function")


def test_units_that_stand_among_the_subjects_open_blocks() -> None:
    rows = [
        "科目编码 | 科目名称（单位名称） | 合计",
        " | 合计 | 60.00",
        "103001 | 某市财政局本级 | 40.00",
        "201 | 一般公共服务支出 | 39.00",
        "103002 | 某市国库支付中心 | 20.00",
        "201 | 一般公共服务支出 | 19.00",
    ]
    reading = read_table(rows, "支出预算总表", UNIT)
    all_placed(reading, 5)
    says(reading, "40.00", row_kind="unit", row_code="103001", unit_name="某市财政局本级")
    says(reading, "39.00", unit_name="某市财政局本级", row_code="201")
    says(reading, "19.00", unit_name="某市国库支付中心")


def test_a_merged_unit_cell_spans_its_rows() -> None:
    rows = [
        "单位名称 | 科目编码 | 科目名称 | 合计",
        "某市财政局本级 | 201 | 一般公共服务支出 | 39.00",
        "^ | 208 | 社会保障和就业支出 | 8.00",
    ]
    reading = read_table(rows, "支出预算总表", UNIT)
    says(reading, "39.00", unit_name="某市财政局本级", row_code="201")
    says(reading, "8.00", unit_name="某市财政局本级", row_code="208")


def test_projects_under_units() -> None:
    rows = [
        "单位名称 | 项目名称 | 合计 | 一般公共预算 | 政府性基金预算",
        "合计 |  | 60.00 | 55.00 | 5.00",
        "某市财政局本级 |  | 40.00 | 40.01 | ",
        " | 财政系统运维 | 25.00 | 25.01 | ",
        " | 会计考试 | 15.00 | 15.01 | ",
    ]
    reading = read_table(rows, "项目支出预算表", UNIT)
    all_placed(reading, 9)
    says(reading, "60.00", row_kind="total", spend="project", table_key="project_expenditure")
    says(reading, "40.00", row_kind="unit", unit_name="某市财政局本级")
    says(
        reading, "25.00", row_kind="project", row_name="财政系统运维", unit_name="某市财政局本级", fund="all"
    )
    says(reading, "15.01", row_kind="project", row_name="会计考试", fund="general", spend="project")


def test_a_projects_subject_is_its_paired_code() -> None:
    rows = ["项目名称 | 科目编码 | 科目名称 | 合计", "财政系统运维 | 2010607 | 信息化建设 | 25.00"]
    says(
        read_table(rows, "项目支出表", UNIT),
        "25.00",
        row_kind="project",
        row_name="财政系统运维",
        row_code=None,
        paired_code="2010607",
    )


def test_a_project_with_its_code_in_one_cell() -> None:
    rows = ["项目单位 | 项目名称 | 本年预算", "某市财政局本级 | 110001234-财政系统运维 | 25.00"]
    says(
        read_table(rows, "项目支出表", UNIT),
        "25.00",
        row_code="110001234",
        row_name="财政系统运维",
        unit_name="某市财政局本级",
    )


def test_quantities_and_prices_of_procurement_are_no_money_of_the_row() -> None:
    rows = [
        "序号 | 采购项目名称 | 采购目录 | 计量单位 | 数量 | 单价 | 金额",
        "1 | 台式电脑 | A02010104 | 台 | 12 | 0.50 | 6.00",
    ]
    reading = read_table(rows, "政府采购预算表", UNIT)
    all_placed(reading, 3)
    says(reading, "12", measure="quantity", table_key="procurement")
    says(reading, "0.50", measure="unit_price")
    says(reading, "6.00", measure="amount", row_name="台式电脑", item_code="A02010104")
    assert next(a for a in reading.amounts if a.place.measure == "quantity").amount_yuan is None


def test_purchased_services_are_projects_with_an_item_code() -> None:
    rows = [
        "单位名称 | 购买服务项目名称 | 指导性目录代码 | 合计 | 一般公共预算",
        "某市财政局 | 绩效评价服务 | B0102 | 9.00 | 9.01",
    ]
    reading = read_table(rows, "政府购买服务预算表", UNIT)
    all_placed(reading, 2)
    says(
        reading,
        "9.00",
        table_key="purchased_services",
        row_kind="project",
        row_name="绩效评价服务",
        item_code="B0102",
    )


def test_the_operating_cost_is_read_by_economic_class() -> None:
    rows = [
        "科目编码 | 科目名称 | 机关运行经费",
        "合计 |  | 30.00",
        "30201 | 办公费 | 20.00",
        "30202 | 印刷费 | 10.00",
    ]
    reading = read_table(rows, "一般公共预算机关运行经费", UNIT)
    all_placed(reading, 3)
    says(reading, "20.00", table_key="operating_cost", row_kind="economic_dept", row_code="30201")


def test_the_government_economic_classes_are_a_scheme_of_their_own() -> None:
    rows = ["科目编码 | 科目名称 | 合计", "501 | 机关工资福利支出 | 30.00", "50101 | 工资奖金津补贴 | 20.00"]
    reading = read_table(rows, "政府预算支出经济分类表", UNIT)
    says(
        reading,
        "20.00",
        table_key="economic_gov",
        row_kind="economic_gov",
        row_code="50101",
        row_path="机关工资福利支出",
    )


def test_a_table_of_basic_expenditure_is_what_it_holds() -> None:
    by_function = read_table(
        ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 30.00"], "一般公共预算基本支出表", UNIT
    )
    by_economic = read_table(
        ["科目编码 | 科目名称 | 合计", "301 | 工资福利支出 | 30.00"], "一般公共预算基本支出表", UNIT
    )
    says(by_function, "30.00", table_key="general_expenditure", spend="basic", row_kind="function")
    says(by_economic, "30.00", table_key="general_basic", spend="basic", row_kind="economic_dept")


def test_a_revenue_table_by_subject_is_all_revenue() -> None:
    rows = [
        "科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 其他收入",
        "201 | 一般公共服务支出 | 30.00 | 25.00 | 1.00 | 2.00 | 2.10",
    ]
    reading = read_table(rows, "收入决算表", UNIT, cover="某市财政局2024年度部门决算")
    all_placed(reading, 5)
    says(reading, "25.00", side="revenue", fund="fiscal", table_key="revenue_summary", row_kind="function")
    says(reading, "1.00", fund="superior")
    says(reading, "2.00", fund="business")
    says(reading, "2.10", fund="other")


def test_an_expenditure_table_splits_by_every_kind_of_spending() -> None:
    rows = [
        "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出",
        "201 | 一般公共服务支出 | 30.00 | 20.00 | 6.00 | 1.00 | 1.50 | 1.60",
    ]
    reading = read_table(rows, "支出决算表", UNIT, cover="某市财政局2024年度部门决算")
    all_placed(reading, 6)
    says(reading, "30.00", spend="all")
    says(reading, "1.00", spend="remit")
    says(reading, "1.50", spend="operating")
    says(reading, "1.60", spend="subsidy")


def test_a_number_that_a_sheet_did_not_show_is_unplaced_with_a_reason() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出",
        "205 | 教育支出 | ###### | 60.00 | 17.00",
        "229 | 其他支出 | 1.00 | | #",
    ]
    reading = read_table(rows, "支出预算总表", UNIT)
    assert [(u.text, u.reason) for u in reading.unplaced] == [("######", HIDDEN)]
    assert len(reading.amounts) == 3


def test_a_number_without_a_label_is_unplaced_with_a_reason() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计 | 基本支出",
        "201 | 一般公共服务支出 | 30.00 | 21.00",
        " |  | 77.00 | ",
    ]
    reading = read_table(rows, "支出预算总表", UNIT)
    assert [(u.text, u.reason) for u in reading.unplaced] == [("77.00", "its row has no label")]
    assert [u.row_no for u in reading.unplaced] == [3]


def test_every_number_is_read_or_unplaced_and_none_is_lost() -> None:
    rows = ["甲 | 乙 | 丙", "某事项 | 1.01 | 2.02", "另事项 | 3.03 | 4.04", " | 5.05 | 6.06"]
    reading = read_table(rows, "某种从未见过的情况", UNIT)
    texts = [a.observation.printed_text for a in reading.amounts] + [u.text for u in reading.unplaced]
    assert sorted(texts) == ["1.01", "2.02", "3.03", "4.04", "5.05", "6.06"]


def test_a_title_that_nobody_knows_is_other_and_its_numbers_are_kept() -> None:
    rows = ["事项 | 数值", "房屋面积 | 120.00", "车位 | 8.00"]
    reading = read_table(rows, "办公用房情况表", UNIT)
    assert [t.table_key for t in reading.tables] == ["other"]
    assert [t.table_title for t in reading.tables] == ["办公用房情况表"]
    assert len(reading.amounts) + len(reading.unplaced) == 2


def test_the_number_of_a_table_is_kept_as_printed() -> None:
    for printed in ("表3", "公开03表", "预算公开表10", "附表2", "预算03表", "部门公开表4"):
        reading = read_table(
            ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 30.00"], printed, "支出预算总表", UNIT
        )
        assert reading.tables[0].table_no == printed, printed
        assert reading.tables[0].table_title == "支出预算总表"


def test_a_number_beside_the_title_is_no_part_of_it() -> None:
    reading = read_table(
        ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 30.00"], "表3  支出预算总表", UNIT
    )
    assert (reading.tables[0].table_no, reading.tables[0].table_title) == ("表3", "支出预算总表")


def test_economic_classes_that_stand_as_columns_are_the_rows_second_classification() -> None:
    rows = [
        "功能科目 | < | 总计 | 工资福利支出 | 商品和服务支出",
        "科目编码 | 科目名称 | ^ | ^ | ^",
        "2010601 | 行政运行 | 97.00 | 51.00 | 46.00",
    ]
    reading = read_table(rows, "支出预算分类汇总表", UNIT)
    all_placed(reading, 3)
    says(reading, "97.00", row_code="2010601", paired_code=None)
    says(reading, "51.00", row_kind="function", row_code="2010601", paired_code="工资福利支出")
    says(reading, "46.00", paired_code="商品和服务支出")


def test_no_two_numbers_of_a_table_claim_one_place() -> None:
    rows = [
        "单位名称 | 机关运行经费 | < | <",
        "^ | 合计 | 办公费 | 印刷费",
        "某市财政局 | 30.00 | 20.00 | 10.00",
    ]
    reading = read_table(rows, "机关运行经费预算表", UNIT)
    all_placed(reading, 3)
    assert len({a.place for a in reading.amounts}) == 3


def test_units_among_the_subjects_with_codes_in_three_columns() -> None:
    rows = [
        "科目编码 | < | < | 单位代码 | 单位名称（科目） | 合计",
        "类 | 款 | 项 | ^ | ^ | ^",
        " |  |  |  | 合计 | 99.00",
        " |  |  | 103301 | 某市财政局 | 98.00",
        "201 | 06 | 01 | 103301 | 行政运行 | 97.00",
    ]
    reading = read_table(rows, "部门支出总表", UNIT)
    all_placed(reading, 3)
    says(reading, "99.00", row_kind="total", unit_name=None)
    says(reading, "98.00", row_kind="unit", row_code="103301")
    says(reading, "97.00", row_kind="function", row_code="2010601", unit_name="某市财政局")


def test_the_code_and_the_name_of_what_is_bought_may_share_a_cell() -> None:
    rows = ["采购项目名称 | 采购品目 | 数量 | 金额", "办公电脑 | A02010105 台式计算机 | 10 | 6.00"]
    says(read_table(rows, "政府采购预算表", UNIT), "6.00", item_code="A02010105", row_name="办公电脑")


def test_a_code_names_its_row_where_the_name_is_lost() -> None:
    rows = ["科目编码 | 科目名称 | 合计", " | 合计 | 60.00", "201 |  | 40.00", "205 | 教育支出 | 20.00"]
    says(read_table(rows, "支出预算总表", UNIT), "40.00", row_kind="function", row_code="201", row_name="")


def test_the_rest_of_a_broken_number_is_no_unit() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计 | 基本支出",
        " | 合计 | 60.00 | 60.00",
        "201 | 一般公共服务支出 | 40. |",
        "57 |  | 40.57 |",
        "205 | 教育支出 | 20.00 | 20.00",
    ]
    reading = read_table(rows, "支出预算总表", UNIT)
    assert {a.place.unit_name for a in reading.amounts} == {None}
    assert [cell.text for cell in reading.unplaced] == ["40.57"]


def test_a_project_beside_its_economic_class_is_a_project_whatever_its_column_is_called() -> None:
    for heading in ("专项名称", "本年专项资金名称", "业务事项"):
        rows = [
            f"采购品目大类 | {heading} | 经济科目 | 采购物品名称 | 总计",
            "合计 |  |  |  | 30.00",
            " | 设备更新 | 办公设备购置 |  | 10.00",
            " | 热线运行 | 租赁费 | 线路 | 12.00",
            " | 会议费 | 会议费 |  | 3.00",
            " | 培训提升 | 培训费 |  | 5.00",
            " |  |  | 教材 | 2.00",
        ]
        reading = read_table(rows, "政府采购预算表", UNIT)
        all_placed(reading, 6)
        says(reading, "30.00", row_kind="total", row_name="合计")
        says(reading, "10.00", row_kind="project", row_name="设备更新", paired_code="办公设备购置")
        says(reading, "3.00", row_kind="project", row_name="会议费", paired_code="会议费")
        says(reading, "12.00", row_kind="project", row_name="热线运行", paired_code="租赁费")
        says(reading, "2.00", row_kind="item", row_name="教材")


def test_a_class_that_stands_alone_is_the_next_of_the_project_above() -> None:
    rows = [
        "专项名称 | 经济科目 | 总计",
        "热线运行 | 租赁费 | 12.00",
        " | 会议费 | 5.00",
        "公用经费 |  | 4.00",
        " | 印刷费 | 3.00",
    ]
    reading = read_table(rows, "政府采购预算表", UNIT)
    says(reading, "5.00", row_kind="project", row_name="热线运行", paired_code="会议费")
    # No class stands beside the project above: this one's project is not known.
    says(reading, "3.00", row_kind="item", row_name="印刷费")


def test_a_sum_in_the_column_of_classes_is_no_class_of_the_project() -> None:
    rows = [
        "项目名称 | 经济科目 | 总计",
        "热线运行 | 租赁费 | 12.00",
        " | 会议费 | 5.00",
        " | 小计 | 17.00",
        "平台运维 | 小计 | 4.00",
        " | 印刷费 | 3.50",
    ]
    reading = read_table(rows, "项目支出表", UNIT)
    says(reading, "17.00", row_kind="item", row_name="小计")
    says(reading, "4.00", row_kind="project", row_name="平台运维", paired_code=None)
    says(reading, "3.50", row_kind="item", row_name="印刷费")


def test_classes_beside_another_classification_are_no_projects() -> None:
    rows = [
        "支出去向 | 部门预算经济科目名称 | 合计",
        "教育支出 | 办公费 | 5.00",
        "农林水支出 | 印刷费 | 4.00",
    ]
    reading = read_table(rows, "一般公共预算支出表", UNIT)
    says(reading, "5.00", row_kind="function", row_name="教育支出", paired_code="办公费")


def test_what_money_is_for_is_no_class_of_the_economic_classification() -> None:
    rows = [
        "部门预算支出经济分类科目 | 预算数",
        "一、人员经费和公用经费支出 | 9.00",
        "工资福利支出 | 6.00",
        "商品和服务支出 | 3.00",
        "二、专项业务经费支出 | 4.00",
        "债务付息及费用支出 | 4.00",
    ]
    reading = read_table(rows, "政府性基金预算支出表", UNIT)
    says(reading, "9.00", row_kind="use", row_path=None)
    says(reading, "6.00", row_kind="economic_dept", row_name="工资福利支出")


def test_a_code_beside_blank_code_columns_is_the_units() -> None:
    rows = [
        "科目 | < | < | 科目编码 | 科目名称 | 合计",
        "类 | 款 | 项 | ^ | ^ | ^",
        " |  |  | 303 | 某市财政局 | 30.00",
        " |  |  | 303001 | 某市财政局本级 | 30.01",
        "201 | 06 | 01 | 2010601 | 行政运行 | 30.02",
        "201 | 06 | 02 | 2010602 | 一般行政管理事务 | 30.03",
    ]
    reading = read_table(rows, "部门支出总表", "单位：万元")
    says(reading, "30.00", row_kind="unit", row_code="303", row_name="某市财政局")
    says(reading, "30.01", row_kind="unit", row_code="303001")
    says(reading, "30.02", row_kind="function", row_code="2010601", unit_name="某市财政局本级")


def test_units_above_the_first_code_of_their_rows_are_units() -> None:
    rows = [
        "单位/科目 | 总计 | 基本支出",
        "某市财政局 | 10.00 | 8.00",
        "某市财政局本级 | 9.00 | 7.00",
        "201 一般公共服务支出 | 9.10 | 7.10",
        "20106 财政事务 | 9.20 | 7.20",
        "2010601 行政运行 | 9.30 | 7.30",
    ]
    reading = read_table(rows, "部门支出总表", "单位：万元")
    says(reading, "10.00", row_kind="unit", row_name="某市财政局")
    says(reading, "9.30", row_kind="function", row_code="2010601", unit_name="某市财政局本级")


def test_a_code_set_apart_by_points_or_dashes_is_one_code() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计",
        "201.06.01 | 行政运行 | 5.00",
        "201-06-02 | 一般行政管理事务 | 6.00",
    ]
    reading = read_table(rows, "支出总表", "单位：万元")
    says(reading, "5.00", row_code="2010601")
    says(reading, "6.00", row_code="2010602")


def test_projects_in_a_column_of_units_are_projects() -> None:
    rows = [
        "单位代码 | 单位名称（专项资金名称） | 总计 | 一般公共预算拨款",
        "303001 | 某市财政局 | 30.00 | 29.00",
        " | 系统运维 | 30.01 | 29.01",
    ]
    reading = read_table(rows, "专项资金预算汇总表", "单位：万元")
    says(reading, "30.00", row_kind="unit", row_code="303001")
    says(reading, "30.01", row_kind="project", row_name="系统运维", table_key="project_expenditure")


def test_the_column_beside_a_count_is_money_whatever_its_row_is_counted_in() -> None:
    rows = ["项目 | 数量 | 价值（万元）", "资产总额 |  | 30.00", "其中：车辆（台、辆） | 2 | 6.20"]
    reading = read_table(rows, "国有资产占有使用情况表")
    says(reading, "2", measure="quantity", row_name="资产总额/车辆（台、辆）")
    says(reading, "6.20", measure="amount", row_name="资产总额/车辆（台、辆）")
