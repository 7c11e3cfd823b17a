"""What counts as a file offered, in which order, and what sources.csv says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.build.offered import BadOffer, natural_key, offered_files


def test_natural_order_hidden_files_and_duplicates(tmp_path: Path) -> None:
    for name, text in {
        "局10.pdf": "ten", "局2.pdf": "two", "a/局2 again.pdf": "two", ".hidden": "x", "~$局2.docx": "lock",
        ".git/config": "x", "sources.csv": "path,source_url,published_on\n局2.pdf,https://example.org/2,2023-02-01\n",
    }.items():  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    offered = offered_files(tmp_path)
    assert [file.path for file in offered] == ["a/局2 again.pdf", "局2.pdf", "局10.pdf"]
    assert [file.duplicate_of for file in offered] == [None, "a/局2 again.pdf", None]
    assert offered[1].source.published_on == date(2023, 2, 1)
    assert offered[2].source.source_url is None


def test_names_sort_as_people_count() -> None:
    names = ["表10", "表2", "表1", "B", "a"]
    assert sorted(names, key=natural_key) == ["a", "B", "表1", "表2", "表10"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("path,url\n", "columns must be"),
        ("path,source_url,published_on\na.pdf,,2023/1/1\n", "line 2"),
        ("path,source_url,published_on\nnot there.pdf,,\n", "not there.pdf"),
    ],
)
def test_bad_sources_say_where(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "a.pdf").write_text("a", encoding="utf-8")
    (tmp_path / "sources.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadOffer, match=says):
        offered_files(tmp_path)


def test_missing_folder_names_the_option(tmp_path: Path) -> None:
    with pytest.raises(BadOffer, match="--documents"):
        offered_files(tmp_path / "nowhere")
