"""The first start: one field, the demo beside it, and honest progress afterwards."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.panels.quiet_engine import NOW, quiet_session, store_of

from earful.app.session import Session
from earful.domain.brand import Brand
from earful.domain.failures import Failure
from earful.domain.moments import SECOND
from earful.engine.protocol import failed
from earful.panels.welcome.beginning import first_sources
from earful.panels.welcome.panel import WelcomePanel
from earful.store.brands import brands, source_configs
from earful.store.sensors import SourceState, save_state


@pytest.fixture
def session(qtbot: Any, tmp_path: Path) -> Iterator[Session]:
    with quiet_session(tmp_path) as made:
        yield made


@pytest.fixture
def window(qtbot: Any) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def welcome(qtbot: Any, session: Session, window: QWidget) -> WelcomePanel:
    window.resize(1000, 700)
    made = WelcomePanel(session, window)
    with qtbot.waitExposed(window):
        window.show()
    return made


def begun(qtbot: Any, welcome: WelcomePanel, name: str) -> None:
    qtbot.keyClicks(welcome.name, name)
    qtbot.keyClick(welcome.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: welcome.progress is not None)


@pytest.mark.parametrize("name", ["Frostline", "霜线家电", "Ben & Jerry's"])
def test_the_first_sources_need_no_key(name: str) -> None:
    assert [config.platform for config in first_sources(Brand(1, name))] == ["hackernews", "mastodon"]


def test_a_name_is_enough_to_begin(qtbot: Any, session: Session, welcome: WelcomePanel) -> None:
    assert not welcome.start.isEnabled()
    begun(qtbot, welcome, "  Frostline ")
    with store_of(session) as database:
        assert [brand.name for brand in brands(database)] == ["Frostline"]
        assert [config.platform for config in source_configs(database)] == ["hackernews", "mastodon"]
    assert session.engine.told == [("reload",)]  # type: ignore[attr-defined]
    assert session.brand_id == 1


def test_the_progress_is_what_the_store_holds(qtbot: Any, session: Session, welcome: WelcomePanel) -> None:
    begun(qtbot, welcome, "Frostline")
    progress = welcome.progress
    assert progress is not None
    qtbot.waitUntil(lambda: len(progress._lines) == 2)
    assert [line[2].text() for line in progress._lines.values()] == ["Asking now…", "Asking now…"]
    with store_of(session) as database:
        save_state(database, SourceState(1, NOW, NOW - 20 * SECOND, new=34))
        save_state(database, SourceState(2, NOW, failure=Failure("no_connection", {"host": "mastodon.social"})))
    session.engine.state_changed.emit()
    qtbot.waitUntil(lambda: progress._lines[1][3].text() == "34 heard")
    assert progress._lines[1][2].text() == "20 s ago"
    assert progress._lines[2][2].text() == "not heard: no connection"


def test_where_nothing_can_be_reached_that_is_said(qtbot: Any, session: Session, welcome: WelcomePanel) -> None:
    begun(qtbot, welcome, "Frostline")
    with store_of(session) as database:
        for source in (1, 2):
            save_state(database, SourceState(source, NOW, failure=Failure("no_connection", {"host": "x"})))
    progress = welcome.progress
    assert progress is not None
    progress.look()
    qtbot.waitUntil(lambda: progress.text.text().startswith("No source could be reached"))
    assert progress.go.text() == "Go to the inbox"


def test_an_engine_that_cannot_work_is_told(qtbot: Any, session: Session, welcome: WelcomePanel) -> None:
    begun(qtbot, welcome, "Frostline")
    session.engine.failed.emit(failed(None, Failure("busy")))
    assert welcome.progress is not None
    assert welcome.progress.text.text().startswith("Another Earful is syncing")


def test_it_leads_on(qtbot: Any, welcome: WelcomePanel) -> None:
    begun(qtbot, welcome, "Frostline")
    assert welcome.progress is not None
    with qtbot.waitSignal(welcome.finished) as left:
        welcome.progress.more.click()
    assert left.args == ["sources"]
    assert not welcome.isVisible()


def test_the_demo_is_one_press_away_and_the_language_too(qtbot: Any, session: Session, welcome: WelcomePanel) -> None:
    with qtbot.waitSignal(session.demo_wanted):
        welcome.demo.click()
    welcome.languages.chosen.emit("zh_CN")
    assert session.settings.get("language") == "zh_CN"
