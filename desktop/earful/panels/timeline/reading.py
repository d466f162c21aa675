"""Asks the store for the timeline: figures first, then the cards, and again when something arrives."""

import importlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from earful.app.session import Session
from earful.domain.failures import Failure
from earful.domain.moments import Moment
from earful.export.timeline_figures import TimelineFigures, read_timeline
from earful.panels.timeline.cards import CardFigures, read_cards, read_unheard
from earful.panels.timeline.periods import Range, fitting, natural_bin, since
from earful.store.database import Database
from earful.store.timeline import Bin, first_heard

_AT_MOST_EVERY_MS = 1000
# A reading that takes long must not follow itself: it may use a fifth of the reader's time.
_REST = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person wants to see; `size` None: as fine as fits the period."""

    range: Range
    size: Bin | None
    brand_id: int | None
    now: Moment
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Shown:
    """What was read. `figures` None: nothing was ever heard."""

    asked: Asked
    since: Moment
    figures: TimelineFigures | None


def read(database: Database, asked: Asked) -> Shown:
    """The figures of what was asked."""
    first = first_heard(database, asked.brand_id)
    start = since(asked.range, asked.now, asked.zone, first)
    if first is None:
        return Shown(asked, start, None)
    size = fitting(asked.size or natural_bin(start, asked.now), start, asked.now)
    return Shown(asked, start, read_timeline(database, start, asked.now, size, asked.zone, brand_id=asked.brand_id))


class Reading(QObject):
    """`read(Shown)`, then `counted(CardFigures)`; `failed(Failure)`. While the panel is out of sight it only notes that
    something arrived."""

    read = Signal(object)
    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, asked: Callable[[], Asked], panel: QWidget) -> None:
        super().__init__(panel)
        self._session = session
        self._asked = asked
        self._panel = panel
        self._stale = True
        self._began = 0.0
        self._unheard: tuple[int | None, Moment | None] = (None, None)
        self.chart_class: Any = None
        self._soon = QTimer(self, singleShot=True, interval=_AT_MOST_EVERY_MS)
        self._soon.timeout.connect(self._again)
        for signal in (session.engine.page, session.operations.stored, session.operations.reverted):
            signal.connect(self.soon)

    def wake(self) -> None:
        """The panel comes to sight: read unless what it shows is still true."""
        if self._stale:
            self.now()
        if self.chart_class is None:
            self.load_chart(lambda: None)  # behind the figures, before the cards

    def soon(self, _what: object = None) -> None:
        """Something arrived or was decided: read again within a second."""
        self._stale = True
        if not self._soon.isActive():
            self._soon.start()

    def forget(self) -> None:
        """Another brand: nothing that was counted is true of it."""
        self._unheard = (None, None)

    def now(self) -> None:
        """Read at once, in place of what is being read."""
        if not self._panel.isVisible():
            self._stale = True
            return
        self._stale = False
        asked = self._asked()
        self._began = time.perf_counter()
        self._session.reader.ask(
            lambda database: read(database, asked), self._read, owner=self, key="read", on_failure=self._failed
        )

    def load_chart(self, then: Callable[[], object]) -> None:
        """Imports the chart on the reader's thread (half a second on the Qt thread would be seen), then goes on."""

        def loaded(module: Any) -> None:
            self.chart_class = module.TimelineChart
            then()

        self._session.reader.ask(
            lambda _: importlib.import_module("earful.panels.timeline.chart"), loaded, owner=self, key="chart"
        )

    def _again(self) -> None:
        if self._stale and self._panel.isVisible():
            self.now()

    def _read(self, shown: Shown) -> None:
        self.read.emit(shown)
        figures = shown.figures
        if figures is not None:
            self._session.reader.ask(
                lambda database: read_cards(database, figures, shown.asked.brand_id),
                lambda cards: self._counted(cards, shown.asked),
                owner=self,
                key="cards",
                on_failure=self._failed,
            )

    def _counted(self, cards: CardFigures, asked: Asked) -> None:
        # The cards keep the old number of the unheard until the new one is there.
        self.counted.emit(replace(cards, unheard=self._unheard[0], oldest=self._unheard[1]))
        self._session.reader.ask(
            lambda database: read_unheard(database, cards, asked.brand_id, asked.now),
            self._all_counted,
            owner=self,
            key="cards",
            on_failure=self._failed,
        )

    def _all_counted(self, cards: CardFigures) -> None:
        self._unheard = (cards.unheard, cards.oldest)
        took = (time.perf_counter() - self._began) * 1000
        self._soon.setInterval(max(_AT_MOST_EVERY_MS, int(took * _REST)))
        self.counted.emit(cards)

    def _failed(self, failure: Failure) -> None:
        self._stale = True
        self.failed.emit(failure)
