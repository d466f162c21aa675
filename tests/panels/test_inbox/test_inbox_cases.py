"""Work on a case: notes, promises, whose turn it is, hand-overs, merging; and other ways to look."""

import json

import pytest
from PySide6.QtCore import Qt

from earful.store.database import open_database
from earful.store.decisions import decisions


@pytest.fixture
def shown(inbox, hear):
    hear("broken 1", "broken 2", "broken 3", "broken 4")
    return inbox()


@pytest.fixture
def menu(shown, monkeypatch):
    """The entries of the menu that was opened last."""
    entries = []

    def opened(offered):
        entries[:] = offered

    monkeypatch.setattr(shown.panel.cases, "_menu", opened)
    monkeypatch.setattr(shown.panel.looks, "_menu", opened)
    return entries


def choose(shown, menu, words):
    next(act for text, act in menu if words in text)()
    shown.settle()


def answer(shown, text):
    field = shown.panel.cases.line.field
    field.setText(text)
    shown.qtbot.keyClick(field, Qt.Key.Key_Return)
    shown.settle()


def shift(shown, key):
    shown.qtbot.keyClick(shown.window.focusWidget(), key, Qt.KeyboardModifier.ShiftModifier)
    shown.settle()


def kinds(shown, place=0):
    database = open_database(shown.session.places.database)
    ids = [row["id"] for row in database.rows("SELECT id FROM mention ORDER BY id")]
    found = [(one.kind, one.value) for one in decisions(database, ids[place]) if one.kind != "read"]
    database.close()
    return found


def history(shown):
    lines = shown.panel.context.history.lines
    return [value.text() for _, value in lines if not value.isHidden()]


def test_a_note_is_kept_and_stands_in_the_history(shown):
    shown.press("jt")
    answer(shown, "called, nobody was there")
    assert kinds(shown) == [("note", {"text": "called, nobody was there"})]
    assert "note: called, nobody was there" in history(shown)
    assert shown.panel.list.rows.hasFocus()


def test_an_empty_line_and_escape_decide_nothing(shown):
    shown.press("jt")
    answer(shown, "   ")
    shown.press("t")
    shown.qtbot.keyClick(shown.panel.cases.line.field, Qt.Key.Key_Escape)
    assert kinds(shown) == []


def test_a_promise_stands_until_it_was_kept(shown, menu):
    shown.press("jp")
    choose(shown, menu, "Tomorrow")
    answer(shown, "We will call tomorrow")
    shown.press("9")
    assert shown.texts == ["broken 1"]
    shown.press("jp")
    choose(shown, menu, "kept")
    assert shown.texts == []
    shown.press("z")
    assert shown.texts == ["broken 1"]


def test_w_gives_the_turn_to_them_and_back(shown):
    shown.press("7jw")
    assert shown.texts == ["broken 2", "broken 3", "broken 4"]
    shown.press("8")
    assert shown.texts == ["broken 1"]
    shown.press("jw7")
    assert len(shown.texts) == 4


def test_g_hands_over_and_says_from_where(shown, menu):
    shown.press("jg")
    assert not any("repair" in text for text, _ in menu)
    choose(shown, menu, "logistics")
    assert kinds(shown) == [("handed", {"desk": "repair", "to": "logistics"})]
    assert shown.panel.pane.shown.focal.judgement.desk == "logistics"
    assert "handed to: logistics" in history(shown)
    shown.press("z")
    assert shown.panel.pane.shown.focal.judgement.desk == "repair"
    assert "handed to: logistics (taken back)" in history(shown)


def test_somebody_takes_care_of_it(shown, menu):
    shown.press("ja")
    choose(shown, menu, "Somebody else")
    answer(shown, "Chen")
    shown.press("ja")
    assert any("Chen" in text for text, _ in menu)
    assert kinds(shown) == [("assigned", {"owner": "Chen"})]


def test_closed_without_a_reply_says_why(shown, menu):
    shown.press("j")
    shift(shown, Qt.Key.Key_E)
    choose(shown, menu, "No reply is needed")
    assert kinds(shown) == [("resolved", {"reason": "No reply is needed"})]
    assert shown.texts == ["broken 2", "broken 3", "broken 4"]


def test_chosen_ones_become_one_case_and_several_again(shown):
    shown.press("j")
    shown.qtbot.keyClick(shown.panel.list.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    shown.press("m")
    assert shown.texts == ["broken 1", "broken 3", "broken 4"]
    shown.press("kkk")
    assert [one.text for one in shown.panel.pane.shown.conversation] == ["broken 1", "broken 2"]
    shift(shown, Qt.Key.Key_M)
    assert shown.texts == ["broken 1", "broken 2", "broken 3", "broken 4"]
    shown.press("z")
    assert shown.texts == ["broken 1", "broken 3", "broken 4"]


def test_the_same_words_are_offered_as_one_case(inbox, hear, monkeypatch):
    said = "my fridge is broken again after only three weeks"
    hear(said, "the lamp is broken and nobody answers me", f"@frostline {said}!!")
    shown = inbox()
    entries = []
    monkeypatch.setattr(shown.panel.cases, "_menu", entries.extend)
    shown.press("jm")
    assert [text for text, _ in entries] == ["Nearly the same words: 1 complaint"]
    entries[0][1]()
    shown.settle()
    assert len(shown.texts) == 2


def test_a_search_is_saved_and_found_again(shown, menu):
    wanted = []
    shown.panel.search_wanted.connect(wanted.append)
    shown.panel.search("broken 2")
    shown.settle()
    shift(shown, Qt.Key.Key_V)
    answer(shown, "Second ones")
    shown.press("v")
    choose(shown, menu, "Second ones")
    choose(shown, menu, "Desk: logistics")
    assert wanted == ["broken 2", "desk:logistics"]


def test_how_long_and_whether_to_the_end_is_noted_when_one_goes_on(inbox, hear):
    hear("broken 1", "broken 2 " + "and so on, and on. " * 600)
    shown = inbox()
    database = open_database(shown.session.places.database)

    def measured():
        rows = database.rows("SELECT value FROM decision WHERE value IS NOT NULL ORDER BY id")
        return [json.loads(row["value"])["end"] for row in rows]

    def count():
        return len(database.rows("SELECT 1 FROM decision"))

    shown.press("j")
    shown.qtbot.waitUntil(lambda: count() == 1)
    shown.press("j")
    shown.qtbot.waitUntil(lambda: count() == 3)
    shown.press("k")
    assert measured() == [True, False]
    database.close()
