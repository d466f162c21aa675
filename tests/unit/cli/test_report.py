"""`earful report` on a store with complaints, replies of ours, decisions and a ledger."""

import argparse
import json

import pytest
from tests.unit.store.samples import judge, mention

from earful.cli import report
from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.mention import Author
from earful.domain.moments import DAY, HOUR, MINUTE, iso
from earful.domain.source import SourceConfig
from earful.insight.clock import clock
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.decisions import decide
from earful.store.intake import Beside, take_in
from earful.store.sensors import Span, note_span
from earful.store.sorting import Heard

# A Monday, 00:00 UTC.
START = 20_000 * DAY - 20_000 * DAY % (7 * DAY) + 4 * DAY
CUT = START + 14 * DAY
WAITS = [1, 2, 2, 5, 30, None, None, None, None, None, None, None]  # hours until the reply, in the order of complaints


@pytest.fixture
def base(tmp_path):
    """Twelve complaints, two hours apart, five of them answered; a question; a competitor's complaint; one deleted."""
    database = open_database(tmp_path / "earful.db")
    brand = add_brand(database, Brand(0, "Frostline"), START)
    other = add_brand(database, Brand(0, "Coldfront", competitor=True), START)
    source = add_source(database, SourceConfig(0, "bluesky", brand.id), START)
    us = Author("bluesky", "us", handle="us")
    told = [Heard(mention(n, "it is broken", created_at=_at(n), author=_author(n)), (brand.id,)) for n in range(12)]
    told += [
        Heard(
            mention(100 + n, "sorry", created_at=_at(n) + wait * HOUR, author=us, reply_to=f"at://post/{n}"),
            (brand.id,),
            True,
        )
        for n, wait in enumerate(WAITS)
        if wait is not None
    ]
    told += [
        Heard(mention(50, "does it fit?", created_at=START + 8 * DAY, author=_author(1)), (brand.id,)),
        Heard(mention(51, "broken", created_at=START + DAY, author=_author(2)), (other.id,)),
        Heard(mention(60, "our news", created_at=START, author=us), (brand.id,), True),
        Heard(mention(61, "lovely", created_at=START + HOUR, author=_author(3), reply_to="at://post/60"), (brand.id,)),
    ]
    take_in(database, told, judge, CUT + DAY, Beside(source.id, quarantined=[("odd", "{}")]))
    take_in(database, [], judge, _at(11) + 3 * HOUR, Beside(gone=[("bluesky", "at://post/11")]))
    ids = {row["native_id"]: row["id"] for row in database.rows("SELECT id, native_id FROM mention")}
    decide(database, "read", [ids["at://post/0"], ids["at://post/1"], ids["at://post/50"]], START + 9 * DAY)
    decide(database, "resolved", [ids["at://post/0"], ids["at://post/7"]], START + 9 * DAY)
    note_span(database, Span(source.id, "search", START, START + 7 * DAY, "known"))
    note_span(database, Span(source.id, "search", START + 7 * DAY, START + 8 * DAY, "missed", "rolled_over"))
    database.close()
    return tmp_path


def _at(number):
    return START + number * 2 * HOUR


def _author(number):
    return Author(
        "bluesky", f"did:{number}", handle=f"h{number}", followers=None if number == 9 else 10**number % 10**5
    )


@pytest.fixture
def typed(base, capsys):
    def run(*words, place=base):
        parser = argparse.ArgumentParser()
        parser.add_argument("--base-dir", default=str(place))
        report.add_arguments(parser)
        assert report.run(parser.parse_args(words)) == 0
        (line,) = capsys.readouterr().out.splitlines()
        return json.loads(line)

    return run


def test_the_clock_counts_who_waits(typed):
    said = typed("clock", "--brand", "frostline", "--until", iso(CUT))
    waits = [(wait, True) if wait is not None else ((CUT - _at(n)) / HOUR, False) for n, wait in enumerate(WAITS)]
    waits[11] = (3.0, False)  # deleted three hours later: waits no longer, was never answered
    expected = clock([float(hours) for hours, _ in waits], [done for _, done in waits])
    assert (said["v"], said["n"], said["waiting"]) == (1, 12, 7 / 12)
    assert said["curve"] == [list(point) for point in expected.curve]
    assert said["median"] == {"estimate": expected.median.estimate, "low": expected.median.low, "high": None}
    assert said["naive_mean"] == 8.0
    assert "automatic" in said["answered_by"]


