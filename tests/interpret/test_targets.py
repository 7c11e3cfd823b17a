"""What an indicator aims at."""

import pytest

from ingest.interpret.targets import split_target


@pytest.mark.parametrize(
    ("printed", "operator", "unit", "expected"),
    [
        ("≥95%", "", "", ("≥", "95", "%")),
        ("≧95%", "", "", ("≥", "95", "%")),
        (">=95%", "", "", (">=", "95", "%")),
        ("≤ 3 天", "", "", ("≤", "3", "天")),
        ("=100%", "", "", ("=", "100", "%")),
        ("＝100％", "", "", ("=", "100", "%")),
        ("100", "", "", (None, "100", None)),
        ("12个", "", "", (None, "12", "个")),
        ("1,200.5万元", "", "", (None, "1,200.5", "万元")),
        ("95", "≥", "%", ("≥", "95", "%")),
        ("95%", "≥", "%", ("≥", "95", "%")),
        ("及时", "", "", (None, "及时", None)),
        ("有效提升", "定性", "", ("定性", "有效提升", None)),
        ("2026年12月", "", "", (None, "2026年12月", None)),
        ("12月底前", "", "", (None, "12月底前", None)),
        ("", "≥", "%", ("≥", None, "%")),
        ("≥90分，力争95分", "", "", (None, "≥90分，力争95分", None)),
    ],
)
def test_operator_number_and_unit_are_told_apart(
    printed: str, operator: str, unit: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert split_target(printed, operator, unit) == expected
