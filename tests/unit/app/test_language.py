"""The language follows the system or the choice, and keeps the system's way of writing dates where it may."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from earful.app.language import Choice, Language, language, translate


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language().set_choice("en")


@pytest.mark.parametrize(
    ("system", "choice", "code", "locale"),
    [
        ("zh_CN", "system", "zh_CN", "zh_CN"),
        ("zh_TW", "system", "zh_CN", "zh_CN"),
        ("en_GB", "system", "en", "en_GB"),
        ("de_DE", "system", "en", "en_US"),
        ("en_GB", "zh_CN", "zh_CN", "zh_CN"),
        ("en_GB", "en", "en", "en_GB"),
    ],
)
def test_text_and_dates_speak_one_language(
    qapp: QApplication, system: str, choice: Choice, code: str, locale: str
) -> None:
    spoken = Language(qapp, choice, QLocale(system))
    try:
        assert (spoken.code, QLocale().name()) == (code, locale)
        assert translate("Panels", "Inbox") == ("收件箱" if code == "zh_CN" else "Inbox")
    finally:
        spoken.set_choice("en")
        spoken.setParent(None)


def test_an_unknown_text_stays_as_it_is(qapp: QApplication) -> None:
    assert translate("Panels", "Never written") == "Never written"
