"""How the first listening goes, with real numbers: what was heard so far, and how each source is."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import number
from earful.domain.brand import Brand
from earful.domain.failures import Failure
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig
from earful.panels.failures import failure_of_engine, failure_text
from earful.panels.parts.buttons import Button, PrimaryButton
from earful.panels.parts.card import Card, row
from earful.panels.parts.text import ElidedLabel, PlainLabel, literal_tip
from earful.panels.sources import wording
from earful.panels.sources.card import StateMark
from earful.store import reading
from earful.store.brands import source_configs
from earful.store.database import Database
from earful.store.reading import Totals
from earful.store.sensors import SourceState, source_states

_GATHER_MS = 200
_LOOK_AGAIN_MS = 1_000


@dataclass(frozen=True)
class Heard:
    """What is known so far."""

    sources: list[SourceConfig]
    states: dict[int, SourceState]
    totals: Totals


class Progress(QWidget):
    """`left(where)`: the person goes on, to "inbox" or to "sources"."""

    left = Signal(str)

    def __init__(self, session: Session, brand: Brand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._brand = session, brand
        self._trouble: Failure | None = None
        self._unheard = self._any = False
        self.title, self.text = PlainLabel("", "heading"), PlainLabel("", "muted", wrap=True)
        self.heard, self.small = PlainLabel("", "number"), PlainLabel("", "note")
        self.card = Card()
        self._lines: dict[int, tuple[StateMark, PlainLabel, ElidedLabel, PlainLabel]] = {}
        self._grid = QGridLayout()
        self.go, self.more = PrimaryButton(""), Button("")
        self.go.clicked.connect(lambda: self.left.emit("inbox"))
        self.more.clicked.connect(lambda: self.left.emit("sources"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for label in (self.title, self.text):
            column.addWidget(label)
        column.addSpacing(Space.S)
        self.card.body.addWidget(self.heard)
        self.card.body.addWidget(self.small)
        self.card.body.addSpacing(Space.S)
        self.card.body.addLayout(self._grid)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(2, 1)
        column.addWidget(self.card)
        column.addSpacing(Space.S)
        column.addLayout(row(self.go, self.more, None))
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self.look)
        self._again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._again.timeout.connect(self.look)
        for signal in (session.engine.page, session.engine.state_changed):
            signal.connect(self._soon)
        session.engine.page.connect(self._works)
        session.engine.failed.connect(self._failed)
        self.retranslate()

    def _failed(self, event: dict[str, object]) -> None:
        """The engine itself cannot work: that is told instead of a zero that stays."""
        self._trouble = failure_of_engine(event) or self._trouble
        self._say()

    def _works(self, _event: object) -> None:
        self._trouble = None

    def _soon(self, *_: object) -> None:
        if not self._gather.isActive():
            self._gather.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._again.start()
        self.look()

    def look(self) -> None:
        """Read how far it is."""
        now, brand_id = self._session.now(), self._brand.id

        def read(database: Database) -> Heard:
            sources = [one for one in source_configs(database) if one.brand_id == brand_id]
            return Heard(sources, source_states(database), reading.totals(database, now, brand_id))

        self._session.reader.ask(read, lambda seen: self._show(seen, now), owner=self, key="progress")

    def _show(self, seen: Heard, now: Moment) -> None:
        self.heard.setText(number(seen.totals.heard))
        complaints = self.tr("heard so far · %1 of them complaints").replace("%1", number(seen.totals.unheard))
        self.small.setText(complaints)
        for config in seen.sources:
            self._show_line(config, seen.states.get(config.id), now)
        self._unheard = bool(seen.sources) and all(
            wording.kind_of(config, seen.states.get(config.id), now) == "failed" for config in seen.sources
        )
        self._any = seen.totals.heard > 0
        self._say()

    def _show_line(self, config: SourceConfig, state: SourceState | None, now: Moment) -> None:
        if config.id not in self._lines:
            line = (StateMark(), PlainLabel("", "strong"), ElidedLabel("", "muted"), PlainLabel("", "note"))
            for column, widget in enumerate(line):
                self._grid.addWidget(widget, len(self._lines), column)
            self._lines[config.id] = line
        mark, name, standing, count = self._lines[config.id]
        asked = state is not None and (state.ok_at is not None or state.failure is not None)
        mark.set_state(wording.kind_of(config, state, now))
        name.setText(wording.name_of(config))
        standing.setText(wording.in_short(config, state, now) if asked else self.tr("Asking now…"))
        standing.setToolTip(literal_tip(wording.standing(config, state, now)) if asked else "")
        count.setText(self.tr("%1 heard").replace("%1", number(state.new if state else 0)))

    def retranslate(self) -> None:
        """Every text in the language in force."""
        self.title.setText(self.tr("Listening for %1").replace("%1", self._brand.name))
        self.more.setText(self.tr("Add feeds and accounts"))
        self._say()

    def _say(self) -> None:
        self.go.setText(self.tr("Read what was said") if self._any else self.tr("Go to the inbox"))
        self.text.set_tint("negative" if self._trouble is not None else "")
        if self._trouble is not None:
            self.text.setText(failure_text(self._trouble))
        elif self._unheard:
            self.text.setText(
                self.tr(
                    "No source could be reached just now. They are asked again by themselves;"
                    " under Sources stands what is wrong with each."
                )
            )
        else:
            self.text.setText(
                self.tr(
                    "The first look goes back 30 days and takes a few minutes. You need not wait: it goes on by"
                    " itself, and new complaints are told as they come."
                )
            )
