"""Columns that several templates share: codes and names, kinds of spending, funds under this and last year."""

from samples.tables import Column, figures, label

FUND_HEADINGS = (
    ("合计", "all"),
    ("一般公共预算", "general"),
    ("政府性基金预算", "gov_fund"),
    ("国有资本经营预算", "soe"),
    ("财政专户管理资金", "special_account"),
    ("单位资金", "unit"),
)


def fund_columns() -> list[Column]:
    """总计, then every fund under 本年收入 and again under 上年结转结余."""
    columns = [figures("总计", 1.15, fund="all", origin="all")]
    for heading, origin in (("本年收入", "current"), ("上年结转结余", "carryover")):
        for leaf, fund in FUND_HEADINGS:
            columns.append(figures((heading, leaf), 1.1, fund=fund, origin=origin))
    return columns


def code_columns(code_heading: str = "科目编码", name_heading: str = "科目名称") -> list[Column]:
    return [
        label(code_heading, lambda amount: amount.row_code, 1.0),
        label(name_heading, lambda amount: amount.row_name, 3.0),
    ]


def spending_columns(*above: str) -> list[Column]:
    return [
        figures((*above, "合计"), spend="all"),
        figures((*above, "基本支出", "小计"), spend="basic"),
        figures((*above, "基本支出", "人员经费"), spend="personnel"),
        figures((*above, "基本支出", "公用经费"), spend="public"),
        figures((*above, "项目支出"), spend="project"),
    ]
