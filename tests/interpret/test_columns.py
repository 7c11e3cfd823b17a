"""What columns say of each other: income beside spending, classes as columns, totals over items, counted columns."""

from tests.builders import all_placed, amount, read_table, says

UNIT = "单位：万元"


def test_the_row_that_counts_the_columns_may_hold_the_last_of_the_heading() -> None:
    rows = [
        "项目 | < | < | < | 本年支出 | < | <",
        "功能分类科目编码 | < | < | 科目名称 | 合计 | 基本支出 | 项目支出",
        "类 | 款 | 项 | 栏次 | 1 | 2 | 3",
        "^ | ^ | ^ | 合计 | 30.00 | 21.00 | 9.00",
        "20106 | < | < | 财政事务 | 30.01 | 21.01 | 9.01",
    ]
    reading = read_table(rows, "支出决算表", UNIT, cover="某市财政局2022年度部门决算")
    all_placed(reading, 6)
    says(reading, "30.00", row_kind="total", row_name="合计")
    says(reading, "21.01", row_kind="function", row_code="20106", spend="basic")


def test_what_came_in_beside_what_went_out_is_a_table_of_its_own() -> None:
    rows = [
        "科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余",
        "^ | ^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^",
        "合计 | < | 1.00 | 20.00 | 18.00 | 7.00 | 11.00 | 3.00",
        "21208 | 国有土地使用权出让收入安排的支出 | 1.01 | 20.01 | 18.01 | 7.01 | 11.01 | 3.01",
    ]
    cover = "某市财政局2022年度部门决算"
    reading = read_table(rows, "政府性基金预算财政拨款收入支出决算表", UNIT, cover=cover)
    all_placed(reading, 12)
    says(reading, "20.01", table_key="gov_fund_revenue", side="revenue", origin="current", fund="gov_fund")
    says(
        reading, "18.01", table_key="gov_fund_expenditure", side="expenditure", origin="current", spend="all"
    )
    says(reading, "1.01", table_key="gov_fund_expenditure", side="expenditure", origin="opening")
    says(reading, "3.01", table_key="gov_fund_expenditure", side="expenditure", origin="closing")
    general = read_table(rows, "一般公共预算财政拨款收入支出决算表", UNIT, cover=cover)
    says(general, "20.01", table_key="revenue_summary", side="revenue", fund="general")
    says(general, "18.01", table_key="general_expenditure", side="expenditure", fund="general")


def test_the_income_of_projects_is_no_spending_on_them() -> None:
    rows = [
        "项目名称 | 收入 | < | 支出 | 年末结转和结余",
        "^ | 年初结转和结余 | 本年收入 | ^ | ^",
        "系统运维 | 1.00 | 20.00 | 18.00 | 3.00",
    ]
    reading = read_table(rows, "项目收入支出决算表", UNIT, cover="某市财政局2022年度部门决算")
    says(reading, "20.00", table_key="other", side="revenue")
    says(
        reading,
        "18.00",
        table_key="project_expenditure",
        row_kind="project",
        side="expenditure",
        spend="project",
    )


CLASSES = [
    "科目编码 | 科目名称 | 总计 | 机关工资福利支出 | 机关资本性支出（一） | 对个人和家庭的补助",
    "合计 | < | 30.00 | 17.00 | 9.00 | 4.00",
    "201 | 一般公共服务支出 | 30.01 | 17.01 | 9.01 | 4.01",
]


def test_classes_that_stand_as_columns_are_the_table_by_class() -> None:
    reading = read_table(CLASSES, "支出预算分类汇总表（按政府预算经济分类）", UNIT)
    all_placed(reading, 8)
    says(reading, "30.01", table_key="expenditure_summary", row_kind="function", paired_code=None)
    says(reading, "17.00", table_key="economic_gov", row_kind="economic_gov", row_name="机关工资福利支出")
    says(reading, "4.00", table_key="economic_gov", row_kind="economic_gov", row_name="对个人和家庭的补助")
    says(reading, "9.01", table_key="economic_gov", row_kind="function", paired_code="机关资本性支出（一）")


