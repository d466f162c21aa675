"""The first rows of a file as they will be stored, and those that cannot be read, with the reason in their place."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from earful.app import wording as words
from earful.app.language import translate
from earful.app.theme import theme
from earful.domain.failures import QT_TRANSLATE_NOOP
from earful.domain.moments import Moment, parse_iso
from earful.panels.importing import wording
from earful.panels.inbox.wording import platform

_COLUMNS = (
    ("created_at", QT_TRANSLATE_NOOP("Import", "When")),
    ("platform", QT_TRANSLATE_NOOP("Import", "Where")),
    ("author", QT_TRANSLATE_NOOP("Import", "Who")),
    ("text", QT_TRANSLATE_NOOP("Import", "What was said")),
    ("brands", QT_TRANSLATE_NOOP("Import", "Brand")),
)
_TEXT = 3
Index = QModelIndex | QPersistentModelIndex


class FirstRowsModel(QAbstractTableModel):
    """Rows as the look at the file gave them."""

    def __init__(self, now: Moment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: Sequence[Mapping[str, Any]] = ()

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, name = self._rows[index.row()], _COLUMNS[index.column()][0]
        broken = row.get("trouble")
        if role == Qt.ItemDataRole.DisplayRole:
            if broken:
                return wording.trouble(broken) if index.column() == _TEXT else ""
            return self._cell(row, name)
        if role == Qt.ItemDataRole.ForegroundRole and (broken or row.get("own")):
            tokens = theme().tokens
            return QColor(tokens.negative if broken else tokens.muted)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return translate("Import", _COLUMNS[section][1])
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self._rows[section]["row"])
        return super().headerData(section, orientation, role)

    def _cell(self, row: Mapping[str, Any], name: str) -> str:
        value = row.get(name)
        if name == "created_at":
            at = parse_iso(value)
            return words.moment(at, self._now) if at is not None else "–"
        if name == "platform":
            return platform(str(value))
        if name == "brands":
            return words.one_line(", ".join(value or ()), 60) or translate("Import", "none")
        if name == "author" and row.get("own"):
            return translate("Import", "%1 (we)").replace("%1", words.one_line(str(value or ""), 40))
        if name == "text" and row.get("title"):
            return words.one_line(f"{row['title']} – {row['text']}", 200)
        return words.one_line(str(value or "–"), 200)


class FirstRows(QTableView):
    """The table; it is looked at, not chosen from."""

    def __init__(self, now: Moment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FirstRowsModel(now, self)
        self.setModel(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(30)
        self.verticalHeader().setFixedWidth(40)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((0, 124), (1, 84), (2, 110), (4, 84)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(translate("Import", "As it will be stored"))
