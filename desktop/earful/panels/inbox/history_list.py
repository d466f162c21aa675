"""The history of a case beside it: when, and under it what was decided."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from earful.app.tokens import Space
from earful.panels.parts.text import PlainLabel


class HistoryList(QWidget):
    """A caption and pairs of lines; nothing at all where nothing was decided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = PlainLabel("", "caption")
        self.lines: list[tuple[PlainLabel, PlainLabel]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addWidget(self._caption)

    def say(self, caption: str, lines: Sequence[tuple[str, str]]) -> None:
        """Replace everything; (when, what), the newest first."""
        self._caption.setText(caption.upper())
        while len(self.lines) < len(lines):
            made = (PlainLabel("", "small"), PlainLabel("", wrap=True))
            self._column.addSpacing(Space.S)
            for label in made:
                self._column.addWidget(label)
            self.lines.append(made)
        for place, labels in enumerate(self.lines):
            for label, text in zip(labels, lines[place] if place < len(lines) else ("", ""), strict=True):
                label.setText(text)
                label.setVisible(place < len(lines))
        self.setVisible(bool(lines))
