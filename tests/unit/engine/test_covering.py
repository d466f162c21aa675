"""The ledger: what was looked at, what was not shown, and how much of how much was read."""

from dataclasses import replace

import pytest
from tests.unit.engine.platform import NOW, posts

from earful.domain.moments import DAY, HOUR
from earful.engine.covering import spans_of
from earful.engine.walk import Walk
from earful.sources.base import Capabilities, Counted, Page, Stream

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
    (span,) = spans_of(1, completeness, STREAM, WALK, outcome, Page())
    assert (span.start, span.end, span.state) == (start, NOW, state)


def test_a_feed_that_rolled_over_says_what_it_missed():
    feed = replace(STREAM, single_page=True)
    missed = (NOW - DAY, NOW - 3 * HOUR)
    known, lost = spans_of(1, "complete", feed, WALK, "done", Page(missed=missed))
    assert (known.start, known.state) == (NOW - 3 * HOUR, "known")
    assert (lost.start, lost.end, lost.state, lost.reason) == (*missed, "missed", "rolled_over")


def test_nothing_seen_of_a_capped_platform_is_nothing_claimed():
    assert spans_of(1, "capped", STREAM, replace(WALK, oldest=None), "later", Page()) == []


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
