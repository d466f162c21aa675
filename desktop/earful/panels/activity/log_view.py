"""The log: what the sources went through, newest first, one entry a pause. Words are laid out a few at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from earful.app.theme import font, theme
from earful.app.tokens import Size, Space, Tokens
from earful.panels.parts.drawing import draw_state
from earful.store.activity import Entry

_LEFT = 18.0
_TOP = 9.0
_HEAD = 18.0
_FOOT = 16.0


@dataclass(frozen=True)
class Line:
    """An entry in words. `mark` is the state it is drawn with: failed while it lasts, off once it is over."""

    mark: str
    name: str
    when: str
    says: str
    lasted: str


class LogModel(QAbstractListModel):
    """The entries; each is put into words by `words` when it comes to sight, for words take longer than entries."""

    def __init__(self, words: Callable[[Entry], Line], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._entries: Sequence[Entry] = ()
        self._lines: dict[int, Line] = {}

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, in new words where they are the same."""
        same = [(one.id, one.until) for one in entries] == [(one.id, one.until) for one in self._entries]
        if not same:
            self.beginResetModel()
        self._entries, self._lines = entries, {}
        if not same:
            self.endResetModel()
        elif entries:
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))

    def line(self, row: int) -> Line | None:
        """The entry in words; None where there is none."""
        if not 0 <= row < len(self._entries):
            return None
        if row not in self._lines:
            self._lines[row] = self._words(self._entries[row])
        return self._lines[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        line = self.line(index.row())
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if line is None or role not in roles:
            return ""  # PySide6 does not take None well
        return ", ".join(filter(None, (line.name, line.when, line.says, line.lasted)))


class LogView(QListView):
    """Give it entries with `lines.set_entries`; `words` puts one into words."""

    def __init__(self, words: Callable[[Entry], Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LogModel(words, self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(lambda row: self.lines.line(row), self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(8)
        self.verticalScrollBar().setSingleStep(24)


def _ink(tokens: Tokens, mark: str) -> str:
    return {"failed": tokens.negative, "waiting": tokens.amber}.get(mark, tokens.faint)


class _Delegate(QStyledItemDelegate):
    def __init__(self, line_of: Callable[[int], Line | None], view: QListView) -> None:
        super().__init__(view)
        self._line_of, self._view = line_of, view
        self._heights: dict[tuple[str, int], float] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line, width = self._line_of(index.row()), self._view.viewport().width()
        if line is None:
            return QSize(width, 0)
        foot = _FOOT if line.lasted else 0.0
        return QSize(width, round(_TOP + _HEAD + self._says_height(line.says, width) + foot + _TOP))

    def _says_height(self, says: str, width: int) -> float:
        key = (says, width)
        if key not in self._heights:
            if len(self._heights) > 1_000:
                self._heights.clear()
            room = QRectF(0, 0, max(60.0, width - _LEFT - Space.XS), 400)
            self._heights[key] = (
                QFontMetricsF(font(Size.SMALL)).boundingRect(room, Qt.TextFlag.TextWordWrap, says).height()
            )
        return self._heights[key]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = self._line_of(index.row())
        if line is None:
            return
        tokens, box = theme().tokens, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(box, QColor(tokens.hover))
        draw_state(painter, QPointF(5, box.top() + _TOP + _HEAD / 2), line.mark)
        width, y = box.width() - _LEFT - Space.XS, box.top() + _TOP
        self._head(painter, line, QRectF(_LEFT, y, width, _HEAD))
        y += _HEAD
        height = self._says_height(line.says, round(box.width()))
        painter.setFont(font(Size.SMALL))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRectF(_LEFT, y, width, height + 1), Qt.TextFlag.TextWordWrap, line.says)
        if line.lasted:
            painter.setFont(font(Size.CAPTION))
            painter.setPen(QColor(_ink(tokens, line.mark)))
            painter.drawText(QRectF(_LEFT, y + height, width, _FOOT), Qt.AlignmentFlag.AlignVCenter, line.lasted)
        painter.fillRect(QRectF(_LEFT, box.bottom(), box.width(), 1), QColor(tokens.line))
        painter.restore()

    def _head(self, painter: QPainter, line: Line, box: QRectF) -> None:
        tokens, bold = theme().tokens, font(Size.BODY, QFont.Weight.DemiBold)
        small = font(Size.CAPTION)
        wide = QFontMetricsF(small).horizontalAdvance(line.when) + 4
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, end, line.when)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        name = QFontMetricsF(bold).elidedText(line.name, Qt.TextElideMode.ElideRight, box.width() - wide - Space.S)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
