"""A form over the window: a title, fields that scroll, one sentence of outcome, and the buttons below."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from earful.app.tokens import Space
from earful.panels.parts.buttons import Button, PrimaryButton
from earful.panels.parts.overlay import Overlay
from earful.panels.parts.text import PlainLabel

_EDGE = 24


class FormSheet(Overlay):
    """Made for one use: it deletes itself when it closes. A press beside it closes nothing, what was typed stays.

    Put fields in `form` and call `open`. `finished` is emitted when it has closed."""

    finished = Signal()

    def __init__(self, window: QWidget, width: int = 560) -> None:
        super().__init__(window, width)
        self.title = PlainLabel("", "title")
        self.content = QWidget()
        self.content.setObjectName("content")
        self.form = QVBoxLayout(self.content)
        self.form.setContentsMargins(_EDGE, 0, _EDGE, Space.S)
        self.form.setSpacing(Space.XS)
        self.told = PlainLabel("", "note", wrap=True)
        self.told.hide()
        self.cancel, self.done = Button("", "Esc"), PrimaryButton("")
        self.foot = QHBoxLayout()
        self._scroll = QScrollArea()
        self._lay_out()
        self.cancel.clicked.connect(self.close_sheet)
        self.done.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.content)
        head, below = QVBoxLayout(), QVBoxLayout()
        head.setContentsMargins(_EDGE, Space.L + 4, _EDGE, Space.M)
        head.addWidget(self.title)
        below.setContentsMargins(_EDGE, Space.S, _EDGE, Space.L + 4)
        below.setSpacing(Space.M)
        self.foot.setSpacing(Space.S)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.done)
        below.addWidget(self.told)
        below.addLayout(self.foot)
        self.sheet.body.addLayout(head)
        self.sheet.body.addWidget(self._scroll, 1)
        self.sheet.body.addLayout(below)

    def accept(self) -> None:
        """What Enter and the primary button do."""
        raise NotImplementedError

    def tell(self, text: str, tint: str = "") -> None:
        """One sentence under the fields; "" takes it away."""
        self.told.setText(text)
        self.told.set_tint(tint)
        self.told.setVisible(bool(text))
        self.fit()

    def add_field(self, label: str, field: QWidget, help_text: str = "") -> PlainLabel:
        """A label over its field, with help below; gives the label."""
        made = PlainLabel(label, "strong")
        made.setBuddy(field)
        field.setAccessibleName(label)
        field.setAccessibleDescription(help_text)
        made.setVisible(not isinstance(field, QCheckBox))  # its words stand beside the box
        self.form.addWidget(made)
        self.form.addWidget(field)
        if help_text:
            self.form.addWidget(PlainLabel(help_text, "small", wrap=True))
        self.form.addSpacing(Space.M)
        return made

    def fit(self) -> None:
        """As high as its fields need, where the window is high enough."""
        if self.isVisible():
            self._place()
            # Fields that were just added count for nothing until Qt has shown them.
            QTimer.singleShot(0, self, self._place)

    def sheet_height(self) -> int:
        width = min(self._width, self.window().width() - 32)
        fields = self.form.heightForWidth(width) if self.form.hasHeightForWidth() else self.form.sizeHint().height()
        rest = self.told.heightForWidth(width - 2 * _EDGE) + Space.M if not self.told.isHidden() else 0
        return fields + rest + 132

    def close_sheet(self) -> None:
        if self.isVisible():
            super().close_sheet()
            self.finished.emit()
            self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        here = self.window().focusWidget() or self.sheet
        at = here
        while (following := at.nextInFocusChain() if forward else at.previousInFocusChain()) not in (None, here):
            assert following is not None
            at = following
            if self.sheet.isAncestorOf(at) and at.isVisible() and at.isEnabled() and _takes_tab(at):
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                at.setFocus(reason)
                self._scroll.ensureWidgetVisible(at, 0, 32)
                break
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.window().focusWidget()
            if isinstance(focus, QAbstractButton):
                focus.click()
            elif self.done.isEnabled():
                self.accept()
            event.accept()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def mark_wrong(field: QLineEdit, wrong: bool) -> None:
    """A red frame around what has to be written differently."""
    field.setProperty("wrong", "true" if wrong else "false")
    field.style().unpolish(field)
    field.style().polish(field)
