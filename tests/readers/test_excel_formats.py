from decimal import Decimal

import pytest

from ingest.readers.excel_formats import BUILT_IN, exact, plain, show


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("1234.5", "General", "1234.5"),
        ("2010101", "General", "2010101"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("1234567.891", "#,##0.00_ ", "1,234,567.89"),
        ("201", "0000000", "0000201"),
        ("0.125", "0.00%", "12.50%"),
        ("-5.005", "0.00", "-5.01"),
        ("-0.001", "0.00", "0.00"),
        ("0.5", "#.##", ".5"),
        ("12", "0.0#", "12.0"),
        ("0", "#,###", ""),
        ("0", BUILT_IN[43], "-"),
        ("-1234", "#,##0;(#,##0)", "(1,234)"),
        ("-12.345", "0.00_);[Red]\\(0.00\\)", "(12.35)"),
        ("0", "#,##0.00;-#,##0.00;", ""),
        ("0", '#,##0.00;[Red]-#,##0.00;"--"', "--"),
        ("12345678", '0.00,,"百万"', "12.35百万"),
        ("12345678", '#,##0.00,"千"', "12,345.68千"),
        ("5", "[>=10]0.0;0.00", "5.00"),
        ("5", "[$¥-804]#,##0.00", "¥5.00"),
        ("45000", 'yyyy"年"m"月"d"日"', "2023年3月15日"),
        ("45000.5", "yyyy-mm-dd hh:mm", "2023-03-15 12:00"),
        ("7", "@", "7"),
    ],
)
def test_numbers_stand_as_the_sheet_shows_them(value: str, code: str, shown: str) -> None:
    assert show(Decimal(value), code) == shown


def test_no_noise_of_binary_fractions() -> None:
    stored = [0.1 + 0.2, 2010101.0, "1234567.8999999999", "3.3333333333333335E-2"]
    assert [plain(number) for value in stored if (number := exact(value)) is not None] == [
        "0.3",
        "2010101",
        "1234567.9",
        "0.0333333333333333",
    ]
    assert exact("nan") is None
    assert exact("1e999") is None
