"""The activity panel: what each source is doing, did and will do, and a log of what went wrong, one entry a pause."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import moment, number
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig
from earful.panels.activity import wording
from earful.panels.activity.facts import Facts, read
from earful.panels.activity.log_view import Line, LogView
from earful.panels.activity.looked import Looked
from earful.panels.activity.source_row import SourceRow
from earful.panels.parts.buttons import Button
from earful.panels.parts.card import Card, row
from earful.panels.parts.empty_state import EmptyState
from earful.panels.parts.panel import Panel
from earful.panels.parts.text import PlainLabel
from earful.panels.sources import wording as sources
from earful.store.activity import Entry
from earful.store.brands import pause_source
from earful.store.database import Database

_GATHER_MS = 300  # pages arrive in bursts
_LOOK_AGAIN_MS = 10_000
_TICK_MS = 1_000  # the countdowns
_ROWS_A_FRAME = 1
_SIDE_BY_SIDE = 820  # pixels of panel; below it the log stands under the sources


class ActivityPanel(Panel):
    """`allowed` False shows everything and lets nothing be done: the demo asks nobody."""

    def __init__(self, session: Session, *, allowed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._allowed = session, allowed
        self._facts: Facts | None = None
        self._query = ""
        self._so_far: dict[int, tuple[Moment, int]] = {}
        self._waiting: list[int] = []
        self._names: dict[int, str] = {}
        self._searched: dict[int, str] = {}
        self.rows: dict[int, SourceRow] = {}
        self.title, self.summary = PlainLabel("", "title"), PlainLabel("", "muted")
        self.sync_all = Button("", icon_name="refresh")
        self.sources_title, self.log_title = PlainLabel("", "strong"), PlainLabel("", "strong")
        self.calm, self.nothing = PlainLabel("", "muted", wrap=True), PlainLabel("", "muted")
        self.log, self.empty = LogView(self._line), EmptyState("activity")
        self._column = QVBoxLayout()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = row(self.title, self.summary, self.sync_all, spacing=Space.M)
        head.setStretch(1, 1)
        self.sync_all.setVisible(self._allowed)
        self._sides.setSpacing(Space.M)
        self._sides.addWidget(self._sources_card(), 3)
        self._sides.addWidget(self._log_card(), 2)
        page = QWidget()
        page.setObjectName("content")
        lines = QVBoxLayout(page)
        lines.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        lines.setSpacing(Space.M)
        lines.addLayout(head)
        lines.addLayout(self._sides, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._stack)
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)

    def _sources_card(self) -> Card:
        card, inside = Card(), QWidget()
        inside.setObjectName("content")
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.setSpacing(Space.S)
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.nothing)
        lines.addLayout(self._column)
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        card.body.addWidget(self.sources_title)
        card.body.addWidget(scroll, 1)
        return card

    def _log_card(self) -> Card:
        card = Card()
        card.body.addWidget(self.log_title)
        card.body.addWidget(self.calm)
        card.body.addWidget(self.log, 1000)
        card.body.addStretch(1)  # takes the room where there is no log
        return card

    def _connect(self) -> None:
        engine = self._session.engine
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self.look)
        self._building = QTimer(self, interval=0)
        self._building.timeout.connect(self._build_some)
        for interval, act in ((_LOOK_AGAIN_MS, self._soon), (_TICK_MS, self._tick)):
            timer = QTimer(self, interval=interval)
            timer.timeout.connect(act)
            timer.start()
        engine.page.connect(self._page)
        engine.state_changed.connect(self._soon)
        self.sync_all.clicked.connect(self.ask_all)

    # --- what is shown

    def _soon(self, *_: object) -> None:
        if self.isVisible() and not self._gather.isActive():
            self._gather.start()

    def _page(self, event: dict[str, object]) -> None:
        """A source is being read where it was due; what comes live between its turns is no turn of its own."""
        source, facts = event.get("source"), self._facts
        if isinstance(source, int) and facts is not None:
            state, now = facts.states.get(source), self._session.now()
            if source in self._so_far or state is None or (state.next_at or 0) <= now:
                begun, new = self._so_far.get(source, (now, 0))
                self._so_far[source] = (begun, new + int(str(event.get("new") or 0)))
        self._soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _SIDE_BY_SIDE
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def look(self) -> None:
        """Read everything again and show it."""
        now = self._session.now()
        self._session.reader.ask(lambda database: read(database, now), self._show, owner=self, key="activity")

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        self._stack.setCurrentIndex(0 if facts.sources else 1)
        for source, (begun, _) in list(self._so_far.items()):
            state = facts.states.get(source)
            if state is None or max(state.ok_at or 0, state.tried_at or 0) >= begun:
                del self._so_far[source]  # the turn is over: its state was kept
        wanted = [config.id for config in facts.sources]
        for gone in [key for key in self.rows if key not in wanted]:
            self.rows.pop(gone).deleteLater()
        self._waiting = [key for key in wanted if key not in self.rows]
        for config in facts.sources:
            if config.id in self.rows:
                self._show_row(config)
        if self._waiting:
            self._building.start()
        self._show_log()
        self.summary.setText(self._summary())
        self._filter()

    def _build_some(self) -> None:
        facts = self._facts
        for key in self._waiting[:_ROWS_A_FRAME]:
            made = self.rows[key] = SourceRow()
            made.allow(self._allowed)
            made.wanted.connect(lambda what, key=key: self._wanted(what, key))
            self._column.addWidget(made)
            config = next((one for one in facts.sources if one.id == key), None) if facts else None
            if config is not None:
                self._show_row(config)
        self._waiting = self._waiting[_ROWS_A_FRAME:]
        if not self._waiting:
            self._building.stop()
            self._filter()

    def _told(self, facts: Facts, config: SourceConfig) -> wording.Told:
        begun = self._so_far.get(config.id)
        return wording.told(
            self._as_shown(config),
            facts.states.get(config.id),
            self._session.now() if self._allowed else facts.now,
            live=config.id in self._session.engine.live,
            so_far=begun[1] if begun else None,
            open_to=facts.open_to.get(config.id),
        )

    def _as_shown(self, config: SourceConfig) -> SourceConfig:
        # The demo's sources are kept from asking by a pause that nobody made.
        return config if self._allowed else sources.as_if_asked(config)

    def _show_row(self, config: SourceConfig) -> None:
        facts = self._facts
        if facts is None:
            return
        looked, counts = facts.looked.get(config.id, Looked()), facts.counts.get(config.id, [])
        brand = facts.brands.get(config.brand_id or 0)
        self.rows[config.id].show_source(
            sources.name_of(config),
            sources.listens_to(config, brand),
            self._told(facts, config),
            looked,
            wording.covered(looked, counts),
            self._as_shown(config).paused,
        )

    def _tick(self) -> None:
        if self._facts is None or not self.isVisible():
            return
        for config in self._facts.sources:
            if config.id in self.rows:
                self.rows[config.id].show_told(self._told(self._facts, config))

    def _summary(self) -> str:
        facts = self._facts
        if facts is None:
            return ""
        kinds = [sources.kind_of(self._as_shown(one), facts.states.get(one.id), facts.now) for one in facts.sources]
        words = (
            ("ok", self.tr("%1 listening")),
            ("waiting", self.tr("%1 waiting")),
            ("failed", self.tr("%1 not heard")),
            ("off", self.tr("%1 off")),
        )
        return " · ".join(text.replace("%1", number(kinds.count(kind))) for kind, text in words if kind in kinds)

    # --- the log

    def _show_log(self) -> None:
        facts = self._facts
        if facts is None:
            return
        self._names = {config.id: sources.name_of(config) for config in facts.sources}
        shown = [one for one in facts.entries if self._query in self._found_by(one)] if self._query else facts.entries
        self.log.lines.set_entries(shown)
        self.log.setVisible(bool(shown))
        self.calm.setVisible(not shown)
        found = self.tr("No entry matches the search.")
        self.calm.setText(found if facts.entries else self.tr("Nothing went wrong so far."))

    def _found_by(self, one: Entry) -> str:
        """What the search looks through; kept, since words take longer than comparing them."""
        if one.id not in self._searched:
            self._searched[one.id] = f"{self._names.get(one.source_id or 0, '')} {wording.entry(one)}".casefold()
        return self._searched[one.id]

    def _line(self, one: Entry) -> Line:
        now, known = self._session.now(), self._names.get(one.source_id or 0)
        name = known or self.tr("A source that was removed")
        lasts = one.until is None and one.kind in ("failed", "live_lost") and known is not None
        over = wording.lasted(one, now) if lasts or one.until is not None else ""
        return Line(wording.mark(one, lasts), name, moment(one.at, now), wording.entry(one), over)

    def search(self, text: str) -> None:
        self._query = text.strip().casefold()
        self._filter()
        self._show_log()

    def _filter(self) -> None:
        found = [made for made in self.rows.values() if self._query in made.search_text()]
        for made in self.rows.values():
            made.setVisible(made in found)
        self.nothing.setVisible(bool(self.rows) and not found)

    # --- what can be done

    def _wanted(self, what: str, source_id: int) -> None:
        if what == "sync":
            self._session.engine.sync(source_id)
            self._so_far.setdefault(source_id, (self._session.now(), 0))
            self._tick()
            return

        def write(database: Database) -> None:
            pause_source(database, source_id, what == "pause")

        def done(_: object) -> None:
            self._session.engine.reload()
            self.look()

        self._session.operations.write(write, done, owner=self)

    def ask_all(self) -> None:
        """Ask every source now that is not paused."""
        for config in self._facts.sources if self._facts else ():
            if not config.paused:
                self._wanted("sync", config.id)

    def take_focus(self) -> None:
        self.log.setFocus()

    # --- words

    def retranslate(self) -> None:
        self._searched = {}
        self.title.setText(self.tr("Activity"))
        self.sync_all.setText(self.tr("Ask all now"))
        self.sources_title.setText(self.tr("Now and next"))
        self.log_title.setText(self.tr("What happened"))
        self.log.setAccessibleName(self.log_title.text())
        self.nothing.setText(self.tr("No source matches the search."))
        self.empty.say(
            self.tr("Nothing is listened to yet"),
            self.tr("Add a source, and what it does, did and will do stands here."),
            ((self.tr("Go to the sources"), lambda: self._session.panel_wanted.emit("sources")),),
        )
        if self._facts is not None:
            self._show(self._facts)
