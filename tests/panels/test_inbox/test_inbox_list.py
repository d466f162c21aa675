"""The list: whoever waits longest first, a page at a time, and nothing moves by itself."""

import pytest
from PySide6.QtCore import QModelIndex, Qt

from earful.domain.mention import Author
from earful.domain.moments import HOUR, MINUTE
from earful.panels.inbox.model import MentionModel
from earful.store.reading import VIEWS


def test_the_longest_waiting_comes_first_and_followers_play_no_part(inbox, hear):
    hear("broken, of a star", author=Author("mastodon", "star", name="Star", followers=2_000_000))
    hear("broken, of nobody", author=Author("mastodon", "nobody", name="Nobody", followers=0), created_at=1)
    assert inbox().texts == ["broken, of nobody", "broken, of a star"]


def test_pages_follow_one_another_without_a_gap(session, hear, qtbot):
    texts = [f"broken {n:03}" for n in range(250)]
    hear(*texts)
    model = MentionModel(session)
    with qtbot.waitSignal(model.shown):
        model.show(model.asked)
    sizes = [model.rowCount()]
    while model.canFetchMore(QModelIndex()):
        with qtbot.waitSignal(model.rowsInserted):
            model.fetchMore(QModelIndex())
        sizes.append(model.rowCount())
    assert sizes == [100, 200, 250]
    assert [model.row(place).mention.text for place in range(250)] == texts


def test_a_row_that_left_does_not_come_back_with_the_next_page(session, hear, qtbot):
    found = hear(*(f"broken {n:03}" for n in range(150)))
    model = MentionModel(session)
    with qtbot.waitSignal(model.shown):
        model.show(model.asked)
    session.operations.do("resolved", found[90:100], text="")
    with qtbot.waitSignal(model.rowsInserted):
        model.fetchMore(QModelIndex())
    assert [model.row(place).id for place in range(model.rowCount())] == [*found[:90], *found[100:]]


def test_no_role_answers_with_none(inbox, hear):
    hear("broken door")
    model = inbox().panel.list.model
    for role in (*Qt.ItemDataRole, Qt.ItemDataRole.UserRole + 1):
        assert model.data(model.index(0), role) is not None
        assert model.data(QModelIndex(), role) is not None
    assert "Name 0" in model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)


def test_every_view_holds_what_belongs_to_it(inbox, hear, session):
    _read, snoozed, resolved, _unheard = hear("broken 1", "broken 2", "broken 3", "broken 4")
    hear("hmm", "lovely")
    hear("broken, say we", own=True)
    session.operations.do("read", [_read], text="")
    session.operations.do("snoozed", [snoozed], {"until": session.now() + HOUR}, text="")
    session.operations.do("resolved", [resolved], text="")
    shown = inbox()
    seen = {}
    for number, view in enumerate(VIEWS, start=1):
        shown.press(str(number))
        seen[view] = shown.texts
    assert seen["unheard"] == ["broken 4"]
    assert seen["open"] == ["broken 1", "broken 4"]
    assert (seen["maybe"], seen["snoozed"], seen["resolved"]) == (["hmm"], ["broken 2"], ["broken 3"])
    assert len(seen["all"]) == 7


def test_people_are_counted_not_messages(inbox, hear, clock):
    one = Author("mastodon", "one", name="One")
    hear("broken", "broken again", "broken still", author=one)
    hear("broken too", created_at=clock[0] - MINUTE)
    shown = inbox()
    standing = shown.panel.list.standing
    assert (standing.people, standing.counts["unheard"]) == (2, 4)
    assert [shown.panel.list.model.row(place).asked for place in range(3)] == [1, 2, 3]


def test_what_arrives_waits_behind_the_pill_and_moves_nothing(inbox, hear, clock, qtbot):
    hear(*(f"broken {n:02}" for n in range(40)))
    shown = inbox()
    for _ in range(25):
        shown.panel.list.step(1)
    shown.settle()
    rows = shown.panel.list.rows
    before = (shown.chosen, rows.visualRect(rows.currentIndex()).top())
    clock[0] += MINUTE
    hear("broken, back-dated", created_at=1)
    hear("broken, new")
    shown.session.engine.page.emit({"new": 2})
    pill = shown.panel.list.pill
    qtbot.waitUntil(pill.isVisible)
    assert "2" in pill.text()
    assert len(shown.texts) == 40
    shown.press(".")
    assert (shown.texts[0], shown.texts[-1]) == ("broken, back-dated", "broken, new")
    assert (shown.chosen, rows.visualRect(rows.currentIndex()).top()) == before
    assert not pill.isVisible()


