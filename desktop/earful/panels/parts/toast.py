"""Notices at the lower right: they say what happened, offer the way back or the way in, and leave by themselves."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStyle, QVBoxLayout, QWidget

from earful.app.theme import theme
from earful.app.tokens import Space
from earful.app.wording import one_line
from earful.panels.parts.buttons import Button, IconButton
from earful.panels.parts.card import row
from earful.panels.parts.drawing import tint_colours
from earful.panels.parts.text import PlainLabel

UNDO_SECONDS = 8.0
_WIDTH = 380
_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class ToastAction:
    """A verb, what it does, and the key that does the same while the notice stands."""

    text: str
    act: Callable[[], object]
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a toast says. `title` stands alone; the first action is the one of Enter; `key` names what it replaces.

    `seconds` 0 keeps it until it is dismissed.
    """

    title: str
    text: str = ""
    actions: tuple[ToastAction, ...] = ()
    key: str = ""
    tint: str = "accent"
    seconds: float = UNDO_SECONDS


class Toast(QFrame):
    """One notice on a sheet. It waits while the pointer or the keyboard is on it."""

    closed = Signal()

    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{notice.title} {notice.text}")
        self._timer = QTimer(self, singleShot=True, interval=int(notice.seconds * 1000))
        self._timer.timeout.connect(self.closed)
        title = PlainLabel(one_line(notice.title, 120), "strong", wrap=True)
        close = IconButton("close", self.tr("Dismiss"), "Esc")
        close.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L + 4, Space.M, Space.M, Space.M)
        column.setSpacing(Space.XS)
        head = row(title, spacing=Space.S)
        head.setStretch(0, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if notice.text:
            column.addWidget(PlainLabel(one_line(notice.text, 240), "muted", wrap=True))
        if notice.actions:
            column.addSpacing(Space.XS)
            column.addLayout(self._buttons(notice))
        self.setFixedWidth(_WIDTH)
        self.wait()

    def _buttons(self, notice: Notice) -> QHBoxLayout:
        made = [Button(action.text, action.keys) for action in notice.actions[:3]]
        for button, action in zip(made, notice.actions, strict=False):
            button.clicked.connect(lambda _=False, act=action.act: self._do(act))
        return row(*made, None)

    def _do(self, act: Callable[[], object]) -> None:
        self.closed.emit()
        act()

    def wait(self) -> None:
        """Begin, or begin again, to count down."""
        if self.notice.seconds > 0:
            self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.wait()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.notice.actions:
            self._do(self.notice.actions[0].act)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.line), 1))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(sheet, Space.CARD_RADIUS, Space.CARD_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint_colours(tokens, self.notice.tint)[0]))
        painter.drawRoundedRect(QRectF(sheet.x() + 8, sheet.y() + 12, 3, sheet.height() - 24), 1.5, 1.5)


class ToastStack(QObject):
    """The notices of a window. The same `key` replaces; over three the oldest leaves; nothing lives only here."""

    def __init__(self, window: QWidget, foot: int = 28) -> None:
        super().__init__(window)
        self._window = window
        self._foot = foot
        self.toasts: list[Toast] = []
        window.installEventFilter(self)

    def show_notice(self, notice: Notice) -> Toast:
        """Show it now, in place of the one with the same key."""
        for old in [toast for toast in self.toasts if toast.notice.key == notice.key]:
            self._remove(old)
        while len(self.toasts) >= _AT_MOST:
            self._remove(self.toasts[0])
        toast = Toast(notice, self._window)
        toast.closed.connect(lambda: self._remove(toast))
        self.toasts.append(toast)
        # Placed before it shows, or it would appear under a pointer in the corner and wait for it to leave; placed
        # again after, as its height is known only once the style sheet has reached its labels.
        self._place()
        toast.show()
        toast.raise_()
        self._place()
        self._arrive(toast)
        return toast

    def show_undo(self, text: str, undo: Callable[[], object], verb: str, keys: str = "Z") -> Toast:
        """Say what was done and offer the way back for eight seconds; the last deed only."""
        return self.show_notice(Notice(text, actions=(ToastAction(verb, undo, keys),), key="undo"))

    def withdraw(self, key: str) -> None:
        """Take away the notice with this key, for instance once its item was read."""
        for toast in [toast for toast in self.toasts if toast.notice.key == key]:
            self._remove(toast)

    def focus_newest(self) -> bool:
        """Give the keyboard to the newest notice; False when there is none."""
        if self.toasts:
            self.toasts[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(self.toasts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _remove(self, toast: Toast) -> None:
        if toast in self.toasts:
            self.toasts.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        bottom = self._window.height() - self._foot - Space.L
        for toast in reversed(self.toasts):
            for motion in toast.findChildren(QPropertyAnimation):
                motion.stop()  # its goal is the old place
            layout = toast.layout()
            if layout is not None:
                layout.activate()
            height = toast.heightForWidth(_WIDTH) if toast.hasHeightForWidth() else toast.sizeHint().height()
            toast.setGeometry(self._window.width() - _WIDTH - Space.L, bottom - height, _WIDTH, height)
            bottom -= height + Space.S

    def _arrive(self, toast: Toast) -> None:
        still = toast.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
        if theme().reduced_motion or still:
            return
        motion = QPropertyAnimation(toast, b"pos", toast)
        motion.setDuration(140)
        motion.setStartValue(toast.pos() + QPoint(0, 12))
        motion.setEndValue(toast.pos())
        motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        motion.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
