"""绩效 forms in their shapes."""

from dataclasses import replace
from decimal import Decimal

from ingest.interpret.codes import split_leading_code
from ingest.page import CONVERTED, Line
from tests.builders import amount, indicator, page, read, read_table, says, table

FORM = [
    "项目名称 | 财政系统运维 | < | < | <",
    "主管部门 | 某市财政局 | < | 实施单位 | 某市财政局本级",
    "项目资金（万元） | 年度资金总额 | 25.00 | < | <",
    "^ | 其中：财政拨款 | 24.00 | < | <",
    "^ | 其他资金 | 1.00 | < | <",
    "一级指标 | 二级指标 | 三级指标 | 指标值 | <",
    "产出指标 | 数量指标 | 维护系统数量 | ≥3个 | <",
    "^ | 质量指标 | 验收合格率 | ≥95% | <",
    "效益指标 | 社会效益指标 | 群众满意程度 | 明显提升 | <",
]

INDICATORS = ["一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 维护系统数量 | ≥3个"]


def test_a_form_of_one_project() -> None:
    reading = read_table(FORM, "项目支出绩效目标表")
    assert not reading.unplaced
    assert [i.level3 for i in reading.indicators] == ["维护系统数量", "验收合格率", "群众满意程度"]
    first = indicator(reading, "维护系统数量")
    assert (first.scope, first.subject) == ("project", "财政系统运维")
    assert (first.level1, first.level2, first.operator, first.target, first.measure_unit) == (
        "产出指标",
        "数量指标",
        "≥",
        "3",
        "个",
    )
    assert first.horizon == "annual"
    assert indicator(reading, "验收合格率").level1 == "产出指标"
    last = indicator(reading, "群众满意程度")
    assert (last.operator, last.target, last.target_text) == (None, "明显提升", "明显提升")


def test_the_money_of_a_form_is_amounts() -> None:
    reading = read_table(FORM, "项目支出绩效目标表")
    says(
        reading,
        "25.00",
        table_key="project_performance",
        row_kind="project",
        row_name="财政系统运维",
        spend="project",
    )
    says(reading, "24.00", fund="fiscal", row_path="财政系统运维", row_level=2)
    says(reading, "1.00", fund="other")
    assert amount(reading, "25.00").amount_yuan == Decimal("250000.00")


def test_the_unit_of_a_form_may_stand_over_its_columns() -> None:
    summary = ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 300000.00"]
    form = [
        "部门（单位）名称 | 某市财政局 | < | < | <",
        "年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | <",
        "^ | ^ | ^ | 总额 | 财政拨款",
        "^ | 履职保障 | 人员和公用 | 25.00 | 24.00",
        "一级指标 | 二级指标 | 三级指标 | 指标值 | <",
        "产出指标 | 数量指标 | 维护系统数量 | ≥3个 | <",
    ]
    reading = read(page(1, "支出预算总表", "单位：元", summary), page(2, "部门整体支出绩效目标表", form))
    assert amount(reading, "25.00").amount_yuan == Decimal("250000.00")
    assert amount(reading, "24.00").amount_yuan == Decimal("240000.00")


def test_the_unit_of_a_form_may_be_yuan_in_a_document_of_wan_yuan() -> None:
    summary = ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 30.00"]
    form = [row.replace("（万元）", "（元）") for row in FORM]
    reading = read(page(1, "支出预算总表", "单位：万元", summary), page(2, "项目支出绩效目标表", form))
    assert amount(reading, "25.00").amount_yuan == Decimal("25.00")
    assert amount(reading, "30.00").amount_yuan == Decimal("300000.00")


def test_two_forms_below_each_other_are_two_projects() -> None:
    other = [row.replace("财政系统运维", "会计考试").replace("维护系统数量", "考试场次") for row in FORM]
    reading = read(page(1, "项目支出绩效目标表", FORM), page(2, "项目支出绩效目标表", other))
    assert indicator(reading, "维护系统数量").subject == "财政系统运维"
    assert indicator(reading, "考试场次").subject == "会计考试"


def test_several_projects_in_one_grid() -> None:
    other = [row.replace("财政系统运维", "会计考试").replace("维护系统数量", "考试场次") for row in FORM]
    reading = read_table([*FORM, *other], "项目支出绩效目标表")
    assert indicator(reading, "考试场次").subject == "会计考试"
    assert indicator(reading, "维护系统数量").subject == "财政系统运维"
    assert len(reading.indicators) == 6


