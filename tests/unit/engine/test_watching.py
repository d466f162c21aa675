"""Events live: a burst of complaints becomes one event, is told once, goes through its life and ends; nothing rings
for a brand that only speaks as it always does."""

from random import Random

import pytest
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.brand import Brand
from earful.domain.moments import DAY, HOUR
from earful.domain.source import SourceConfig
from earful.engine.watching import look
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.events import Watching, decide_event, events, log, set_watching, untold
from earful.store.intake import take_in
from earful.store.sensors import Span, note_span
from earful.store.sorting import Heard

DAYS = 40


@pytest.fixture
def database(tmp_path):
    made = open_database(tmp_path / "earful.db")
    brand = add_brand(made, Brand(0, "Frostline"), NOW)
    source = add_source(made, SourceConfig(0, "rss", brand.id, None, None), NOW)
    note_span(made, Span(source.id, "s", NOW - DAYS * DAY, NOW + 30 * DAY, "known"))
    take(made, quiet(Random(3)))
    yield made
    made.close()


def quiet(random):
    """Some two mentions an hour, one in eight broken, for forty days up to NOW."""
    return [
        (NOW - random.randrange(DAYS * 24 * 3600) * 1_000_000, random.choice(["fine"] * 7 + ["broken"]))
        for _ in range(DAYS * 48)
    ]


def burst(at, count=60):
    return [(at + n * 100_000_000, f"the door seal is broken again {n}") for n in range(count)]


def take(database, said):
    first = database.row("SELECT count(*) AS n FROM mention")["n"]
    heard = [Heard(mention(first + n, text, created_at=at), (1,)) for n, (at, text) in enumerate(said)]
    take_in(database, heard, judge, max(at for at, _ in said))


def test_a_burst_is_one_event_that_says_what_it_is_about(database):
    look(database, NOW)
    before = len(events(database))
    take(database, burst(NOW))
    found = look(database, NOW + 2 * HOUR)
    made = [one for one in found if one.started_at >= NOW - HOUR]
    assert len(made) == 1
    assert {"door", "seal", "again"} & set(made[0].data["words"])
    assert made[0].seen > 5 * made[0].expected
    assert made[0].end_low <= made[0].end_estimate <= made[0].end_high
    assert len(made[0].data["typical"]) >= 1
    assert look(database, NOW + 2 * HOUR) == []
    assert len(events(database)) == before + 1


def test_an_event_ends_and_a_restart_finds_the_same(database):
    take(database, burst(NOW))
    one = next(one for one in look(database, NOW + 2 * HOUR) if one.started_at >= NOW - HOUR)
    take(database, [(NOW + n * 30 * 60_000_000, "fine") for n in range(1, 200)])
    again = [other for other in look(database, NOW + 4 * DAY, {}) if other.id == one.id]
    assert again[0].stage == "over"
    assert NOW < again[0].ended_at < NOW + 3 * DAY


def test_it_is_told_once(database):
    take(database, burst(NOW))
    look(database, NOW + 2 * HOUR)
    for one in untold(database):
        decide_event(database, one.id, "told", NOW)
    assert untold(database) == []
    look(database, NOW + 3 * HOUR)
    assert untold(database) == []
    assert [entry.kind for entry in log(database, events(database)[0].id)] == ["told"]


def test_what_is_long_ago_is_no_news(database):
    take(database, burst(NOW - 20 * DAY))
    look(database, NOW)
    assert any(one.noticed_at < NOW - 19 * DAY for one in events(database))
    assert all(one.noticed_at > NOW - 2 * DAY for one in untold(database))


def test_nobody_watches_when_told_not_to(database):
    set_watching(database, Watching(False, "month"), NOW)
    take(database, burst(NOW))
    assert look(database, NOW + 2 * HOUR) == []


def test_a_competitor_rings_for_nobody(database):
    database.connection.execute("UPDATE brand SET competitor = 1")
    take(database, burst(NOW))
    assert look(database, NOW + 2 * HOUR) == []
