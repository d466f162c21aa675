"""A brand's words: plain terms find what they always found, expressions find what the search language says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.matching import Hit, Said
from earful.domain.terms import check_terms, expression

# What plain terms meant before there were expressions; only spellings may find more now.
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"


def _as_ever(term):
    words = r"[\s\-_]*".join(re.escape(word) for word in term.split())
    before = rf"(?<![^\W{_CJK}])" if re.match(r"\w", term) and not re.match(f"[{_CJK}]", term) else ""
    after = rf"(?![^\W{_CJK}])" if re.search(r"\w$", term) and not re.search(f"[{_CJK}]$", term) else ""
    return re.compile(f"{before}{words}{after}", re.IGNORECASE)


PARTS = st.sampled_from(
    [
        "apple",
        "Apple",
        "pie",
        "C++",
        "@frost",
        "#frost",
        "霜线",
        "冰",
        "a",
        "1",
        "AT&T",
        "é",
        "_",
        "-",
        "N'",
        "(RED)",
        "x.y",
    ]
)
TERM = st.lists(PARTS, min_size=1, max_size=3).map(" ".join).filter(lambda term: not term.startswith("- "))
TEXT = st.lists(st.one_of(PARTS, st.sampled_from([" ", "  ", "\n", "-", ".", "!", "，"])), max_size=9).map("".join)


@given(TERM, TEXT)
def test_plain_terms_find_what_they_always_found(term, text):
    if expression(term) is None:
        assert Brand(1, "x", (term,)).names(text) == bool(_as_ever(term).search(text))


@pytest.mark.parametrize(
    "term",
    ["apple", "Frost Line", "C++", "@frost", "#frost", "AT&T", "T-Mobile", "(RED)", "Guns N' Roses", "霜线", "- x"],
)
def test_plain_words_are_no_expression(term):
    assert expression(term) is None
    check_terms([term])


@pytest.mark.parametrize(
    ("term", "text", "named"),
    [
        ("apple -pie", "an apple a day", True),
        ("apple -pie", "an apple pie", False),
        ("(frost OR 霜線) 冰箱", "霜线的冰箱", True),
        ("(frost OR 霜線) 冰箱", "霜线的门", False),
        ("frost*", "Frosty", True),
        ('"frost line"', "frost -- line", True),
        ('"C++"', "C", True),
        ("Frost NOT Robert", "Robert Frost", False),
        ('"never closed', 'it is "never closed', True),
        ("電視", "电视", True),
        ("Ｆｒｏｓｔ", "frost", True),
    ],
)
def test_a_term_may_be_an_expression(term, text, named):
    assert Brand(1, "x", (term,)).names(text) is named
    assert Brand(1, "x", ("x",), (term,)).excluded(text) is named


def test_a_term_of_nothing_visible_finds_nothing():
    assert not Brand(1, "x", ("\u200b", " ")).names("anything \u200b")


def test_a_term_may_ask_who_where_and_in_which_language():
    said = Said("my frost", None, "anna@social.example Anna", "mastodon", "zh-TW", "post")
    for term in (
        "frost author:anna",
        "frost author:@anna",
        "frost platform:mastodon",
        "frost lang:zh",
        "frost kind:post",
    ):
        assert Brand(1, "x", (term,)).names(said)
        assert not Brand(1, "x", (term,)).names("my frost")
    assert not Brand(1, "x", ("frost",), ("platform:mastodon",)).names(said)


def test_why_names_every_term_and_where_its_words_stand():
    brand = Brand(1, "x", ("frost", "霜線 -pie"), ("apple",))
    wanted, unwanted = brand.why(Said("Frost 霜线, apple", title="Frost"))
    assert [(one.term, one.hits) for one in wanted] == [
        ("frost", (Hit("title", 0, 5), Hit("text", 0, 5))),
        ("霜線 -pie", (Hit("text", 6, 8),)),
    ]
    assert [one.term for one in unwanted] == ["apple"]


def test_who_types_a_faulty_term_is_told_where():
    for term, place in (('frost "line', 7), ("frost AND", 7), ("frost is:complaint", 7)):
        with pytest.raises(KnownError, match=f"character {place}"):
            check_terms(["fine", term])


@pytest.mark.parametrize(
    ("terms", "asked"),
    [
        (("apple", "Frost Line", "C++"), ("apple", "Frost Line", "C++")),
        (('(frost OR 霜線) "door seal"',), ("door seal",)),
        (("(frost OR 霜線) lang:zh", "frost"), ("frost", "霜線")),
        (("frost -apple", "glac*"), ("frost", "glac")),
        (("frost fridge*",), ("fridge",)),
        (("author:anna", "frost"), ("Brand",)),
        (("frost OR NOT apple",), ("Brand",)),
        (('"never closed',), ('"never closed',)),
        ((), ("Brand",)),
    ],
)
def test_platforms_are_asked_for_plain_words_that_every_match_has(terms, asked):
    assert Brand(1, "Brand", terms).asked == asked


PIECES = st.sampled_from(["a", "b", "OR", "-c", "lang:zh", "(a", "b)", "NOT", '"a b"'])


@given(st.lists(PIECES, max_size=6).map(" ".join), TEXT)
def test_whatever_a_term_finds_has_a_word_that_was_asked_for(term, text):
    brand = Brand(1, "", (term,))
    text = text.replace("apple", "a b").replace("frost", "c b")
    if brand.names(text) and brand.asked != ("",):
        assert any(Brand(1, "x", (word,)).names(text) for word in brand.asked)
