"""What is told as data has its Chinese, too: failures, declared settings, and the settings of every source."""

import re
from collections.abc import Iterator

import pytest
from tests.meta.test_translations import FOLDER, messages

from earful.domain.failures import SENTENCES
from earful.sources.registry import sources

_PLACES = re.compile(r"%n|%\d|\{\w+\}")


@pytest.fixture(scope="module")
def chinese() -> dict[tuple[str, str], str]:
    """By context and source text."""
    return {(context, source): forms[0] for context, source, forms in messages(FOLDER / "earful_zh_CN.ts")}


def _declared() -> Iterator[tuple[str, str]]:
    """The texts of domain/declared.py; it imports no Qt."""
    from earful.domain.declared import SETTINGS

    for setting in SETTINGS:
        for text in (setting.group, setting.label, setting.explanation, *(label for _, label in setting.choices)):
            if text and text not in ("English", "简体中文"):
                yield "Settings", text


def _of_sources() -> Iterator[tuple[str, str]]:
    for source in sources().values():
        for setting in source.settings:
            for text in (setting.label, setting.help, *setting.choices):
                if text:
                    yield "source", text


def test_every_failure_has_its_chinese_with_the_same_places(chinese: dict[tuple[str, str], str]) -> None:
    for kind, sentence in SENTENCES.items():
        told = chinese.get(("failure", sentence), "")
        assert told, f"{kind} has no Chinese"
        assert sorted(_PLACES.findall(told)) == sorted(_PLACES.findall(sentence)), kind


@pytest.mark.parametrize("texts", [_declared, _of_sources], ids=["settings", "sources"])
def test_every_setting_can_be_read_in_chinese(chinese: dict[tuple[str, str], str], texts: object) -> None:
    assert callable(texts)
    for context, text in texts():
        told = chinese.get((context, text), "")
        assert told, f"{text!r} is not collected for the translators (panels/sources/labels.py, domain/declared.py)"
        assert sorted(_PLACES.findall(told)) == sorted(_PLACES.findall(text)), text
