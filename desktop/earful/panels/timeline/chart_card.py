"""The sheet with the chart: legend, chart or its table twin, small print. It shows figures and reads nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from earful.app.tokens import Space
from earful.app.wording import number
from earful.export import chart_words as words
from earful.export.timeline_figures import TimelineFigures
from earful.export.timeline_page import TimelinePage
from earful.panels.parts.buttons import Button, QuietButton
from earful.panels.parts.card import Card, row
from earful.panels.parts.empty_state import EmptyState
from earful.panels.parts.text import PlainLabel
from earful.panels.timeline.legend import Legend
from earful.panels.timeline.look import chart_look
from earful.panels.timeline.ribbon import Ribbon
from earful.panels.timeline.table import FiguresTable

if TYPE_CHECKING:
    from earful.panels.timeline.chart import TimelineChart

InSight = tuple[TimelineFigures, frozenset[str], QSize]
_REST_MS = 80  # the small print follows when zooming rests


class ChartCard(Card):
    """`bin_opened(place, name)`: the mentions of a bin are wanted; `further`: a longer period is.

    The chart is built by `adopt`, when pyqtgraph is there; until then it says that it reads."""

    bin_opened = Signal(int, str)
    further = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.L, parent=parent)
        self.figures: TimelineFigures | None = None
        self.chart: TimelineChart | None = None
        self.legend = Legend()
        self._n = PlainLabel("", "muted")
        self.reset = QuietButton("", "0")
        self.reset.hide()
        self.twin = Button("", "T")
        self.twin.setCheckable(True)
        self.table = FiguresTable()
        self.waiting = EmptyState("timeline")
        self._foot = PlainLabel("", "small", wrap=True)
        self.ribbon = Ribbon()
        self._read_of = PlainLabel("", "small", wrap=True)
        self._read_of.hide()
        self.plot = QStackedWidget()
        self.plot.addWidget(self.waiting)
        self.plot.addWidget(self.table)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._say_in_sight)
        self.body.addLayout(row(self.legend, None, self._n, self.reset, self.twin, spacing=Space.M))
        self.body.addWidget(self.plot, 1)
        self.body.addWidget(self.ribbon)
        self.body.addWidget(self._foot)
        self.body.addWidget(self._read_of)
        self.legend.changed.connect(self._layers_changed)
        self.reset.clicked.connect(self.show_whole)
        self.twin.toggled.connect(self._toggle_table)
        self.table.bin_opened.connect(self.bin_opened)

    def adopt(self, chart_class: Callable[[], Any]) -> None:
        """Build the chart, once."""
        if self.chart is not None:
            return
        self.chart = chart = chart_class()
        chart.bin_opened.connect(self.bin_opened)
        chart.zoomed.connect(self.reset.setVisible)
        chart.moved.connect(self._rest.start)
        self.plot.addWidget(chart)
        chart.set_shown(self.legend.shown)
        self.retranslate()
        if self.figures is not None:
            self.show_figures(self.figures, keep=False)

    def show_figures(self, figures: TimelineFigures, *, keep: bool) -> None:
        """Show other figures. `keep`: the part in view and the cursor stay where they are in time."""
        self.figures = figures
        self.legend.show_figures(figures)
        self.table.show_figures(figures)
        if self.chart is not None:
            self.chart.show_figures(figures, keep=keep)
        self._turn()
        self._say_in_sight()

    def show_read(self, text: str) -> None:
        """How much of how much was read, where it was not all."""
        self._read_of.setText(text)
        self._read_of.setVisible(bool(text))

    def _turn(self) -> None:
        """Bring to sight what there is to see."""
        if self.figures is None or (self.chart is None and not self.twin.isChecked()):
            self.plot.setCurrentWidget(self.waiting)
        elif self.twin.isChecked():
            self.plot.setCurrentWidget(self.table)
        elif self.figures.n == 0 and self.figures.counted_from is None:
            self.waiting.say(
                self.tr("Nothing was heard in this period"),
                self.tr("Look further back, or see in Sources whether anybody listened."),
                [(self.tr("Show everything"), self.further.emit)],
            )
            self.plot.setCurrentWidget(self.waiting)
        elif self.chart is not None:
            self.plot.setCurrentWidget(self.chart)

    def say_waiting(self) -> None:
        """Nothing was read yet."""
        self.waiting.say(self.tr("Reading…"), "")

    def in_sight(self) -> InSight | None:
        """What an export holds: the bins in view, the layers shown and the room they take on the screen."""
        if self.figures is None:
            return None
        view = self.chart.view if self.chart is not None else None
        part = self.figures.between(*view) if view is not None else self.figures
        size = self.chart.size() if self.chart is not None else QSize(1280, 570)
        return part, self.legend.shown, size + QSize(32, 150)

    # --- small turns

    def take_focus(self) -> None:
        """The keyboard goes to the chart, or to the table in its place."""
        (self.table if self.twin.isChecked() else self.chart or self.table).setFocus()

    def show_whole(self) -> None:
        """Zoom out to the whole period."""
        if self.chart is not None:
            self.chart.show_all()
            self.chart.setFocus()

    def zoom(self, factor: float) -> None:
        """Show `factor` times as much time."""
        if self.chart is not None:
            self.chart.zoom(factor)

    def forget_cursor(self) -> None:
        """No bin is meant any more."""
        if self.chart is not None:
            self.chart.forget_cursor()

    def repaint_chart(self) -> None:
        """Other colours or words."""
        if self.chart is not None:
            self.chart.refresh()

    def _toggle_table(self, wanted: bool) -> None:
        self._turn()
        if wanted:
            self.table.go(self.chart.place if self.chart is not None else None)
        self.take_focus()

    def _layers_changed(self) -> None:
        if self.chart is not None:
            self.chart.set_shown(self.legend.shown)
        self._say_in_sight()

    # --- words

    def _say_in_sight(self) -> None:
        """The small print of what the chart shows just now: what an export of it would say."""
        sight = self.in_sight()
        if sight is not None:
            figures, shown, _ = sight
            counted = "" if figures.focus.people else f"n = {number(figures.n)} · "
            self._n.setText(f"{counted}{words.coverage(figures.coverage)}")
            self._foot.setText(" · ".join(TimelinePage(figures, chart_look(), shown).small_print()))

    def retranslate(self) -> None:
        """Every visible word again."""
        self.legend.retranslate()
        self.twin.setText(self.tr("Table"))
        self.twin.updateGeometry()
        self.reset.setText(self.tr("Whole period"))
        self.table.setAccessibleName(self.tr("The chart as a table"))
        if self.chart is not None:
            self.chart.setAccessibleName(self.tr("Chart: arrow keys move, Enter opens what they said"))
        if self.figures is None:
            self.say_waiting()
        else:
            self.legend.show_figures(self.figures)
            self._turn()
            self._say_in_sight()