def test_the_whole_body_is_an_entity() -> None:
    rows = [
        "部门（单位）名称 | 某市财政局 | < | < | <",
        "年度主要任务 | 对应项目 | 预算资金情况（万元） | < | <",
        "保障运转 | 基本支出 | 500.00 | < | <",
        "一级指标 | 二级指标 | 三级指标 | 运算符号 | 指标值",
        "履职效能 | 重点工作 | 工作完成率 | ≥ | 90",
    ]
    reading = read_table(rows, "部门整体支出绩效目标表")
    found = indicator(reading, "工作完成率")
    assert (found.scope, found.subject, found.operator, found.target) == ("entity", "某市财政局", "≥", "90")
    says(reading, "500.00", table_key="entity_performance")


def test_operator_unit_and_weight_may_have_columns_of_their_own() -> None:
    rows = [
        "项目名称 | 财政系统运维 | < | < | < | < | <",
        "一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重",
        "产出指标 | 数量指标 | 维护系统数量 | ≥ | 3 | 个 | 20",
    ]
    reading = read_table(rows, "项目支出绩效目标表")
    found = indicator(reading, "维护系统数量")
    assert (found.operator, found.target, found.measure_unit, found.weight) == ("≥", "3", "个", Decimal(20))
    assert not reading.unplaced


def test_two_blocks_side_by_side_are_the_term_and_the_year() -> None:
    rows = [
        "项目名称 | 财政系统运维 | < | < | < | < | <",
        "年度 | 实施期目标 | < | < | 年度目标 | < | <",
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值",
        "产出指标 | 数量指标 | 系统总数 | ≥9个 | 数量指标 | 当年系统数 | ≥3个",
    ]
    reading = read_table(rows, "项目支出绩效目标申报表")
    term, year = indicator(reading, "系统总数"), indicator(reading, "当年系统数")
    assert (term.horizon, term.target, term.level1) == ("term", "9", "产出指标")
    assert (year.horizon, year.target, year.level1) == ("annual", "3", "产出指标")


def test_a_list_of_projects_is_one_form_with_many_subjects() -> None:
    rows = [
        "单位名称 | 项目名称 | 年度资金总额 | 一级指标 | 二级指标 | 三级指标 | 指标值",
        "某市财政局本级 | 财政系统运维 | 25.00 | 产出指标 | 数量指标 | 维护系统数量 | ≥3个",
        "^ | ^ | ^ | 效益指标 | 社会效益 | 满意度 | ≥95%",
        "^ | 会计考试 | 15.00 | 产出指标 | 数量指标 | 考试场次 | 4次",
    ]
    reading = read_table(rows, "项目支出绩效目标表", "单位：万元")
    assert not reading.unplaced
    assert indicator(reading, "满意度").subject == "财政系统运维"
    assert indicator(reading, "考试场次").subject == "会计考试"
    says(reading, "25.00", row_kind="project", row_name="财政系统运维", unit_name="某市财政局本级")
    says(reading, "15.00", row_name="会计考试")


def test_a_self_evaluation_has_actuals_and_scores() -> None:
    rows = [
        "项目名称 | 财政系统运维 | < | < | < | < | <",
        "项目资金（万元） | < | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分",
        "年度资金总额 | < | 20.00 | 25.00 | 24.00 | 96.00% | 9.60",
        "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
        "产出指标 | 数量指标 | 维护系统数量 | ≥3个 | 4个 | 20 | 19.5",
    ]
    reading = read_table(rows, "项目支出绩效自评表", cover="某市财政局2024年度部门决算")
    found = indicator(reading, "维护系统数量")
    assert (found.actual, found.weight, found.score) == ("4个", Decimal(20), Decimal("19.5"))
    says(reading, "20.00", figure_kind="budget", figure_year=2024)
    says(reading, "25.00", figure_kind="adjusted")
    says(reading, "24.00", figure_kind="final")
    says(reading, "96.00%", measure="share")
    says(reading, "9.60", measure="score")