def test_in_an_empty_list_arrivals_are_shown_at_once(inbox, hear, clock, qtbot):
    shown = inbox()
    clock[0] += MINUTE
    hear("broken door")
    shown.session.engine.page.emit({"new": 1})
    qtbot.waitUntil(lambda: shown.texts == ["broken door"])


def test_a_snoozed_one_wakes_behind_the_pill(inbox, hear, session, clock, qtbot):
    first, _ = hear("broken 1", "broken 2")
    session.operations.do("snoozed", [first], {"until": session.now() + HOUR}, text="")
    shown = inbox()
    assert shown.texts == ["broken 2"]
    clock[0] += 2 * HOUR
    shown.panel.list.look()
    qtbot.waitUntil(shown.panel.list.pill.isVisible)
    shown.press(".")
    assert shown.texts == ["broken 1", "broken 2"]


def test_the_search_narrows_every_view(inbox, hear):
    hear("broken door", "broken lamp", "门坏了 broken")
    shown = inbox()
    shown.panel.search("door")
    shown.settle()
    assert shown.texts == ["broken door"]
    shown.panel.search("坏了")
    shown.settle()
    assert shown.texts == ["门坏了 broken"]
    assert shown.panel.list.standing.counts["all"] == 1
    shown.panel.search("")
    shown.settle()
    assert len(shown.texts) == 3


def test_a_half_typed_search_says_where_and_keeps_what_it_had_found(inbox, hear):
    hear("broken door", "broken lamp", "门坏了 broken")
    shown = inbox()
    fault = shown.panel.list.head.fault
    shown.panel.search("door")
    shown.settle()
    shown.panel.search('door OR "lam')
    shown.settle()
    assert fault.isVisible()
    assert "character 9" in fault.text()
    assert shown.texts == ["broken door"]
    shown.panel.search('door OR "lamp"')
    shown.settle()
    assert not fault.isVisible()
    assert shown.texts == ["broken door", "broken lamp"]


def test_all_mentions_are_searched_with_the_whole_language(inbox, hear):
    hear("broken door", "lovely door", "門壞了")
    shown = inbox()
    shown.panel.show_view("all")
    for search, texts in (("door -is:complaint", ["lovely door"]), ("门坏了", ["門壞了"]), ("since:1h", ["門壞了"])):
        shown.panel.search(search)
        shown.settle()
        assert shown.texts == texts
        assert shown.panel.list.standing.counts["all"] == 1


def test_empty_lists_say_four_different_things(inbox, hear, session, qtbot):
    shown = inbox()
    empty = shown.panel.list.empty
    said = {empty.title.text()}
    with qtbot.waitSignal(session.panel_wanted) as wanted:
        empty.buttons[0].click()
    assert wanted.args == ["sources"]
    hear("lovely door")
    shown.panel.show_view("open")
    shown.settle()
    said.add(empty.title.text())
    shown.panel.show_view("unheard")
    shown.settle()
    said.add(empty.title.text())
    shown.panel.search("nowhere")
    shown.settle()
    said.add(empty.title.text())
    assert len(said) == 4


def test_a_store_that_cannot_be_read_says_so_and_is_tried_again(inbox, hear, monkeypatch):
    from earful.domain.failures import KnownError
    from earful.panels.inbox import facts

    hear("broken door")
    shown = inbox()
    page = facts.page

    def fail(*_):
        raise KnownError("cannot_read", {"path": "earful.db", "reason": "gone"})

    monkeypatch.setattr(facts, "page", fail)
    shown.panel.show_view("open")
    shown.settle()
    assert "earful.db" in shown.panel.list.empty.text.text()
    monkeypatch.setattr(facts, "page", page)
    shown.panel.list.empty.buttons[0].click()
    shown.settle()
    assert shown.texts == ["broken door"]


@pytest.mark.parametrize(
    "text",
    [
        "<b>broken</b> &amp; <img src=x>",
        "broken\u202e reversed",
        "x" * 5000 + " broken",
        "坏 broken" * 400,
        "👩‍👩‍👧 broken",
    ],
)
def test_any_text_is_painted(inbox, hear, text):
    hear(text)
    shown = inbox()
    assert shown.panel.grab().width() > 0
    assert shown.texts == [text]


def test_another_brand_shows_its_own(inbox, hear, session):
    hear("broken door")
    shown = inbox()
    session.set_brand(7)
    shown.settle()
    assert shown.texts == []


def test_what_an_empty_list_says_stands_inside_it(inbox):
    shown = inbox()
    empty = shown.panel.list.empty
    left = empty.title.mapTo(shown.panel.list, empty.title.rect().topLeft()).x()
    assert left >= 0
    assert left + empty.title.width() <= shown.panel.list.width()
    assert all(button.width() <= shown.panel.list.width() for button in empty.buttons)