def test_the_clock_as_things_stood(typed):
    said = typed("clock", "--until", iso(_at(3) + 90 * MINUTE))
    assert (said["n"], said["waiting"]) == (4, 1 / 4)
    assert said["naive_mean"] == pytest.approx(5 / 3)
    later = typed("clock", "--since", iso(_at(4)), "--until", iso(CUT))
    assert (later["n"], later["naive_mean"]) == (8, 30.0)


def test_a_competitors_complaints_are_theirs(typed):
    assert typed("clock")["n"] == 12
    assert typed("clock", "--brand", "Coldfront")["n"] == 1


def test_conversation(typed):
    said = typed("conversation", "--until", iso(CUT))
    assert (said["n"], said["complaints"]["n"], said["questions"]["n"]) == (13, 12, 1)
    assert said["complaints"]["answered"]["k"] == 5
    assert said["complaints"]["answered"]["low"] < 5 / 12 < said["complaints"]["answered"]["high"]
    assert said["questions"]["answered"] == {"k": 0, "estimate": None, "low": None, "high": None}
    assert (said["own_posts"]["n"], said["own_posts"]["replies"], said["own_posts"]["with_replies"]["k"]) == (1, 1, 1)
    assert said["own_posts"]["replies_told_by_platforms"] is None
    assert [voice["n"] for voice in said["by_voice"]] == [9, 1, 1, 1, 1]
    assert said["by_voice"][-1]["followers"] is None


def test_scorecard(typed):
    said = typed("scorecard", "--until", iso(CUT))
    assert [(week["from"], week["heard"], week["listened"]) for week in said["weeks"]] == [
        (iso(START), 13, 2), (iso(START + 7 * DAY), 1, 1),
    ]  # fmt: skip
    assert said["total"] == {"heard": 14, "listened": 3, "complaints": 12, "answered": 5, "solved": 2, "returned": 1}
    assert said["shares"]["solved"]["estimate"] == 2 / 12


def test_coverage(typed):
    said = typed("coverage", "--until", iso(START + 10 * DAY))
    (source,) = said["sources"]
    assert source["hours"] == {"asked": 240, "known": 168, "capped": 0, "sampled": 0, "missed": 24, "not_looked": 48}
    assert (source["share"], said["share"], source["got"], source["put_aside"]) == (0.7, 0.7, 21, 0)
    assert [(span["state"], span["reason"]) for span in source["spans"]] == [
        ("known", None), ("missed", "rolled_over"), ("not_looked", None),
    ]  # fmt: skip
    earlier = typed("coverage", "--since", iso(START - 10 * DAY), "--until", iso(START + 10 * DAY))
    assert earlier["share"] == 0.35


@pytest.mark.parametrize("what", ["clock", "coverage", "conversation", "scorecard"])
def test_an_empty_period_and_an_empty_base_are_no_failure(typed, tmp_path, what):
    early = typed(what, "--until", "1980-01-01")
    nothing = typed(what, place=tmp_path / "empty")
    assert nothing["n"] == 0
    if what == "clock":
        for said in (early, nothing):
            nulls = {"estimate": None, "low": None, "high": None}
            assert (said["n"], said["waiting"], said["naive_mean"], said["curve"]) == (0, None, None, [])
            assert said["median"] == nulls
    elif what != "coverage":
        assert early["n"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("clock", "--brand", "Nobody"), "There is no brand called “Nobody”"),
        (("clock", "--since", "yesterday"), "“yesterday” is not a date"),
        (("clock", "--zone", "Mars/Olympus"), "no time zone"),
        (("clock", "--since", "2026-11-02", "--until", "2026-11-01"), "not after --since"),
    ],
)
def test_bad_input_is_one_sentence(typed, words, said):
    with pytest.raises(KnownError, match=said):
        typed(*words)
