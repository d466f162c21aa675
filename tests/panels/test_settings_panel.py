"""The settings: every declared one is there, applies at once, is found by the search; diagnostics tell no secret."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTime
from PySide6.QtGui import QGuiApplication
from tests.panels.quiet_engine import quiet_session

from earful.app.language import language
from earful.app.session import Session
from earful.domain.declared import SETTINGS
from earful.panels.settings.controls import TimeControl, YesNoControl, ZoneControl
from earful.panels.settings.panel import SettingsPanel


@pytest.fixture
def session(qtbot: Any, tmp_path: Path) -> Iterator[Session]:
    with quiet_session(tmp_path) as made:
        yield made


@pytest.fixture
def panel(qtbot: Any, session: Session) -> SettingsPanel:
    made = SettingsPanel(session)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_every_declared_setting_can_be_reached_and_named(panel: SettingsPanel) -> None:
    assert set(panel.rows) == {setting.key for setting in SETTINGS if setting.shown}
    assert all(made.label.text() for made in panel.rows.values())


def test_a_choice_applies_at_once(panel: SettingsPanel, session: Session) -> None:
    panel.rows["theme"].control.changed.emit("dark")
    assert session.settings.get("theme") == "dark"


def test_a_change_from_elsewhere_is_shown(panel: SettingsPanel, session: Session) -> None:
    session.settings.set("alerts", False)
    control = panel.rows["alerts"].control
    assert isinstance(control, YesNoControl)
    assert not control.box.isChecked()
    assert not panel.rows["quiet"].isEnabled()


def test_quiet_hours_can_be_set_once_they_are_on(panel: SettingsPanel, session: Session) -> None:
    assert not panel.rows["quiet_from"].isEnabled()
    control = panel.rows["quiet"].control
    assert isinstance(control, YesNoControl)
    control.box.click()
    assert panel.rows["quiet_from"].isEnabled()
    time = panel.rows["quiet_from"].control
    assert isinstance(time, TimeControl)
    time.field.setTime(QTime(21, 30))
    time.field.editingFinished.emit()
    assert session.settings.get("quiet_from") == "21:30"


def test_an_unknown_time_zone_is_told_in_one_sentence(panel: SettingsPanel, session: Session) -> None:
    zone = panel.rows["time_zone"]
    assert isinstance(zone.control, ZoneControl)
    zone.control.zones.setEditText("Atlantis/Capital")
    zone.control._typed()
    assert zone.refused.text().startswith("There is no time zone called “Atlantis/Capital”.")
    assert session.settings.get("time_zone") == "system"
    zone.control.zones.setEditText("asia/shanghai")
    zone.control._typed()
    assert session.settings.get("time_zone") == "Asia/Shanghai"
    assert not zone.refused.isVisible()


def test_the_search_finds_settings_by_what_they_mean(panel: SettingsPanel) -> None:
    panel.search("dark")
    assert panel.rows["theme"].isVisible()
    assert not panel.rows["tray"].isVisible()
    panel.search("nothing like it")
    assert panel.nothing.isVisible()
    panel.search("")
    assert panel.rows["tray"].isVisible()


def test_the_diagnostics_hold_versions_and_places(panel: SettingsPanel, session: Session) -> None:
    panel.copy.click()
    told = QGuiApplication.clipboard().text()
    assert "SQLite: " in told
    assert str(session.places.database) in told
    assert panel.copy.text() == "Copied"


def test_the_page_speaks_chinese(qtbot: Any, panel: SettingsPanel) -> None:
    language().set_choice("zh_CN")
    qtbot.waitUntil(lambda: panel.title.text() == "设置")
    assert panel.rows["theme"].label.text() != "Colours"
