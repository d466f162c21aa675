"""One line asked for over the window: a note, a promise, a name. Enter takes it, Escape leaves all as it was."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from earful.app.theme import font
from earful.app.tokens import Size
from earful.panels.parts.card import Separator
from earful.panels.parts.overlay import Overlay
from earful.panels.parts.text import PlainLabel


class AskLine(Overlay):
    """`ask` shows it with a question; `then` gets the line, unless nothing was typed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=520)
        self._then: Callable[[str], object] = lambda _: None
        self._question = PlainLabel("", "caption")
        self._question.setContentsMargins(18, 14, 18, 0)
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setFixedHeight(44)
        self.field.setFont(font(Size.SAID))
        self.field.setMaxLength(2_000)
        self.field.setStyleSheet("QLineEdit { background: transparent; border: none; padding: 0 18px; }")
        self._hint = PlainLabel("", "small", wrap=True)
        self._hint.setContentsMargins(18, 8, 18, 12)
        for widget in (self._question, self.field, Separator(), self._hint):
            self.sheet.body.addWidget(widget)
        self.field.returnPressed.connect(self._take)

    def ask(self, question: str, hint: str, then: Callable[[str], object], given: str = "") -> None:
        """Asks; `given` stands in the field, selected."""
        self._question.setText(question.upper())
        self.field.setAccessibleName(question)
        self._hint.setText(hint)
        self._then = then
        self.field.setText(given)
        self.open()

    def take_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def sheet_height(self) -> int:
        return self.sheet.sizeHint().expandedTo(QSize(0, 110)).height()

    def _take(self) -> None:
        text = self.field.text().strip()
        self.close_sheet()
        if text:
            self._then(text)
