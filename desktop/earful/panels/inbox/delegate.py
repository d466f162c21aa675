"""Draws a row of the list: name first, their words, how long they wait. Text is laid out once and kept."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QStaticText, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from earful.app.theme import font, theme
from earful.app.tokens import Size, Tokens
from earful.domain.moments import MINUTE, Moment
from earful.panels.inbox import wording
from earful.panels.inbox.chips import chips, waiting
from earful.panels.inbox.model import MentionModel
from earful.panels.inbox.rows import Row
from earful.panels.parts.drawing import chip_size, draw_chip
from earful.panels.parts.icons import draw_icon

_SIDE = 16.0
_TOP = 10.0
_NAME = 21.0
_LINE = 19.0
_CHIPS = 23.0
_KEPT = 800  # layouts; a screen shows ten
_PICTURES = 96  # of 150 kB each at single density


@dataclass(slots=True)
class _Layout:
    """What is drawn of one row at one width. `row` tells whether it is still the same."""

    row: Row
    name: QStaticText
    name_width: float
    platform: QStaticText
    lines: tuple[QStaticText, ...]
    height: int


class RowDelegate(QStyledItemDelegate):
    """Rows are as high as their words need, one line or two. `forget` when the language or the type changes."""

    def __init__(self, model: MentionModel, now: Callable[[], Moment], view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._now = now
        self.forget()

    def forget(self) -> None:
        """Lay everything out anew."""
        self._kept: dict[tuple[int, int], _Layout] = {}
        self._pictures: dict[tuple[int, int, QStyle.StateFlag, float], tuple[tuple[Row, int, Tokens], QPixmap]] = {}
        self._name_font = font(Size.BODY, QFont.Weight.DemiBold)
        self._caption_font = font(Size.CAPTION)
        self._body_font = font(Size.BODY)
        self._body = QFontMetricsF(self._body_font)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = self._model.row(index.row())
        width = self._view.viewport().width()
        return QSize(width, self._layout(row, width).height if row else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.row(index.row())
        if row is not None:
            rect: QRect = option.rect
            picture = self._picture(row, rect.size(), option.state, painter.device().devicePixelRatioF())
            painter.drawPixmap(rect.topLeft(), picture)

    def _picture(self, row: Row, size: QSize, state: QStyle.StateFlag, density: float) -> QPixmap:
        """The row as drawn in this minute and state: scrolling draws only what comes into sight."""
        shown = state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        key = (row.id, size.width(), shown, density)
        stamp = (row, self._now() // MINUTE, theme().tokens)
        kept = self._pictures.get(key)
        if kept is not None and kept[0][0] is row and kept[0][1:] == stamp[1:]:
            return kept[1]
        picture = QPixmap(size * density)
        picture.setDevicePixelRatio(density)
        picture.fill(QColor(theme().tokens.panel))
        painter = QPainter(picture)
        self._draw(painter, QRectF(QPointF(0, 0), QSizeF(size)), row, shown)
        painter.end()
        if len(self._pictures) >= _PICTURES:
            self._pictures.clear()
        self._pictures[key] = (stamp, picture)
        return picture

    def _draw(self, painter: QPainter, box: QRectF, row: Row, state: QStyle.StateFlag) -> None:
        self._ground(painter, box, state)
        laid = self._layout(row, int(box.width()))
        unread = row.mention.read_at is None and not row.mention.own
        self._head(painter, box, laid, unread)
        tokens = theme().tokens
        painter.setFont(self._body_font)
        painter.setPen(QColor(tokens.text if unread else tokens.muted))
        y = box.top() + _TOP + _NAME
        for line in laid.lines:
            painter.drawStaticText(QPointF(box.left() + _SIDE, y), line)
            y += _LINE
        x = box.left() + _SIDE
        for chip in chips(row, self._now()):
            if x + chip_size(chip.text).width() > box.right() - _SIDE:
                break
            x += draw_chip(painter, QPointF(x, y + 3), chip.text, chip.tint) + 4

    def _ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        tokens = theme().tokens
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.accent_tint))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(tokens.hover))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(tokens.line))

    def _head(self, painter: QPainter, box: QRectF, laid: _Layout, unread: bool) -> None:
        """The line of the name: dot, name, platform, star, and at the right how long they wait."""
        tokens, mention, now = theme().tokens, laid.row.mention, self._now()
        x, y = box.left() + _SIDE, box.top() + _TOP
        if unread:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(QPointF(x + 3.5, y + 9.5), 3.5, 3.5)
            painter.restore()
            x += 14
        chip = waiting(mention, now)
        right = box.right() - _SIDE - chip_size(chip.text).width()
        draw_chip(painter, QPointF(right, y), chip.text, chip.tint)
        if mention.starred:
            right -= 20
            draw_icon(painter, "star-filled", QPointF(right, y + 2), tokens.amber, 14)
        painter.save()
        painter.setClipRect(QRectF(x, y, right - 6 - x, _NAME))
        painter.setFont(self._name_font)
        painter.setPen(QColor(tokens.text))
        painter.drawStaticText(QPointF(x, y), laid.name)
        painter.setFont(self._caption_font)
        painter.setPen(QColor(tokens.faint))
        painter.drawStaticText(QPointF(x + laid.name_width + 8, y + 2), laid.platform)
        painter.restore()

    def _layout(self, row: Row, width: int) -> _Layout:
        key = (row.id, width)
        kept = self._kept.get(key)
        if kept is not None and kept.row is row:
            return kept
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        made = self._kept[key] = self._lay_out(row, width)
        return made

    def _lay_out(self, row: Row, width: int) -> _Layout:
        mention = row.mention
        name = wording.author(mention)
        lines = self._lines(wording.words_of(mention, 300), width - 2 * _SIDE)
        with_chips = bool(chips(row, self._now()))
        return _Layout(
            row,
            _static(name, self._name_font),
            QFontMetricsF(self._name_font).horizontalAdvance(name),
            _static(wording.platform(mention.platform), self._caption_font),
            tuple(_static(line, self._body_font) for line in lines),
            int(_TOP + _NAME + _LINE * len(lines) + (_CHIPS if with_chips else 0) + _TOP + 1),
        )

    def _lines(self, text: str, width: float) -> list[str]:
        """The first two lines of `text`, the second one with an ellipsis where more follows."""
        if self._body.horizontalAdvance(text) <= width:
            return [text] if text else []
        layout = QTextLayout(text, self._body_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(width)
        layout.endLayout()
        # Qt counts UTF-16 units: cut there, not in characters.
        units = text.encode("utf-16-le")
        cut = first.textLength() * 2
        rest = units[cut:].decode("utf-16-le").lstrip()
        second = self._body.elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return [units[:cut].decode("utf-16-le").rstrip(), second]


def _static(text: str, face: QFont) -> QStaticText:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(font=face)
    return made
