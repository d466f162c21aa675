"""The timeline: how people feel over time, what it rests on, and the very mentions behind every point of it."""

from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from earful.app.language import translate
from earful.app.session import Session
from earful.app.theme import theme
from earful.app.tokens import Space
from earful.app.wording import number
from earful.domain.failures import Failure
from earful.domain.moments import Moment
from earful.export import chart_words as words
from earful.export.timeline_figures import TimelineFigures
from earful.export.timeline_page import TimelinePage
from earful.panels.failures import failure_text
from earful.panels.parts.buttons import Button, QuietButton
from earful.panels.parts.card import Card, row
from earful.panels.parts.commands import Commands
from earful.panels.parts.empty_state import EmptyState
from earful.panels.parts.panel import Panel
from earful.panels.parts.segmented import SegmentedControl
from earful.panels.parts.text import ElidedLabel, PlainLabel
from earful.panels.timeline.behind import Selection
from earful.panels.timeline.cards import Cards
from earful.panels.timeline.exporting import ExportButton
from earful.panels.timeline.legend import Legend
from earful.panels.timeline.look import chart_look
from earful.panels.timeline.periods import RANGES, Range
from earful.panels.timeline.reading import Asked, Reading, Shown
from earful.panels.timeline.strip import Strip
from earful.panels.timeline.table import FiguresTable
from earful.store.timeline import BINS, Bin

K = TypeVar("K", bound=str)
_SCROLL_BAR = 10
_REST_MS = 80  # the small print follows when zooming rests
_LOWEST, _HIGHEST = 330, 640  # of the chart's card
_QUOTES = 165

if TYPE_CHECKING:
    from earful.panels.timeline.chart import TimelineChart


