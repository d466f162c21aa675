"""An inbox on a store of its own, in a window, with an engine that says only what a test makes it say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from earful.app.session import Session
from earful.domain.brand import Brand
from earful.domain.judgement import Judgement
from earful.domain.mention import Author, Mention
from earful.domain.moments import HOUR, parse_iso
from earful.panels.inbox.panel import InboxPanel
from earful.panels.parts.commands import Commands
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.intake import Heard, take_in
from earful.store.places import places

NOW = parse_iso("2026-11-21T12:00:00Z") or 0


class SilentEngine(QObject):
    page = Signal(dict)
    complaints = Signal(list)
    state_changed = Signal()
    failed = Signal(dict)

    def hold(self) -> None:
        pass


def judged(texts: Sequence[str]) -> list[Judgement]:
    """ "broken" is a complaint, "hmm" may be one, anything else is none."""
    return [_judged(0.9 if "broken" in text else 0.4 if "hmm" in text else 0.1) for text in texts]


def _judged(p: float) -> Judgement:
    return Judgement("en", "negative", 0.9, 0.05, 0.05, p >= 0.5, p, "repair", 0.8, "repair", 0.7, 0.5, "test")


@pytest.fixture
def clock() -> list[int]:
    """The time it is: change the one item to let time pass."""
    return [NOW]


@pytest.fixture
def opened_pages() -> list[str]:
    """What would have been opened in the browser."""
    return []


@pytest.fixture
def session(qtbot: Any, tmp_path: Path, clock: list[int], opened_pages: list[str]) -> Iterator[Session]:
    def open_url(url: QUrl) -> None:
        opened_pages.append(url.toString())

    made = Session(places(tmp_path), SilentEngine(), clock=lambda: clock[0], open_url=open_url)
    made.settings.set("time_zone", "UTC")
    database = open_database(made.places.database)
    add_brand(database, Brand(0, "Frostline"), NOW)
    database.close()
    yield made
    made.close()


Hear = Callable[..., list[int]]


@pytest.fixture
def hear(session: Session, clock: list[int]) -> Hear:
    """Stores texts, the first one the oldest, an hour apart; gives their ids so. `changed` alters the mentions."""

    def store(*texts: str, own: bool = False, **changed: Any) -> list[int]:
        database = open_database(session.places.database)
        known = int(database.rows("SELECT count(*) AS n FROM mention")[0]["n"])
        mentions = [
            replace(_mention(text, known + n, clock[0] - HOUR * (len(texts) - n)), **changed)
            for n, text in enumerate(texts)
        ]
        taken = take_in(database, [Heard(one, (1,), own=own) for one in mentions], judged, clock[0])
        database.close()
        return sorted(taken.new)

    return store


def _mention(text: str, number: int, at: int) -> Mention:
    author = Author("mastodon", f"author {number}", handle=f"handle{number}", name=f"Name {number}")
    page = f"https://social.example/{number}"
    return Mention("mastodon", f"n{number}", "post", text, author, at, url=page, reply_url=f"{page}/reply")


class Shown:
    """The inbox in a window, and what a test does with it."""

    def __init__(self, session: Session, qtbot: Any) -> None:
        self.session = session
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.commands = Commands(self.window)
        self.panel = InboxPanel(session, self.commands, read_after_ms=20)
        QVBoxLayout(self.window).addWidget(self.panel)
        self.window.resize(1245, 800)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.settle()
        self.panel.take_focus()

    @property
    def texts(self) -> list[str]:
        """The texts of the list's rows."""
        model = self.panel.list.model
        return [model.row(place).mention.text for place in range(model.rowCount())]

    @property
    def chosen(self) -> str | None:
        """The text of the row the keyboard is on."""
        row = self.panel.list.model.row(self.panel.list.rows.currentIndex().row())
        return row.mention.text if row else None

    def press(self, keys: str) -> None:
        self.qtbot.keyClicks(self.window.focusWidget() or self.panel.list.rows, keys)
        self.settle()

    def settle(self) -> None:
        """Until everything asked and decided so far is shown."""
        for _ in range(3):
            through: list[object] = []
            self.session.operations.write(lambda _: None, through.append)
            self.qtbot.waitUntil(lambda through=through: len(through) == 1)
            for reader in (self.session.reader, self.session.counter):
                reader.ask(lambda _: None, through.append, owner=self.session)
            self.qtbot.waitUntil(lambda through=through: len(through) == 3)


@pytest.fixture
def inbox(session: Session, qtbot: Any) -> Callable[[], Shown]:
    """Opens the inbox, after the test has filled the store."""
    return lambda: Shown(session, qtbot)


@pytest.fixture(autouse=True)
def no_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words that decided are not what is tested here; loading the weights would cost each test its time."""
    monkeypatch.setattr("earful.panels.inbox.decisive.Decisive.spans", lambda self, mentions: {})
