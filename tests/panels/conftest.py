"""What every test of the window starts from: light, English, without motion; and a shell with two small panels."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from earful.app.language import Choice, language
from earful.app.theme import theme
from earful.panels.parts.panel import Panel
from earful.panels.parts.text import PlainLabel
from earful.panels.window import TITLES, MainWindow, PanelEntry


class Memory(dict[str, Any]):
    """Settings that live as long as the test."""

    def set(self, key: str, value: Any) -> None:
        self[key] = value


class Page(Panel):
    """A small panel that notes what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.searched: list[str] = []
        self.note = PlainLabel()
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.note)
        column.addWidget(self.field)
        self.retranslate()

    def retranslate(self) -> None:
        choice: Choice = language().code
        self.note.setText(choice)

    def search(self, text: str) -> None:
        self.searched.append(text)


@pytest.fixture(autouse=True)
def look(qapp: object) -> Iterator[None]:
    """The same look for each test, whatever the one before it chose."""
    theme().set_mode("light")
    theme().reduced_motion = True
    language().set_choice("en")
    yield
    theme().set_mode("light")
    language().set_choice("en")


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def entries() -> list[PanelEntry]:
    return [
        PanelEntry("inbox", "inbox", TITLES["inbox"], lambda _: Page()),
        PanelEntry("timeline", "timeline", TITLES["timeline"], lambda _: Page()),
        PanelEntry("sources", "sources", TITLES["sources"], lambda _: Page(), section="keep"),
        PanelEntry("settings", "settings", TITLES["settings"], lambda _: Page(), section=""),
    ]


@pytest.fixture
def window(qtbot: Any, entries: list[PanelEntry], memory: Memory) -> MainWindow:
    made = MainWindow(entries, memory)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made
