"""The form of a brand tries its words on what is stored, while they are typed."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from tests.panels.quiet_engine import NOW, quiet_session, store_of

from earful.app.session import Session
from earful.domain.brand import Brand
from earful.domain.judgement import Judgement
from earful.domain.mention import Author, Mention
from earful.domain.moments import MINUTE
from earful.panels.sources.brand_sheet import several
from earful.panels.sources.panel import SourcesPanel
from earful.store.brands import add_brand
from earful.store.intake import take_in
from earful.store.sorting import Heard


def _judged(_: str) -> Judgement:
    return Judgement("en", "neutral", 0.1, 0.8, 0.1, False, 0.1, None, 0.0, None, 0.0, 0.2, "test")


def _heard(number: int, text: str) -> Heard:
    author = Author("rss", str(number), "anna")
    return Heard(Mention("rss", str(number), "post", text, author, NOW - number * MINUTE), (1,))


@pytest.fixture
def panel(qtbot: Any, tmp_path: Path) -> Any:
    with quiet_session(tmp_path) as session:
        yield _shown(qtbot, session)


def _shown(qtbot: Any, session: Session) -> SourcesPanel:
    with store_of(session) as database:
        add_brand(database, Brand(0, "Frostline", ("frostline", "霜线")), NOW)
        texts = ("Glacia 壞了", "glacial ice, frostline", "Glacia, the pie", "nothing", "my old Frostline")
        heard = [_heard(number, text) for number, text in enumerate(texts)]
        take_in(database, heard, lambda texts: [_judged(text) for text in texts], NOW)
    made = SourcesPanel(session)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.heads))
    return made


def _type(field: QLineEdit, text: str) -> None:
    """As a person types, in any script."""
    field.setText(text)
    field.textEdited.emit(text)


def test_the_words_of_a_new_brand_are_tried_on_what_is_stored(qtbot: Any, panel: SourcesPanel) -> None:
    sheet = panel.open_brand()
    _type(sheet.terms, "glacia -pie, 坏了, glac*")
    qtbot.waitUntil(sheet.preview.isVisible)
    assert "3 found" in sheet.preview.summary.text()
    assert [one.toPlainText() for one in sheet.preview.examples] == ["Glacia 壞了", "glacial ice, frostline"]
    sheet.name.setText("Glacia")
    sheet.terms.setText('glacia, "坏了')
    sheet.accept()
    assert sheet.told.text().startswith('"坏了 — ')
    assert "character 1" in sheet.told.text()


def test_other_words_of_a_brand_say_what_would_come_and_what_would_go(qtbot: Any, panel: SourcesPanel) -> None:
    sheet = panel.open_brand(panel.heads[1].brand)
    qtbot.waitUntil(sheet.preview.isVisible)
    assert sheet.preview.summary.text() == "Of 5 stored mentions: 2 found"
    _type(sheet.terms, "frostline -glacial, glacia")
    qtbot.waitUntil(lambda: "no longer" in sheet.preview.summary.text())
    assert sheet.preview.summary.text() == "Of 5 stored mentions: 3 found, 2 more than before, 1 no longer"
    shown = [one.toPlainText() for one in sheet.preview.examples]
    assert shown == ["+ Glacia 壞了", "+ Glacia, the pie", "− glacial ice, frostline", "my old Frostline"]
    assert sheet.preview.examples[0]._highlights == ((2, 8),)


def test_commas_within_quotes_are_part_of_a_phrase() -> None:
    assert several('a, "b, c" ，“d，e”; 「f、g」') == ("a", '"b, c"', "“d，e”", "「f、g」")
    assert several('a, "b, c') == ("a", '"b', "c")