def test_the_columns_of_a_self_evaluation_say_what_the_parts_are() -> None:
    rows = [
        "项目名称 | 财政系统运维 | < | < | < | < | <",
        "项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
        "年度资金总额： | 20.00 | 25.00 | 24.00 | 10 | 96.00% | 9.60",
        "其中：财政拨款 | 19.00 | 23.00 | 22.00 | -- | 95.65% | --",
        "上年结转 | 1.00 | 2.00 | 2.10 | -- | 99.00% | --",
        "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
        "产出指标 | 数量指标 | 维护系统数量 | ≥3个 | 4个 | 20 | 19.5",
    ]
    reading = read_table(rows, "项目支出绩效自评表", cover="某市财政局2024年度部门决算")
    assert not reading.unplaced
    says(reading, "23.00", figure_kind="adjusted", fund="fiscal", measure="amount")
    says(reading, "22.00", figure_kind="final", fund="fiscal")
    says(reading, "95.65%", measure="share", fund="fiscal")
    says(reading, "2.10", figure_kind="final", origin="carryover")
    assert amount(reading, "10").amount_yuan is None
    says(reading, "10", measure="score", figure_kind="budget")
    says(reading, "9.60", measure="score", figure_kind="final")


def test_the_title_may_name_the_project() -> None:
    rows = ["一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 购置数量 | ≥3台"]
    assert indicator(read_table(rows, "办公设备购置绩效目标表"), "购置数量").subject == "办公设备购置"


def test_a_project_with_its_code_is_named_without_it() -> None:
    form = [FORM[0].replace("财政系统运维", "110001234-财政系统运维"), *FORM[1:]]
    assert indicator(read_table(form, "项目支出绩效目标表"), "维护系统数量").subject == "财政系统运维"


def test_indicators_with_two_levels_only() -> None:
    rows = ["项目名称 | 财政系统运维 | <", "一级指标 | 指标名称 | 目标值", "产出指标 | 维护系统数量 | ≥3个"]
    found = indicator(read_table(rows, "项目支出绩效目标表"), "维护系统数量")
    assert (found.level1, found.level2, found.target) == ("产出指标", None, "3")


def test_people_in_a_form_are_not_in_what_it_says() -> None:
    form = [*FORM[:2], "项目负责人 | 张三 | < | 联系电话 | 0999-1234567", *FORM[2:]]
    reading = read_table(form, "项目支出绩效目标表")
    assert "张三" not in repr(reading)
    assert "1234567" not in repr(reading)
    assert len(reading.indicators) == 3


def test_a_row_without_a_target_is_no_indicator() -> None:
    form = [*FORM, "满意度指标 | 服务对象满意度 |  |  | <"]
    assert len(read_table(form, "项目支出绩效目标表").indicators) == 3


def test_a_field_and_its_value_may_share_a_cell_of_converted_text() -> None:
    form = ["项目(政策)名称 财政系统运维 | | |", "主管部门 | 某市财政局 | 实施单位 | 某中心", *INDICATORS]
    assert {i.subject for i in read_table(form, "项目（政策）绩效目标表").indicators} == {"财政系统运维"}


def test_a_name_that_has_slipped_up_by_a_row_names_its_form() -> None:
    slipped = [
        "财政系统运维 | | |",
        "项目(政策)名称 | 某市财政局 | 实施单位 | 某中心",
        "主管部门 | 某市财政局 | |",
        *INDICATORS,
    ]
    converted = replace(table(slipped), medium=CONVERTED)
    caption = Line("项目（政策）绩效目标表")
    assert {i.subject for i in read(page(1, caption, converted)).indicators} == {"财政系统运维"}
    printed = read(page(1, caption, table(slipped)))
    assert {i.subject for i in printed.indicators} == {"某市财政局"}  # a page says what it says


def test_a_row_that_counts_the_columns_of_a_list_is_no_indicator() -> None:
    rows = [
        "单位名称、项目名称 | 项目年度绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位",
        "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8",
        "某县财政局 |  |  |  |  |  |  | ",
        "系统运维 | 系统稳定 | 产出指标 | 数量指标 | 维护系统数量 | >= | 3 | 个",
        "^ | ^ | 产出指标 | 质量指标 | 验收合格率 | = | 100 | %",
    ]
    reading = read_table(rows, "部门项目支出绩效目标表")
    assert not reading.unplaced
    assert [(i.subject, i.level3) for i in reading.indicators] == [
        ("系统运维", "维护系统数量"),
        ("系统运维", "验收合格率"),
    ]


def test_a_projects_national_code_is_no_part_of_its_name() -> None:
    assert split_leading_code("99000021R000000012345-工资性支出") == (None, "工资性支出")
    assert split_leading_code("99092324T000010012345-2023年某项目") == (None, "2023年某项目")
