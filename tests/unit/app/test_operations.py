"""Decisions are shown at once, stored in order, taken back with one key, and reverted where they cannot be stored."""

import shutil

from earful.store import reading
from earful.store.database import open_database
from earful.store.decisions import decisions


def _state(session, identifier):
    database = open_database(session.places.database, read_only=True)
    found = reading.listed(database, identifier)
    database.close()
    return found


def test_told_at_once_stored_after(session, hear, qtbot):
    (one,) = hear("broken door")
    seen = []
    session.operations.changed.connect(seen.append)
    with qtbot.waitSignal(session.operations.stored):
        session.operations.do("resolved", [one], text="Resolved")
        assert [(change.kind, change.mention_ids) for change in seen] == [("resolved", (one,))]
    assert _state(session, one).state == "resolved"


def test_undo_takes_back_the_last_deed_and_not_the_reading(session, hear, qtbot):
    (one,) = hear("broken door")
    work = session.operations
    work.do("read", [one], text="")
    work.do("starred", [one], text="Starred")
    work.do("resolved", [one], text="Resolved")
    with qtbot.waitSignal(work.undone) as undone:
        assert work.undo_last()
    assert undone.args == ["Resolved"]
    now = _state(session, one)
    assert (now.state, now.starred, now.read_at is not None) == ("open", True, True)
    with qtbot.waitSignal(work.undone):
        work.undo_last()
    assert not _state(session, one).starred
    assert not work.undo_last()


def test_the_undo_of_a_notice_works_once(session, hear, qtbot):
    (one,) = hear("broken door")
    notices = []
    session.operations.done.connect(lambda text, undo: notices.append((text, undo)))
    session.operations.do("resolved", [one], text="Resolved")
    with qtbot.waitSignal(session.operations.undone):
        notices[0][1]()
    notices[0][1]()
    session.close()
    database = open_database(session.places.database, read_only=True)
    assert [d.kind for d in decisions(database, one)] == ["resolved", "undo"]
    database.close()


def test_decisions_of_one_instant_keep_their_order(session, hear):
    (one,) = hear("broken door")
    for _ in range(20):
        session.operations.do("starred", [one], text="")
        session.operations.do("unstarred", [one], text="")
    session.close()
    assert not _state(session, one).starred


def test_closing_stores_what_was_decided(session, hear):
    found = hear(*(f"broken {n}" for n in range(50)))
    session.operations.do("resolved", found, text="Resolved")
    session.close()
    assert {_state(session, one).state for one in found} == {"resolved"}


def test_what_cannot_be_stored_is_taken_back_and_told(session, hear, qtbot, monkeypatch, caplog):
    caplog.set_level("CRITICAL")
    (one,) = hear("broken door")
    session.close()
    shutil.move(session.places.database, session.places.database.with_suffix(".away"))
    session.places.database.mkdir()
    from earful.app.operations import Operations

    work = Operations(session.places.database, session.now)
    with qtbot.waitSignals([work.reverted, work.failed]):
        work.do("resolved", [one], text="Resolved")
    assert not work.undo_last()
    work.close()
