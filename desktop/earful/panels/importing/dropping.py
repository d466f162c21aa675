"""A file dropped anywhere onto the window: a frame says what would happen, then the file is handed on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMainWindow, QWidget

from earful.app.theme import font, theme
from earful.app.tokens import Size


class FileDrop(QObject):
    """Listens to the drags over `window`; `dropped` gets the file while `allowed` says yes."""

    def __init__(self, window: QMainWindow, dropped: Callable[[Path], None], allowed: Callable[[], bool]) -> None:
        super().__init__(window)
        self._dropped, self._allowed = dropped, allowed
        self.veil = _Veil(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if file_in(event.mimeData()) is not None and self._allowed():
                event.acceptProposedAction()
                self.veil.cover()
                return True
        elif kind == QEvent.Type.DragLeave:
            self.veil.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.veil.hide()
            file = file_in(event.mimeData())
            if file is not None and self._allowed():
                event.acceptProposedAction()
                self._dropped(file)
                return True
        return False


def file_in(data: QMimeData) -> Path | None:
    """The one file on this computer that is dragged; None for anything else."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None


class _Veil(QWidget):
    """Lies over the window while a file is held over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Show it over the whole window."""
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(tokens.ground)
        ground.setAlpha(225)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(20, 20, -20, -20), 12, 12)
        painter.setPen(QColor(tokens.text))
        painter.setFont(font(Size.TITLE))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Let go to look at this file"))
