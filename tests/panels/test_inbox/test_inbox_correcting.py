"""Correcting: one key a head, shown at once as the person's word, and taken back with one key."""

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from earful.panels.inbox import wording
from earful.store.corrections import said_of
from earful.store.database import open_database
from earful.store.labels import keep_label

RANKED = {
    "sentiment": [("neutral", 0.6), ("negative", 0.3), ("positive", 0.1)],
    "need": [("delivery", 0.5), ("refund", 0.3), ("respect", 0.1), ("repair", 0.05)],
    "desk": [("logistics", 0.5), ("billing", 0.3), ("store", 0.1), ("repair", 0.05)],
}


@pytest.fixture
def shown(inbox, hear, monkeypatch):
    monkeypatch.setattr("earful.panels.inbox.decisive.Decisive.ranked", lambda self, text: RANKED)
    hear("broken 1", "broken 2")
    made = inbox()
    made.press("j")
    return made


def menu(shown):
    shown.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    return QApplication.activePopupWidget()


def chip(shown, head):
    return shown.panel.pane._chips[head].text


def choose(shown, text):
    opened = menu(shown)
    next(action for action in opened.actions() if text in action.text()).trigger()
    opened.close()
    shown.settle()


def test_the_likeliest_three_stand_first_and_the_others_after_them(shown):
    shown.press("n")
    opened = menu(shown)
    texts = [action.text() for action in opened.actions()]
    assert [text.split()[1] for text in texts[:3]] == ["delivery", "refund", "respect"]
    assert texts[3] == ""  # a line
    assert len(texts) == 12
    assert [action.text().split()[1] for action in opened.actions() if action.isChecked()] == ["repair"]
    opened.close()


@pytest.mark.parametrize(
    ("key", "head", "word", "after"),
    [
        ("n", "need", "refund", "need: refund, you said"),
        ("d", "desk", "billing", "desk: billing, you said"),
        ("f", "sentiment", "positive", "feeling: positive, you said"),
    ],
)
def test_what_a_person_says_shows_and_is_stored_and_z_takes_it_back(shown, key, head, word, after):
    before = chip(shown, head)
    shown.press(key)
    choose(shown, word)
    assert chip(shown, head) == after
    mention = shown.panel.pane.shown.focal
    database = open_database(shown.session.places.database, read_only=True)
    assert said_of(database, mention.id).heads == {head}
    shown.press("z")
    shown.settle()
    assert chip(shown, head) == before
    assert said_of(database, mention.id).heads == frozenset()
    database.close()


def test_it_can_be_done_with_the_mouse_too(shown):
    from PySide6.QtCore import Qt

    shown.qtbot.mouseClick(shown.panel.pane._chips["desk"], Qt.MouseButton.LeftButton)
    choose(shown, "logistics")
    assert chip(shown, "desk") == "desk: logistics, you said"


def test_own_labels_are_offered_by_their_name_and_first_where_the_text_is_like_their_seeds(shown):
    database = open_database(shown.session.places.database)
    keep_label(database, "need", "Spare parts", 1, seeds=["broken 1 where do I get parts"])
    keep_label(database, "need", "Holiday", 1)
    shown.press("n")
    opened = menu(shown)
    texts = [action.text() for action in opened.actions()]
    assert "Spare parts" in texts[0]
    assert any("Holiday" in text for text in texts[4:])
    opened.close()
    shown.press("n")
    choose(shown, "Spare parts")
    assert chip(shown, "need") == "need: Spare parts, you said"
    database.close()
    wording.call([])
