"""What each column of the file holds: its name, an example, and the field it is read as, which can be changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from earful.app.tokens import Space
from earful.panels.importing import wording
from earful.panels.parts.text import ElidedLabel

_MOST = 60  # columns that are shown; further ones are read as guessed


class FieldBox(QComboBox):
    """A list of fields; the wheel scrolls the sheet, not the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnFields(QWidget):
    """One line a column. `changed` is emitted when the person chose another field."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("content")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, Space.S, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(0, 4)
        self._grid.setColumnStretch(1, 5)
        self.boxes: dict[str, FieldBox] = {}

    def show_columns(self, columns: Sequence[Mapping[str, Any]]) -> None:
        """Show the columns of a file as they are understood."""
        self._clear()
        for place, column in enumerate(columns[:_MOST]):
            name, examples = str(column["name"]), [str(one) for one in column["examples"]]
            box = self._box(name, column["field"])
            self.boxes[name] = box
            self._grid.addWidget(ElidedLabel(name, "strong"), place, 0)
            self._grid.addWidget(ElidedLabel(examples[0] if examples else "–", "small"), place, 1)
            self._grid.addWidget(box, place, 2)
        self._grid.setRowStretch(len(columns), 1)

    def given(self) -> dict[str, str]:
        """Field -> column as it stands, several columns with line ends between them."""
        found: dict[str, str] = {}
        for name, box in self.boxes.items():
            if field := box.currentData():
                found[field] = f"{found[field]}\n{name}" if field in found else name
        return found

    def _box(self, name: str, field: str | None) -> FieldBox:
        box = FieldBox()
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setAccessibleName(self.tr("%1 is read as").replace("%1", name))
        box.addItem(self.tr("not read, kept beside"), None)
        for code in wording.FIELDS:
            box.addItem(wording.field(code), code)
        box.setCurrentIndex(max(0, box.findData(field)) if field else 0)
        box.setMinimumWidth(170)
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        return box

    def _clear(self) -> None:
        self.boxes.clear()
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
