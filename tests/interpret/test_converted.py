"""What converters lose of headings and names, and what is still said of the numbers below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.build.work import read
from ingest.interpret import interpret
from ingest.interpret.reading import STRAYED, Reading, Sheet
from ingest.layout.grid import Layout
from tests.builders import SEEDS, dictionary, says

Lines = tuple[str, ...]  # cells are parted by |


def reading(folder: Path, *tables: tuple[str, Lines]) -> Reading:
    """Tables of converted text under their titles."""
    printed = [
        f"{title}\n\n单位：万元\n\n" + "\n".join(line.replace("|", "\t") for line in lines)
        for title, lines in tables
    ]
    path = folder / "converted.txt"
    path.write_text("\n\n".join(["某市测试局2031年部门预算", *printed]) + "\n", encoding="utf-8")
    layout = read(path, SEEDS)
    assert isinstance(layout, Layout)
    return interpret(layout, dictionary())


def sheet(folder: Path, title: str, *lines: str) -> Sheet:
    (found,) = reading(folder, (title, lines)).sheets
    return found


BODY = ("201|一般公共服务支出|30.00|21.00|9.00", "20106|财政事务|30.00|21.00|9.00")


@pytest.mark.parametrize(
    ("heading", "is_cut"),
    [
        (("科目编码|科目名称|合计|基本支出|项目支出",), False),
        (("科目编码|科目名称|本年支出||", "||合计|基本支出|项目支出"), False),
        (("|科目名称|合计|基本支出|项目支出",), True),  # nothing over the codes
        (("||||", "科目编码|科目名称|合计|基本支出|项目支出"), True),  # a row without any words
        (("科目编码|科目名称|||", "||合计|基本支出|项目支出"), True),  # nothing over the numbers
        (("科目编码|科目名称|本年支出||", "|||基本支出|项目支出"), True),  # a group without its first
    ],
)
def test_a_heading_that_lost_words_shows(tmp_path: Path, heading: Lines, is_cut: bool) -> None:
    assert sheet(tmp_path, "一般公共预算支出表", *heading, *BODY).is_heading_cut is is_cut


def test_a_column_of_codes_without_words_above_it_shows_a_cut_heading(tmp_path: Path) -> None:
    rows = ("201|06|财政事务|30.00", "201|31|党委事务|9.00")
    assert not sheet(tmp_path, "支出预算总表", "类|款|科目名称|合计", *rows).is_heading_cut
    assert sheet(tmp_path, "支出预算总表", "类||科目名称|合计", *rows).is_heading_cut


def test_a_place_knows_the_words_that_stand_above_it_alone(tmp_path: Path) -> None:
    whole = sheet(
        tmp_path, "一般公共预算支出表", "科目编码|科目名称|本年支出||", "||合计|基本支出|项目支出", *BODY
    )
    lost = sheet(tmp_path, "一般公共预算支出表", "科目编码|科目名称|合计||项目支出", *BODY)
    assert [[slot.heading for slot in one.blocks[0][0].slots] for one in (whole, lost)] == [
        [("本年支出", "合计"), ("本年支出", "基本支出"), ("本年支出", "项目支出")],
        [(), (), ("项目支出",)],
    ]


def test_a_heading_printed_again_is_no_row(tmp_path: Path) -> None:
    heading = "项目|2031年预算数|说明"
    lines = (
        heading,
        "合计|16.00|",
        "2、公务接待费|6.00|",
        heading,
        "3、公务用车购置及运行费|10.00|",
        "其中：公务用车购置费|10.00|",
    )
    found = reading(tmp_path, ("一般公共预算“三公”经费支出表", lines))
    assert {a.place.row_name for a in found.amounts} == {
        "合计", "公务接待费", "公务用车购置及运行费", "公务用车购置及运行费/公务用车购置费",
    }  # fmt: skip


def test_a_first_row_taken_for_the_total_is_doubted_where_it_is_read_anew(tmp_path: Path) -> None:
    heading = "科目编码|科目名称|合计|基本支出|项目支出"
    first, second, _ = sheet(tmp_path, "支出预算总表", heading, "||30.00|21.00|9.00", *BODY).blocks[0]
    assert first.slots[0].place.row_kind == "total"
    assert first.doubt is not None
    assert second.doubt is None


# ---- names


PROJECTS = "单位名称|项目名称|合计"


def test_a_name_broken_over_lines_is_whole_where_another_table_prints_it_so(tmp_path: Path) -> None:
    lines = (PROJECTS, "合计||30.00", "|档案数字化|20.00", "|（二期）|", "|档案库房|10.00")
    other = (PROJECTS, "合计||20.00", "|档案数字化(二期)|20.00")
    found = reading(tmp_path, ("项目支出预算表", lines), ("政府采购支出预算表", other))
    names = {a.place.row_name for a in found.amounts if a.place.table_key == "project_expenditure"}
    assert names == {"合计", "档案数字化（二期）", "档案库房"}
    (rows,) = found.sheets[0].blocks
    assert [bool(row.slots) for row in rows] == [True, True, False, True]  # its end names no row


def test_without_that_a_name_ends_with_its_line(tmp_path: Path) -> None:
    lines = (PROJECTS, "合计||30.00", "|档案数字化|20.00", "|（二期）|", "|档案库房|10.00")
    found = reading(tmp_path, ("项目支出预算表", lines))
    assert "档案数字化" in {a.place.row_name for a in found.amounts}


PAIRED = "部门预算支出经济分类|政府预算支出经济分类|合计|人员经费|公用经费"


def test_a_row_named_by_its_second_classification_alone_has_lost_its_name(tmp_path: Path) -> None:
    rows = (
        "印刷费|办公经费|2.00||2.00",
        "|办公经费|1.00||1.00",
        "水费|办公经费|3.00||3.00",
        "电费|办公经费|3.00||3.00",
    )
    found = reading(tmp_path, ("一般公共预算基本支出表", (PAIRED, *rows)))
    assert "1.00" not in {a.observation.printed_text for a in found.amounts}
    assert {u.text for u in found.unplaced} == {"1.00"}


# ---- money of forms

FORM_END = ("一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|归档数量|10")


def test_money_that_slipped_out_of_its_row_is_told_as_a_guess(tmp_path: Path) -> None:
    form = ("项目名称|档案数字化||", "主管部门|某市测试局|实施单位|12.50", "预算资金情况|||", *FORM_END)
    found = reading(tmp_path, ("项目支出绩效目标表", form))
    says(found, "12.50", table_key="project_performance", row_name="档案数字化", measure="amount")
    (amount,) = found.amounts
    assert (amount.reading, amount.reading_note) == ("doubtful", STRAYED)


@pytest.mark.parametrize(
    "beside",
    [
        ("主管部门|某市测试局|实施单位|12.50", "预算资金情况|13.00||"),  # the field has its number
        ("主管部门|12.50|实施单位|13.00", "预算资金情况|||"),  # which of them is it?
        ("主管部门|某市测试局|实施单位|12", "预算资金情况|||"),  # no more money than any other number
    ],
)
def test_any_other_number_is_no_money_of_the_form(tmp_path: Path, beside: Lines) -> None:
    found = reading(tmp_path, ("项目支出绩效目标表", ("项目名称|档案数字化||", *beside, *FORM_END)))
    assert STRAYED not in {a.reading_note for a in found.amounts}


def test_a_cut_heading_that_alone_would_say_what_its_numbers_are_says_nothing(tmp_path: Path) -> None:
    sound = (
        "2031年预算数|||2032年预算数||",
        "合计|出国费|公务接待费|合计|出国费|公务接待费",
        "3.00|1.00|2.00|7.00|3.00|4.00",
    )
    title = "一般公共预算“三公”经费支出表"
    assert len(reading(tmp_path, (title, sound)).amounts) == 6
    cut = ("|2031年预算数||2032年预算数||", "合计|因公出国费|公务用车费|因公出国费|公务接待费|", sound[-1])
    found = reading(tmp_path, (title, cut))
    assert not found.amounts
    assert len(found.unplaced) == 6
