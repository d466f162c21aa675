"""The timeline: how people feel over time, what it rests on, and the very mentions behind every point of it."""

from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from earful.app.language import translate
from earful.app.session import Session
from earful.app.theme import theme
from earful.app.tokens import Space
from earful.domain.failures import Failure, KnownError
from earful.domain.moments import Moment
from earful.domain.query import Query, parse
from earful.export import chart_words as words
from earful.export.timeline_figures import TimelineFigures
from earful.insight.events.statement import Effect
from earful.panels.activity.wording import known_of
from earful.panels.failures import failure_text
from earful.panels.parts.buttons import Button
from earful.panels.parts.card import row
from earful.panels.parts.commands import Commands
from earful.panels.parts.empty_state import EmptyState
from earful.panels.parts.panel import Panel
from earful.panels.parts.segmented import SegmentedControl
from earful.panels.parts.text import ElidedLabel, PlainLabel
from earful.panels.timeline.cards import Cards
from earful.panels.timeline.chart_card import ChartCard, InSight
from earful.panels.timeline.exporting import ExportButton
from earful.panels.timeline.filters import Filters
from earful.panels.timeline.keys import add_commands
from earful.panels.timeline.marking import Marking
from earful.panels.timeline.periods import RANGES, Range
from earful.panels.timeline.reading import Asked, Reading, Shown
from earful.panels.timeline.silence import say_nothing_heard
from earful.panels.timeline.statement_card import StatementCard, read_effect
from earful.panels.timeline.strip import Strip
from earful.store.behind import Selection
from earful.store.focus import Focus
from earful.store.markers import Marker
from earful.store.timeline import BINS, Bin

K = TypeVar("K", bound=str)
_SCROLL_BAR = 10
_LOWEST, _HIGHEST = 410, 700  # of the chart's card
_QUOTES = 165


