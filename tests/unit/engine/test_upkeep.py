"""Upkeep: corrections reach the counts, words go when their time is over, a database that is gone is not written to."""

import pytest
from tests.unit.engine.conftest import Ear
from tests.unit.engine.platform import NOW
from tests.unit.store.samples import judge, mention
from tests.unit.store.test_intake import counts, recount

from earful.domain.brand import Brand
from earful.domain.moments import DAY
from earful.domain.source import SourceConfig
from earful.engine.upkeep import Upkeep
from earful.engine.writer import Writer
from earful.store import decisions
from earful.store.brands import add_brand, add_source
from earful.store.corrections import BY_LIKENESS
from earful.store.database import open_database
from earful.store.intake import Beside, take_in
from earful.store.sorting import Heard


class House:
    """A store with five complaints, its writer and its upkeep."""

    def __init__(self, folder):
        self.path = folder / "earful.db"
        self.now, self.events = NOW, []
        self.database = open_database(self.path)
        brand = add_brand(self.database, Brand(0, "Frostline"), NOW).id
        config = SourceConfig(0, "bluesky", brand, options={"keep_days": "30"})
        self.source = add_source(self.database, config, NOW).id
        heard = [Heard(mention(n, "broken"), (brand,)) for n in range(5)]
        self.ids = take_in(self.database, heard, judge, NOW, Beside(self.source)).new
        self.writer = Writer(self.path, Ear)
        self.upkeep = Upkeep(self.writer, self.path, lambda *event: self.events.append(event), lambda: self.now)

    def settle(self):
        self.writer.close()  # finishes what is queued


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path)
    yield made
    made.settle()
    made.database.close()


def complaints(house):
    return house.database.row("SELECT sum(complaints) AS n FROM rollup WHERE brand_id = 0 AND platform = ''")["n"]


def test_a_correction_reaches_the_counts_and_its_undo_too(house):
    made = decisions.decide(house.database, "no_complaint", house.ids[:2], NOW)
    house.upkeep.hold()
    house.settle()
    assert complaints(house) == 3
    assert counts(house.database) == recount(house.database)
    assert ("held", {"updated": 2}) in house.events

    decisions.undo(house.database, made[:1], NOW)
    house.writer = Writer(house.path, Ear)
    again = Upkeep(house.writer, house.path, lambda *event: None, lambda: house.now)
    again.hold()
    house.settle()
    assert complaints(house) == 4


def test_what_was_held_once_is_not_held_again(house):
    decisions.decide(house.database, "judged", house.ids[:1], NOW, {"sentiment": "positive"})
    house.upkeep.hold()
    house.upkeep.hold()
    house.settle()
    assert [event for event, _ in house.events] == ["held"]
    row = house.database.row("SELECT sentiment, said_by, model FROM judgement WHERE mention_id = ?", (house.ids[0],))
    assert row["sentiment"] == "positive"
    assert row["said_by"]
    past = house.database.row("SELECT sentiment, said_by FROM judgement_past WHERE mention_id = ?", (house.ids[0],))
    assert tuple(past) == ("negative", None)


def test_more_corrections_than_one_step_takes_are_all_held(house, monkeypatch):
    monkeypatch.setattr("earful.engine.upkeep._AT_ONCE", 2)
    decisions.decide(house.database, "no_complaint", house.ids, NOW)
    house.upkeep.hold()
    house.settle()
    assert complaints(house) == 0


def test_a_database_that_was_taken_away_is_told_and_written_to_no_more(house):
    assert house.upkeep.run(NOW)
    house.path.rename(house.path.with_name("elsewhere.db"))
    assert not house.upkeep.run(NOW + DAY)
    event, data = house.events[-1]
    assert (event, data["kind"]) == ("failed", "database_gone")


def test_words_whose_time_is_over_go_but_never_those_of_an_open_case(house):
    take_in(house.database, [Heard(mention(9, "fine"), (1,))], judge, NOW, Beside(house.source))
    house.now = NOW + 40 * DAY
    assert house.upkeep.run(house.now)
    house.settle()
    texts = [row["text"] for row in house.database.rows("SELECT text FROM mention ORDER BY id DESC")]
    assert texts == ["broken"] * 5 + [""]
    assert counts(house.database) == recount(house.database)


WORDS = "The door of the frostline fridge we bought in spring is broken and nobody in your shop cares"


def said_of(house, text):
    return house.database.row(
        f"SELECT j.complaint, j.said_by, {BY_LIKENESS} AS by_likeness FROM judgement j"
        " JOIN mention m ON m.id = j.mention_id WHERE m.text = ?",
        (text,),
    )


def test_a_word_about_one_text_holds_for_its_copies_before_and_after_and_goes_with_its_undo(house):
    copies = [
        WORDS,
        f"@shop {WORDS} https://example.org/1",
        WORDS.replace("spring", "autumn"),
        "a broken lamp in the hall of the old house we had",
    ]
    heard = [Heard(mention(20 + n, text), (1,)) for n, text in enumerate(copies)]
    take_in(house.database, heard, judge, NOW)
    first = house.database.row("SELECT id FROM mention WHERE text = ?", (WORDS,))["id"]
    (made,) = decisions.decide(house.database, "no_complaint", [first], NOW)
    house.upkeep.hold()
    house.settle()
    assert tuple(said_of(house, copies[0])) == (0, made, 0)
    assert tuple(said_of(house, copies[1])) == (0, made, 1)
    assert tuple(said_of(house, copies[2])) == (0, made, 1)
    assert tuple(said_of(house, copies[3])) == (1, None, 0)
    assert counts(house.database) == recount(house.database)
    assert ("held", {"updated": 2, "alike": True}) in house.events

    house.writer = Writer(house.path, Ear)
    again = Upkeep(house.writer, house.path, lambda *event: None, lambda: house.now)
    later = Heard(mention(30, WORDS + "!"), (1,))
    house.writer.do(lambda database, ear: take_in(database, [later], ear.judge, NOW)).result()
    assert tuple(said_of(house, WORDS + "!")) == (0, made, 1)

    decisions.undo(house.database, [made], NOW)
    again.hold()
    house.settle()
    assert [said_of(house, text)["complaint"] for text in (*copies[:3], WORDS + "!")] == [1, 1, 1, 1]
    assert counts(house.database) == recount(house.database)
