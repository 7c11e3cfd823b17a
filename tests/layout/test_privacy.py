"""People's names and numbers are never landed; figures, bodies and subjects always are."""

import pytest

from ingest.dictionary import load_personal_labels
from ingest.layout.privacy import MASK, PrivacyFilter
from tests.builders import SEEDS, lay, page

FILTER = PrivacyFilter(load_personal_labels(SEEDS))


MOBILE = "139" + 8 * "0"  # put together, so that no telephone number stands in the tree


@pytest.mark.parametrize(
    "text",
    [
        "联系人：张三",
        "联系人:张三",
        "联系人： 张三",
        "经办人（签字）：张三",
        "项目负责人：张三",
        "填表人：张三　审核人：张三",
        "单位负责人：张三 财务负责人：张三",
        "联系人：张三，联系电话：0999-1234567",
        "本次公开的联系人：张三。",
    ],
)
def test_a_name_behind_its_label_is_masked(text: str) -> None:
    masked = FILTER.text(text)
    assert "张三" not in masked
    assert MASK in masked


@pytest.mark.parametrize(
    "number",
    [
        "0999-1234567",
        "0999—1234567",
        "09991234567",
        "010-12345678",
        MOBILE,
        "0999 1234567",
        "（0999）1234567",
        "0999-12345678转8001",
        "139 0000 0000",
        "139-0000-0000",
    ],
)
@pytest.mark.parametrize("sentence", ["{}", "联系电话：{}", "如有疑问请致电{}咨询。", "电话{}，欢迎监督。"])
def test_a_telephone_number_is_masked_wherever_it_stands(number: str, sentence: str) -> None:
    masked = FILTER.text(sentence.format(number))
    assert MASK in masked
    assert "1234567" not in masked
    assert "0000000" not in masked.replace(" ", "").replace("-", "")


@pytest.mark.parametrize(
    "text",
    [
        "13,900,000.00", f"{MOBILE}.00", "1234567.89", "2010301", "20103", "0.00", "-0.00", "01234567", "≥95%",
        "2026年1月1日", "2026-01-01", "103001001", "公务接待费", "一般公共服务支出", "单位：万元", "部门：某市财政局",
        "项目名称：电话系统维护", "其中：办公费 30201", "1,390,000,000", "10000000000", "5999000000",
        "负责人", "联系电话", "项目联系人数量", "99000021R000000012345-工资性支出",
    ],
)  # fmt: skip
def test_what_is_no_person_is_left_as_it_is(text: str) -> None:
    assert FILTER.text(text) == text


def cells(*rows: str) -> list[str]:
    return [c.text for c in lay(page(1, "项目支出绩效目标表", list(rows))).grids[0].cells if c.text]


def test_a_name_in_the_cell_beside_its_label_is_masked() -> None:
    got = cells(
        "项目名称 | 某系统维护 | 项目负责人 | 张三", "主管部门 | 某市财政局 | 联系电话 | 0999-1234567"
    )
    assert got == ["项目名称", "某系统维护", "项目负责人", MASK, "主管部门", "某市财政局", "联系电话", MASK]


def test_a_mobile_number_beside_its_label_is_masked() -> None:
    assert MOBILE not in cells(f"联系人及电话 | 张三 {MOBILE} | 金额 | 12.00")


def test_a_label_with_an_empty_cell_masks_no_later_label() -> None:
    got = cells("项目负责人 |  | 联系电话 |  | 资金总额 | 12.00")
    assert "联系电话" in got
    assert "资金总额" in got
    assert "12.00" in got


def test_amounts_beside_a_masked_person_are_kept() -> None:
    got = cells("联系人 | 张三 | 资金总额 | 120.00", f"联系电话 | {MOBILE} | 其中：财政拨款 | 100.00")
    assert "120.00" in got
    assert "100.00" in got
    assert "张三" not in got
    assert MOBILE not in got


def test_a_name_below_its_label_in_a_column_is_masked() -> None:
    got = cells(
        "序号 | 项目名称 | 项目负责人 | 金额",
        "1 | 某系统维护 | 张三 | 12.00",
        "2 | 某系统建设 | 李四 | 13.00",
    )
    assert "张三" not in got
    assert "李四" not in got
    assert "金额" in got
    assert "12.00" in got


def test_prose_notes_and_captions_are_masked() -> None:
    layout = lay(
        page(
            1, "填报人：张三", ["项目 | 金额", "会议费 | 1.00", "培训费 | 2.00"], "注：联系电话：0999-1234567"
        )
    )
    grid = layout.grids[0]
    everything = " ".join([*grid.captions, *grid.notes, *(p.text for p in layout.paragraphs)])
    assert "张三" not in everything
    assert "1234567" not in everything


def test_masking_changes_no_position() -> None:
    grid = lay(page(1, "项目支出绩效目标表", ["联系人 | 张三", "金额 | 12.00"])).grids[0]
    assert [(c.row_no, c.col_no) for c in grid.cells] == [(1, 1), (1, 2), (2, 1), (2, 2)]
