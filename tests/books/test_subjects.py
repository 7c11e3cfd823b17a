"""The codes of rows without code, by names of today, of other years and of other publishers."""

from __future__ import annotations

import pytest

from ingest.books.subjects import codes_of_named_rows, subjects_of
from tests.books.by_hand import entry


def seeded(
    code: str, name: str, since: str = "2007", until: str = "", scheme: str = "function"
) -> dict[str, str]:
    return {"scheme": scheme, "code": code, "name": name, "valid_from": since, "valid_to": until}


SUBJECTS = subjects_of(
    [
        seeded("205", "教育支出"),
        seeded("210", "卫生健康支出"),
        seeded("21002", "公立医院"),
        seeded("229", "其他支出"),
    ],
    [
        seeded("301", "工资福利支出", scheme="dept"),
        seeded("30101", "基本工资", scheme="dept"),
        seeded("399", "其他支出", scheme="dept"),
        seeded("39999", "其他支出", scheme="dept"),
    ],
    [
        seeded("210", "医疗卫生与计划生育支出", "2014", "2018"),
        seeded("30101", "基本薪资", "", "", scheme="dept"),
    ],
)


@pytest.mark.parametrize(
    ("kind", "path", "name", "code"),
    [
        ("function", None, "教育支出", "205"),
        ("function", "卫生健康支出", "公立医院", "21002"),
        ("function", "医疗卫生与计划生育支出", "公立医院", "21002"),
        ("function", None, "医疗卫生与计划生育支出", "210"),
        ("function", "部门预算", "部门预算/教育支出", "205"),
        ("function", "部门预算", "部门预算/公立医院", None),
        ("economic_dept", None, "基本工资", "30101"),
        ("economic_dept", "人员经费", "基本薪资", "30101"),
        ("economic_dept", "专项业务经费", "专项业务经费/其他支出", "399"),
        ("economic_dept", "其他支出", "其他支出", "39999"),
    ],
)
def test_a_row_without_code_finds_it(kind: str, path: str | None, name: str, code: str | None) -> None:
    row = entry(1, 1, row_kind=kind, row_path=path, row_name=name)
    found = codes_of_named_rows([row.place], SUBJECTS)
    assert found.get((kind.removeprefix("economic_"), path, name)) == code
