"""What an audit is drawn from: marks, growth, the deck, ownership; and the figures about our own answers."""

import numpy as np
import pytest

from earful.insight.canned import canned
from earful.insight.equity import equity
from earful.insight.fans.audit import audit
from earful.insight.fans.deck import APART, deck, pairs
from earful.insight.fans.growth import came, curve, span
from earful.insight.fans.marks import pack, unpack
from earful.insight.fans.ownership import ownership
from earful.insight.fans.picture import STRIPES, Ties, picture
from earful.insight.fans.rows import fans_of
from earful.insight.fans.scores import Rules
from earful.insight.intervals import wilson

DAY = 86_400_000_000
NOW = 1_795_000_000_000_000


def rows(n, hollow=()):
    """People who post, and in some places accounts that follow thousands and say nothing."""
    chance = np.random.default_rng(5)
    for place in range(n):
        bad = place in hollow
        yield {
            "position": place, "native_id": f"n{place}", "handle": f"h{place}",
            "followers": 2 if bad else int(chance.integers(80, 900)),
            "following": 4000 if bad else int(chance.integers(50, 400)),
            "posts": 0 if bad else int(chance.integers(200, 4000)), "bio": 0 if bad else 20, "avatar": int(not bad),
            "bot": None, "interacted": None, "created_at": NOW - (40 if bad else 1500 - place) * DAY,
            "last_post_at": None if bad else NOW - int(chance.integers(1, 200)) * DAY, "followed_at": None,
        }  # fmt: skip


@pytest.fixture(scope="module")
def done():
    fans, followed = fans_of(rows(600, range(100, 200)), "bluesky", {"n0": "real"})
    return audit(fans, Rules.load(), NOW, NOW), followed


def test_a_row_is_read_as_a_line_would_be(done):
    fans = done[0].fans
    assert (len(fans), fans.tally.n, fans.labels[0], fans.labels[1]) == (600, 600, 0, -1)
    assert fans["bio_length"][0] == 20
    assert np.isnan(fans["bot"][0])
    bare = [dict.fromkeys(next(iter(rows(1))), None) | {"position": 0, "native_id": "x", "handle": "x"}]
    assert fans_of(bare, "bluesky", {})[0].tally.unreadable == 1
    assert len(fans_of([], "bluesky", {})[0]) == 0


def test_marks_open_what_they_stand_for(done):
    one, _ = done
    spoke = np.zeros(600, np.bool_)
    spoke[3] = True
    marks = unpack(pack(one, {"spoke": spoke}, np.zeros(600)))
    assert len(pack(one, {}, np.zeros(600))) == 8 * 600
    assert set(marks.chosen("hollow")) >= set(range(100, 200))
    assert list(marks.chosen("spoke")) == [3]
    assert set(marks.chosen("all", (100, 110))) == set(range(100, 111))
    kinds = [set(marks.chosen(kind).tolist()) for kind in ("hollow", "automated", "quiet", "reachable", "cannot_tell")]
    assert sum(map(len, kinds)) == len(set.union(*kinds)) == 600
    assert marks.place_of(599) == 599
    assert marks.place_of(600) == -1


def test_the_picture_is_small_and_finds_the_run(done):
    one, followed = done
    flags = {name: np.zeros(600, np.bool_) for name in ("spoke", "owns", "customer")}
    flags["spoke"][:30] = True
    made = picture(one, followed, Ties(flags, {"speakers": 30}, {"en": 30}), {"audit": "a"})
    assert len(made["strip"]) <= STRIPES
    (run,) = made["runs"]
    assert abs(run["from"] - 100) <= 3
    assert abs(run["to"] - 199) <= 3
    spoke = next(step for step in made["funnel"] if step["key"] == "spoke")
    assert spoke["share"] == [30 / 600, *wilson(30, 600)]
    assert not made["growth_told"]


def test_no_verdict_on_few_fans():
    fans, followed = fans_of(rows(59), "bluesky", {})
    flags = {name: np.zeros(59, np.bool_) for name in ("spoke", "owns", "customer")}
    made = picture(audit(fans, Rules.load(), NOW, NOW), followed, Ties(flags, {}, {}), {})
    assert {kind[0] for kind in made["shares"].values()} == {None}
    assert [step["share"] for step in made["funnel"][1:]] == [None, None, None]
    assert made["runs"] == []


def test_nobody_follows_before_they_register():
    created = np.array([50.0, 10.0, 30.0, np.nan, 5.0])  # newest first
    moments, told = came(created, np.full(5, np.nan))
    assert list(moments) == [50, 30, 30, 5, 5]
    assert not told
    assert curve(moments) == [(5, 1), (5, 2), (30, 3), (30, 4), (50, 5)]
    assert span(moments, 1, 3) == (5, 30)
    assert came(created, np.arange(5.0))[1]
    assert curve(np.full(3, np.nan)) == []


def test_the_deck_repeats_some_cards_and_grows():
    cards = deck(range(1000), 7)
    first = [card.position for card in cards if not card.repeat]
    again = [card.position for card in cards if card.repeat]
    assert len(set(first)) == 100
    assert 8 <= len(again) <= 10
    for place, card in enumerate(cards):
        if card.repeat:
            assert place - cards.index(type(card)(card.position)) >= APART
    longer = [card.position for card in deck(range(1000), 7, 200) if not card.repeat]
    assert longer[:100] == first
    assert len(deck(range(5), 7)) == 5


def test_a_person_may_disagree_with_themselves():
    said = [("a", "real", False), ("b", "hollow", False), ("a", "hollow", True), ("c", "real", True)]
    assert pairs(said) == [("real", "hollow")]


@pytest.mark.parametrize(
    ("text", "owns"),
    [
        ("My Frostline broke", True),
        ("I just bought one", True),
        ("order no. 5512 never came", True),
        ("我家的冰箱坏了", True),
        ("刚入手就坏了", True),
        ("my opinion of Frostline is low", False),
        ("saw a Frostline advert", False),
        ("in order to win", False),
    ],
)
def test_ownership(text, owns):
    assert ownership(["Frostline", "霜线"])([text]) is owns


def test_equity_is_a_ratio_with_its_interval():
    found = equity((20, 100), (60, 100))
    assert found.ratio == pytest.approx(3.0)
    assert found.low == pytest.approx(1.967, abs=0.01)
    assert found.high == pytest.approx(4.576, abs=0.01)
    assert 1 < found.detectable < 2.2
    assert equity((1, 9), (5, 50)).ratio is None
    assert equity((0, 50), (10, 50)).low > 1


def test_canned_replies_differ_in_names_alone():
    found = canned(["Sorry @ann, call 123!", "sorry @bob, call 9", "Sorry @cy call 1.", "Which model is it?"] * 3)
    assert (found.share.k, found.n) == (12, 12)
    assert found.texts[0] == ("Sorry @ann, call 123!", 9)
    assert canned(["a"]).share is None
