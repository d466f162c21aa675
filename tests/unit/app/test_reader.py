"""The reader answers on the Qt thread, in order, only to those who still want to know."""

import threading
import time

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from earful.app.reader import Reader
from earful.domain.failures import KnownError

_SLOW = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 2000000000) SELECT count(*) FROM n"


def test_works_elsewhere_and_answers_here(session, qtbot):
    seen = []
    session.reader.ask(
        lambda db: (threading.current_thread() is threading.main_thread(), db.row("SELECT 1")[0]),
        lambda found: seen.append((*found, threading.current_thread() is threading.main_thread())),
        owner=session,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, 1, True)]


def test_writes_are_refused(session, qtbot):
    with qtbot.captureExceptions() as raised:
        session.reader.ask(lambda db: db.rows("DELETE FROM mention"), print, owner=session)
        qtbot.waitUntil(lambda: bool(raised))
    assert "readonly" in str(raised[0][1])


def test_a_newer_question_takes_the_place_of_the_older(session, qtbot):
    seen = []
    began = threading.Event()

    def slow(db):
        began.set()
        return db.row(_SLOW)[0]

    session.reader.ask(slow, seen.append, owner=session, key="list")
    began.wait(5)
    session.reader.ask(lambda _: "skipped", seen.append, owner=session, key="list")
    session.reader.ask(lambda _: "new", seen.append, owner=session, key="list")
    session.reader.ask(lambda _: "other", seen.append, owner=session, key="other")
    qtbot.waitUntil(lambda: "other" in seen)
    assert seen == ["new", "other"]


def test_the_dead_are_not_told(session, qtbot):
    seen, owner = [], QObject()
    session.reader.ask(lambda _: "late", seen.append, owner=owner)
    delete(owner)
    session.reader.ask(lambda _: "then", seen.append, owner=session)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["then"]


def test_known_failures_are_told_and_bugs_are_loud(session, qtbot):
    def fail(_):
        raise KnownError("bad_date", {"value": "x"})

    with qtbot.waitSignal(session.reader.failed) as told:
        session.reader.ask(fail, print, owner=session)
    assert told.args[0].kind == "bad_date"
    mine = []
    session.reader.ask(fail, print, owner=session, on_failure=mine.append)
    qtbot.waitUntil(lambda: bool(mine))
    with qtbot.captureExceptions() as raised:
        session.reader.ask(lambda _: 1 / 0, print, owner=session)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_closes_within_half_a_second_in_the_middle_of_a_query(session):
    reader = Reader(session.places.database)
    began = threading.Event()
    reader.ask(lambda db: (began.set(), db.row(_SLOW)), print, owner=session)
    began.wait(5)
    start = time.monotonic()
    reader.close()
    assert time.monotonic() - start < 0.5
    assert not reader._thread.is_alive()


def test_a_database_that_is_missing_is_a_failure_that_passes(qtbot, session, tmp_path):
    reader = Reader(tmp_path / "later.db")
    with qtbot.waitSignal(reader.failed) as told:
        reader.ask(lambda _: 1, print, owner=session)
    assert told.args[0].kind in {"cannot_read", "cannot_write"}
    reader.close()


@pytest.fixture(autouse=True)
def _quiet_log(caplog):
    caplog.set_level("CRITICAL")
