"""A store with a little of everything in it."""

import json

import pytest
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.moments import DAY
from earful.domain.source import SourceConfig
from earful.store.brands import add_source
from earful.store.decisions import decide, undo
from earful.store.intake import Beside, take_in
from earful.store.sorting import Heard


@pytest.fixture
def source(database, brand):
    return add_source(database, SourceConfig(0, "bluesky", brand.id, query="Frostline"), NOW)


@pytest.fixture
def filled(database, brand, source):
    """120 mentions by seven people, every fourth a complaint; read, resolved, undone; one edited, one unreadable."""
    texts = ("the fridge is broken", "lovely fridge", "冰箱坏了", "fine")
    heard = [Heard(_one(n, texts), (brand.id,)) for n in range(120)]
    aside = [("no date", json.dumps({"author": {"handle": "h3.example"}, "text": "?"}))]
    taken = take_in(database, heard, judge, NOW, Beside(source.id, {"search": {"mark": NOW - DAY}}, aside))
    take_in(database, [Heard(_one(5, ("now it is broken",)), (brand.id,))], judge, NOW + DAY, Beside(source.id))
    decide(database, "read", taken.complaints[:10], NOW + DAY)
    first = decide(database, "resolved", taken.complaints[:5], NOW + DAY)
    undo(database, first[:2], NOW + DAY)
    return database


def _one(number, texts):
    more = {"title": "A title"} if number % 10 == 0 else {}
    return mention(number, f"{texts[number % len(texts)]} {number}", reply_to=f"at://post/{number + 1}", **more)
