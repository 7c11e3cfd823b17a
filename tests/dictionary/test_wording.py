"""Wording as the dictionary compares it."""

import pytest

from ingest.dictionary.wording import chinese_ordinal, normalise, squeeze, strip_among, strip_numeral


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“三公”经费", "三公经费"),
        ("三 公　经\n费", "三公经费"),
        ("因公出国（境）费", "因公出国(境)费"),
        ("《收支总表》", "收支总表"),
        ("单位：万元", "单位:万元"),
        ("２０２６年", "2026年"),
        ("1—2", "1-2"),
    ],
)
def test_wordings_that_differ_in_setting_only_are_the_same(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("text", "depth", "numeral", "rest"),
    [
        ("一、本年收入", 1, "一", "本年收入"),
        ("一、 本年收入", 1, "一", "本年收入"),
        ("二十三、其他支出", 1, "二十三", "其他支出"),
        ("二十一.灾害防治支出", 1, "二十一", "灾害防治支出"),
        ("（一）一般公共预算", 2, "一", "一般公共预算"),
        ("(一)一般公共预算", 2, "一", "一般公共预算"),
        ("1、因公出国", 3, "1", "因公出国"),
        ("1．因公出国", 3, "1", "因公出国"),
        ("1.因公出国", 3, "1", "因公出国"),
        ("（1）购置费", 4, "1", "购置费"),
        ("①购置费", 5, "①", "购置费"),
        ("一般公共服务支出", None, None, "一般公共服务支出"),
        ("三公经费", None, None, "三公经费"),
        ("2010301", None, None, "2010301"),
        ("12.5", None, None, "12.5"),
        ("一、", None, None, "一、"),
    ],
)
def test_a_numeral_that_only_counts_is_set_apart(text: str, depth: int, numeral: str, rest: str) -> None:
    assert strip_numeral(text) == (depth, numeral, rest)


@pytest.mark.parametrize(
    ("text", "is_among", "rest"),
    [
        ("其中：政府性基金", True, "政府性基金"),
        ("其中:政府性基金", True, "政府性基金"),
        ("其中 政府性基金", True, "政府性基金"),
        ("政府性基金", False, "政府性基金"),
    ],
)
def test_a_part_says_that_it_is_one(text: str, is_among: bool, rest: str) -> None:
    assert strip_among(text) == (is_among, rest)


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1),
        ("九", 9),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("7", 7),
        ("③", 3),
        ("百", None),
    ],
)
def test_ordinals_are_counted(numeral: str, number: int | None) -> None:
    assert chinese_ordinal(numeral) == number


def test_squeezing_keeps_punctuation_and_width() -> None:
    assert squeeze(" 因公 出国\n（境）　费 ") == "因公出国（境）费"