class TimelinePanel(Panel):
    """Range, bins and layers over one chart; everything in sight is of one reading. Reads itself anew when something
    arrives, at most once a second, and leaves zoom, cursor and quotes where they are."""

    def __init__(self, session: Session, commands: Commands | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._range: Range = _one_of(session.settings.get("timeline/range"), RANGES, "quarter")
        self._bin: Bin | None = None
        self._shown: Shown | None = None
        # What the strip shows: a feeling, and the start of the bin, or None for the whole period.
        self._behind: tuple[str, Moment | None] = ("", None)
        self._span: tuple[Moment, Moment] | None = None
        self._query: Query | None = None
        self._build()
        self.marking = Marking(session, self, lambda: self.reading.now(), self.ask_effect)
        self.reading = Reading(session, self._asked, self)
        self.reading.read.connect(self._show)
        self.reading.counted.connect(lambda cards: self.cards.show_figures(cards, session.now()))
        self.reading.counted_back.connect(self._counted_back)
        self.reading.failed.connect(self._fail)
        self._connect()
        add_commands(self, commands if commands is not None else Commands(self))
        self._empty.say("", "")
        self.retranslate()
        self.cards.show_figures(None, 0)

    # --- how it is built

    def _build(self) -> None:
        self._title = PlainLabel("", "heading")
        self._about = ElidedLabel("", "muted")
        self.range = SegmentedControl([(key, key) for key in RANGES], self._range)
        self.bin = SegmentedControl([(key, key) for key in BINS], "day")
        self.export = ExportButton(self._session, self._in_sight)
        self.filters = Filters()
        self.markers = Button("", menu=True)
        self.statement = StatementCard()
        self.cards = Cards()
        self.card = ChartCard()
        self.strip = Strip(self._session)
        self._empty = EmptyState("timeline")
        head = row(self._title, self._about, self.range, self.bin, self.export, spacing=Space.M)
        head.setStretch(1, 1)
        self._head = QWidget()
        self._head.setLayout(head)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._content())
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, 0, 0)
        column.setSpacing(Space.L)
        self._head.setContentsMargins(0, 0, Space.XXL, 0)
        column.addWidget(self._head)
        self._second = QWidget()
        second = row(self.filters, self.markers, spacing=Space.S)
        second.setStretch(0, 1)
        second.setContentsMargins(0, 0, Space.XXL, 0)
        self._second.setLayout(second)
        column.addWidget(self._second)
        column.addWidget(self._pages, 1)

    def _content(self) -> QWidget:
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Space.XXL - _SCROLL_BAR, Space.XL)
        column.setSpacing(Space.L)
        column.addWidget(self.cards)
        column.addWidget(self.card)
        column.addWidget(self.statement)
        column.addWidget(self.strip)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # nothing moves when quotes come
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        return self._scroll

    def _connect(self) -> None:
        session = self._session
        self.range.chosen.connect(self._choose_range)
        self.bin.chosen.connect(self._choose_bin)
        self.cards.opened.connect(self._open_card)
        self.card.bin_opened.connect(self.open_bin)
        self.card.further.connect(self._show_everything)
        self.card.ribbon.chosen.connect(self.choose_span)
        self.filters.changed.connect(self._narrow)
        self.markers.clicked.connect(self.open_markers)
        self.statement.closed.connect(self.statement.hide)
        self.strip.closed.connect(self.open_whole)
        session.brand_changed.connect(self._another_brand)
        session.settings.changed.connect(self._setting_changed)
        theme().changed.connect(self.card.repaint_chart)

    # --- asking

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shown is None:
            self.card.say_waiting()
        self.reading.wake()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The chart takes what cards and the first row of quotes leave of the window.
        heads = self._head.sizeHint().height() + self._second.sizeHint().height()
        above = Space.XL + heads + self.cards.sizeHint().height() + 4 * Space.L
        room = self.height() - above - _QUOTES
        self.card.setFixedHeight(max(_LOWEST, min(room, _HIGHEST)))

    def _asked(self) -> Asked:
        session, filters = self._session, self.filters
        people = filters.view_as.current == "people"
        focus = Focus(session.brand_id, filters.platform, filters.desk, self._query, people)
        share = filters.view_as.current == "share" and focus.desk is None
        against = filters.against if focus.counted_ahead else ""
        return Asked(
            self._range, self._bin, session.brand_id, session.now(), session.zone(), focus, share, against, self._span
        )

    def search(self, text: str) -> None:
        """Count only mentions with these words; a half-typed query leaves what is shown."""
        try:
            query = parse(text, self._session.now(), self._session.zone())
        except KnownError:
            return
        wanted = None if query.everything else query
        if wanted != self._query:
            self._query = wanted
            self._start_over()

    def choose_span(self, start: Moment, end: Moment) -> None:
        """Show this period, which is none of the ranges."""
        self._range, self._span, self._bin = "span", (start, end), None
        self.range.set_current("")
        self._start_over()

    def _narrow(self) -> None:
        self.statement.hide()
        self._start_over()

    def _start_over(self) -> None:
        """Something else is looked at: the old cursor and quotes mean nothing there."""
        self._shown, self._behind = None, ("", None)
        self.cards.show_figures(None, 0)
        self.reading.now()

    def _another_brand(self) -> None:
        self.reading.forget()
        self.filters.clear()
        self.statement.hide()
        self._start_over()

    def _choose_range(self, key: str) -> None:
        self._range, self._bin, self._span = _one_of(key, RANGES, "quarter"), None, None
        self._session.settings.set("timeline/range", key)
        self._start_over()

    def _choose_bin(self, key: str) -> None:
        self._bin = _one_of(key, BINS, "day")
        self._start_over()

    def _setting_changed(self, key: str, _value: object) -> None:
        if key == "time_zone":
            self._start_over()

    # --- what was read

    def _show(self, shown: Shown) -> None:
        first = self._shown is None
        self._shown = shown
        for control in (self.range, self.bin, self.export, self._second):
            control.setVisible(shown.figures is not None)
        if shown.figures is None:
            say_nothing_heard(self._empty, self._session)
            self._pages.setCurrentWidget(self._empty)
            return
        self._pages.setCurrentIndex(0)
        self.filters.offer(shown.choices, shown.asked.brand_id)
        self.card.show_figures(shown.figures, keep=not first)
        self.card.ribbon.show_overview(
            shown.overview, shown.figures.start, min(shown.figures.end, shown.asked.now), shown.figures.zone
        )
        read = known_of(shown.counts)
        self.card.show_read(translate("TimelinePanel", "Read: %1").replace("%1", read) if read else "")
        if self.card.chart is None:
            self.reading.load_chart(self._adopt_chart)
        self.bin.set_current(shown.figures.size)
        self._say()
        name, start = self._behind
        self._open(name, None if start is None else shown.figures.at(start), live=not first)

    def _counted_back(self, figures: TimelineFigures) -> None:
        """More was counted: the same bins, further back."""
        if self._shown is not None and self._shown.figures is not None:
            self._shown = replace(self._shown, figures=figures)
            self.card.show_figures(figures, keep=True)

    def _adopt_chart(self) -> None:
        self.card.adopt(self.reading.chart_class)
        if self.isVisible() and not any(control.hasFocus() for control in (self.range, self.bin, self.export)):
            self.take_focus()

    def _fail(self, failure: Failure) -> None:
        if self._shown is None:
            self._empty.set_icon("warning")
            again = (self.tr("Try again"), self.reading.now)
            self._empty.say(self.tr("The timeline could not be read"), failure_text(failure), [again])
            self._pages.setCurrentWidget(self._empty)
        else:
            self._session.show_toast(
                self.tr("The timeline could not be read"), failure_text(failure), key="timeline", tint="negative"
            )

    # --- the mentions behind it

    def open_bin(self, place: int, name: str) -> None:
        """Show what they said in one bin; `name` is a feeling, "complaints" or "" for all."""
        self._open(name, place)
        QTimer.singleShot(0, self, self._bring_quotes_into_view)

    def _bring_quotes_into_view(self) -> None:
        """The heading and the first row, and no further: the chart should stay in sight."""
        self._scroll.ensureVisible(0, self.strip.y() + _QUOTES, 0, 0)

    def open_whole(self) -> None:
        self.card.forget_cursor()
        self._open("", None)

    def _open_card(self, card: str) -> None:
        if card == "unheard":
            self._session.open_view("unheard")
        else:
            self._open(card, None)
            self._bring_quotes_into_view()

    def _open(self, name: str, place: int | None, live: bool = False) -> None:
        figures = self._shown.figures if self._shown else None
        if figures is None:
            return
        self._behind = (name, None if place is None else figures.tallies[place].start)
        if place is None:
            start, end = figures.hours_of(0)[0], figures.hours_of(len(figures.tallies) - 1)[1]
            span = words.period(figures.start, figures.end, figures.zone)
        else:
            start, end = figures.hours_of(place)
            span = words.bin_name(figures.tallies[place], figures.size, figures.zone)
        listened = name == "listened"
        feeling = "" if listened else name
        focus = figures.focus
        selection = Selection(
            start, end, self._session.brand_id, feeling, listened, focus.platform, focus.desk, focus.query
        )
        of = figures if place is None else replace(figures, tallies=figures.tallies[place : place + 1])
        exact = not listened and not focus.people and figures.counted_from is None
        known = (of.total(feeling) if feeling else of.n) if exact else None
        called = self.tr("listened to") if listened else words.names().get(name, "")
        what = called or self.tr("mentions")
        if live and not self.strip.differs_in_more_than_time(selection):
            self.strip.refresh(selection, span, what, known)
            return
        self.strip.show_selection(selection, span, what, known, whole=place is None and not name)

    # --- markers

    def mark(self) -> None:
        """Ask what we said or did at the bin that is pointed at, or now."""
        cursor = self.card.chart.cursor if self.card.chart is not None else None
        self.marking.ask(cursor if cursor is not None else self._session.now())

    def open_markers(self) -> None:
        """The markers of this period, each with what can be done."""
        figures = self._shown.figures if self._shown else None
        where = self.markers.mapToGlobal(self.markers.rect().bottomLeft())
        self.marking.open_menu(figures.markers if figures else (), where)

    def ask_effect(self, marker: Marker) -> None:
        """Say whether a statement bent the curve."""
        brand, now = self._session.brand_id, self._session.now()
        self._session.reader.ask(
            lambda database: read_effect(database, marker, brand, now),
            lambda effect: self._show_effect(marker, effect),
            owner=self,
            key="effect",
        )

    def _show_effect(self, marker: Marker, effect: Effect) -> None:
        self.statement.show_effect(marker, effect)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.statement, 0, Space.L))

    def _in_sight(self) -> InSight | None:
        return self.card.in_sight() if self._shown is not None else None

    def take_focus(self) -> None:
        self.card.take_focus()

    # --- words

    def _say(self) -> None:
        figures = self._shown.figures if self._shown else None
        if figures is None:
            self._about.setText("")
            return
        brand = words.narrowed(figures).replace(", ", " · ")
        about = f"{brand} · {words.by_bin(figures.size)}"
        wanted = self._shown.asked.size if self._shown else None
        if wanted is not None and wanted != figures.size:
            too_many = self.tr("(%1 there would be too many)").replace("%1", words.by_bin(wanted))
            about = f"{about} {too_many}"
        self._about.setText(about)

    def _show_everything(self) -> None:
        self.range.set_current("all")
        self._choose_range("all")

    def retranslate(self) -> None:
        self._title.setText(translate("Panels", "Timeline"))
        ranges = {
            "week": self.tr("week"),
            "month": self.tr("month"),
            "quarter": self.tr("90 days"),
            "year": self.tr("year"),
            "all": self.tr("all"),
        }
        sizes = {"hour": self.tr("hour"), "day": self.tr("day"), "week": self.tr("week", "bin")}
        sizes["month"] = self.tr("month", "bin")
        self.markers.setText(self.tr("Markers"))
        self.filters.retranslate()
        self.range.set_options([(key, ranges[key]) for key in RANGES], self.tr("Period"))
        self.bin.set_options([(key, sizes[key]) for key in BINS], self.tr("Bins"))
        self.export.retranslate()
        self.card.retranslate()
        if self._shown is not None:
            self._show(self._shown)
            self.reading.now()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.card.repaint_chart()


def _one_of(value: object, known: tuple[K, ...], otherwise: K) -> K:
    return next((one for one in known if one == value), otherwise)
