"""Everything a person can do, in one book: each with its words and its key, for the palette and the key sheet."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from earful.panels.parts.icons import icon

Text = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. `scope` is the part of the window in which its key works; None for all of it."""

    key: str
    text: Text
    group: Text
    action: QAction
    scope: QWidget | None

    @property
    def possible(self) -> bool:
        """Whether it can be done now: enabled, and its part of the window in sight."""
        return self.action.isEnabled() and (self.scope is None or self.scope.isVisible())

    @property
    def keys(self) -> str:
        """Its keys as they are shown: "Ctrl+K", "J, Down"."""
        return ", ".join(
            sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in self.action.shortcuts()
        )


class Commands(QObject):
    """The commands of one window, in the order in which they were added."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._book: dict[str, Command] = {}
        window.installEventFilter(self)

    def add(
        self,
        key: str,
        text: Text,
        act: Callable[[], object],
        *,
        keys: str | tuple[str, ...] = (),
        group: Text,
        scope: QWidget | None = None,
        icon_name: str = "",
    ) -> QAction:
        """Add a command. `text` and `group` are called again when the language changes; `act` takes no argument.

        With a `scope`, the key works while the keyboard is in that widget or its children. A `key` known already is
        an error, as two commands of one name would hide one another.
        """
        if key in self._book:
            raise ValueError(f"The command {key!r} exists already.")
        action = QAction(text(), self)
        sequences = (keys,) if isinstance(keys, str) else keys
        action.setShortcuts([QKeySequence(sequence) for sequence in sequences])
        context = Qt.ShortcutContext
        action.setShortcutContext(context.WidgetWithChildrenShortcut if scope else context.WindowShortcut)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(lambda _=False: act())
        (scope or self._window).addAction(action)
        self._book[key] = Command(key, text, group, action, scope)
        if scope is not None:
            scope.destroyed.connect(lambda: self._book.pop(key, None))
        return action

    def __getitem__(self, key: str) -> Command:
        return self._book[key]

    def all(self) -> list[Command]:
        return list(self._book.values())

    def possible(self) -> list[Command]:
        """What can be done now, for the palette: first what is done here, then what is done anywhere."""
        found = [command for command in self._book.values() if command.possible]
        return sorted(found, key=lambda command: command.scope is None)

    def by_group(self) -> dict[str, list[Command]]:
        """The commands that have a key and are in sight or reachable, by group, for the key sheet."""
        groups: dict[str, list[Command]] = {}
        for command in self._book.values():
            if command.keys and (command.scope is None or command.scope.isVisible()):
                groups.setdefault(command.group(), []).append(command)
        return groups

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            for command in self._book.values():
                command.action.setText(command.text())
        return False
