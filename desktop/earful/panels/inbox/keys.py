"""The inbox's commands with their keys, as data; the panel says what each one does."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from earful.app.language import translate
from earful.domain.failures import QT_TRANSLATE_NOOP
from earful.panels.inbox import wording
from earful.panels.parts.commands import Commands
from earful.store.reading import MORE_VIEWS, VIEWS, View

_DECIDE = QT_TRANSLATE_NOOP("InboxKeys", "Work on a mention")
_CASE = QT_TRANSLATE_NOOP("InboxKeys", "Work on a case")
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
    ("note", QT_TRANSLATE_NOOP("InboxKeys", "Note…"), ("T",), "", _CASE),
    ("promise", QT_TRANSLATE_NOOP("InboxKeys", "Promise…"), ("P",), "", _CASE),
    ("turn", QT_TRANSLATE_NOOP("InboxKeys", "Waiting for them, or for us"), ("W",), "", _CASE),
    ("hand_over", QT_TRANSLATE_NOOP("InboxKeys", "Hand to a desk…"), ("G",), "", _CASE),
    ("assign", QT_TRANSLATE_NOOP("InboxKeys", "Who takes care of it…"), ("A",), "", _CASE),
    ("close", QT_TRANSLATE_NOOP("InboxKeys", "Resolve without a reply…"), ("Shift+E",), "", _CASE),
    ("merge", QT_TRANSLATE_NOOP("InboxKeys", "Make one case…"), ("M",), "", _CASE),
    ("split", QT_TRANSLATE_NOOP("InboxKeys", "Take the case apart"), ("Shift+M",), "", _CASE),
    ("look", QT_TRANSLATE_NOOP("InboxKeys", "Desks and saved searches…"), ("V",), "", _LOOK),
    ("keep", QT_TRANSLATE_NOOP("InboxKeys", "Save this search…"), ("Shift+V",), "", _LOOK),
    ("undo", QT_TRANSLATE_NOOP("InboxKeys", "Undo"), ("Z", "Ctrl+Z"), "undo", _DECIDE),
)


def add_commands(
    commands: Commands, scope: QWidget, deeds: Mapping[str, Callable[[], object]], show_view: Callable[[View], None]
) -> None:
    """Binds every key within `scope`, 1 to 9 and 0 to the views. A text field that has the focus gets the letters."""
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
    for place, view in enumerate((*VIEWS, *MORE_VIEWS), start=1):
        commands.add(
            f"inbox.view.{view}",
            partial(wording.view_name, view),
            partial(show_view, view),
            keys=str(place % 10),
            group=partial(translate, "InboxKeys", _LOOK),
            scope=scope,
        )
