"""The foot of the window tells the truth about the sensors: who was heard when, who waits and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget

from earful.app.theme import font, theme
from earful.app.tokens import Size
from earful.app.wording import one_line
from earful.panels.parts.drawing import draw_focus, draw_state
from earful.panels.parts.text import PlainLabel, literal_tip

HEIGHT = 28

State = Literal["ok", "waiting", "failed", "off"]


@dataclass(frozen=True, slots=True)
class Sensor:
    """One source, or several alike, in a few words: "Reddit waits until 14:05 (asked to slow down)"."""

    key: str
    state: State
    text: str
    detail: str = ""


class SensorItem(QAbstractButton):
    """A sensor's dot and words; pressing it opens the source."""

    def __init__(self, sensor: Sensor, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_sensor(sensor)

    def show_sensor(self, sensor: Sensor) -> None:
        self.sensor = sensor
        self.setText(one_line(sensor.text, 80))
        self.setToolTip(literal_tip(sensor.detail))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(font(Size.CAPTION)).horizontalAdvance(self.text()) + 24, HEIGHT - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        draw_state(painter, QPointF(7, self.height() / 2), self.sensor.state)
        painter.setFont(font(Size.CAPTION))
        painter.setPen(QColor(tokens.text if self.underMouse() else tokens.muted))
        painter.drawText(QRectF(17, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), 4)


class FootBar(QFrame):
    """Sensors at the left, counts at the right. `sensor_chosen(key)` when one is pressed; "" for those without room."""

    sensor_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedHeight(HEIGHT)
        self._sensors: list[Sensor] = []
        self._items: list[SensorItem] = []
        self._more = SensorItem(Sensor("", "off", ""), self)
        self._more.clicked.connect(lambda: self.sensor_chosen.emit(""))
        self._counts = PlainLabel("", "small", parent=self)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 1, 16, 0)
        line.addStretch(1)
        line.addWidget(self._counts)

    def set_sensors(self, sensors: Sequence[Sensor]) -> None:
        """The sensors in the order of their urgency; those that have no room are counted in "+3"."""
        self._sensors = list(sensors)
        while len(self._items) < len(sensors):
            item = SensorItem(Sensor("", "off", ""), self)
            item.clicked.connect(lambda _=False, item=item: self.sensor_chosen.emit(item.sensor.key))
            self._items.append(item)
        for item, sensor in zip(self._items, sensors, strict=False):
            item.show_sensor(sensor)
        self._place()

    def set_counts(self, text: str) -> None:
        """How much was heard and listened to, and what is missing."""
        self._counts.setText(text)
        self._place()

    def _place(self) -> None:
        room = self.width() - self._counts.sizeHint().width() - 72
        x = 9
        shown = 0
        for item in self._items[: len(self._sensors)]:
            width = item.sizeHint().width()
            if x + width > room:
                break
            item.setGeometry(x, 2, width, HEIGHT - 4)
            x += width + 8
            shown += 1
        hidden = self._sensors[shown:]
        for place, item in enumerate(self._items):
            item.setVisible(place < shown)
        self._more.setVisible(bool(hidden))
        if hidden:
            states = [sensor.state for sensor in hidden]
            worst: State = "failed" if "failed" in states else "waiting" if "waiting" in states else states[0]
            detail = "\n".join(sensor.text for sensor in hidden)
            self._more.show_sensor(Sensor("", worst, f"+{len(hidden)}", detail))
            self._more.setGeometry(x, 2, self._more.sizeHint().width(), HEIGHT - 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_counts"):
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(theme().tokens.line))
