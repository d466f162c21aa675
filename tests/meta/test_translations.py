"""Every visible string has its Chinese, with the same places to fill, and the compiled files hold it all."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from earful.domain.resources import resource_root

FOLDER = resource_root() / "translations"
SOURCE = Path(__file__).resolve().parents[2] / "desktop" / "earful"
_PLACES = re.compile(r"%n|%\d|\{\w+\}")

Message = tuple[str, str, tuple[str, ...]]  # context, source, forms


def messages(path: Path) -> list[Message]:
    """What a .ts file holds; a form that is missing or not finished is an empty text."""
    found = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            if translation.get("type") == "unfinished":
                forms = [""]
            found.append((context.findtext("name", ""), message.findtext("source", ""), tuple(forms)))
    return found


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_string_is_translated_and_keeps_its_places(language: str) -> None:
    for context, source, forms in messages(FOLDER / f"earful_{language}.ts"):
        for form in forms:
            assert form, f"{context}: {source!r} has no {language}"
            assert sorted(_PLACES.findall(form)) == sorted(_PLACES.findall(source)), f"{context}: {source!r}"


def test_the_compiled_files_hold_the_translations() -> None:
    core = pytest.importorskip("PySide6.QtCore")
    for language in ("zh_CN", "en"):
        translator = core.QTranslator()
        assert translator.load(f"earful_{language}", str(FOLDER))
        for context, source, forms in messages(FOLDER / f"earful_{language}.ts"):
            number = 1 if "%n" in source else -1
            told = translator.translate(context, source, "", number)
            assert told == forms[0], f"run packaging/update_translations.sh: {context}: {source!r}"


def test_no_string_was_added_without_collecting_it(tmp_path: Path) -> None:
    tool = shutil.which("pyside6-lupdate") or shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip("pyside6-lupdate is not installed")
    collected = tmp_path / "now.ts"
    files = sorted(str(path) for path in SOURCE.rglob("*.py"))
    subprocess.run([tool, "-silent", *files, "-ts", str(collected)], check=True, timeout=120)
    now = {message[:2] for message in messages(collected)}
    kept = {message[:2] for message in messages(FOLDER / "earful_zh_CN.ts")}
    assert now == kept, "run packaging/update_translations.sh and write the Chinese"
