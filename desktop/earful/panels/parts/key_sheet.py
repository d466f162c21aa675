""" "?": the keys that work here, by group."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from earful.app.theme import theme
from earful.app.tokens import Space
from earful.panels.parts.buttons import IconButton
from earful.panels.parts.card import Separator, row
from earful.panels.parts.commands import Command, Commands
from earful.panels.parts.drawing import draw_key_hint, key_hint_width
from earful.panels.parts.overlay import Overlay
from earful.panels.parts.text import PlainLabel


class Keys(QWidget):
    """One or more key caps: "J, Down" shows two."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys.split(", ")
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(int(sum(key_hint_width(keys) + 4 for keys in self._keys)), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        corner = QPointF(0, 0)
        for keys in self._keys:
            box = QRectF(corner.x(), 0, key_hint_width(keys), self.height())
            draw_key_hint(painter, box, keys, tokens.muted, tokens.line)
            corner.setX(box.right() + 4)


class KeySheet(Overlay):
    """Made anew each time it opens, from the commands in sight."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window, width=720)
        self._commands = commands
        self._title = PlainLabel("", "title")
        self._close = IconButton("close", "", "Esc")
        self._close.clicked.connect(self.close_sheet)
        head = row(self._title, None, self._close)
        head.setContentsMargins(Space.XL, Space.M, Space.M, Space.M)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self.sheet.body.addLayout(head)
        self.sheet.body.addWidget(Separator())
        self.sheet.body.addWidget(self._area)

    def open(self) -> None:
        self._title.setText(self.tr("Keys that work here"))
        self._close.set_name(self.tr("Close"))
        self._area.setWidget(self._content())
        super().open()

    def take_focus(self) -> None:
        self._area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sheet_height(self) -> int:
        content = self._area.widget()
        return (content.sizeHint().height() if content else 0) + 54

    def _content(self) -> QWidget:
        content = QWidget()
        content.setObjectName("content")
        columns = QGridLayout(content)
        columns.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        columns.setHorizontalSpacing(Space.XXL)
        columns.setVerticalSpacing(Space.XL)
        heights = [0, 0]
        for group, commands in self._commands.by_group().items():
            side = heights.index(min(heights))
            columns.addWidget(self._group(group, commands), heights[side], side, Qt.AlignmentFlag.AlignTop)
            heights[side] += 1
        columns.setColumnStretch(0, 1)
        columns.setColumnStretch(1, 1)
        return content

    def _group(self, name: str, commands: list[Command]) -> QWidget:
        box = QWidget()
        lines = QGridLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(Space.M)
        lines.setVerticalSpacing(Space.XS)
        lines.setColumnStretch(0, 1)
        lines.addWidget(PlainLabel(name.upper(), "caption"), 0, 0)
        for place, command in enumerate(commands, start=1):
            lines.addWidget(PlainLabel(command.text()), place, 0)
            lines.addWidget(Keys(command.keys), place, 1, Qt.AlignmentFlag.AlignRight)
        return box
