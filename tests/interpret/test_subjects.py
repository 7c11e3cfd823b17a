"""Subjects as glossaries name them."""

import pytest

from ingest.interpret.subjects import NamedSubject, named_subjects


def named(term: str) -> list[tuple[str | None, str]]:
    """(code, path) of each subject; '·' stands for a level that is left out above a lower one."""
    return [
        (s.subject_code, "/".join(name or "·" for name in (s.class_name, s.division_name, s.item_name)))
        for s in named_subjects(term)
    ]


@pytest.mark.parametrize(
    "term",
    [
        "农林水支出（类）水利（款）行政运行（项）",
        "农林水支出(类)水利(款)行政运行(项)",
        "农林水支出 （类） 水利 （款） 行政运行 （项）",
        "“农林水支出”（类）“水利”（款）“行政运行”（项）",
        "《农林水支出（类）水利（款）行政运行（项）》科目",
        "农林水支出【类】水利【款】行政运行【项】",
        "农林水支出（类级）水利（款级）行政运行（项级科目）",
        "农林水支出类水利款行政运行项",
        "农林水支出类水利款行政运行项级科目",
        "农林水支出（类）、水利（款）、行政运行（项）",
        "农林水支出（类）-水利（款）-行政运行（项",
        "支出功能分类科目农林水支出（类）水利（款）行政运行（项）",
        "农林水支出-水利-行政运行",
        "农林水支出/水利/行政运行",
    ],
)
def test_a_path_is_read_in_any_wording(term: str) -> None:
    assert named(term) == [(None, "农林水支出/水利/行政运行")]


@pytest.mark.parametrize(
    "term",
    [
        "213农林水支出（类）03水利（款）01行政运行（项）",
        "213农林水支出（类）21303水利（款）2130301行政运行（项）",
        "（213）农林水支出（类）（03）水利（款）（01）行政运行（项）",
        "农林水支出213（类）水利03（款）行政运行01（项）",
        "农林水支出（213类）水利（03款）行政运行（01项）",
        "农林水支出（类）213水利（款）03行政运行（项）01",
        "农林水支出（类）水利（款）行政运行（项）2130301",
        "农林水支出（类）水利（款）2130301行政运行（项）",
        "农林水支出（类）水利（款）行政运行（项）（2130301）",
        "农林水支出（213）水利（21303）行政运行（2130301）",
        "213农林水支出-21303水利-2130301行政运行",
    ],
)
def test_codes_stand_before_behind_or_within(term: str) -> None:
    assert named(term) == [("2130301", "农林水支出/水利/行政运行")]


@pytest.mark.parametrize(
    "term",
    [
        "2130301行政运行",
        "2130301-行政运行",
        "[2130301]行政运行",
        "行政运行（2130301）",
        "213-03-01行政运行",
        "科目编码2130301行政运行",
        "2130301（行政运行）",
    ],
)
def test_a_code_alone_says_that_it_is_a_subject(term: str) -> None:
    assert named(term) == [("2130301", "·/·/行政运行")]


@pytest.mark.parametrize(
    ("term", "path"),
    [
        ("农林水支出（类）水利（款）", "农林水支出/水利/·"),
        ("农林水支出（类）行政运行（项）", "农林水支出/·/行政运行"),
        ("水利（款）行政运行（项）", "·/水利/行政运行"),
        ("行政运行（项）", "·/·/行政运行"),
        ("工资福利支出（支出经济分类科目类级）", "工资福利支出/·/·"),
        (
            "一般公共服务（类）政府办公厅（室）及相关机构事务（款）机关服务（项）",
            "一般公共服务/政府办公厅（室）及相关机构事务/机关服务",
        ),
        (
            "卫生健康支出（类）中医药事务（款）中医（民族医）药专项（项）",
            "卫生健康支出/中医药事务/中医（民族医）药专项",
        ),
    ],
)
def test_what_a_term_leaves_out_stays_open(term: str, path: str) -> None:
    assert named(term) == [(None, path)]


@pytest.mark.parametrize(
    "term",
    [
        "农林水支出（类）水利（款）行政运行（项）、机关服务（项）",
        "农林水支出（类）水利（款）行政运行（项）和机关服务（项）",
        "农林水支出（类）水利（款）行政运行、机关服务（项）",
    ],
)
def test_one_entry_may_name_several(term: str) -> None:
    assert named(term) == [(None, "农林水支出/水利/行政运行"), (None, "农林水支出/水利/机关服务")]


def test_a_bracket_that_belongs_to_the_name_stays() -> None:
    assert named("309资本性支出（基本建设）") == [("309", "资本性支出（基本建设）/·/·")]


def test_codes_side_by_side_are_subjects_of_their_own() -> None:
    assert named("2130301行政运行、2130303机关服务") == [
        ("2130301", "·/·/行政运行"),
        ("2130303", "·/·/机关服务"),
    ]


def test_two_paths_in_one_entry_do_not_mix() -> None:
    assert named("农林水支出（类）水利（款）；住房保障支出（类）住房公积金（项）") == [
        (None, "农林水支出/水利/·"),
        (None, "住房保障支出/·/住房公积金"),
    ]


@pytest.mark.parametrize(
    "term",
    [
        "财政拨款收入",
        "“三公”经费",
        "其他款项支出",
        "12345热线经费",
        "2023年预算",
        "项目支出",
        "500万元以上设备",
    ],
)
def test_a_word_of_finance_is_no_subject(term: str) -> None:
    assert named(term) == []


def test_only_what_is_marked_is_surely_a_subject() -> None:
    assert named_subjects("收入/支出") == (NamedSubject(None, "收入", "支出", None, False),)
