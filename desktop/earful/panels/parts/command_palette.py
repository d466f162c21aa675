"""Ctrl+K: every command by a few of its letters, each with its key."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from earful.app.theme import font, theme
from earful.app.tokens import Size
from earful.panels.parts.card import Separator
from earful.panels.parts.commands import Command, Commands
from earful.panels.parts.drawing import draw_key_hint, key_hint_width
from earful.panels.parts.overlay import Overlay
from earful.panels.parts.text import PlainLabel

_LINE = 34
_COMMAND = Qt.ItemDataRole.UserRole


def closeness(wanted: str, text: str) -> int | None:
    """How well the letters of `wanted` occur in `text` in order: higher is closer, None when they do not.

    Letters that begin a word or follow one another count more; an early start counts a little.
    """
    letters, where = [letter for letter in wanted.casefold() if not letter.isspace()], text.casefold()
    score, last = 0, -1
    for letter in letters:
        found = where.find(letter, last + 1)
        if found < 0:
            return None
        begins = found == 0 or not where[found - 1].isalnum()
        score += 8 if found == last + 1 and last >= 0 else 6 if begins else 1
        score -= min(found, 8) if last < 0 else 0
        last = found
    if wanted.casefold() in where:
        score += 20
    return score


class _Line(QStyledItemDelegate):
    """Draws a command: its words, quietly its group, at the right its key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        command: Command = index.data(_COMMAND)
        tokens = theme().tokens
        box = QRectF(option.rect)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_tint))
            painter.drawRoundedRect(box.adjusted(6, 1, -6, -1), 6, 6)
        painter.setPen(QColor(tokens.accent if here else tokens.text))
        painter.setFont(font(Size.BODY, QFont.Weight.DemiBold if here else QFont.Weight.Normal))
        text = command.text()
        painter.drawText(box.adjusted(18, 0, -140, 0), Qt.AlignmentFlag.AlignVCenter, text)
        start = painter.fontMetrics().horizontalAdvance(text) + 28
        painter.setPen(QColor(tokens.faint))
        painter.setFont(font(Size.SMALL))
        painter.drawText(box.adjusted(start, 0, -140, 0), Qt.AlignmentFlag.AlignVCenter, command.group())
        right = box.right() - 16
        for keys in reversed(command.keys.split(", ") if command.keys else []):
            width = key_hint_width(keys)
            draw_key_hint(painter, QRectF(right - width, box.y(), width, box.height()), keys, tokens.muted, tokens.line)
            right -= width + 4
        painter.restore()


class CommandPalette(Overlay):
    """Type, choose with the arrows, Enter does it."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window, width=560)
        self._commands = commands
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setFixedHeight(46)
        self.field.setFont(font(Size.SAID))
        self.field.setStyleSheet("QLineEdit { background: transparent; border: none; padding: 0 18px; }")
        self.lines = QListWidget()
        self.lines.setItemDelegate(_Line(self.lines))
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setStyleSheet("QListWidget { background: transparent; padding: 6px 0; }")
        self.lines.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._nothing = PlainLabel("", "muted")
        self._nothing.setContentsMargins(18, 12, 18, 16)
        for widget in (self.field, Separator(), self.lines, self._nothing):
            self.sheet.body.addWidget(widget)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.lines.itemClicked.connect(self._do)
        self.retranslate()

    def open(self) -> None:
        self.field.clear()
        self._find("")
        super().open()

    def take_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sheet_height(self) -> int:
        return 47 + (min(self.lines.count(), 11) * _LINE + 14 if self.lines.count() else 44)

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.lines.setAccessibleName(self.tr("Commands"))
        self._nothing.setText(self.tr("No command has these letters."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._steered(event)
        return super().eventFilter(watched, event)

    def _steered(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in steps and self.lines.count():
            row = self.lines.currentRow() + steps[Qt.Key(event.key())]
            self.lines.setCurrentRow(max(0, min(row, self.lines.count() - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self.lines.currentItem())
        else:
            return False
        return True

    def _find(self, wanted: str) -> None:
        ranked = []
        for place, command in enumerate(self._commands.possible()):
            if command.key == "window.palette":
                continue
            near = closeness(wanted, f"{command.text()} {command.group()} {command.key}")
            if near is not None:
                ranked.append((-near if wanted else 0, place, command))
        self.lines.clear()
        for _, _, command in sorted(ranked, key=lambda one: one[:2]):
            item = QListWidgetItem(command.text())
            item.setData(_COMMAND, command)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.text()} {command.keys}")
            self.lines.addItem(item)
        self.lines.setCurrentRow(0)
        self.lines.setVisible(bool(ranked))
        self._nothing.setVisible(not ranked)
        self._place()

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            command: Command = item.data(_COMMAND)
            self.close_sheet()
            command.action.trigger()
