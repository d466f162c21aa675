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
from earful.domain.moments import DAY, Moment
from earful.export.timeline_figures import Span, TimelineFigures, compared, read_timeline, with_counts
from earful.panels.timeline.cards import CardFigures, read_cards, read_unheard
from earful.panels.timeline.filters import BEFORE, Choices
from earful.panels.timeline.periods import Range, fitting, natural_bin, since
from earful.store.brands import brands
from earful.store.counting_back import Turn, count_back
from earful.store.database import Database
from earful.store.focus import EVERYTHING, Focus
from earful.store.sensors import Count, coverage_counts
from earful.store.timeline import Bin, Tally, desks_heard, first_heard, platforms_heard, timeline

_AT_MOST_EVERY_MS = 1000
# A reading that takes long must not follow itself: it may use a fifth of the reader's time.
_REST = 4
NOTHING = Choices()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person wants to see; `size` None: as fine as fits the period."""

    range: Range
    size: Bin | None
    brand_id: int | None
    now: Moment
    zone: ZoneInfo
    focus: Focus = EVERYTHING
    share: bool = False
    against: str = ""  # "before", the id of a brand, or nothing
    span: Span | None = None  # for the range "span"


@dataclass(frozen=True, slots=True)
class Shown:
    """What was read. `figures` None: nothing was ever heard."""

    asked: Asked
    since: Moment
    figures: TimelineFigures | None
    choices: Choices = NOTHING
    overview: tuple[Tally, ...] = ()
    counts: tuple[Count, ...] = ()


def read(database: Database, asked: Asked) -> Shown:
    """The figures of what was asked."""
    first = first_heard(database, asked.brand_id)
    if asked.range == "span" and asked.span is not None:
        start, end = asked.span
    else:
        start, end = since(asked.range, asked.now, asked.zone, first), asked.now
    if first is None:
        return Shown(asked, start, None)
    size = fitting(asked.size or natural_bin(start, end), start, end)
    figures = read_timeline(database, start, end, size, asked.zone, focus=asked.focus)
    figures = replace(figures, share=asked.share, until=min(figures.until, asked.now))
    if asked.against:
        figures = compared(database, figures, None if asked.against == BEFORE else int(asked.against))
    counts = tuple(one for one in coverage_counts(database, asked.brand_id) if one.known and one.got < one.known)
    choices = Choices(
        tuple(platforms_heard(database, asked.brand_id)),
        tuple(desks_heard(database, asked.brand_id)),
        tuple(brands(database)),
    )
    return Shown(asked, start, figures, choices, tuple(_overview(database, first, asked)), counts)


def _overview(database: Database, first: Moment, asked: Asked) -> list[Tally]:
    """All that was ever heard of the brand, in some hundred bins at most."""
    first = max(min(first, asked.now - 7 * DAY), asked.now - 40 * 366 * DAY)
    size: Bin = "day" if asked.now - first <= 400 * DAY else "week" if asked.now - first <= 2_800 * DAY else "month"
    return timeline(database, first, asked.now, size, asked.zone, brand_id=asked.brand_id)


class Reading(QObject):
    """`read(Shown)`, then `counted(CardFigures)`; `failed(Failure)`. While the panel is out of sight it only notes that
    something arrived."""

    read = Signal(object)
    counted = Signal(object)
    counted_back = Signal(object)  # TimelineFigures with what was counted so far
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
        self._counting = 0
        self._cached_for: object = None
        self._cache: dict[Tally, Tally] = {}
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
        if figures is not None and not figures.focus.counted_ahead:
            self._begin_counting(shown)
        if figures is not None:
            self._session.reader.ask(
                lambda database: read_cards(database, figures, shown.asked.brand_id),
                lambda cards: self._counted(cards, shown.asked),
                owner=self,
                key="cards",
                on_failure=self._failed,
            )

    def _begin_counting(self, shown: Shown) -> None:
        """Words and people are counted from the mentions, the newest first, in turns on the reader for long counts.

        What was counted of a bin holds as long as the counts by hour of it are the same."""
        assert shown.figures is not None
        focus, figures = shown.figures.focus, shown.figures
        key = (focus, figures.size, figures.zone.key)
        if key != self._cached_for:
            self._cached_for, self._cache = key, {}
        self._counting = self._counting + 1
        number = self._counting
        self._session.counter.ask(
            lambda database: timeline(
                database, figures.start, figures.until, figures.size, figures.zone, brand_id=focus.brand_id
            ),
            lambda stamps: self._count_on(figures, tuple(stamps), len(figures.tallies), {}, number),
            owner=self,
            key="back",
            on_failure=self._failed,
        )

    def _count_on(
        self, figures: TimelineFigures, stamps: tuple[Tally, ...], left: int, found: dict[int, Tally], number: int
    ) -> None:
        if number != self._counting or not self._panel.isVisible():
            self._stale = self._stale or number == self._counting
            return
        bins = min(len(stamps), len(figures.tallies))
        while left and left <= bins and (known := self._cache.get(stamps[left - 1])) is not None:
            left -= 1
            found[left] = known
        while left > 0 and left <= bins and stamps[left - 1].n == 0:
            left -= 1
            found[left] = Tally(figures.tallies[left].start, figures.tallies[left].end)
        self.counted_back.emit(with_counts(figures, found, left))
        if not left:
            return

        def turned(turn: Turn) -> None:
            for place, tally in turn.found.items():
                if place < bins:
                    self._cache[stamps[place]] = tally
            self._count_on(figures, stamps, turn.left, found | turn.found, number)

        self._session.counter.ask(
            lambda database: count_back(database, figures.tallies, figures.focus, left),
            turned,
            owner=self,
            key="back",
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
