"""The activity panel: what each source does, did and will do; countdowns; pauses; what was seen; what can be done."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.panels.quiet_engine import NOW, quiet_session, store_of

from earful.app.session import Session
from earful.domain.brand import Brand
from earful.domain.failures import Failure
from earful.domain.moments import DAY, HOUR, MINUTE, SECOND
from earful.domain.source import SourceConfig
from earful.panels.activity import wording
from earful.panels.activity.looked import Looked
from earful.panels.activity.panel import ActivityPanel
from earful.store.activity import Entry, entries, open_floors, pauses
from earful.store.brands import add_brand, add_source, pause_source, source_configs
from earful.store.intake import Beside, save_checkpoints
from earful.store.sensors import Count, SourceState, Span, note_activity, note_span, save_state

SOURCE = SourceConfig(1, "mastodon", 1, server="https://social.example")
WELL = SourceState(1, NOW - 40 * SECOND, NOW - 40 * SECOND, NOW + 92 * SECOND, new=1204)
REFUSED = Failure("no_connection", {"host": "social.example"})


class Clock:
    """The session's clock, which a test moves."""

    now = NOW

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(qtbot: Any, tmp_path: Path, clock: Clock) -> Iterator[Session]:
    with quiet_session(tmp_path, clock) as made:
        yield made


def listening(session: Session, count: int = 2) -> None:
    with store_of(session) as database:
        add_brand(database, Brand(0, "Frostline", ("frostline",)), NOW)
        for number in range(count):
            add_source(database, replace(SOURCE, id=0, server=f"https://s{number}.example"), NOW)
        save_state(database, WELL)
        note_span(database, Span(1, "tag", NOW - 15 * DAY, NOW, "capped"))


@pytest.fixture
def shown(qtbot: Any, session: Session) -> Any:
    """Shows the panel over what a test has stored."""

    def show(rows: int = 2, **more: Any) -> ActivityPanel:
        made = ActivityPanel(session, **more)
        qtbot.addWidget(made)
        made.resize(1100, 700)
        with qtbot.waitExposed(made):
            made.show()
        qtbot.waitUntil(lambda: len(made.rows) == rows)
        return made

    return show


# --- words


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (0, "now"),
        (-5 * SECOND, "now"),
        (92 * SECOND, "in 1:32"),
        (5 * SECOND, "in 0:05"),
        (59 * MINUTE + 59 * SECOND, "in 59:59"),
        (2 * HOUR, "in 2 h"),
    ],
)
def test_a_countdown(qtbot: Any, left: int, text: str) -> None:
    assert wording.countdown(left) == text


def told(config: SourceConfig = SOURCE, state: SourceState | None = WELL, **more: Any) -> wording.Told:
    return wording.told(config, state, NOW, **{"live": False, "so_far": None, "open_to": None, **more})


def test_what_a_source_does_did_and_will_do(qtbot: Any) -> None:
    assert told() == wording.Told("ok", "in 1:32", "Heard 40 s ago", "1,204 heard in all")
    assert told(live=True, open_to=NOW - 30 * DAY).small == "live · still reading back to 22 Oct · 1,204 heard in all"
    assert (told(so_far=120).when, told(so_far=120).says) == ("now", "Being read: 120 new so far")
    assert told(so_far=0).says == "Being read"
    paused = told(replace(SOURCE, paused=True))
    assert (paused.kind, paused.when, paused.says) == ("off", "paused", "Nothing is asked until you let it go on")
    assert (told(state=None).when, told(state=None).says) == ("soon", "Not heard yet")
    failed = told(state=replace(WELL, failure=REFUSED, next_at=NOW + 3 * HOUR))
    assert (failed.kind, failed.when) == ("failed", "at 3:00\u202fPM") or failed.when.startswith("at ")
    assert failed.says.startswith("No connection to social.example.")
    assert failed.small == "last heard 40 s ago · 1,204 heard in all"
    assert told(state=replace(WELL, failure=Failure("gone", {"url": "x"}))).when == "never"
    assert told(state=replace(WELL, next_at=None)).when == ""  # nobody will ask


