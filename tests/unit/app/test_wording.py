"""Times, spans, counts and shares in words, English and Chinese."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from earful.app.language import Choice, language
from earful.app.wording import DAY, HOUR, MINUTE, SECOND, ago, duration, mentions, number, one_line, people, share

NOW = 1_763_553_600 * SECOND


@pytest.fixture
def speaks(qapp: QApplication) -> Iterator[None]:
    yield
    language().set_choice("en")


@pytest.mark.usefixtures("speaks")
@pytest.mark.parametrize(
    ("choice", "span", "said"),
    [
        ("en", 40 * SECOND, "40 s"),
        ("en", 2 * MINUTE, "2 min"),
        ("en", 31 * HOUR, "31 h"),
        ("en", 2 * DAY, "2 days"),
        ("en", -5 * SECOND, "0 s"),
        ("zh_CN", 31 * HOUR, "31 小时"),
        ("zh_CN", 3 * DAY, "3 天"),
    ],
)
def test_a_span_is_said_in_its_fitting_unit(choice: Choice, span: int, said: str) -> None:
    language().set_choice(choice)
    assert duration(span) == said


@pytest.mark.usefixtures("speaks")
@pytest.mark.parametrize(
    ("choice", "span", "said"),
    [
        ("en", 2 * MINUTE, "2 min ago"),
        ("en", -HOUR, "just now"),
        ("en", 400 * DAY, "15 Oct 2024"),
        ("en", 30 * DAY, "20 Oct"),
        ("zh_CN", 2 * MINUTE, "2 分钟前"),
        ("zh_CN", 30 * DAY, "10月20日"),
    ],
)
def test_how_long_ago(choice: Choice, span: int, said: str) -> None:
    language().set_choice(choice)
    assert ago(NOW - span, NOW) == said


@pytest.mark.usefixtures("speaks")
def test_one_and_many() -> None:
    language().set_choice("en")
    assert (people(1), people(23), mentions(1), mentions(0)) == ("1 person", "23 people", "1 mention", "0 mentions")
    language().set_choice("zh_CN")
    assert (people(1), mentions(2)) == ("1 人", "2 条提及")


@pytest.mark.usefixtures("speaks")
def test_numbers_and_shares_as_the_language_writes_them() -> None:
    language().set_choice("en")
    assert (number(48213), share(0.314), share(0.0), share(0.001), share(0.999)) == (
        "48,213", "31 %", "0 %", "under 1 %", "over 99 %",
    )  # fmt: skip
    language().set_choice("zh_CN")
    assert share(0.314) == "31%"


def test_foreign_text_on_one_line() -> None:
    assert one_line("a\r\nb\u202ec\x00d") == "a bc d"
    assert one_line("x" * 500, 10) == "x" * 10 + "…"
    assert one_line("short", 10) == "short"
