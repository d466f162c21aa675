"""HTML becomes what a person would read, whatever it holds."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.sources.text import clean, html_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p>\n\n<p>Two<br>three</p>", "One\n\nTwo\nthree"),
        ("I don&#x27;t<p>know", "I don't\n\nknow"),
        ('<a href="https://e.example">read this</a> now', "read this now"),
        ("a <b>bold</b>word,\n  wrapped", "a boldword, wrapped"),
        ("<div>a</div><div><div>b</div></div>", "a\nb"),
        ("<ul><li>one</li><li>two</li></ul>end", "• one\n• two\n\nend"),
        ("<pre>if a:\n    b</pre>", "if a:\n    b"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ('<img class="emoji" alt=":fire:"> <img alt="[偷笑]"><img alt="A photo of my dog">', ":fire: [偷笑]"),
        ("<script>alert('x')</script>after<style>p{}</style><!-- no -->!", "after!"),
        ('<span title="a > b">k</span>', "k"),
        ("<![CDATA[5 < 6]]>", "5 < 6"),
        ("AT&amp;T &lt;3&nbsp;&#128512; &#xD800;", "AT&T <3 😀 �"),
        ("if (a<b) x, 1 <3 you", "if (a<b) x, 1 <3 you"),
        ("5 < 6 and 7 > 2", "5 < 6 and 7 > 2"),
        ('<p class="quote-inline">RE: <a>x</a></p><p>mine</p>', "mine"),
        ("x<br><br>y<br><br><br><br>z", "x\n\ny\n\nz"),
        ("<script>never closed", ""),
        ("", ""),
    ],
)
def test_html_reads_like_the_page(markup: str, text: str) -> None:
    assert html_text(markup) == text


def test_a_link_split_for_display_is_whole_again() -> None:
    markup = '<a href="#"><span class="invisible">https://</span><span class="ellipsis">e.example/lo</span><span class="invisible">ng</span></a>'  # noqa: E501
    assert html_text(markup) == "https://e.example/long"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\x00b\x07c\x7f", "abc"),
        ("Ac\u200bme Ac\u00adme \ufeffAcme Ac\u200dme", "Acme Acme Acme Acme"),
        ("x \u202egnorw\u202c y", "x gnorw y"),
        ("\ud800 and \udfff", "\ufffd and \ufffd"),
        ("👨\u200d👩\u200d👧 می\u200cخواهم", "👨\u200d👩\u200d👧 می\u200cخواهم"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("  a  \n \n \n\n b ", "a\n\n b"),
        ("a\xa0b", "a b"),
        ("😀 电池", "😀 电池"),
    ],
)
def test_plain_text_loses_only_what_harms(before: str, after: str) -> None:
    assert clean(before) == after


@given(st.text(st.characters()))
def test_any_text_can_be_stored_and_cleaning_twice_changes_nothing(text: str) -> None:
    for once in (clean(text), html_text(text)):
        once.encode()
        assert "\x00" not in once
        assert clean(once) == once


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 40_000,
        "<" * 200_000,
        '<a "' * 50_000,
        "<!--" * 50_000,
        "<script>" * 50_000,
        " " * 300_000,
        "\t\n" * 99_999,
        '<p class="quote-inline">' * 20_000,
        "&" * 300_000,
    ],
)
def test_hostile_markup_takes_no_longer_than_its_length(markup: str) -> None:
    begun = time.process_time()
    html_text(markup)
    assert time.process_time() - begun < 2
