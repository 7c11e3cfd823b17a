from pathlib import Path

from ingest.readers import read_document
from ingest.readers.radicals import unified
from tests.readers.drawn import lines, rows, tables


def test_signs_that_look_like_words_become_the_words() -> None:
    assert unified("⾏政运⾏ ⼈⼤ ⺠政 ⻋辆 ⻔⻚ 金") == "行政运行 人大 民政 车辆 门页 金"
    assert unified("一丶⺮〇①（１）") == "一丶⺮〇①（１）"  # what is a word already, or is none, stays


def test_text_copied_from_a_page_is_read_with_its_words(tmp_path: Path) -> None:
    path = tmp_path / "converted"
    path.write_text("⽀出总表\n科⽬\t⾦额\n⾏政运⾏\t1.00\n合计\t1.00\n", encoding="utf-8")
    document = read_document(path)
    assert lines(document) == ["支出总表"]
    assert rows(tables(document)[0]) == [["科目", "金额"], ["行政运行", "1.00"], ["合计", "1.00"]]
