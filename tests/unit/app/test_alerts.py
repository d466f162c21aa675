"""Alerts: each complaint is told once, ever; many are told together; quiet hours are quiet."""

import pytest

from earful.app.alerts import Alerts
from earful.app.quiet import quiet_until
from earful.app.session import Session
from earful.domain.moments import HOUR, MINUTE, parse_iso, zone
from earful.store.places import places


@pytest.fixture
def told(session):
    messages = []
    session.told.connect(messages.append)
    return messages


def _settle(session, qtbot):
    """Until everything asked and decided so far is through."""
    for _ in range(2):
        through = []
        session.operations.write(lambda _: None, through.append)
        qtbot.waitUntil(lambda through=through: bool(through))
        session.reader.ask(lambda _: None, through.append, owner=session)
        qtbot.waitUntil(lambda through=through: len(through) == 2)


def test_says_who_says_what_and_opens_that_very_complaint(session, hear, qtbot, told):
    alerts = Alerts(session)
    (one,) = hear("broken door")
    hear("lovely door")
    with qtbot.waitSignal(alerts.raised) as raised:
        session.engine.complaints.emit([one])
    assert raised.args[0] == [one]
    assert [message.title for message in told] == ["Name of broken door: “broken door”"]
    with qtbot.waitSignal(session.mention_wanted) as wanted:
        told[0].actions[0].act()
    assert wanted.args == [one]


def test_never_twice_for_one_complaint_also_after_a_restart(session, hear, qtbot, told, tmp_path):
    alerts = Alerts(session)
    found = hear("broken one", "broken two")
    with qtbot.waitSignal(alerts.raised):
        session.engine.complaints.emit(found)
    alerts.check()
    alerts.check()
    _settle(session, qtbot)
    assert len(told) == 2
    session.close()
    again = Session(places(tmp_path), session.engine)
    messages = []
    again.told.connect(messages.append)
    Alerts(again).check()
    _settle(again, qtbot)
    assert messages == []
    again.close()


def test_what_came_while_the_window_was_shut_is_told_at_start(session, hear, qtbot, told):
    (one,) = hear("broken door")
    alerts = Alerts(session)
    with qtbot.waitSignal(alerts.raised) as raised:
        pass
    assert raised.args[0] == [one]


def test_many_are_told_together_and_lead_to_the_unheard(session, hear, qtbot, told):
    found = hear(*(f"broken {n}" for n in range(12)))
    alerts = Alerts(session)
    with qtbot.waitSignal(alerts.raised) as raised:
        alerts.check()
    assert sorted(raised.args[0]) == sorted(found)
    assert len(told) == 1
    assert "12" in told[0].title
    with qtbot.waitSignal(session.view_wanted) as wanted:
        told[0].actions[0].act()
    assert wanted.args == ["unheard"]


def test_more_within_a_minute_join_one_notice(session, hear, qtbot, told, clock):
    alerts = Alerts(session)
    for n in range(3):
        hear(f"broken {n}")
        with qtbot.waitSignal(alerts.raised):
            alerts.check()
        clock[0] += MINUTE // 10
    hear("broken late")
    with qtbot.waitSignal(alerts.raised):
        alerts.check()
    assert [message.key for message in told][3:] == ["alerts"]
    assert "4" in told[-1].title


def test_what_was_read_meanwhile_is_not_told(session, hear, qtbot, told):
    (one,) = hear("broken door")
    session.operations.do("read", [one], text="")
    _settle(session, qtbot)
    Alerts(session).check()
    _settle(session, qtbot)
    assert told == []


def test_switched_off_nothing_is_told_nor_later(session, hear, qtbot, told):
    session.settings.set("alerts", False)
    hear("broken door")
    alerts = Alerts(session)
    alerts.check()
    _settle(session, qtbot)
    session.settings.set("alerts", True)
    alerts.check()
    _settle(session, qtbot)
    assert told == []


def test_in_quiet_hours_it_is_kept_for_their_end(session, hear, qtbot, told, clock):
    for key, value in (("time_zone", "UTC"), ("quiet", True), ("quiet_from", "11:00"), ("quiet_to", "13:00")):
        session.settings.set(key, value)
    hear("broken door")
    alerts = Alerts(session)
    alerts.check()
    _settle(session, qtbot)
    assert told == []
    assert alerts._wake.isActive()
    clock[0] += HOUR
    with qtbot.waitSignal(alerts.raised):
        alerts.check()
    assert len(told) == 1


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-21T21:00:00+08:00", "2026-11-22T07:00:00+08:00"),
        ("2026-11-21T03:00:00+08:00", "2026-11-21T07:00:00+08:00"),
        ("2026-11-21T07:00:00+08:00", None),
        ("2026-11-21T19:59:00+08:00", None),
    ],
)
def test_quiet_hours_over_midnight_in_the_persons_zone(now, until):
    assert quiet_until(parse_iso(now), "20:00", "07:00", zone("Asia/Shanghai")) == parse_iso(until)


def test_the_tray_speaks_only_when_the_window_is_not_looked_at(session, hear, qtbot):
    shown = []

    class Tray:
        messageClicked = type("S", (), {"connect": staticmethod(lambda act: shown.append(act))})  # noqa: N815

        def showMessage(self, *words):  # noqa: N802
            shown.append(words[1])

        def icon(self):
            return None

    looking = [True]
    alerts = Alerts(session, tray=lambda: Tray(), active=lambda: looking[0])
    hear("broken one")
    with qtbot.waitSignal(alerts.raised):
        alerts.check()
    assert shown == []
    looking[0] = False
    hear("broken two")
    with qtbot.waitSignal(alerts.raised):
        alerts.check()
    assert shown[1] == "Name of broken two: “broken two”"
    with qtbot.waitSignal(session.mention_wanted):
        shown[0]()
