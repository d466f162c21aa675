"""A session on a store of its own, with an engine that says only what a test makes it say."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from earful.app.session import Session
from earful.domain.brand import Brand
from earful.domain.judgement import Judgement
from earful.domain.mention import Author, Mention
from earful.domain.moments import HOUR, parse_iso
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.intake import take_in
from earful.store.places import places
from earful.store.sorting import Heard

NOW = parse_iso("2026-11-21T12:00:00Z") or 0


class SilentEngine(QObject):
    page = Signal(dict)
    complaints = Signal(list)
    state_changed = Signal()
    failed = Signal(dict)

    def hold(self) -> None:
        pass

    def sync(self, source_id: int | None = None) -> None:
        pass


def judged(texts: Sequence[str]) -> list[Judgement]:
    """Every text with "broken" in it is a complaint."""
    return [_judged("broken" in text) for text in texts]


def _judged(complaint: bool) -> Judgement:
    p = 0.9 if complaint else 0.1
    return Judgement("en", "negative", 0.9, 0.05, 0.05, complaint, p, "repair", 0.8, "repair", 0.7, 0.5, "test")


@pytest.fixture
def clock() -> list[int]:
    """The time it is: change the one item to let time pass."""
    return [NOW]


@pytest.fixture
def session(qtbot, tmp_path: Path, clock: list[int]) -> Iterator[Session]:
    made = Session(places(tmp_path), SilentEngine(), clock=lambda: clock[0], open_url=lambda _: None)
    database = open_database(made.places.database)
    add_brand(database, Brand(0, "Frostline"), NOW)
    database.close()
    yield made
    made.close()


@pytest.fixture
def hear(session: Session) -> Callable[..., list[int]]:
    """Stores texts as posts of one person each, an hour apart; gives their ids."""

    def store(*texts: str) -> list[int]:
        database = open_database(session.places.database)
        heard = [Heard(_post(text, NOW - HOUR * (n + 1)), (1,)) for n, text in enumerate(texts)]
        taken = take_in(database, heard, judged, NOW)
        database.close()
        return list(taken.new)

    return store


def _post(text: str, at: int) -> Mention:
    return Mention("mastodon", text, "post", text, Author("mastodon", text, name=f"Name of {text}"), at)