def test_what_was_seen(qtbot: Any) -> None:
    counts = [Count(1, "comments:a", NOW, 300, 1800, "capped"), Count(1, "comments of b", NOW, 17, 76, "capped")]
    assert (
        wording.covered(Looked((), 0.92), counts)
        == "92 % of 30 days · as far as the platform shows · 317 of 1,876 comments"
    )
    mixed = [*counts, Count(1, "search:kettle", NOW, 5, 10, "sampled"), Count(1, "x", NOW, 1, None, "capped")]
    assert (
        wording.covered(Looked((), 1.0, True), mixed)
        == "100 % of 30 days · sampled · a part was missed · 322 of 1,886 items"
    )
    assert wording.known_of([Count(1, "comments:a", NOW, 76, 76, "known")]) == ""


# --- the log


def noted(*kinds: tuple[int, int, str]) -> list[Entry]:
    data = {"kind": "no_connection", "params": {"host": "social.example"}}
    return [Entry(n, NOW + at * MINUTE, source, kind, data) for n, (at, source, kind) in enumerate(kinds)]


def test_a_pause_and_its_end_are_one_entry() -> None:
    made = pauses(noted((0, 1, "failed"), (1, 2, "failed"), (18, 1, "recovered"), (20, 1, "live_lost")))
    assert [(one.id, one.kind, one.until) for one in made] == [
        (3, "live_lost", None),
        (1, "failed", None),
        (0, "failed", NOW + 18 * MINUTE),
    ]
    changed = pauses(noted((0, 1, "failed"), (5, 1, "failed"), (9, 1, "recovered")))
    assert [(one.id, one.until) for one in changed] == [(1, NOW + 9 * MINUTE), (0, NOW + 5 * MINUTE)]
    assert pauses(noted((0, 1, "recovered"), (1, 1, "live_back"))) == []  # their beginnings are forgotten by now


def test_the_words_of_the_log(qtbot: Any) -> None:
    failed, lost, flooded, odd = noted((0, 1, "failed"), (0, 1, "live_lost"), (0, 1, "live_flooded"), (0, 1, "novel"))
    assert wording.entry(failed).startswith("No connection to social.example.")
    assert wording.entry(lost).startswith("No longer heard live; it is asked as often as before. No connection")
    assert "1,840 are left" in wording.entry(replace(flooded, data={"dropped": 1840}))
    assert "novel" in wording.entry(odd)
    assert wording.lasted(failed, NOW + 3 * MINUTE) == "for 3 min so far"
    assert wording.lasted(replace(failed, until=NOW + 18 * MINUTE), NOW + DAY).startswith("for 18 min, until ")
    assert wording.lasted(flooded, NOW) == ""
    limited = replace(failed, data={"kind": "rate_limited", "params": {}})
    assert [wording.mark(one, True) for one in (failed, lost, limited)] == ["failed", "waiting", "waiting"]
    assert wording.mark(failed, False) == "off"


def test_the_store_tells_pauses_and_what_is_still_open(session: Session) -> None:
    listening(session)
    with store_of(session) as database:
        for at, kind in ((0, "failed"), (5, "recovered"), (7, "failed")):
            note_activity(database, NOW + at * MINUTE, 1, kind, {"kind": "no_connection", "params": {}})
        point = {"mark": NOW, "open": [["c", NOW - 9 * DAY, NOW], ["", NOW - DAY, NOW]], "memory": {}}
        beside = Beside(2, {"a": point, "b": {"mark": 1, "open": []}, "refresh": {"at": 0, "suspects": {}}})
        with database.writing():
            save_checkpoints(database, beside)
        assert [one.until for one in entries(database)] == [None, NOW + 5 * MINUTE]
        assert len(entries(database, most=1)) == 1
        assert open_floors(database) == {2: NOW - 9 * DAY}


# --- the panel


def test_sources_count_down_and_the_log_tells_the_rest(qtbot: Any, session: Session, shown: Any, clock: Clock) -> None:
    listening(session)
    with store_of(session) as database:
        save_state(database, SourceState(2, NOW, NOW - HOUR, NOW + MINUTE, failure=REFUSED))
        note_activity(database, NOW - 2 * MINUTE, 2, "failed", {"kind": "no_connection", "params": {"host": "x"}})
    panel = shown()
    assert panel.summary.text() == "1 listening · 1 not heard"
    assert panel.rows[1].when == "in 1:32"
    clock.now += 30 * SECOND
    panel._tick()
    assert panel.rows[1].when == "in 1:02"
    assert panel.rows[1].says == "Heard 1 min ago 1,204 heard in all"
    assert "50 % of 30 days · as far as the platform shows" in panel.rows[1].accessibleName()
    line = panel.log.lines.line(0)
    assert line is not None
    assert (line.mark, line.name, line.lasted) == ("failed", "Mastodon", "for 2 min so far")
    assert panel.log.lines.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Mastodon, ")
    panel.grab()


