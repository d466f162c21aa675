"""What every panel of the window is: a page that can be retranslated, searched and given the keyboard."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


class Panel(QWidget):
    """Subclasses build themselves in __init__, put every word in `retranslate` and call it at the end of __init__."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")

    def retranslate(self) -> None:
        """Set every visible text again; called when the language changes."""

    def search(self, text: str) -> None:
        """The search field holds `text` now; "" shows everything again."""

    def take_focus(self) -> None:
        """Put the keyboard where one works: the list, the chart."""
        self.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
