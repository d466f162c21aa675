"""The chart's twin: the same numbers as a table, for screen readers and for whoever prefers to read them."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from earful.app.wording import number, share
from earful.export.chart_words import bin_name, names, not_looked
from earful.export.timeline_figures import TimelineFigures
from earful.export.timeline_geometry import COMPLAINTS, STACK

COLUMNS = ("period", "negative", "neutral", "positive", "unsure", COMPLAINTS, "n", "coverage")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FiguresModel(QAbstractTableModel):
    """One row a bin, the oldest first; the columns are COLUMNS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: TimelineFigures | None = None

    def set_figures(self, figures: TimelineFigures) -> None:
        """Other figures; where the bins are the same only the numbers change, and the selection stays."""
        old = self._figures
        same = old is not None and [t.start for t in old.tallies] == [t.start for t in figures.tallies]
        if not same:
            self.beginResetModel()
        self._figures = figures
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._figures.tallies) if self._figures and not parent.isValid() else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or self._figures is None:
            return None
        return self._text(self._figures, index.row(), COLUMNS[index.column()])

    def _text(self, figures: TimelineFigures, place: int, column: str) -> str:
        tally = figures.tallies[place]
        if column == "period":
            return bin_name(tally, figures.size, figures.zone, year=True)
        covered = figures.covered(tally.start, tally.end)
        if column == "coverage":
            return "–" if covered is None else not_looked() if covered == 0 else share(covered)
        waiting = figures.counted_from is not None and tally.start < figures.counted_from
        without = column in STACK and column not in figures.layers
        if waiting or without or (covered == 0 and tally.n == 0):
            return "–"
        return number(int(getattr(tally, column)))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return _header(COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None


def _header(column: str) -> str:
    others = {
        "period": QCoreApplication.translate("FiguresTable", "when"),
        "n": QCoreApplication.translate("FiguresTable", "all"),
        "coverage": QCoreApplication.translate("FiguresTable", "looked at"),
    }
    return others.get(column) or names()[column]


class FiguresTable(QTableView):
    """`bin_opened(place, name)` on Enter or a double click: the feeling of that column, "" for all."""

    bin_opened = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures_model = FiguresModel(self)
        self.setModel(self.figures_model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._open)

    def show_figures(self, figures: TimelineFigures) -> None:
        """The same figures as the chart's. A new period begins at its end, where today is."""
        fresh = self.figures_model.rowCount() != len(figures.tallies)
        self.figures_model.set_figures(figures)
        if fresh:
            self.scrollToBottom()

    def go(self, place: int | None) -> None:
        """Put the cursor on a row; None: on the last."""
        last = self.figures_model.rowCount() - 1
        self.setCurrentIndex(self.figures_model.index(last if place is None else place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        column = COLUMNS[index.column()]
        self.bin_opened.emit(index.row(), "" if column in ("period", "n", "coverage") else column)