def test_classes_under_basic_expenditure_are_of_it_and_those_of_projects_stay_with_the_projects() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计 | 基本支出 | < | < | 项目支出",
        "^ | ^ | ^ | 小计 | 工资福利支出 | 一般商品和服务支出 | ^",
        "合计 | < | 30.00 | 21.00 | 17.00 | 4.00 | 9.00",
    ]
    reading = read_table(rows, "支出预算总表", UNIT)
    says(reading, "17.00", table_key="economic_dept", row_kind="economic_dept", spend="basic")
    says(reading, "4.00", row_kind="economic_dept", row_name="一般商品和服务支出", spend="basic")
    says(reading, "21.00", table_key="expenditure_summary", spend="basic", row_kind="total")
    projects = read_table(CLASSES, "一般公共预算财政拨款项目支出决算明细表", UNIT)
    says(projects, "30.01", table_key="general_expenditure", spend="project")
    says(projects, "17.00", table_key="project_expenditure", row_kind="economic_gov", spend="project")


def test_a_department_above_its_own_unit_stands_for_the_total() -> None:
    rows = [
        "单位名称 | 科目编码 | 科目名称 | 总计 | 工资福利支出 | 商品和服务支出",
        "某市财政局 |  |  | 30.00 | 17.00 | 13.00",
        "某市财政局本级 |  |  | 30.01 | 17.01 | 13.01",
        " | 201 | 一般公共服务支出 | 30.02 | 17.02 | 13.02",
    ]
    reading = read_table(rows, "支出预算总表", UNIT)
    says(reading, "17.00", row_kind="economic_dept", unit_name=None)
    says(reading, "17.01", row_kind="economic_dept", unit_name="某市财政局本级")
    says(reading, "30.00", row_kind="unit", unit_name="某市财政局")


def test_the_operating_cost_by_class_is_by_class_in_every_column() -> None:
    rows = [
        "单位名称 | 合计 | 办公费 | 差旅费 | 会议费 | 公务接待费",
        "某局本级 | 10.00 | 4.00 | 3.00 | 2.00 | 1.00",
    ]
    reading = read_table(rows, "机关运行经费预算表", UNIT)
    says(reading, "10.00", row_kind="total", row_name="合计", unit_name="某局本级")
    says(reading, "4.00", table_key="operating_cost", row_kind="economic_dept", row_name="办公费")
    says(reading, "2.00", row_kind="economic_dept", row_name="会议费", unit_name="某局本级")
    says(reading, "1.00", row_kind="economic_dept", row_name="公务接待费")


def test_what_things_are_counted_in_stands_beside_their_number() -> None:
    rows = [
        "序号 | 采购项目名称 | 采购品目 | 数量 | 单位 | 预算金额",
        "1 | 电脑采购 | 台式计算机 | 10 | 台 | 6.00",
        "合计 |  |  |  |  | 6.01",
    ]
    reading = read_table(rows, "政府采购预算表", UNIT)
    all_placed(reading, 3)
    says(reading, "10", measure="quantity", unit_name=None)
    says(reading, "6.00", row_kind="project", row_name="电脑采购", unit_name=None)
    says(reading, "6.01", row_kind="total", row_name="合计")


def test_columns_that_say_what_they_count_are_no_money() -> None:
    rows = [
        "单位 | 车辆（台） | < | 单价50万元以上通用设备（台/套） | 房屋面积（平方米）",
        "^ | 合计 | 机要通信用车 | ^ | ^",
        "某局 | 5 | 2 | 1 | 1200.50",
    ]
    reading = read_table(rows, "国有资产占用情况表")
    for text, unit in (("5", "台"), ("2", "台"), ("1", "台/套"), ("1200.50", "平方米")):
        says(reading, text, measure="quantity", unit_name="某局")
        assert amount(reading, text).observation.printed_unit == unit
        assert amount(reading, text).reading == "printed"


