"""Numbers as documents print them."""

from decimal import Decimal

import pytest

from ingest.numbers import is_numeric, parse_number


@pytest.mark.parametrize(
    ("text", "value", "unit", "decimals"),
    [
        ("1234.50", "1234.50", None, 2),
        ("1,234.50", "1234.50", None, 2),
        ("1，234.50", "1234.50", None, 2),
        ("１２３．４", "123.4", None, 1),
        ("0.00", "0.00", None, 2),
        ("-12.3", "-12.3", None, 1),
        ("−12.3", "-12.3", None, 1),
        ("－12.3", "-12.3", None, 1),
        ("(12.3)", "-12.3", None, 1),
        ("（12.3）", "-12.3", None, 1),
        ("+5", "5", None, 0),
        ("¥88.00", "88.00", None, 2),
        ("￥88.00", "88.00", None, 2),
        ("95%", "95", "%", 0),
        ("12.5万元", "12.5", "万元", 1),
        ("3辆", "3", "辆", 0),
        ("120㎡", "120", None, 0),
        (" 1 234.56 ", "1234.56", None, 2),
        ("26,66\n5.50", "26665.50", None, 2),
        ("1234.567891", "1234.567891", None, 6),
    ],
)
def test_a_printed_number_is_read_exactly(text: str, value: str, unit: str | None, decimals: int) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.value == Decimal(value)
    assert number.decimals == decimals
    if unit:
        assert number.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "--", "—", "——", "…", "无", "*", ".", ",", "%", "2024年", "1-2", "1.2.3", "1,23", "12,34.5",
        "(12.3", "12.3)", "≥95%", "1e5", "0x10", "NaN", "Infinity", "１月", "表1", "20100-3", "1/2",
    ],
)  # fmt: skip
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None
    assert not is_numeric(text)


def test_a_run_of_digits_too_long_for_money_is_none() -> None:
    assert parse_number("1" * 21) is None
    assert parse_number("9" * 5000) is None
    assert (
        parse_number("53292721000000030101") is None
    )  # 项目代码 of 20 digits: in 万元 no column would hold it


def test_a_number_keeps_every_digit() -> None:
    number = parse_number("123456789012.123456")
    assert number is not None
    assert str(number.value) == "123456789012.123456"
