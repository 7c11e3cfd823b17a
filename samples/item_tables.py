"""Tables whose rows are things: items of 三公, purchases, assets."""

from collections.abc import Sequence
from dataclasses import replace

from samples.facts import Amount
from samples.tables import Column, Grid, chinese_numeral, figures, label, pivot, row_of


def three_public(amounts: Sequence[Amount]) -> Grid:
    """Items as rows, what pays for them as columns; a sub-item shows 其中 only where it is the first."""
    numeral = 0
    labels: dict[str, str] = {}
    parents: list[str] = []
    for amount in amounts:
        parent, _, name = amount.row_name.rpartition("/")
        if amount.row_name in labels:
            continue
        if amount.row_kind == "total":
            labels[amount.row_name] = "“三公”经费小计"
        elif parent:
            labels[amount.row_name] = name if parent in parents else f"其中：{name}"
            parents.append(parent)
        else:
            numeral += 1
            labels[amount.row_name] = f"{chinese_numeral(numeral)}、{name}"
    return pivot(
        amounts,
        [
            label("项 目", lambda amount: labels[amount.row_name], 3),
            figures(("资 金 性 质", "合计"), fund="all"),
            figures(("资 金 性 质", "一般公共预算财政拨款"), 1.2, fund="general"),
            figures(("资 金 性 质", "政府性基金预算拨款"), 1.2, fund="gov_fund"),
            figures(("资 金 性 质", "国有资本经营预算财政拨款"), 1.2, fund="soe"),
        ],
    )


def procurement(amounts: Sequence[Amount]) -> Grid:
    unit_of = {row_of(amount): amount.printed_unit for amount in amounts if amount.measure == "quantity"}
    source, money = "政府采购项目来源", "政府采购金额（当年部门预算安排资金）"

    def name(amount: Amount) -> str:
        return f"{amount.row_name}小计" if amount.row_kind == "unit" else amount.row_name

    def paid(heading: str, fund: str, origin: str) -> Column:
        return figures((money, heading), table_key="procurement", measure="amount", fund=fund, origin=origin)

    year = amounts[0].figure_year
    return pivot(
        amounts,
        [
            label((source, "项目名称"), name, 1.9),
            figures((source, "预算资金"), 1.1, table_key="project_expenditure"),
            label("采购物品名称", lambda amount: amount.paired_code, 1.5),
            label("政府采购目录序号", lambda amount: amount.item_code, 1.3),
            label("计量单位", lambda amount: unit_of.get(row_of(amount), ""), 0.5, "center"),
            figures("数量", 0.5, measure="quantity"),
            figures("单价", 1.1, measure="unit_price"),
            paid("合计", "all", "all"),
            paid("一般公共预算拨款", "general", "current"),
            paid("基金预算拨款", "gov_fund", "current"),
            paid("国有资本经营预算拨款", "soe", "current"),
            paid("财政专户核拨", "special_account", "current"),
            paid("单位资金", "unit", "current"),
            paid("财政拨款结转", "fiscal", "carryover"),
            paid("非财政拨款结转结余", "nonfiscal_surplus", "carryover"),
            figures(f"{year}年预留中小微企业份额", 1.1, measure="sme_reserved"),
        ],
    )


def fixed_assets(amounts: Sequence[Amount]) -> Grid:
    labels: dict[str, str] = {}
    numeral = 0
    for amount in amounts:
        parent, _, name = amount.row_name.rpartition("/")
        if amount.row_name in labels:
            continue
        if parent:
            labels[amount.row_name] = f"其中：{name}"
        elif not labels:  # the first row is the sum of the others
            labels[amount.row_name] = name
        else:
            numeral += 1
            labels[amount.row_name] = f"{numeral}、{name}"
    grid = pivot(
        amounts,
        [
            label("项 目", lambda amount: labels[amount.row_name], 2),
            figures("数 量", measure="quantity"),
            figures("价 值（金额单位：万元）", measure="amount"),
        ],
    )
    return replace(
        grid,
        cells=tuple(
            replace(cell, text="——") if (cell.row, cell.column) == (grid.head_rows, 1) else cell
            for cell in grid.cells
        ),
    )