def test_assets_that_stand_as_columns_are_rows() -> None:
    rows = [
        "项目 | 行次 | 资产总额 | 流动资产 | 固定资产 | < | < | 无形资产",
        "^ | ^ | ^ | ^ | 小计 | 房屋构筑物 | 车辆 | ^",
        "栏次 |  | 1 | 2 | 3 | 4 | 5 | 6",
        "合计 | 1 | 20.00 | 3.00 | 16.00 | 15.00 | 1.00 | 1.01",
    ]
    reading = read_table(rows, "国有资产使用情况表", UNIT, cover="某县农业农村局2022年度部门决算")
    all_placed(reading, 6)
    says(reading, "20.00", table_key="fixed_assets", row_kind="total", row_name="合计")
    says(reading, "16.00", row_kind="item", row_name="固定资产")
    says(reading, "15.00", row_name="固定资产/房屋构筑物", row_path="固定资产")
    says(reading, "1.01", row_name="无形资产")


def test_money_of_counted_things_is_money() -> None:
    rows = ["项目 | 数量 | 账面原值", "车辆（辆） | 5 | 100.00"]
    reading = read_table(rows, "国有资产占有使用情况表", UNIT)
    says(reading, "5", measure="quantity")
    says(reading, "100.00", measure="amount")


def test_a_column_of_names_under_a_heading_of_money_is_one_of_names() -> None:
    rows = [
        "财政拨款收入 | < | 财政拨款支出 | < | <",
        "项目 | 合计 | 功能分类 | 合计 | 一般公共预算",
        "一般公共预算拨款 | 30.00 | 201 一般公共服务支出 | 28.00 | 28.01",
        " |  | 208 社会保障和就业支出 | 2.00 | 2.01",
    ]
    reading = read_table(rows, "财政拨款收支预算总体情况表", UNIT)
    all_placed(reading, 5)
    says(reading, "2.00", side="expenditure", row_kind="function", row_name="社会保障和就业支出")


def test_a_column_that_says_less_than_its_title_takes_the_titles_word() -> None:
    rows = ["科目编码 | 科目名称 | 合计 | 当年财政拨款安排", "201 | 一般公共服务支出 | 30.00 | 30.01"]
    says(read_table(rows, "一般公共预算支出预算表", UNIT), "30.01", fund="general", origin="current")


def test_kinds_of_basic_expenditure_over_the_classes_of_projects_are_none() -> None:
    rows = [
        "人员经费 | < | < | 公用经费 | < | <",
        "科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数",
        "301 | 工资福利支出 | 3.00 | 302 | 商品和服务支出 | 9.00",
    ]
    reading = read_table(rows, "一般公共预算财政拨款项目支出决算表", UNIT)
    says(reading, "3.00", spend="project", row_kind="economic_dept")
    says(reading, "9.00", spend="project", row_kind="economic_dept")


def test_basic_expenditure_by_what_it_calls_projects_is_by_class() -> None:
    rows = [
        "单位名称 | 项目代码 | 项目名称 | 功能科目编码 | 功能科目名称 | 部门经济科目编码 | 部门经济科目名称 | 总计 | 一般公共预算",
        "某市财政局 | 532927210000000123456 | 人员工资 | 2010601 | 行政运行 | 30101 | 基本工资 | 30.00 | 29.00",
        "合计 | < | < | < | < | < | < | 30.01 | 29.01",
    ]
    reading = read_table(rows, "部门基本支出预算表", UNIT)
    all_placed(reading, 4)
    says(
        reading,
        "30.00",
        table_key="basic_expenditure",
        row_kind="economic_dept",
        row_code="30101",
        spend="basic",
    )
    says(reading, "29.00", paired_code="2010601", unit_name="某市财政局", row_name="基本工资", fund="general")
