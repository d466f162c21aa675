"""What stands where nothing is yet: what will be here, and the next step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from earful.app.tokens import Space
from earful.panels.parts.buttons import Button, PrimaryButton
from earful.panels.parts.card import row
from earful.panels.parts.icons import icon
from earful.panels.parts.text import PlainLabel

_WIDTH = 440


class EmptyState(QWidget):
    """A title, a sentence or two and up to three buttons, the first of them primary, in the middle of its room."""

    def __init__(self, icon_name: str = "empty", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A column of a set width: labels wrap to it, where a layout's alignment would cut them to one line.
        column = QWidget()
        column.setFixedWidth(_WIDTH)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(Space.S)
        self._icon = QLabel()
        self.title = PlainLabel("", "title", wrap=True)
        self.text = PlainLabel("", "muted", wrap=True)
        self.buttons: list[Button] = []
        self._row = row(None, None)
        for label in (self._icon, self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            lines.addWidget(label)
        lines.addSpacing(Space.S)
        lines.addLayout(self._row)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(row(None, column, None))
        outer.addStretch(3)
        self.set_icon(icon_name)

    def set_icon(self, name: str) -> None:
        self._icon_name = name
        self._icon.setPixmap(icon(name, "faint").pixmap(40, 40))

    def say(self, title: str, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Replace everything; `actions` are (text, what to do)."""
        self.title.setText(title)
        self.text.setText(text)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for place, (label, act) in enumerate(actions[:3]):
            button = PrimaryButton(label) if place == 0 else Button(label)
            button.clicked.connect(lambda _=False, act=act: act())
            self._row.insertWidget(place + 1, button)
            self.buttons.append(button)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon_name"):
            self.set_icon(self._icon_name)
