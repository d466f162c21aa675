"""A complaint heard by voice: stored like any mention, surely a complaint, with the person's own words."""

import json

import pytest
from tests.unit.engine.importing.test_import import NOW, Base
from tests.unit.store.samples import judge

from earful.domain.failures import KnownError
from earful.domain.moments import HOUR
from earful.engine.importing.voice import Spoken, take_spoken
from earful.store.importing import undo_import
from earful.store.reading import listed


@pytest.fixture
def base(tmp_path):
    made = Base(tmp_path)
    made.brand()
    made.brand("Coldfront", competitor=True)
    yield made
    made.database.close()


def write_down(base, now=NOW, **spoken):
    return take_spoken(lambda work: work(base.database, judge), Spoken(**spoken), now)


def test_it_stands_in_the_inbox_at_once_whatever_the_judgement_says(base):
    written = write_down(
        base, text=" It hums all night. ", channel="shop", name="王女士", contact="138", where="West shop",
        at=NOW - HOUR, need="refund", desk="store",
    )  # fmt: skip
    (row,) = base.all()
    assert (row["platform"], row["text"], row["brands"]) == ("voice", "It hums all night.", ["Frostline"])
    assert (row["author"]["native_id"], row["author"]["name"]) == ("138", "王女士")
    assert row["judgement"]["complaint"]["label"]
    assert (row["judgement"]["need"]["label"], row["judgement"]["desk"]["label"]) == ("refund", "store")
    extra = json.loads(base.database.row("SELECT extra FROM mention")["extra"])
    assert extra == {"channel": "shop", "where": "West shop"}
    states = base.database.rows("SELECT state FROM inbox WHERE mention_id=?", (written.mention_id,))
    assert {state["state"] for state in states} == {"unheard"}
    found = listed(base.database, written.mention_id)
    assert found is not None
    assert found.complaint
    assert base.database.row("SELECT count(*) AS n FROM alert")["n"] <= 1


def test_the_same_words_twice_are_two_complaints_of_one_person(base):
    for now in (NOW, NOW + 1):
        write_down(base, now, text="broken again", name="Ann")
    assert len(base.all()) == 2
    assert base.database.row("SELECT count(*) AS n FROM author")["n"] == 1


def test_it_can_be_taken_back(base):
    was = base.digest()
    written = write_down(base, text="broken", need="repair")
    assert undo_import(base.database, written.batch, NOW).removed == 1
    assert base.digest() == was


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ({"text": " \n"}, "no words"),
        ({"text": "broken", "channel": "dream"}, "choose one of telephone"),
        ({"text": "broken", "need": "moon"}, "choose one of refund"),
        ({"text": "broken", "brand": "Nobody"}, "There is no brand called “Nobody”"),
    ],
)
def test_what_cannot_be_stored_says_why(base, spoken, said):
    with pytest.raises(KnownError, match=said):
        write_down(base, **spoken)
    assert base.all() == []
