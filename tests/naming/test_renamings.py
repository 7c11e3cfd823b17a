"""Prose says that the body itself was renamed; what it says of others is passed over."""

import pytest

from ingest.naming.renamings import Renaming, load_wordings, renamings_in
from ingest.project import SEEDS

OWN = "某市数据局"
BEFORE = "某市大数据管理局"


@pytest.mark.parametrize(
    "text",
    [
        f"2024年3月，原{BEFORE}更名为{OWN}。",
        "按照机构改革方案，市大数据管理局更名为市数据局，并加挂牌子。",
        f"{OWN}（原{BEFORE}）是市政府工作部门。",
        f"{OWN}（原名：{BEFORE}）",
        f"{OWN}前身为{BEFORE}，成立于2019年。",
        f"将{BEFORE}更名为{OWN}并整合职责",
        f"“{BEFORE}”正式更名为“{OWN}”",
    ],
)
def test_the_bodys_own_renaming(text: str) -> None:
    assert list(renamings_in(text, OWN, load_wordings(SEEDS))) == [Renaming(BEFORE, OWN)]


def test_a_body_that_was_renamed_since_says_so_under_its_old_name() -> None:
    text = f"{BEFORE}于年内更名为{OWN}"
    assert list(renamings_in(text.replace("于年内", ""), BEFORE, load_wordings(SEEDS))) == [
        Renaming(BEFORE, OWN)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "下属某市信息中心更名为某市数据中心。",
        f"{OWN}（原因见说明）",
        "办公室更名为综合处",
        f"某市发展改革委的职责划入{OWN}",
        f"原{BEFORE}的项目经费",
        f"外省某局更名为{OWN}",
    ],
)
def test_what_is_no_renaming_of_it(text: str) -> None:
    assert not list(renamings_in(text, OWN, load_wordings(SEEDS)))
