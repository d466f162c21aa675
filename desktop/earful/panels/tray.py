"""Earful in the desktop's tray, where there is one. Everything it offers can be had in the window, too."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from earful.app.session import Session
from earful.app.wording import one_line
from earful.panels.parts.icons import app_icon

_TOLD = "tray/told"  # that closing the window leaves Earful listening is said once


class Tray(QObject):
    """`icon` is None while there is no tray or none is wanted."""

    def __init__(self, session: Session, window: QWidget, open_: Callable[[], None], quit_: Callable[[], None]) -> None:
        super().__init__(window)
        self._session = session
        self._open, self._quit = open_, quit_
        self._menu = QMenu(window)
        self.icon: QSystemTrayIcon | None = None

    def available(self) -> bool:
        """Whether an icon can be and is wanted."""
        return bool(self._session.settings.get("tray")) and QSystemTrayIcon.isSystemTrayAvailable()

    def apply(self) -> None:
        """Show or hide the icon as the setting says."""
        wanted = self.available()
        if wanted and self.icon is None:
            self.icon = QSystemTrayIcon(app_icon(), self)
            self.icon.setContextMenu(self._menu)
            self.icon.activated.connect(self._pressed)
            self.icon.show()
        elif not wanted and self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None
        self.retranslate()

    def say(self, unheard: int) -> None:
        """What the pointer over the icon tells."""
        if self.icon is not None:
            self.icon.setToolTip(self.tr("Earful: %n unheard", "", unheard))

    def tell_of_staying(self) -> None:
        """Once: the window is closed, the listening goes on."""
        if self.icon is None or self._session.settings.get(_TOLD):
            return
        self._session.settings.set(_TOLD, True)
        self.icon.showMessage("Earful", one_line(self.tr("Earful goes on listening. Quit it from this icon.")))

    def retranslate(self) -> None:
        """The menu in the language in force."""
        self._menu.clear()
        self._menu.addAction(self.tr("Open Earful"), self._open)
        self._menu.addAction(self.tr("Quit"), self._quit)

    def hide(self) -> None:
        """Take the icon away."""
        if self.icon is not None:
            self.icon.hide()

    def _pressed(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._open()
