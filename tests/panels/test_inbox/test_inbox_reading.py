"""Reading: recorded when it happened, the whole conversation, their words as they wrote them, in both languages."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from earful.app.language import language
from earful.domain.mention import Author
from earful.domain.moments import DAY, HOUR
from earful.panels.inbox.decisive import _says_nothing
from earful.panels.inbox.links import LinkedWords, addresses, host_of
from earful.panels.inbox.reading_pane import title_of
from earful.store import reading
from earful.store.database import open_database


def _stored(shown, mention_id):
    database = open_database(shown.session.places.database, read_only=True)
    found = reading.listed(database, mention_id)
    database.close()
    return found


def test_what_stood_in_sight_becomes_read_and_stays_in_the_view(inbox, hear, qtbot):
    one, two = hear("broken 1", "broken 2")
    shown = inbox()
    shown.press("j")
    qtbot.waitUntil(lambda: _stored(shown, one).read_at is not None)
    assert shown.texts == ["broken 1", "broken 2"]
    assert shown.panel.list.model.row(0).mention.read_at is not None
    assert _stored(shown, two).read_at is None
    shown.press("2")
    shown.press("1")
    assert shown.texts == ["broken 2"]


def test_passing_by_is_not_reading(inbox, hear, qtbot):
    one, two = hear("broken 1", "broken 2")
    shown = inbox()
    shown.panel.clock._timer.setInterval(60_000)
    shown.press("jj")
    assert shown.panel.clock._timer.isActive()
    shown.panel.clock.finish()
    shown.settle()
    assert _stored(shown, one).read_at is None
    assert _stored(shown, two).read_at is not None


def test_nobody_reads_in_a_window_that_is_not_looked_at(inbox, hear, monkeypatch):
    hear("broken 1")
    shown = inbox()
    monkeypatch.setattr(shown.panel, "isActiveWindow", lambda: False)
    shown.press("j")
    assert not shown.panel.clock._timer.isActive()
    monkeypatch.setattr(shown.panel, "isActiveWindow", lambda: True)
    shown.panel.clock._start()
    assert shown.panel.clock._timer.isActive()


def test_acting_on_it_is_having_read_it_and_undo_does_not_unread(inbox, hear):
    (one,) = hear("broken 1")
    shown = inbox()
    shown.panel.clock._timer.setInterval(60_000)
    shown.press("je")
    assert _stored(shown, one).read_at is not None
    shown.press("z")
    assert (_stored(shown, one).state, _stored(shown, one).read_at is not None) == ("open", True)


def test_u_leaves_it_unread_as_long_as_it_is_in_sight(inbox, hear, qtbot):
    (one,) = hear("broken 1")
    shown = inbox()
    shown.press("j")
    qtbot.waitUntil(lambda: _stored(shown, one).read_at is not None)
    shown.press("u")
    assert _stored(shown, one).read_at is None
    assert not shown.panel.clock._timer.isActive()


@pytest.fixture
def thread(hear, clock):
    """A complaint, our canned reply, and the same person again; our reply was sent to others too."""
    marta, us = Author("mastodon", "marta", name="Marta K."), Author("mastodon", "us", name="Frostline")
    (first,) = hear("broken door", author=marta, created_at=clock[0] - 3 * DAY, native_id="t1")
    hear("@marta We are sorry.", own=True, author=us, created_at=clock[0] - 2 * DAY, native_id="t2", reply_to="t1")
    hear("@ana We are sorry.", "@bo We are sorry.", own=True, author=us)
    (last,) = hear("still broken", author=marta, created_at=clock[0] - HOUR, native_id="t3", reply_to="t2")
    return first, last


def test_the_whole_conversation_is_shown_oldest_first(inbox, thread):
    _, last = thread
    shown = inbox()
    shown.session.open_mention(last)
    shown.settle()
    cards = list(shown.panel.pane.conversation.cards.values())
    assert [card.words.toPlainText() for card in cards] == ["broken door", "@marta We are sorry.", "still broken"]
    assert [card.parentWidget().layout().contentsMargins().left() > 0 for card in cards] == [False, True, False]
    assert "3" in cards[1]._meta(shown.panel.pane.shown.canned[cards[1].mention.id])
    author = shown.panel.pane.shown.author
    assert (author.messages, author.answered) == (2, 1)


def test_a_long_conversation_shows_its_beginning_and_what_surrounds_the_chosen(inbox, hear):
    hear("broken root", native_id="root", created_at=1)
    found = hear(*(f"broken reply {n:03}" for n in range(120)), reply_to="root")
    shown = inbox()
    shown.session.open_mention(found[60])
    shown.settle()
    cards = shown.panel.pane.conversation.cards
    assert 20 < len(cards) < 40
    assert {found[60]} < set(cards)
    assert next(iter(cards.values())).words.toPlainText() == "broken root"


def test_markup_is_shown_as_it_was_written(inbox, hear):
    text = "<b>broken</b> <script>x</script> &amp; <a href='https://evil.example'>here</a>"
    hear(text)
    shown = inbox()
    shown.press("j")
    (card,) = shown.panel.pane.conversation.cards.values()
    assert card.words.toPlainText() == text
    assert "<b>broken</b>" in shown.panel.pane.title.text()
    assert shown.panel.pane.title.textFormat() == Qt.TextFormat.PlainText


def test_links_are_opened_by_a_click_and_name_their_host(qtbot):
    opened = []
    text = "见https://social.example/a?b=1&c=2。 and javascript:alert(1) http://user:pw@host.example/"
    words = LinkedWords(text, opened.append)
    qtbot.addWidget(words)
    words.resize(600, 100)
    words.show()
    assert [text[a:b] for a, b in addresses(text)] == ["https://social.example/a?b=1&c=2"]
    cursor = QTextCursor(words.document())
    cursor.setPosition(10)
    inside = words.cursorRect(cursor).center() + QPoint(2, 0)
    assert words.anchorAt(inside) == "https://social.example/a?b=1&c=2"
    assert opened == []
    qtbot.mouseClick(words.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert opened == ["https://social.example/a?b=1&c=2"]


def test_a_host_in_look_alike_letters_is_shown_for_what_it_is():
    assert host_of("https://аpple.example/") == "xn--pple-43d.example"


def test_the_earlier_wording_is_one_click_away(inbox, hear, clock):
    hear("broken once", native_id="e1", author=Author("mastodon", "e"))
    hear("broken twice", native_id="e1", author=Author("mastodon", "e"), edited_at=clock[0])
    shown = inbox()
    shown.press("j")
    (card,) = shown.panel.pane.conversation.cards.values()
    card._toggle.click()
    assert card._earlier[1].toPlainText() == "broken once"
    card._toggle.click()
    assert card._earlier == []


def test_in_chinese_the_whole_inbox_speaks_chinese(inbox, hear):
    hear("broken door")
    shown = inbox()
    shown.press("j")
    language().set_choice("zh_CN")
    shown.settle()
    assert shown.panel.list.head._title.text() == "未被听见"
    assert shown.panel.pane._chips["need"].text == "诉求：维修"
    assert "等待" in shown.panel.context._caption.text()
    assert shown.panel.pane.actions_bar._loud["reply"].text() == "回复"
    assert shown.commands["inbox.resolve"].action.text() == "解决或重新打开"
    (card,) = shown.panel.pane.conversation.cards.values()
    assert card.words.toPlainText() == "broken door"


def test_narrow_windows_keep_the_conversation(inbox, hear):
    hear("broken door")
    shown = inbox()
    assert shown.panel.context.isVisible()
    shown.window.resize(860, 600)
    assert not shown.panel.context.isVisible()
    assert shown.panel.pane.width() >= 470


def test_the_title_is_whole_sentences_in_their_words(hear, session):
    long = "The door does not close. The milk went off again! " + "And so on and on " * 20
    (one,) = hear(long)
    database = open_database(session.places.database, read_only=True)
    assert title_of(reading.listed(database, one)) == "The door does not close. The milk went off again!"
    database.close()


def test_space_reads_on(inbox, hear, qtbot):
    hear("broken " + "and more " * 900, "broken 2")
    shown = inbox()
    shown.press("j")
    bar = shown.panel.pane.scroller.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(shown.panel.list.rows, Qt.Key.Key_Space)
    assert bar.value() > 0
    while bar.value() < bar.maximum():
        qtbot.keyClick(shown.panel.list.rows, Qt.Key.Key_Space)
    qtbot.keyClick(shown.panel.list.rows, Qt.Key.Key_Space)
    assert shown.chosen == "broken 2"


@pytest.mark.parametrize(
    ("words", "nothing"),
    [
        ("the", True),
        ("is", True),
        ("的", True),
        ("是的", True),
        ("not", False),
        ("does not close", False),
        ("坏了", False),
    ],
)
def test_marks_tell_something_on_their_own(words: str, nothing: bool) -> None:
    assert _says_nothing(words) is nothing
