"""Labels for text that others wrote: always shown literally, never read as markup."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QTextEdit, QWidget

from earful.app.language import translate
from earful.app.theme import font, theme
from earful.app.tokens import Size
from earful.app.wording import number, one_line


class PlainLabel(QLabel):
    """A label that shows its text as it is. Roles: caption, small, note, muted, body, strong, title, heading, number"""

    def __init__(self, text: str = "", role: str = "body", wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setText(text)

    def set_tint(self, tint: str) -> None:
        """Colour the text: negative, positive, amber, accent, or "" for the role's own."""
        self.setProperty("tint", tint)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(PlainLabel):
    """One line of foreign text that ends in an ellipsis where it has no room; the whole of it is in the tooltip."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__("", role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(one_line(text))
        self._tell_the_rest()

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_the_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        role = self.foregroundRole()
        self.style().drawItemText(
            painter, self.rect(), int(self.alignment()), self.palette(), self.isEnabled(), shown, role
        )

    def _tell_the_rest(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        # Qt reads a tooltip that looks like markup as markup: the escaped form is shown literally.
        self.setToolTip(literal_tip(self.text()) if cut else "")


class Words(QTextEdit):
    """What a person wrote, in the largest running text of the window: selectable, wrapped, as high as it needs to be.

    `highlights` are spans of the text, (start, end) in characters, shown on the highlight ground.
    """

    SHOWN_AT_MOST = 20_000  # characters; a post of 1 MB would take Qt seconds to lay out

    def __init__(
        self, text: str = "", highlights: Sequence[tuple[int, int]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._highlights: tuple[tuple[int, int], ...] = ()
        self.setObjectName("words")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font(Size.SAID))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setViewportMargins(0, 0, 0, 0)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())
        self.set_words(text, highlights)

    def set_words(self, text: str, highlights: Sequence[tuple[int, int]] = ()) -> None:
        self._text, self._highlights = text, tuple(highlights)
        left = len(text) - self.SHOWN_AT_MOST
        if left > 0:
            more = translate("Words", "… %1 more characters are in the original.").replace("%1", number(left))
            text = f"{text[: self.SHOWN_AT_MOST]}\n{more}"
        # A lone surrogate cannot be handed to Qt.
        self.setPlainText(text.encode("utf-8", "replace").decode("utf-8"))
        self._mark()

    def sizeHint(self) -> QSize:
        return QSize(320, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()
        elif event.type() == QEvent.Type.LanguageChange:
            self.set_words(self._text, self._highlights)

    def _height(self) -> int:
        return int(self.document().size().height() + 1)

    def _mark(self) -> None:
        form = QTextCharFormat()
        form.setBackground(QColor(theme().tokens.highlight))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setCharFormat(QTextCharFormat())
        lines = QTextBlockFormat()
        lines.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(lines)
        for start, end in self._highlights:
            if 0 <= start < end <= min(len(self._text), self.SHOWN_AT_MOST):
                # Qt counts UTF-16 units, the caller characters.
                cursor.setPosition(_units(self._text[:start]))
                cursor.setPosition(_units(self._text[:end]), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(form)


def literal_tip(text: str) -> str:
    """Foreign text for a tooltip, escaped so that Qt shows it literally and wraps it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>" if escaped else ""


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
