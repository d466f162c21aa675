"""Importing in the window: a file dropped on it, its columns changed, stored, taken back; a complaint written down."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from tests.panels.quiet_engine import NOW, QuietEngine
from tests.unit.store.samples import judge

from earful.app.importing import Ask, Preview
from earful.app.session import Message, Session
from earful.domain.brand import Brand
from earful.domain.failures import Failure
from earful.engine.importing.serving import Imports
from earful.engine.writer import Writer
from earful.panels.importing import wording
from earful.panels.importing.dropping import file_in
from earful.panels.importing.entry import ImportEntry
from earful.panels.importing.sheet import ImportSheet
from earful.panels.importing.voice_sheet import VoiceSheet
from earful.panels.window import MainWindow
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.mappings import mappings
from earful.store.places import places

CALLS = "Tag,Wer,Was,Rest\n2026-11-03 15:05,Ann,the door is broken,x\nsoon,Bo,broken,\n2026-11-04 10:00,Cy,fine,\n"


class Ear:
    """Goes by one word."""

    judge = staticmethod(judge)


class Channel(QuietEngine):
    """The part of the engine that imports, on its own thread, in this process."""

    heard = Signal(dict)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.writer = Writer(path, Ear)  # type: ignore[arg-type]
        self._imports = Imports(self.writer, self._emit, lambda: NOW)

    def say(self, command: dict[str, object]) -> None:
        self._imports.obey(command)

    def _emit(self, event: str, data: Mapping[str, Any]) -> None:
        self.heard.emit({"event": event, **data})


@pytest.fixture
def session(qtbot: Any, tmp_path: Path) -> Iterator[Session]:
    here = places(tmp_path).make()
    database = open_database(here.database)
    add_brand(database, Brand(0, "Frostline"), NOW)
    database.close()
    channel = Channel(here.database)
    made = Session(here, channel, clock=lambda: NOW, open_url=lambda _: None)
    yield made
    made.close()
    channel.writer.close()


@pytest.fixture
def told(session: Session) -> list[Message]:
    found: list[Message] = []
    session.told.connect(found.append)
    return found


@pytest.fixture
def entry(window: MainWindow, session: Session) -> ImportEntry:
    return ImportEntry(window, window.commands, session, session.engine)  # type: ignore[arg-type]


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    path = tmp_path / "calls.csv"
    path.write_text(CALLS, "utf-8")
    return path


def texts(session: Session) -> list[str]:
    database = open_database(session.places.database)
    found = [row["text"] for row in database.rows("SELECT text FROM mention ORDER BY id")]
    database.close()
    return found


def opened(qtbot: Any, entry: ImportEntry, file: Path) -> ImportSheet:
    entry.open_file(file)
    qtbot.waitUntil(lambda: entry.sheet is not None)
    assert isinstance(entry.sheet, ImportSheet)
    return entry.sheet


def test_a_file_whose_columns_nobody_knows(
    qtbot: Any, entry: ImportEntry, session: Session, calls: Path, told: list[Message]
) -> None:
    sheet = opened(qtbot, entry, calls)
    qtbot.waitUntil(lambda: bool(sheet.columns.boxes), timeout=15_000)
    assert not sheet.done.isEnabled()
    assert sheet.looked.text() == "Say which column holds what was said."
    for column, field in (("Was", "text"), ("Tag", "created_at"), ("Wer", "author.name")):
        box = sheet.columns.boxes[column]
        box.setCurrentIndex(box.findData(field))
    qtbot.waitUntil(lambda: sheet.troubles.text() != "", timeout=15_000)
    assert sheet.troubles.text() == "Row 3, Tag: “soon” is not a date"
    shown = sheet.rows.rows
    assert [shown.index(row, 3).data() for row in range(3)] == [
        "the door is broken",
        "Row 3, Tag: “soon” is not a date",
        "fine",
    ]
    sheet.name.setText("Our calls")
    sheet.save.click()
    qtbot.waitUntil(lambda: "is kept" in sheet.told.text())
    database = open_database(session.places.database)
    assert [one.name for one in mappings(database)] == ["Our calls"]
    database.close()
    sheet.accept()
    qtbot.waitUntil(lambda: entry.sheet is None and bool(told), timeout=15_000)
    assert texts(session) == ["the door is broken", "fine"]
    assert [action.text for action in told[-1].actions] == ["Undo"]
    told[-1].actions[0].act()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=15_000)
    assert texts(session) == []


def test_a_file_that_cannot_be_read_says_why(qtbot: Any, entry: ImportEntry, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    sheet = opened(qtbot, entry, tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: "only CSV" in sheet.told.text(), timeout=15_000)
    assert not sheet.done.isEnabled()
    sheet.close_sheet()
    assert entry.sheet is None


def test_a_complaint_is_written_down(
    qtbot: Any, entry: ImportEntry, session: Session, told: list[Message], window: MainWindow
) -> None:
    window.commands["import.one"].action.trigger()
    qtbot.waitUntil(lambda: isinstance(entry.sheet, VoiceSheet))
    sheet = entry.sheet
    assert isinstance(sheet, VoiceSheet)
    sheet.accept()
    assert sheet.told.text() == "Write what they said."
    qtbot.keyClicks(sheet.words, "it hums all night")
    sheet.name.setText("Ann")
    sheet.need.setCurrentIndex(sheet.need.findData("refund"))
    wanted: list[int] = []
    session.mention_wanted.connect(wanted.append)
    sheet.accept()
    qtbot.waitUntil(lambda: entry.sheet is None and bool(told), timeout=15_000)
    assert texts(session) == ["it hums all night"]
    assert told[-1].title == "Written down for Frostline"
    told[-1].actions[0].act()
    assert len(wanted) == 1


def test_a_file_is_dropped_anywhere(qtbot: Any, entry: ImportEntry, calls: Path, window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(calls))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, over)
    assert over.isAccepted()
    assert entry._drop.veil.isVisible()
    dropped = QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, dropped)
    qtbot.waitUntil(lambda: isinstance(entry.sheet, ImportSheet))
    assert not entry._drop.veil.isVisible()
    assert entry.sheet is not None
    entry.sheet.close_sheet()


def test_only_one_file_of_this_computer_can_be_dropped(tmp_path: Path) -> None:
    data = QMimeData()
    assert file_in(data) is None
    data.setUrls([QUrl("https://x.example/a.csv")])
    assert file_in(data) is None
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    assert file_in(data) is None


def test_a_look_that_nobody_wants_any_more_tells_nothing(qtbot: Any, session: Session, calls: Path) -> None:
    look = Preview(session, QObject(session))
    heard: list[object] = []
    look.head.connect(heard.append)
    look.look(Ask(calls))
    look.stop()
    look.look(Ask(calls, columns={"text": "Was"}))
    with qtbot.waitSignal(look.done, timeout=15_000):
        pass
    assert len(heard) == 1


def test_an_engine_that_died_leaves_no_sheet_waiting(qtbot: Any, entry: ImportEntry, session: Session) -> None:
    failed: list[Failure] = []
    entry.importing.failed.connect(lambda _job, failure: failed.append(failure))
    entry.importing.stop(entry.importing.undo("nothing"))
    session.engine.heard.emit({"event": "hello"})  # type: ignore[attr-defined]
    assert [failure.kind for failure in failed] == ["import_broken"]


def test_words() -> None:
    assert wording.reason("“x” is not a date") == "“x” is not a date"
    assert wording.reason("something new") == "something new"
    title, text = wording.outcome(
        {"file": "a.csv", "read": 9, "new": 3, "updated": 1, "quarantined": 2, "unassigned": 0, "stopped": True}
    )
    assert "3" in title
    assert text.startswith("a.csv · Stopped before the end")
    assert wording.undone({"removed": 2, "decided": 1, "elsewhere": 0})[1]
    assert wording.trouble({"row": 3, "column": "Tag", "reason": "it has no text"}) == "Row 3, Tag: it has no text"
    assert isinstance(Failure("unknown_import", {"id": "1"}).sentence(), str)
