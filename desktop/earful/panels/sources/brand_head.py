"""The head of a brand's part of the panel: its name and, quietly, what is listened for and what is not."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from earful.app.tokens import Space
from earful.domain.brand import Brand
from earful.panels.parts.buttons import IconButton, QuietButton
from earful.panels.parts.card import row
from earful.panels.parts.chip import Chip
from earful.panels.parts.text import PlainLabel


class BrandHead(QWidget):
    """`wanted(what, brand id)`: edit, or add for a source that listens for it."""

    wanted = Signal(str, int)

    def __init__(self, brand: Brand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brand = brand
        self.name = PlainLabel("", "title")
        self.words = PlainLabel("", "note", wrap=True)
        self.competitor = Chip("")
        self.edit, self.add = IconButton("edit", ""), QuietButton("", icon_name="add")
        self.edit.clicked.connect(lambda: self.wanted.emit("edit", self.brand.id))
        self.add.clicked.connect(lambda: self.wanted.emit("add", self.brand.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, 0, Space.XS)
        column.setSpacing(2)
        head: QHBoxLayout = row(self.name, self.competitor, self.edit, None, self.add)
        head.setAlignment(self.competitor, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(self.words)
        self.show_brand(brand)

    def show_brand(self, brand: Brand) -> None:
        """Show the brand as it is now."""
        self.brand = brand
        self.name.setText(brand.name)
        self.competitor.set_text(self.tr("competitor"))
        self.competitor.setVisible(brand.competitor)
        told = [self.tr("Listens for %1").replace("%1", ", ".join(brand.watched))]
        if brand.excludes:
            told.append(self.tr("not %1").replace("%1", ", ".join(brand.excludes)))
        if brand.own:
            accounts = ", ".join(f"{own.platform}:{own.handle}" for own in brand.own)
            told.append(self.tr("ours: %1").replace("%1", accounts))
        self.words.setText(" · ".join(told))
        self.edit.set_name(self.tr("Change %1").replace("%1", brand.name))
        self.add.setText(self.tr("Add a source"))

    def allow(self, allowed: bool) -> None:
        """Whether brand and sources may be changed."""
        self.edit.setVisible(allowed)
        self.add.setVisible(allowed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "add"):
            self.show_brand(self.brand)
