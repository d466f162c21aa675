"""The fans in the window: nothing on one page without what is behind it, and a deck that two keys judge."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from tests.panels.quiet_engine import NOW, store_of
from tests.unit.engine.test_auditing import fan

from earful.app.language import language
from earful.app.session import Session
from earful.app.theme import theme
from earful.engine.audit_files import FileOf, take_file
from earful.engine.audit_making import make_picture
from earful.insight.fans.scores import Rules
from earful.panels.fans.panel import FansPanel
from earful.store.fan_labels import labels
from earful.store.places import places


class Engine(QObject):
    page = Signal(dict)
    complaints = Signal(object)
    state_changed = Signal()
    failed = Signal(dict)
    heard = Signal(dict)

    def __init__(self):
        super().__init__()
        self.said = []
        self.live = set()

    def hold(self):
        pass

    def say(self, command):
        self.said.append(command)


@pytest.fixture
def engine(qapp):
    return Engine()


@pytest.fixture
def session(tmp_path, engine):
    made = Session(places(tmp_path), engine, clock=lambda: NOW)
    yield made
    made.close()


def audited(session, tmp_path, n=200, name="us"):
    file = tmp_path / "fans.jsonl"
    file.write_text("\n".join(json.dumps(fan(number, 40 <= number < 70)) for number in range(n)))
    with store_of(session) as database:
        audit = take_file(database, FileOf(file, "bluesky", name), NOW)
        make_picture(database, audit, Rules.load(), NOW)
    return audit


@pytest.fixture
def panel(qtbot, session, engine):
    made = FansPanel(session, engine)
    qtbot.addWidget(made)
    made.resize(1100, 700)

    def ready():
        with qtbot.waitExposed(made):
            made.show()
        qtbot.waitUntil(lambda: made._seen is not None)

    made.ready = ready
    return made


def test_before_any_audit(panel):
    panel.ready()
    assert panel.pages.currentWidget() is panel._empty
    assert "No audit yet" in panel._empty.title.text()


def test_every_mark_opens_its_accounts(qtbot, session, panel, tmp_path):
    audited(session, tmp_path)
    panel.ready()
    page = panel.page
    assert panel.pages.currentWidget() is page
    page.grab()
    assert [mark for _, mark, _ in page.shares.places] == ["reachable", "quiet", "hollow", "automated", "cannot_tell"]
    box = page.shares.places[2][0]
    qtbot.mouseClick(page.shares, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    qtbot.waitUntil(lambda: len(page.accounts.shown) == 30)
    assert all(one.reasons for one in page.accounts.shown)
    (_, mark, span) = page.order.places[0]
    assert (mark, span) == ("all", (40, 69))
    page.order.setFocus()
    qtbot.keyClick(page.order, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: {one.position for one in page.accounts.shown} == set(range(40, 70)))


def test_cards_are_judged_with_two_keys_and_taken_back(qtbot, session, engine, panel, tmp_path):
    audit = audited(session, tmp_path)
    panel.ready()
    panel.open_deck()
    qtbot.waitUntil(lambda: panel.pages.currentWidget() is panel.deck)
    deck = panel.deck
    for key in (Qt.Key.Key_J, Qt.Key.Key_F, Qt.Key.Key_J):
        qtbot.keyClick(deck, key)
    qtbot.waitUntil(lambda: None not in deck._said)
    qtbot.keyClick(deck, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: any(one["do"] == "audit_again" for one in engine.said), timeout=3000)
    with store_of(session) as database:
        assert [one.label for one in labels(database, audit)] == ["real", "hollow"]
    qtbot.keyClick(deck, Qt.Key.Key_Escape)
    assert panel.pages.currentWidget() is panel.page


def test_no_verdict_and_no_deck_under_sixty(session, panel, tmp_path):
    audited(session, tmp_path, n=59)
    panel.ready()
    assert "no verdict" in panel.page.shares.accessibleName()
    assert not panel.judge.isEnabled()
    panel.open_deck()
    assert panel.pages.currentWidget() is panel.page


def test_a_download_tells_how_far_it_is_and_can_be_stopped(session, engine, panel):
    panel.ready()
    panel.take_file("/nowhere/fans.jsonl")
    job = engine.said[-1]["job"]
    told = {"listed": 300, "total": 900, "read": 100, "wanted": 900, "left": 120, "waiting_until": None}
    engine.heard.emit({"v": 1, "event": "audit", "job": job, "state": "running", "step": "reading", **told})
    assert "300 of 900 fans listed" in panel._step.text()
    assert "2 min" in panel._step.text()
    panel.cancel.click()
    assert engine.said[-1] == {"do": "audit_stop", "job": job}
    engine.heard.emit({"v": 1, "event": "audit", "job": job, "state": "stopped"})
    assert panel._progress.isHidden()


def test_two_audits_beside_each_other(qtbot, session, panel, tmp_path):
    first, _ = audited(session, tmp_path), audited(session, tmp_path, n=260, name="later")
    panel.ready()
    assert not panel.compare.isHidden()
    panel.compare_with(first)
    qtbot.waitUntil(lambda: panel.pages.currentWidget() is panel.comparison)
    assert panel.comparison.table.rowCount() == 7


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "html", "json", "csv"])
def test_exports(qtbot, session, panel, tmp_path, kind):
    audited(session, tmp_path)
    panel.ready()
    out = tmp_path / f"audit.{kind}"
    panel.export.write(out, kind)
    qtbot.waitUntil(out.exists, timeout=10_000)
    assert out.stat().st_size > 1000
    if kind == "json":
        assert len(json.loads(Path(out).read_text())["accounts"]) == 200


def test_reposts_and_conversation_without_anything(qtbot, session, panel):
    panel.ready()
    panel.tabs.set_current("conversation")
    panel._choose_tab("conversation")
    qtbot.waitUntil(lambda: panel.conversation._report is not None)
    panel.conversation.open_band(0)
    qtbot.waitUntil(lambda: not panel.conversation.voices.isHidden())
    panel._choose_tab("engagement")
    panel.engagement.read()
    qtbot.waitUntil(lambda: panel.engagement._found is not None, timeout=10_000)


def test_it_follows_theme_and_language(session, panel, tmp_path):
    audited(session, tmp_path)
    panel.ready()
    theme().set_mode("dark")
    assert not panel.page.grab().isNull()
    language().set_choice("zh_CN")
    assert not panel.grab().isNull()