class TimelinePanel(Panel):
    """Range, bins and layers over one chart; everything in sight is of one reading. Reads itself anew when something
    arrives, at most once a second, and leaves zoom, cursor and quotes where they are."""

    def __init__(self, session: Session, commands: Commands | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._range: Range = _one_of(session.settings.get("timeline/range"), RANGES, "quarter")
        self._bin: Bin | None = None
        self._shown: Shown | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._say_in_sight)
        # What the strip shows: a feeling, and the start of the bin, or None for the whole period.
        self._behind: tuple[str, Moment | None] = ("", None)
        self.chart: TimelineChart | None = None
        self._build()
        self.reading = Reading(session, self._asked, self)
        self.reading.read.connect(self._show)
        self.reading.counted.connect(lambda cards: self.cards.show_figures(cards, session.now()))
        self.reading.failed.connect(self._fail)
        self._connect()
        self._add_commands(commands if commands is not None else Commands(self))
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
        self.cards = Cards()
        self.legend = Legend()
        self._n = PlainLabel("", "muted")
        self._reset = QuietButton("", "0")
        self._reset.hide()
        self.twin = Button("", "T")
        self.twin.setCheckable(True)
        self.table = FiguresTable()
        self._foot = PlainLabel("", "small", wrap=True)
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
        column.addWidget(self._pages, 1)

    def _content(self) -> QWidget:
        self._plot = QStackedWidget()
        self._waiting = EmptyState("timeline")
        self._waiting.setMinimumHeight(260)
        self._plot.addWidget(self._waiting)
        self._plot.addWidget(self.table)
        card = Card(padding=Space.L)
        card.body.addLayout(row(self.legend, None, self._n, self._reset, self.twin, spacing=Space.M))
        card.body.addWidget(self._plot, 1)
        card.body.addWidget(self._foot)
        self._card = card
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Space.XXL - _SCROLL_BAR, Space.XL)
        column.setSpacing(Space.L)
        column.addWidget(self.cards)
        column.addWidget(card)
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
        self.legend.changed.connect(self._layers_changed)
        self._reset.clicked.connect(self._show_whole)
        self.twin.toggled.connect(self._toggle_table)
        self.table.bin_opened.connect(self.open_bin)
        self.strip.closed.connect(self._open_whole)
        session.brand_changed.connect(self._start_over)
        session.settings.changed.connect(self._setting_changed)
        theme().changed.connect(self._repaint)

    def _add_commands(self, commands: Commands) -> None:
        def group() -> str:
            return self.tr("Timeline")

        add = partial(commands.add, group=group, scope=self)
        add("timeline.table", lambda: self.tr("Chart or table"), self.twin.toggle, keys="T")
        add("timeline.whole", lambda: self.tr("What they said in the whole period"), self._open_whole, keys="Esc")
        add("timeline.zoom", lambda: self.tr("Show the whole period"), self._show_whole, keys="0")
        add("timeline.in", lambda: self.tr("Zoom in"), lambda: self._zoom(0.5), keys=("+", "="))
        add("timeline.out", lambda: self.tr("Zoom out"), lambda: self._zoom(2.0), keys="-")
        add("timeline.export", lambda: self.tr("Export…"), self.export.open_menu, keys="Ctrl+E")
        add(
            "timeline.copy",
            lambda: self.tr("Copy the chart as a picture"),
            self.export.copy_picture,
            keys="Ctrl+Shift+C",
        )

    # --- asking

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shown is None:
            self._say_waiting()
        self.reading.wake()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The chart takes what cards and the first row of quotes leave of the window.
        above = Space.XL + self._head.sizeHint().height() + self.cards.sizeHint().height() + 3 * Space.L
        room = self.height() - above - _QUOTES
        self._card.setFixedHeight(max(_LOWEST, min(room, _HIGHEST)))

    def _asked(self) -> Asked:
        return Asked(self._range, self._bin, self._session.brand_id, self._session.now(), self._session.zone())

    def _start_over(self) -> None:
        """Something else is looked at: the old cursor and quotes mean nothing there."""
        self._shown, self._behind = None, ("", None)
        self.cards.show_figures(None, 0)
        self.reading.now()

    def _choose_range(self, key: str) -> None:
        self._range, self._bin = _one_of(key, RANGES, "quarter"), None
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
        keep = self._shown is not None
        first = self._shown is None
        self._shown = shown
        for control in (self.range, self.bin, self.export):
            control.setVisible(shown.figures is not None)
        if shown.figures is None:
            self._say_nothing_heard()
            return
        self._pages.setCurrentIndex(0)
        self._make_chart(keep)
        self.table.show_figures(shown.figures)
        self.bin.set_current(shown.figures.size)
        self._say()
        name, start = self._behind
        self._open(name, None if start is None else shown.figures.at(start), live=not first)

    def _make_chart(self, keep: bool) -> None:
        """The chart, built when pyqtgraph is there: it is imported on the reader's thread, after the first paint."""
        figures = self._shown.figures if self._shown else None
        if figures is None:
            return
        if self.chart is None:
            chart_class = self.reading.chart_class
            if chart_class is None:
                self.reading.load_chart(lambda: self._make_chart(False))
                return
            self.chart = cast("TimelineChart", chart_class())
            self.chart.setAccessibleName(self.tr("Chart: arrow keys move, Enter opens what they said"))
            self.chart.bin_opened.connect(self.open_bin)
            self.chart.zoomed.connect(self._reset.setVisible)
            self.chart.moved.connect(self._rest.start)
            self._plot.addWidget(self.chart)
            self.chart.set_shown(self.legend.shown)
            if self.isVisible() and not self.range.hasFocus() and not self.bin.hasFocus():
                self.take_focus()
        self.chart.show_figures(figures, keep=keep)
        self._turn_to_plot()

    def _turn_to_plot(self) -> None:
        figures = self._shown.figures if self._shown else None
        if figures is None or self.chart is None:
            return
        if self.twin.isChecked():
            self._plot.setCurrentWidget(self.table)
        elif figures.n == 0:
            self._say_nothing_here()
            self._plot.setCurrentWidget(self._waiting)
        else:
            self._plot.setCurrentWidget(self.chart)

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

    def _open_whole(self) -> None:
        if self.chart is not None:
            self.chart.forget_cursor()
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
        selection = Selection(start, end, self._session.brand_id, feeling, listened)
        called = self.tr("listened to") if listened else words.names().get(name, "")
        what = called or self.tr("mentions")
        if live and not self.strip.differs_in_more_than_time(selection):
            self.strip.refresh(selection, span, what)
            return
        self.strip.show_selection(selection, span, what, whole=place is None and not name)

    def _in_sight(self) -> tuple[TimelineFigures, frozenset[str], QSize] | None:
        """What an export holds: the bins in view."""
        figures = self._shown.figures if self._shown else None
        if figures is None:
            return None
        view = self.chart.view if self.chart is not None else None
        part = figures.between(*view) if view is not None else figures
        size = self.chart.size() if self.chart is not None else QSize(1280, 720)
        return part, self.legend.shown, size + QSize(32, 150)

    # --- small turns

    def _layers_changed(self) -> None:
        if self.chart is not None:
            self.chart.set_shown(self.legend.shown)
        self._say()

    def _show_whole(self) -> None:
        if self.chart is not None:
            self.chart.show_all()
            self.chart.setFocus()

    def _zoom(self, factor: float) -> None:
        if self.chart is not None:
            self.chart.zoom(factor)

    def _toggle_table(self, wanted: bool) -> None:
        self._turn_to_plot()
        if wanted:
            self.table.go(self.chart.place if self.chart is not None else None)
        self.take_focus()

    def _repaint(self) -> None:
        if self.chart is not None:
            self.chart.refresh()

    def take_focus(self) -> None:
        target = self.table if self.twin.isChecked() else self.chart
        (target or self).setFocus()

    # --- words

    def _say(self) -> None:
        figures = self._shown.figures if self._shown else None
        if figures is None:
            self._about.setText("")
            return
        brand = self.tr("%1 · all platforms").replace("%1", words.whose(figures.brand))
        about = f"{brand} · {words.by_bin(figures.size)}"
        wanted = self._shown.asked.size if self._shown else None
        if wanted is not None and wanted != figures.size:
            too_many = self.tr("(%1 there would be too many)").replace("%1", words.by_bin(wanted))
            about = f"{about} {too_many}"
        self._about.setText(about)
        self._say_in_sight()

    def _say_in_sight(self) -> None:
        """The small print of what the chart shows just now: what an export of it would say."""
        sight = self._in_sight()
        if sight is not None:
            figures, shown, _ = sight
            self._n.setText(f"n = {number(figures.n)} · {words.coverage(figures.coverage)}")
            self._foot.setText(" · ".join(TimelinePage(figures, chart_look(), shown).small_print()))

    def _say_waiting(self) -> None:
        self._waiting.say(self.tr("Reading…"), "")

    def _say_nothing_here(self) -> None:
        self._waiting.say(
            self.tr("Nothing was heard in this period"),
            self.tr("Look further back, or see in Sources whether anybody listened."),
            [(self.tr("Show everything"), self._show_everything)],
        )

    def _say_nothing_heard(self) -> None:
        self._empty.set_icon("timeline")
        self._empty.say(
            self.tr("Nothing heard yet"),
            self.tr(
                "Here you will see how people feel about you over time, as soon as a source brings the first words."
            ),
            [
                (self.tr("Add a source"), lambda: self._session.panel_wanted.emit("sources")),
                (self.tr("Open the demo brand"), self._session.demo_wanted.emit),
            ],
        )
        self._pages.setCurrentWidget(self._empty)

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
        self.range.set_options([(key, ranges[key]) for key in RANGES], self.tr("Period"))
        self.bin.set_options([(key, sizes[key]) for key in BINS], self.tr("Bins"))
        self.export.retranslate()
        self.legend.retranslate()
        self.twin.setText(self.tr("Table"))
        self._reset.setText(self.tr("Whole period"))
        self.table.setAccessibleName(self.tr("The chart as a table"))
        self.twin.updateGeometry()
        if self._shown is not None:
            self._show(self._shown)
            self.reading.now()
        else:
            self._say_waiting()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._repaint()


def _one_of(value: object, known: tuple[K, ...], otherwise: K) -> K:
    return next((one for one in known if one == value), otherwise)
