"""The inbox's commands with their keys, as data; the panel says what each one does."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from earful.app.language import translate
from earful.domain.failures import QT_TRANSLATE_NOOP
from earful.panels.inbox import wording
from earful.panels.parts.commands import Commands
from earful.store.reading import VIEWS, View

_DECIDE = QT_TRANSLATE_NOOP("InboxKeys", "Work on a mention")
_LOOK = QT_TRANSLATE_NOOP("InboxKeys", "Look at")

# (name, words, keys, icon, group)
KEYS: tuple[tuple[str, str, tuple[str, ...], str, str], ...] = (
    ("next", QT_TRANSLATE_NOOP("InboxKeys", "Next mention"), ("J",), "", _LOOK),
    ("back", QT_TRANSLATE_NOOP("InboxKeys", "Previous mention"), ("K",), "", _LOOK),
    ("arrivals", QT_TRANSLATE_NOOP("InboxKeys", "Show what arrived"), (".",), "", _LOOK),
    ("resolve", QT_TRANSLATE_NOOP("InboxKeys", "Resolve or reopen"), ("E",), "check", _DECIDE),
    ("snooze", QT_TRANSLATE_NOOP("InboxKeys", "Snooze…"), ("H",), "snooze", _DECIDE),
    ("reply", QT_TRANSLATE_NOOP("InboxKeys", "Reply on the platform"), ("R",), "reply", _DECIDE),
    ("original", QT_TRANSLATE_NOOP("InboxKeys", "Open the original"), ("O",), "external", _DECIDE),
    ("star", QT_TRANSLATE_NOOP("InboxKeys", "Star"), ("S",), "star", _DECIDE),
    ("unread", QT_TRANSLATE_NOOP("InboxKeys", "Mark as unread"), ("U",), "mail-read", _DECIDE),
    ("complaint", QT_TRANSLATE_NOOP("InboxKeys", "Complaint or not"), ("C",), "", _DECIDE),
    ("feeling", QT_TRANSLATE_NOOP("InboxKeys", "Correct the feeling…"), ("F",), "", _DECIDE),
    ("need", QT_TRANSLATE_NOOP("InboxKeys", "Correct the need…"), ("N",), "", _DECIDE),
    ("desk", QT_TRANSLATE_NOOP("InboxKeys", "Correct the desk…"), ("D",), "", _DECIDE),
    ("undo", QT_TRANSLATE_NOOP("InboxKeys", "Undo"), ("Z", "Ctrl+Z"), "undo", _DECIDE),
)


def add_commands(
    commands: Commands, scope: QWidget, deeds: Mapping[str, Callable[[], object]], show_view: Callable[[View], None]
) -> None:
    """Binds every key within `scope`, and 1 to 6 to the views. A text field that has the focus gets the letters."""
    for name, words, keys, icon, group in KEYS:
        commands.add(
            f"inbox.{name}",
            partial(translate, "InboxKeys", words),
            deeds[name],
            keys=keys,
            group=partial(translate, "InboxKeys", group),
            scope=scope,
            icon_name=icon,
        )
    for place, view in enumerate(VIEWS, start=1):
        commands.add(
            f"inbox.view.{view}",
            partial(wording.view_name, view),
            partial(show_view, view),
            keys=str(place),
            group=partial(translate, "InboxKeys", _LOOK),
            scope=scope,
        )
