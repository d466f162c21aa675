"""Small shapes that widgets and list delegates draw alike: chips, key hints, dots, badges."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from earful.app.theme import font, theme
from earful.app.tokens import Size, Tokens

TINTS = ("negative", "positive", "amber", "accent", "quiet")


def tint_colours(tokens: Tokens, tint: str) -> tuple[str, str]:
    """(text, ground) of a tint: negative, positive, amber, accent or quiet."""
    if tint == "quiet":
        return tokens.muted, tokens.ground
    return str(getattr(tokens, tint)), str(getattr(tokens, f"{tint}_tint"))


def chip_size(text: str) -> QSizeF:
    """The room a chip takes."""
    metrics = QFontMetricsF(font(Size.CAPTION))
    return QSizeF(metrics.horizontalAdvance(text) + 12, metrics.height() + 3)


def draw_chip(painter: QPainter, corner: QPointF, text: str, tint: str = "quiet") -> float:
    """Draw a chip with its upper left corner at `corner`; gives its width."""
    ink, ground = tint_colours(theme().tokens, tint)
    box = QRectF(corner, chip_size(text))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(ink))
    painter.setFont(font(Size.CAPTION))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return box.width()


def key_hint_width(keys: str) -> float:
    return max(18.0, QFontMetricsF(font(Size.CAPTION - 1)).horizontalAdvance(keys) + 9)


def draw_key_hint(painter: QPainter, box: QRectF, keys: str, ink: str, border: str) -> None:
    """The little key cap that stands where an action can be taken; 18 pixels high, centred in `box`."""
    cap = QRectF(box.x(), box.center().y() - 9, box.width(), 18).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(border), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cap, 4, 4)
    painter.setPen(QColor(ink))
    painter.setFont(font(Size.CAPTION - 1))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
    painter.restore()


def draw_badge(painter: QPainter, right: float, centre: float, text: str, tint: str) -> None:
    """A count that ends at `right`: filled for what needs a person, plain grey ("quiet") for the rest."""
    tokens = theme().tokens
    face = font(Size.CAPTION, QFont.Weight.DemiBold if tint != "quiet" else QFont.Weight.Normal)
    width = QFontMetricsF(face).horizontalAdvance(text) + 15
    box = QRectF(right - width, centre - 8, width, 16)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(face)
    if tint == "quiet":
        painter.setPen(QColor(tokens.faint))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens, tint)))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QColor(tokens.on_accent))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def draw_state(painter: QPainter, centre: QPointF, state: str) -> None:
    """A sensor's state by colour and by shape: ok is a disc, waiting a ring, failed a cross, off a faint ring."""
    tokens = theme().tokens
    colour = {"ok": tokens.positive, "waiting": tokens.amber, "failed": tokens.negative}.get(state, tokens.faint)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state == "ok":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(centre, 3.5, 3.5)
    elif state == "failed":
        painter.setPen(QPen(QColor(colour), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(centre + QPointF(-3, -3), centre + QPointF(3, 3))
        painter.drawLine(centre + QPointF(-3, 3), centre + QPointF(3, -3))
    else:
        painter.setPen(QPen(QColor(colour), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 2.7, 2.7)
    painter.restore()


def draw_focus(painter: QPainter, box: QRectF, radius: float = 6) -> None:
    """The ring around what the keyboard is on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme().tokens.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()
