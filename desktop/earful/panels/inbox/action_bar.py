"""The foot of the reading pane: what can be done with a mention, each with its key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from earful.app.tokens import Space
from earful.panels.inbox import wording
from earful.panels.parts.buttons import Button, PrimaryButton, QuietButton
from earful.panels.parts.card import Separator
from earful.panels.parts.chip import Chip
from earful.store.listed import Listed

_ROOMY = 552  # pixels; below, the quiet buttons keep their icon and lose their key cap
_ICON_WIDTH = 34


class ActionBar(QFrame):
    """Buttons that emit `wanted(action)`; their keys are bound in triage.py."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._quiet: dict[str, Button] = {
            "star": QuietButton("", "S", "star"),
            "unread": QuietButton("", "U", "mail-read"),
            "original": QuietButton("", "O", "external"),
            "undo": QuietButton("", "Z", "undo"),
        }
        self._loud: dict[str, Button] = {
            "snooze": Button("", "H"),
            "resolve": Button("", "E"),
            "reply": PrimaryButton("", "R"),
        }
        self._quiet["star"].setCheckable(True)
        self._chosen = Chip("", "accent")
        self._chosen.hide()
        line = QHBoxLayout()
        line.setContentsMargins(Space.L, Space.S + 2, Space.L, Space.S + 2)
        line.setSpacing(2)
        for button in self._quiet.values():
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self._chosen)
        for button in self._loud.values():
            line.addSpacing(6)
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Separator())
        column.addLayout(line)
        for name, button in (self._quiet | self._loud).items():
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
        self._shown: Listed | None = None
        self.retranslate()
        self.show_mention(None, 0)

    def show_mention(self, mention: Listed | None, chosen: int) -> None:
        """Offer what can be done with it; `chosen` is how many are selected in the list."""
        self._shown = mention
        for name, button in (self._quiet | self._loud).items():
            button.setEnabled(mention is not None or name == "undo")
        if mention is not None:
            self._quiet["original"].setEnabled(bool(mention.url))
            self._loud["reply"].setEnabled(bool(mention.reply_url or mention.url) and not mention.own)
            self._quiet["star"].setChecked(mention.starred)
            resolved = mention.state == "resolved"
            self._loud["resolve"].setText(self.tr("Reopen") if resolved else self.tr("Resolve"))
        self._chosen.setVisible(chosen > 1)
        self._chosen.set_text(wording.counted.chosen(chosen))

    def open_menu(self, entries: Sequence[tuple[str, Callable[[], object]]]) -> QMenu:
        """A menu over the snooze button."""
        menu = QMenu(self)
        for text, act in entries:
            menu.addAction(text, act)
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self._loud["snooze"].mapToGlobal(QPoint(0, 0))
        menu.popup(corner - QPoint(0, menu.sizeHint().height() + 4))
        return menu

    def retranslate(self) -> None:
        names = {
            "star": self.tr("Star"),
            "unread": self.tr("Mark as unread"),
            "original": self.tr("Open the original"),
            "undo": self.tr("Undo"),
        }
        for name, button in self._quiet.items():
            button.setAccessibleName(names[name])
            button.setToolTip(f"{names[name]} ({name[0].upper() if name != 'undo' else 'Z'})")
        self._loud["snooze"].setText(self.tr("Snooze"))
        self._loud["resolve"].setText(self.tr("Resolve"))
        self._loud["reply"].setText(self.tr("Reply"))
        self._loud["reply"].setToolTip(self.tr("Opens the platform's page where one replies"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.show_mention(self._shown, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        keys = {"star": "S", "unread": "U", "original": "O", "undo": "Z"}
        for name, button in self._quiet.items():
            button.set_keys(keys[name] if roomy else "")
            button.setFixedWidth(button.sizeHint().width() - 16 if roomy else _ICON_WIDTH)
