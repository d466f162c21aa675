"""Numbers, flags and texts of cells, as Chinese and English pages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.engine.importing import values
from earful.export.tables import neutral


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("1.2万", 12_000), ("3亿", 300_000_000), ("1,234", 1234), ("1，234", 1234), ("10w+", 100_000), ("2.3k", 2300),
        ("1.5M", 1_500_000), ("４５", 45), ("899次", 899), ("约3千", 3000), ("1 234 567", 1_234_567), ("1.234", 1234),
        ("0", 0), (7, 7), (7.0, 7), ("9007199254740993", 9_007_199_254_740_993), ("999+", 999),
        ("", None), ("赞", None), ("-", None), ("-5", None), ("12%", None), ("3/5", None), (None, None), (True, None),
        (float("nan"), None), (float("inf"), None), ("1" * 30, None),
    ],
)  # fmt: skip
def test_counts(cell, told):
    assert values.count(cell) == told


@pytest.mark.parametrize(
    ("cell", "told"),
    [("4.5", 4.5), (4, 4.0), ("5星", 5.0), ("★★★☆☆", 3.0), ("4/5", 4.0), ("4.5分", 4.5), ("good", None), ("", None)],
)
def test_ratings(cell, told):
    assert values.rating(cell) == told


def test_flags():
    assert [values.flag(cell) for cell in (True, "true", "是", "1", False, "否", "no", "", None, "maybe")] == [
        True, True, True, True, False, False, False, None, None, None,
    ]  # fmt: skip


def test_lists_in_every_form():
    assert values.several('["a", "b"]') == ("a", "b")
    assert values.several(["a", {"alt": "a fridge"}]) == ("a", "a fridge")
    assert values.several("https://x.example/1,https://x.example/2") == ("https://x.example/1", "https://x.example/2")
    assert values.several(None) == ()


def test_texts_are_clean_and_whole_numbers_have_no_point():
    assert values.words("a\0b\ud800c") == "ab\ufffdc"
    assert values.words(12.0) == "12"
    assert values.words("  ") is None


@given(st.text(max_size=20) | st.sampled_from(["=1+1", "+cmd", "-5", "@x", "  =a", "\t=", "'quoted'", "+48 1", "-1e5"]))
def test_what_our_spreadsheets_neutralise_comes_back(text):
    if values.without_guard(text) != text:
        return  # such a text looks neutralised already; see tables.neutral
    assert values.without_guard(neutral(text)) == text
