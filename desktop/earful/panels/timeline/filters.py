"""What the timeline is narrowed to, viewed as and compared with: one button with a menu for each. It reads nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from earful.app.language import translate
from earful.domain.brand import Brand
from earful.domain.platforms import PLATFORMS
from earful.export.chart_words import desk_name, plain
from earful.panels.parts.buttons import Button
from earful.panels.parts.segmented import SegmentedControl

VIEWS = ("mentions", "share", "people")
BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose: platforms and desks that brought something, and the other brands."""

    platforms: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    brands: tuple[Brand, ...] = ()


class ChoiceButton(Button):
    """A button that shows what is chosen; `chosen` carries the key, "" for everything."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", menu=True, parent=parent)
        self._options: list[tuple[str, str]] = []
        self._name = ""
        self.current = ""
        self._menu = QMenu(self)
        self.clicked.connect(self.open_menu)

    def set_options(self, options: Sequence[tuple[str, str]], name: str) -> None:
        """(key, text) each, the first for everything; `name` says aloud what is chosen here."""
        self._options, self._name = list(options), name
        self._say()

    def set_current(self, key: str) -> None:
        self.current = key
        self._say()

    def open_menu(self) -> None:
        """Show the choices under the button."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        for key, text in self._options:
            action = self._menu.addAction(text.replace("&", "&&"), partial(self._choose, key))
            action.setCheckable(True)
            action.setChecked(key == self.current)
            group.addAction(action)
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()) + QPoint(0, 4))

    def _choose(self, key: str) -> None:
        if key != self.current:
            self.set_current(key)
            self.chosen.emit(key)

    def _say(self) -> None:
        shown = next((text for key, text in self._options if key == self.current), "")
        self.setText(plain(shown, 28))
        self.setAccessibleName(f"{self._name}: {shown}")
        self.updateGeometry()


class Filters(QWidget):
    """`changed` when a person chose something. `platform`, `desk`, `view` and `against` are "" for nothing special;
    `against` is "before" or the id of a brand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = Choices()
        self.platforms, self.desks, self.others = ChoiceButton(), ChoiceButton(), ChoiceButton()
        self.view_as = SegmentedControl([(key, key) for key in VIEWS], VIEWS[0])
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for button in (self.platforms, self.desks, self.others):
            line.addWidget(button)
            button.chosen.connect(lambda _: self.changed.emit())
        line.addStretch(1)
        line.addWidget(self.view_as)
        self.view_as.chosen.connect(lambda _: self.changed.emit())

    @property
    def platform(self) -> str | None:
        return self.platforms.current or None

    @property
    def desk(self) -> str | None:
        return self.desks.current or None

    @property
    def against(self) -> str:
        return self.others.current

    def clear(self) -> None:
        """Another brand: nothing of the old choices need be there."""
        for button in (self.platforms, self.desks, self.others):
            button.set_current("")

    def offer(self, choices: Choices, brand_id: int | None) -> None:
        """What there is to choose now; what is chosen stays offered."""
        self._choices = Choices(
            choices.platforms, choices.desks, tuple(brand for brand in choices.brands if brand.id != brand_id)
        )
        self.retranslate()

    def retranslate(self) -> None:
        choices = self._choices
        platforms = dict.fromkeys((*choices.platforms, *filter(None, [self.platform])))
        desks = dict.fromkeys((*choices.desks, *filter(None, [self.desk])))
        self.platforms.set_options(
            [
                ("", self.tr("All platforms")),
                *((code, translate("Platform", PLATFORMS.get(code, code))) for code in platforms),
            ],
            self.tr("Platform"),
        )
        self.desks.set_options(
            [("", self.tr("All desks")), *((desk, desk_name(desk)) for desk in desks)], self.tr("Desk")
        )
        self.others.set_options(
            [
                ("", self.tr("Compare with…")),
                (BEFORE, self.tr("The period before")),
                *((str(brand.id), brand.name) for brand in choices.brands),
            ],
            self.tr("Compared with"),
        )
        views = {"mentions": self.tr("mentions"), "share": self.tr("share"), "people": self.tr("people")}
        self.view_as.set_options([(key, views[key]) for key in VIEWS], self.tr("View"))
