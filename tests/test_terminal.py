"""Columns stand under each other in Chinese too."""

from ingest.terminal import clean, columns, padded, shortened, width, wrapped


def test_width_counts_wide_characters_twice() -> None:
    assert width("预算abc") == 7
    assert width("（表）") == 6
    assert width("e\u0301") == 1


def test_shortened_never_cuts_a_character_in_half() -> None:
    assert shortened("一二三四", 5) == "一二…"
    assert width(shortened("一二三四", 4)) <= 4
    assert shortened("短", 5) == "短"


def test_wrapped_keeps_every_character() -> None:
    lines = wrapped("一二三abc四五", 5)
    assert "".join(lines) == "一二三abc四五"
    assert max(map(width, lines)) <= 5
    assert wrapped("", 5) == [""]


def test_columns_align() -> None:
    drawn = columns([["名称", "数"], ["a", "1,000"]], numeric=frozenset({1}))
    assert drawn.splitlines() == ["名称     数", "a     1,000"]


def test_padded_to_the_right() -> None:
    assert padded("数", 4, right=True) == "  数"


def test_clean_takes_the_terminal_out_of_a_documents_hands() -> None:
    assert clean("a\x1b[31mb\nc") == "a [31mb c"
