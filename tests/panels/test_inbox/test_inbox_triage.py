"""Triage: one key a deed, on to the next, and everything can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from earful.domain.moments import HOUR, MINUTE, parse_iso, zone
from earful.panels.inbox.snooze import snooze_moments


@pytest.fixture
def shown(inbox, hear):
    hear("broken 1", "broken 2", "broken 3", "broken 4")
    return inbox()


def _mention(shown, text):
    model = shown.panel.list.model
    return next(model.row(n).mention for n in range(model.rowCount()) if model.row(n).mention.text == text)


def test_nothing_is_chosen_until_somebody_does(shown):
    assert shown.chosen is None
    assert shown.panel.pane.shown is None


def test_j_and_k_walk_and_stop_at_the_ends(shown):
    seen = []
    for key in "jjkkjjjjj":
        shown.press(key)
        seen.append(shown.chosen[-1])
    assert "".join(seen) == "121123444"


def test_e_resolves_and_goes_on_to_the_next(shown):
    shown.press("jj")
    shown.press("e")
    assert (shown.chosen, len(shown.texts)) == ("broken 3", 3)
    assert shown.panel.pane.shown.focal.text == "broken 3"
    shown.press("je")
    assert shown.chosen == "broken 3"


def test_z_brings_it_back_and_chooses_it(shown):
    shown.press("jje")
    assert "broken 2" not in shown.texts
    shown.press("z")
    assert shown.texts == ["broken 1", "broken 2", "broken 3", "broken 4"]
    assert shown.chosen == "broken 2"


def test_many_at_once_are_one_deed_and_one_undo(shown):
    shown.press("j")
    rows = shown.panel.list.rows
    shown.qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    shown.qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(shown.panel.list.chosen_ids) == 3
    told = []
    shown.session.operations.done.connect(lambda text, _: told.append(text))
    shown.press("e")
    assert (shown.texts, shown.chosen) == (["broken 4"], "broken 4")
    assert len(told) == 1
    assert "3" in told[0]
    shown.press("z")
    assert len(shown.texts) == 4


def test_h_offers_when_and_the_snoozed_one_leaves(shown):
    shown.press("j")
    menu = []
    bar = shown.panel.pane.actions_bar
    opened, bar.open_menu = bar.open_menu, lambda entries: menu.append(opened(entries))
    shown.press("h")
    menu[0].actions()[0].trigger()
    shown.settle()
    assert shown.texts == ["broken 2", "broken 3", "broken 4"]
    assert shown.chosen == "broken 2"
    shown.press("4")
    assert _mention(shown, "broken 1").snoozed_until == shown.session.now() + HOUR
    menu[0].close()


def test_s_stars_and_takes_away(shown):
    shown.press("js")
    assert _mention(shown, "broken 1").starred
    shown.press("s")
    assert not _mention(shown, "broken 1").starred


def test_c_says_that_it_is_no_complaint_and_the_persons_word_wins(shown):
    shown.press("jc")
    assert "broken 1" not in shown.texts
    shown.press("6")
    mention = _mention(shown, "broken 1")
    assert (mention.complaint, mention.judgement.complaint) == (False, True)
    shown.press("z")
    assert _mention(shown, "broken 1").complaint


def test_o_opens_the_original_and_r_the_place_to_reply(shown, opened_pages):
    shown.press("jor")
    assert opened_pages == ["https://social.example/0", "https://social.example/0/reply"]


def test_letters_typed_in_a_field_are_letters(shown):
    shown.press("j")
    field = QLineEdit(shown.panel)
    field.show()
    field.setFocus()
    shown.qtbot.keyClicks(field, "ejh")
    shown.settle()
    assert field.text() == "ejh"
    assert (shown.chosen, len(shown.texts)) == ("broken 1", 4)


def test_a_resolved_one_is_reopened_with_the_same_key(shown):
    shown.press("je5")
    assert shown.texts == ["broken 1"]
    shown.press("je")
    assert shown.texts == []
    shown.press("2")
    assert "broken 1" in shown.texts


def test_an_alert_opens_that_very_complaint_wherever_it_is(shown, hear, clock):
    shown.press("j")
    clock[0] += MINUTE
    (one,) = hear("broken, just now")
    shown.session.open_mention(one)
    shown.settle()
    assert shown.panel.pane.shown.focal.text == "broken, just now"
    assert shown.chosen == "broken, just now"
    shown.press("e")
    assert "broken, just now" not in shown.texts


def test_the_buttons_do_what_the_keys_do(shown):
    shown.press("j")
    shown.panel.pane.actions_bar.wanted.emit("resolve")
    shown.settle()
    assert "broken 1" not in shown.texts
    shown.panel.pane.actions_bar.wanted.emit("undo")
    shown.settle()
    assert shown.chosen == "broken 1"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (  # a Saturday
            "2026-11-21T12:00:00+08:00",
            [("hour", "21T13:00"), ("evening", "21T18:00"), ("morning", "22T09:00"), ("week", "23T09:00")],
        ),
        ("2026-11-23T17:30:00+08:00", [("hour", "23T18:30"), ("morning", "24T09:00"), ("week", "30T09:00")]),
    ],
)
def test_snoozing_follows_the_clock_on_the_wall(now, expected):
    moments = snooze_moments(parse_iso(now), zone("Asia/Shanghai"))
    assert list(moments) == [(name, parse_iso(f"2026-11-{at}:00+08:00")) for name, at in expected]


def test_a_morning_after_the_clocks_change_is_nine_by_the_new_time():
    moments = dict(snooze_moments(parse_iso("2026-10-24T10:00:00+02:00"), zone("Europe/Warsaw")))
    assert moments["morning"] == parse_iso("2026-10-25T09:00:00+01:00")