def test_a_round_under_way_counts_until_its_state_is_kept(
    qtbot: Any, session: Session, shown: Any, clock: Clock
) -> None:
    listening(session)
    panel = shown()
    page = {"source": 1, "new": 3, "updated": 0, "quarantined": 0}
    session.engine.page.emit(page)
    panel._tick()
    assert panel.rows[1].when == "in 1:32"  # not its turn: this came live
    clock.now += 100 * SECOND
    session.engine.page.emit(page)
    session.engine.page.emit(page)
    panel._tick()
    assert panel.rows[1].says.startswith("Being read: 6 new so far")
    clock.now += SECOND
    with store_of(session) as database:
        save_state(database, replace(WELL, tried_at=clock.now, ok_at=clock.now, next_at=clock.now + 2 * MINUTE))
    session.engine.state_changed.emit()
    qtbot.waitUntil(lambda: panel.rows[1].when == "in 2:00")


def test_live_is_said_while_it_lasts(qtbot: Any, session: Session, shown: Any) -> None:
    listening(session)
    session.engine.live.add(1)
    panel = shown()
    assert "live" in panel.rows[1].says
    session.engine.live.clear()
    panel._tick()
    assert "live" not in panel.rows[1].says


def test_ask_now_pause_and_go_on(qtbot: Any, session: Session, shown: Any) -> None:
    listening(session)
    panel = shown()
    qtbot.mouseClick(panel.rows[1].sync, Qt.MouseButton.LeftButton)
    assert session.engine.told == [("sync", 1)]
    assert panel.rows[1].says.startswith("Being read")
    qtbot.mouseClick(panel.rows[2].pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.rows[2].when == "paused")
    assert session.engine.told[-1] == ("reload",)
    assert panel.rows[2].pause.accessibleName() == "Let it go on"
    assert not panel.rows[2].sync.isEnabled()
    panel.ask_all()
    assert [what for what in session.engine.told if what[0] == "sync"] == [("sync", 1), ("sync", 1)]
    qtbot.mouseClick(panel.rows[2].pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.rows[2].when != "paused")
    with store_of(session) as database:
        assert [config.paused for config in source_configs(database)] == [False, False]


def test_the_demo_shows_all_and_lets_nothing_be_done(qtbot: Any, session: Session, shown: Any) -> None:
    listening(session)
    with store_of(session) as database:
        pause_source(database, 1, True)
    panel = shown(allowed=False)
    assert panel.rows[1].when != "paused"  # a pause that nobody made
    assert not panel.rows[1].sync.isVisible()
    assert not panel.sync_all.isVisible()


def test_searching_and_what_stands_where_nothing_is(qtbot: Any, session: Session, shown: Any) -> None:
    panel = shown(rows=0)
    qtbot.waitUntil(lambda: panel.empty.isVisible())
    listening(session)
    panel.look()
    qtbot.waitUntil(lambda: len(panel.rows) == 2)
    assert panel.calm.text() == "Nothing went wrong so far."
    qtbot.waitUntil(lambda: panel.calm.isVisible() and panel.calm.y() < 100)
    panel.search("s1.example")
    assert [panel.rows[n].isVisible() for n in (1, 2)] == [False, True]
    panel.search("nowhere")
    assert panel.nothing.isVisible()
    panel.search("")
    assert all(made.isVisible() for made in panel.rows.values())


def test_no_step_of_forty_sources_and_a_long_log_holds_the_window_up(qtbot: Any, session: Session, shown: Any) -> None:
    listening(session, count=40)
    with store_of(session) as database:
        for number in range(400):
            data = {"kind": "no_connection", "params": {"host": f"s{number}.example"}}
            note_activity(database, NOW - number * MINUTE, 1 + number % 40, "failed", data)
    panel = shown(rows=40)
    steps = {"show": lambda: panel._show(panel._facts), "tick": panel._tick, "filter": lambda: panel.search("s1")}
    slowest = {}
    for name, step in steps.items():
        took = []
        for _ in range(5):
            begun = time.perf_counter()
            step()
            took.append(time.perf_counter() - begun)
        slowest[name] = min(took) * 1000
    assert all(ms < 30 for ms in slowest.values()), slowest  # 8 ms where the machine has nothing else to do
    panel.resize(700, 700)
    assert panel._sides.direction() == panel._sides.Direction.TopToBottom
