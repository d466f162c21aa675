"""Events: what was talked about more than the brand's own past explains, each with a page, a plan and a log."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import moment
from earful.domain.failures import Failure
from earful.domain.moments import DAY, HOUR, Moment
from earful.insight.events.streams import BUDGETS, Stream, share_of_budget
from earful.panels.events import wording
from earful.panels.events.page import EventPage
from earful.panels.failures import failure_text
from earful.panels.parts.buttons import Button
from earful.panels.parts.card import Card, row
from earful.panels.parts.chip import Chip
from earful.panels.parts.empty_state import EmptyState
from earful.panels.parts.panel import Panel
from earful.panels.parts.text import ElidedLabel, PlainLabel
from earful.panels.timeline.filters import ChoiceButton
from earful.store.brands import brands
from earful.store.database import Database
from earful.store.events import Entry, Event, Watching, decide_event, events, log, set_watching, watching
from earful.store.hourly import hours
from earful.store.listed import Listed
from earful.store.reading import listed

_AGAIN_MS = 1000
_PAST = 365 * DAY


@dataclass(frozen=True)
class Read:
    """What the panel shows, read in one go."""

    events: tuple[Event, ...]
    names: Mapping[int, str]
    watching: Watching
    chosen: Event | None
    typical: tuple[Listed, ...]
    log: tuple[Entry, ...]


def read(database: Database, brand_id: int | None, chosen: str) -> Read:
    """The events of a brand or of all, and the chosen one with its posts and its log."""
    found = events(database, brand_id)
    one = next((event for event in found if event.id == chosen), found[0] if found else None)
    posts = [listed(database, int(identifier)) for identifier in one.data.get("typical", ())] if one else []
    return Read(
        tuple(found),
        {brand.id: brand.name for brand in brands(database)},
        watching(database),
        one,
        tuple(post for post in posts if post is not None),
        tuple(log(database, one.id)) if one else (),
    )


def back_test(database: Database, now: Moment) -> dict[str, int]:
    """How many alarms each budget would have given in the last year, over all brands of ours."""
    ours = [brand for brand in brands(database) if not brand.competitor]
    found = dict.fromkeys(BUDGETS, 0)
    for brand in ours:
        counted = hours(database, now - _PAST, now, brand.id)
        first = next((place for place, n in enumerate(counted.n) if n), None)
        if first is None:
            continue
        stream = Stream(counted.start + first * HOUR, counted.n[first:], counted.complaints[first:])
        for budget in BUDGETS:
            found[budget] += len(stream.alarms(share_of_budget(budget, len(ours))))
    return found


class EventCard(Card):
    """One event in the list."""

    def __init__(self, event: Event, brand: str, now: Moment, parent: QWidget | None = None) -> None:
        super().__init__(opens=True, padding=Space.M, parent=parent)
        title = ElidedLabel(wording.title(event), "strong")
        tint = {"growing": "negative", "peaking": "negative", "fading": "amber"}.get(event.stage, "quiet")
        head = row(title, Chip(wording.stage(event), tint))
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addWidget(ElidedLabel(f"{brand} · {wording.channel(event)}", "muted"))
        self.body.addWidget(ElidedLabel(moment(event.noticed_at, now), "small"))
        self.setAccessibleName(f"{wording.title(event)}, {wording.stage(event)}, {brand}")


class EventsPanel(Panel):
    """A list at the left, the chosen event's page at the right. Read anew when the engine tells of events."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen = ""
        self._read: Read | None = None
        self._tested: dict[str, int] = {}
        self._title = PlainLabel("", "heading")
        self._about = ElidedLabel("", "muted")
        self.budget = ChoiceButton()
        self.switch = Button("")
        self.page = EventPage()
        self._empty = EmptyState("events")
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self.cards: list[EventCard] = []
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        head = row(self._title, self._about, self.budget, self.switch, spacing=Space.M)
        head.setStretch(1, 1)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(_scrolled(self._list, 250))
        page = QVBoxLayout()
        page.addWidget(self.page)
        self._columns.addWidget(_scrolled(page, 360))
        self._columns.setSizes([320, 760])
        self._pages = QStackedWidget()
        self._pages.addWidget(self._columns)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        column.setSpacing(Space.L)
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        session = self._session
        self._soon = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._soon.timeout.connect(self.refresh)
        heard = getattr(session.engine, "heard", None)
        if heard is not None:
            heard.connect(self._heard)
        session.brand_changed.connect(self.refresh)
        self.budget.chosen.connect(self._set_budget)
        self.switch.clicked.connect(self._turn)
        self.page.step_turned.connect(self._turn_step)
        self.page.noted.connect(lambda text: self._decide("note", {"text": text}))
        self.page.post_opened.connect(session.open_mention)

    # --- reading

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _heard(self, event: dict[str, object]) -> None:
        if event.get("event") in ("event", "done"):
            self._soon.start()

    def refresh(self) -> None:
        """Read again; out of sight nothing is read."""
        if not self.isVisible():
            return
        brand, chosen, now = self._session.brand_id, self._chosen, self._session.now()
        self._session.reader.ask(
            lambda database: read(database, brand, chosen), self._show, owner=self, key="events", on_failure=self._fail
        )
        self._session.counter.ask(
            lambda database: back_test(database, now), self._show_test, owner=self, key="test", on_failure=self._fail
        )

    def open_event(self, identifier: str) -> None:
        """Bring one event to sight."""
        self._chosen = identifier
        self.refresh()

    def _show(self, found: Read) -> None:
        self._read = found
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        now = self._session.now()
        self.cards = [EventCard(one, found.names.get(one.brand_id, ""), now) for one in found.events]
        for place, (card, one) in enumerate(zip(self.cards, found.events, strict=True)):
            card.opened.connect(partial(self.open_event, one.id))
            card.set_marked(found.chosen is not None and one.id == found.chosen.id)
            self._list.insertWidget(place, card)
        self._pages.setCurrentWidget(self._columns if found.events else self._empty)
        if found.chosen is not None:
            self._chosen = found.chosen.id
            self.page.show_event(found.chosen, found.typical, found.log, now)
        self._say()

    def _show_test(self, tested: dict[str, int]) -> None:
        self._tested = tested
        self._say()

    def _fail(self, failure: Failure) -> None:
        title = self.tr("The events could not be read")
        self._session.show_toast(title, failure_text(failure), key="events", tint="negative")

    # --- deciding

    def _decide(self, kind: str, value: Mapping[str, Any]) -> None:
        identifier, now = self._chosen, self._session.now()
        self._session.operations.write(
            lambda database: decide_event(database, identifier, kind, now, value),
            lambda _: self.refresh(),
            owner=self,
            on_failure=self._fail,
        )

    def _turn_step(self, key: str, done: bool) -> None:
        self._decide("step", {"step": key, "done": done})

    def _set_budget(self, key: str) -> None:
        self._set(Watching(self._on, key))

    def _turn(self) -> None:
        self._set(Watching(not self._on, self.budget.current or "month"))

    @property
    def _on(self) -> bool:
        return self._read is None or self._read.watching.on

    def _set(self, wanted: Watching) -> None:
        now = self._session.now()
        self._session.operations.write(
            lambda database: set_watching(database, wanted, now),
            lambda _: self.refresh(),
            owner=self,
            on_failure=self._fail,
        )

    # --- words

    def _say(self) -> None:
        settings = self._read.watching if self._read is not None else Watching()
        self.budget.set_current(settings.budget)
        self.budget.set_options([(key, self._with_test(key)) for key in BUDGETS], self.tr("At most"))
        self.switch.setText(self.tr("Stop watching") if settings.on else self.tr("Watch for events"))
        self.switch.updateGeometry()
        told = self.tr("At most %1, over all brands together")
        about = told.replace("%1", wording.budget(settings.budget)) if settings.on else self.tr("Nobody watches")
        tested = self._tested.get(settings.budget)
        if tested is not None:
            about += " · " + self.tr("on the last year of your own: %n alert(s)", "", tested)
        self._about.setText(about)

    def _with_test(self, key: str) -> str:
        tested = self._tested.get(key)
        told = wording.budget(key)
        return told if tested is None else f"{told} ({tested})"

    def retranslate(self) -> None:
        self._title.setText(self.tr("Events"))
        self._empty.say(
            self.tr("No event so far"),
            self.tr(
                "When people speak about you more than your own past explains, it stands here: what it is about, since "
                "when, where, and when its end may be expected."
            ),
        )
        self.page.retranslate()
        self._say()
        if self._read is not None:
            self._show(self._read)

    def take_focus(self) -> None:
        (self.cards[0] if self.cards else self).setFocus()


def _scrolled(column: QVBoxLayout, narrowest: int) -> QScrollArea:
    content = QWidget()
    content.setObjectName("content")
    column.setContentsMargins(0 if narrowest < 300 else Space.M, 0, Space.M, Space.L)
    outer = QVBoxLayout(content)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addLayout(column)
    outer.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumWidth(narrowest)
    area.setWidget(content)
    return area
