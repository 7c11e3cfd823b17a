"""Names are said as people say them; places often otherwise than their signs elsewhere."""

import pytest

from ingest.naming.pinyin import Spoken, spoken
from ingest.project import SEEDS


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("重庆市", "chong qing shi"),
        ("长春市", "chang chun shi"),
        ("厦门市", "xia men shi"),
        ("六安市", "lu an shi"),
        ("南京市六合区", "nan jing shi lu he qu"),
        ("西藏自治区", "xi zang zi zhi qu"),
        ("洪洞县", "hong tong xian"),
        ("会计", "kuai ji"),
        ("吕梁市", "lv liang shi"),
    ],
)
def test_polyphones_of_places(name: str, pinyin: str) -> None:
    assert [each.pinyin for each in spoken([name], SEEDS)] == [pinyin]


def test_brackets_are_not_said_and_digits_are() -> None:
    (found,) = spoken(["某市12345热线（中心）"], SEEDS)
    assert found == Spoken("某市12345热线（中心）", "mou shi 1 2 3 4 5 re xian zhong xin", "ms12345rxzx")
