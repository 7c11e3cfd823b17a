"""A file may be named by the title that its pages leave out."""

import pytest

from ingest.interpret.reading import Identity
from ingest.naming.file_names import said_by_name


@pytest.mark.parametrize(
    ("path", "agency", "year", "kind", "scope"),
    [
        ("三江侗族自治县某小学2025年单位预算.docx", "三江侗族自治县某小学", 2025, "budget", "unit"),
        ("3.某县审计局2025年部门预算.docx", "某县审计局", 2025, "budget", "department"),
        ("2025/某县中心小学2025年单位预算.docx", "某县中心小学", 2025, "budget", "unit"),
        ("附件1：某县农业农村局2024年部门决算公开表.xlsx", "某县农业农村局", 2024, "final", "department"),
        ("2026年某县水利局部门预算公开.xls", "某县水利局", 2026, "budget", "department"),
        ("某县教育局（本级）2023年部门预算.pdf", "某县教育局", 2023, "budget", "unit"),
    ],
)
def test_a_file_named_by_its_title(path: str, agency: str, year: int, kind: str, scope: str) -> None:
    said = said_by_name(path)
    assert isinstance(said, Identity)
    assert (said.agency_name, said.fiscal_year, said.kind, said.scope) == (agency, year, kind, scope)


@pytest.mark.parametrize(
    "path", ["附件1：部门预算公开表.xlsx", "2025年部门预算.docx", "20250214093012.pdf", "某县财政局通知.docx"]
)
def test_a_name_that_is_no_title_says_nothing(path: str) -> None:
    assert said_by_name(path) is None
