"""Two audits side by side: how each share moved, with both intervals, and whether the change is more than chance."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from earful.app.language import translate
from earful.app.tokens import Space
from earful.export import fans_words as words
from earful.panels.parts.buttons import Button
from earful.panels.parts.card import row
from earful.panels.parts.text import PlainLabel

Picture = Mapping[str, Any]


class ComparePage(QWidget):
    """`closed`: back to the one audit."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._both: tuple[Picture, Picture] | None = None
        self._note = PlainLabel("", "small", wrap=True)
        self.table = QTableWidget(0, 4)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._back = Button("", "Esc")
        self._back.clicked.connect(self.closed)
        self._back.setShortcut("Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.L, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(row(self._back, None))
        column.addWidget(self.table, 1)
        column.addWidget(self._note)

    def show_both(self, one: Picture, other: Picture) -> None:
        """Show two audits, the older one first."""
        first, second = sorted((one, other), key=lambda picture: picture["finished_at"] or picture["started_at"])
        self._both = first, second
        self.retranslate()

    def retranslate(self) -> None:
        self._back.setText(translate("Fans", "Back to the audit"))
        if self._both is None:
            return
        first, second = self._both
        self.table.setHorizontalHeaderLabels(["", _name(first), _name(second), translate("Fans", "Change")])
        rows = [(words.kinds()[kind][0], *_cells(first, second, kind)) for kind in words.ORDER]
        rows.append(
            (
                translate("Fans", "Fans"),
                words.number(first["total"] or first["n"]),
                words.number(second["total"] or second["n"]),
                f"{(second['total'] or second['n']) - (first['total'] or first['n']):+d}",
            )
        )
        rows.append(
            (translate("Fans", "Hollow runs"), str(len(first["runs"])), str(len(second["runs"])), "")
        )  # fmt: skip
        self.table.setRowCount(len(rows))
        for line, cells in enumerate(rows):
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if place:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(line, place, item)
        note = ""
        if first["rules"] != second["rules"]:
            note = translate("Fans", "Other rules judged the two audits: part of a change may be theirs.")
        self._note.setText(note)


def _cells(first: Picture, second: Picture, kind: str) -> tuple[str, str, str]:
    a, b = first["shares"][kind], second["shares"][kind]
    told = words.interval(a), words.interval(b)
    if a[0] is None or b[0] is None:
        return *told, ""
    apart = a[2] < b[1] or b[2] < a[1]
    change = f"{(b[0] - a[0]) * 100:+.1f}"
    said = translate("Fans", "%1 points") if apart else translate("Fans", "%1 points, may be chance")
    return *told, said.replace("%1", change)


def _name(picture: Picture) -> str:
    return f"@{picture['account']} · {words.day(picture['finished_at'] or picture['started_at'])}"
