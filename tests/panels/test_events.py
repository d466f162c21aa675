"""The events panel: list, page, plan and log; the budget; an empty store says what will be here."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from tests.unit.store.samples import NOW, judge, mention

from earful.app.event_alerts import EventAlerts
from earful.app.session import Session
from earful.domain.brand import Brand
from earful.domain.moments import HOUR
from earful.panels.events.panel import EventsPanel
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.events import Event, events, log, save_event, watching
from earful.store.intake import Heard, take_in
from earful.store.places import places


class Engine(QObject):
    page = Signal(dict)
    complaints = Signal(object)
    state_changed = Signal()
    failed = Signal(dict)
    heard = Signal(dict)

    def hold(self) -> None:
        pass


@pytest.fixture
def session(qtbot, tmp_path: Path):
    made = Session(places(tmp_path), Engine(), clock=lambda: NOW)
    made.settings.set("time_zone", "UTC")
    yield made
    made.close()


@pytest.fixture
def one(session):
    """A store with one event and one post that is typical of it."""
    database = open_database(session.places.database)
    brand = add_brand(database, Brand(0, "Frostline"), NOW)
    (typical,) = take_in(database, [Heard(mention(1, "the seal is broken"), (brand.id,))], judge, NOW).new
    data = {"hours": 3.0, "tell": 1, "words": ["seal", "door"], "typical": [str(typical)], "looked_at": 9}
    made = Event("e1", brand.id, "complaints", NOW - 2 * HOUR, NOW - HOUR, None, "growing", 0.99, 0.4, 9.0,
                 NOW + HOUR, NOW + 9 * HOUR, NOW + 90 * HOUR, data)  # fmt: skip
    save_event(database, made)
    database.close()
    return made


@pytest.fixture
def panel(qtbot, session):
    made = EventsPanel(session)
    qtbot.addWidget(made)
    made.resize(1085, 620)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_an_empty_store_says_what_will_be_here(panel, qtbot):
    qtbot.waitUntil(lambda: panel._read is not None)
    assert panel._pages.currentWidget() is panel._empty


def test_an_event_has_its_page_plan_and_log(one, panel, session, qtbot):
    qtbot.waitUntil(lambda: len(panel.cards) == 1)
    panel.page.steps["read"].click()
    panel.page.note.setText("Ana answers by noon")
    panel.page._write()

    def noted():
        database = open_database(session.places.database, read_only=True)
        found = [(entry.kind, dict(entry.value)) for entry in log(database, "e1")]
        database.close()
        return found

    qtbot.waitUntil(lambda: len(noted()) == 2)
    assert noted() == [("step", {"step": "read", "done": True}), ("note", {"text": "Ana answers by noon"})]
    qtbot.waitUntil(lambda: "Ana answers by noon" in panel.page._log.text())
    assert panel.page.steps["read"].isChecked()


def test_the_budget_is_the_persons_and_watching_can_be_stopped(one, panel, session, qtbot):
    qtbot.waitUntil(lambda: panel._read is not None)
    panel.budget._choose("year")

    def holds():
        database = open_database(session.places.database, read_only=True)
        found = watching(database)
        database.close()
        return found

    qtbot.waitUntil(lambda: holds().budget == "year")
    qtbot.waitUntil(lambda: panel._read.watching.budget == "year")
    panel.switch.click()
    qtbot.waitUntil(lambda: not holds().on)
    assert holds().budget == "year"


def test_an_event_is_told_once_and_opens(one, session, qtbot):
    told, opened = [], []
    session.told.connect(told.append)
    alerts = EventAlerts(session, opened.append, session)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "seal" in told[0].title
    told[0].actions[0].act()
    assert opened == ["e1"]

    def noted():
        database = open_database(session.places.database, read_only=True)
        found = log(database, events(database)[0].id)
        database.close()
        return found

    qtbot.waitUntil(lambda: [entry.kind for entry in noted()] == ["told"])
    again = EventAlerts(session, opened.append, session)
    with qtbot.assertNotEmitted(session.told, wait=600):
        again.check()
        alerts.check()
