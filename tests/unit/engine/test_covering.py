"""The ledger: what was looked at, what was not shown, and how much of how much was read."""

from dataclasses import replace

import pytest
from tests.unit.engine.platform import NOW, posts

from earful.domain.moments import DAY, HOUR
from earful.engine.covering import spans_of
from earful.engine.walk import Walk
from earful.sources.base import Capabilities, Counted, Stream

STREAM = Stream("search")
WALK = Walk("live", NOW, NOW - DAY, NOW - DAY, oldest=NOW - 3 * HOUR, top=NOW)


@pytest.mark.parametrize(
    ("completeness", "outcome", "start", "state"),
    [
        ("complete", "done", NOW - DAY, "known"),
        ("complete", "later", NOW - 3 * HOUR, "known"),
        ("capped", "done", NOW - 3 * HOUR, "capped"),
        ("sampled", "done", NOW - 3 * HOUR, "sampled"),
    ],
)
def test_a_walk_claims_what_its_platform_lets_it(completeness, outcome, start, state):
    (span,) = spans_of(1, completeness, STREAM, WALK, outcome)
    assert (span.start, span.end, span.state) == (start, NOW, state)


def test_a_feed_that_rolled_over_says_what_it_missed():
    feed = replace(STREAM, single_page=True)
    missed = (NOW - DAY, NOW - 3 * HOUR)
    (known,) = spans_of(1, "complete", feed, WALK, "done", [missed])
    assert (known.start, known.state) == (NOW - 3 * HOUR, "known")


def test_what_was_missed_is_no_part_of_what_was_looked_at():
    silent = (NOW - 2 * HOUR, NOW)
    (known,) = spans_of(1, "complete", STREAM, WALK, "done", [silent])
    assert (known.start, known.end) == (NOW - DAY, NOW - 2 * HOUR)
    inside = [(NOW - 5 * HOUR, NOW - 4 * HOUR), (NOW - 2 * HOUR, NOW - HOUR)]
    parts = spans_of(1, "complete", STREAM, WALK, "done", inside)
    assert [(NOW - one.start, NOW - one.end) for one in parts] == [
        (DAY, 5 * HOUR),
        (4 * HOUR, 2 * HOUR),
        (HOUR, 0),
    ]
    assert spans_of(1, "sampled", STREAM, WALK, "done", [(NOW - DAY, NOW)]) == []


def test_what_every_page_of_a_walk_missed_is_noted(desk):
    desk.platform.posts = posts(25)
    plain = desk.source.parse
    lost = iter([(NOW - 5 * HOUR, NOW - 4 * HOUR), (NOW - 3 * HOUR, NOW - 2 * HOUR), None])
    desk.source.parse = lambda *given: replace(plain(*given), missed=next(lost))
    desk.runner().poll()
    kept = desk.rows("SELECT start, end FROM coverage WHERE state='missed' ORDER BY start")
    assert kept == [(NOW - 5 * HOUR, NOW - 4 * HOUR), (NOW - 3 * HOUR, NOW - 2 * HOUR)]
    known = desk.rows("SELECT start, end FROM coverage WHERE state='known' ORDER BY start")
    assert known[-1] == (NOW - 2 * HOUR, NOW)
    assert all(end <= NOW - 5 * HOUR or start >= NOW - 4 * HOUR for start, end in known)


def test_an_answer_that_showed_nothing_although_it_should_have_is_missed_not_known(desk):
    desk.source.plan = lambda *_: (replace(STREAM, single_page=True),)
    plain = desk.source.parse
    desk.source.parse = lambda *given: replace(plain(*given), missed=(NOW - HOUR, NOW))
    desk.runner().poll()
    assert desk.rows("SELECT start, end, state FROM coverage") == [(NOW - HOUR, NOW, "missed")]


def test_nothing_seen_of_a_capped_platform_is_nothing_claimed():
    assert spans_of(1, "capped", STREAM, replace(WALK, oldest=None), "later") == []


def test_how_much_of_how_much_was_read_is_told_and_kept(desk):
    desk.platform.posts = posts(25)
    desk.source.capabilities = Capabilities(search=True, completeness="capped")
    plain = desk.source.parse

    def counting(*given):
        page = plain(*given)
        return replace(page, counted=(Counted("comments", len(page.items), 1876, total=False), Counted("all", 25, 25)))

    desk.source.parse = counting
    desk.runner().poll()
    kept = desk.rows("SELECT scope, got, known, state, asked_at FROM coverage_count ORDER BY scope")
    assert kept == [("all", 25, 25, "known", NOW), ("comments", 25, 1876, "capped", NOW)]
    (told,) = desk.said("coverage")
    assert {"scope": "comments", "got": 25, "known": 1876, "state": "capped"} in told["counts"]
    assert (told["state"], told["from"] is not None) == ("capped", True)
