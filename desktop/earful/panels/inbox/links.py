"""What somebody wrote, with its web addresses to be clicked: nothing is opened or loaded without a click."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget

from earful.app.session import safe_link
from earful.app.theme import theme
from earful.panels.parts.text import Words, literal_tip

_ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’「」《》（），。；：！？、\u4e00-\u9fff]+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}…"


def addresses(text: str) -> list[tuple[int, int]]:
    """The spans of web addresses in a text that are safe to open, without the punctuation that follows them."""
    spans = []
    for found in _ADDRESS.finditer(text):
        end = found.start() + len(found.group().rstrip(_TRAILING))
        if safe_link(text[found.start() : end]) is not None:
            spans.append((found.start(), end))
    return spans


def host_of(address: str) -> str:
    """Where an address leads, in the form that look-alike letters cannot imitate."""
    url = safe_link(address)
    return "" if url is None else url.host(url.ComponentFormattingOption.FullyEncoded)


class LinkedWords(Words):
    """Words in which addresses are underlined; pressing one calls `open_link(address)`, the tooltip names its host."""

    def __init__(
        self, text: str, open_link: Callable[[str], object], muted: bool = False, parent: QWidget | None = None
    ) -> None:
        self._muted = muted
        self._open_link = open_link
        self._spans = addresses(text[: self.SHOWN_AT_MOST])
        self._pressed = ""
        super().__init__(text, parent=parent)
        self.viewport().setMouseTracking(True)

    def _mark(self) -> None:
        super()._mark()
        cursor = QTextCursor(self.document())
        if self._muted:
            quiet = QTextCharFormat()
            quiet.setForeground(QColor(theme().tokens.muted))
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeCharFormat(quiet)
        form = QTextCharFormat()
        form.setForeground(QColor(theme().tokens.accent))
        form.setFontUnderline(True)
        form.setAnchor(True)
        text = self._text
        for start, end in self._spans:
            form.setAnchorHref(text[start:end])
            before = len(text[:start].encode("utf-16-le", "replace")) // 2
            cursor.setPosition(before)
            length = len(text[start:end].encode("utf-16-le", "replace")) // 2
            cursor.setPosition(before + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(form)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.anchorAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = self.anchorAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and here and here == self._pressed and not self.textCursor().hasSelection():
            self._open_link(here)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = bool(self.anchorAt(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            address = self.anchorAt(event.pos())
            opens = self.tr("Opens %1 in the browser").replace("%1", host_of(address))
            QToolTip.showText(event.globalPos(), literal_tip(opens) if address else "", self)
            return True
        return super().viewportEvent(event)
