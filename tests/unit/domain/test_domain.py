"""The domain's rules: moments, terms, ids, cases."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.domain.brand import Brand, OwnAccount
from earful.domain.case import CaseNow, Decision, case_after
from earful.domain.failures import KnownError
from earful.domain.ids import uuid7
from earful.domain.moments import LATEST, as_datetime, from_unix, iso, moment, parse_iso, zone

moments = st.integers(0, LATEST)


@given(moments)
def test_a_moment_survives_its_text(at):
    assert parse_iso(iso(at)) == at
    assert moment(as_datetime(at)) == at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-08-01T13:50:00.037659Z", datetime(2026, 8, 1, 13, 50, 0, 37659, UTC)),
        ("2026-08-01T15:50:00+02:00", datetime(2026, 8, 1, 13, 50, tzinfo=UTC)),
        ("2026-08-01", datetime(2026, 8, 1, tzinfo=UTC)),
    ],
)
def test_iso_dates_are_read(text, expected):
    assert parse_iso(text) == moment(expected)


@pytest.mark.parametrize("odd", ["", "soon", None, 5, "0001-01-01T00:00:00+14:00", "99999-01-01", "2026-13-01"])
def test_what_is_no_date_is_none(odd):
    assert parse_iso(odd) is None


@pytest.mark.parametrize("odd", ["", "NaN", "inf", float("nan"), -5, 10**18, True, None, [1]])
def test_what_is_no_unix_time_is_none(odd):
    assert from_unix(odd) is None


def test_an_unknown_time_zone_is_a_known_failure():
    for name in ("Mars/Olympus", "", "../etc/passwd"):
        with pytest.raises(KnownError, match="no time zone"):
            zone(name)


@pytest.mark.parametrize(
    ("terms", "text", "named"),
    [
        (("apple",), "an Apple a day", True),
        (("apple",), "pineapple", False),
        (("apple",), "apples", False),
        (("霜线",), "我的霜线冰箱坏了", True),
        (("Frostline",), "我买的Frostline冰箱", True),
        (("Frost Line",), "the frost-line fridge", True),
        (("C++",), "I like C++.", True),
        (("@frostline",), "hey @frostline!", True),
        (("#frostline",), "so #Frostline", True),
    ],
)
def test_terms_are_whole_words_and_chinese_is_found_anywhere(terms, text, named):
    assert Brand(1, "x", terms).names(text) is named


def test_an_exclusion_rules_out():
    brand = Brand(1, "Apple", excludes=("apple pie",))
    assert brand.names("my apple phone")
    assert not brand.names("grandma's apple pie")


def test_our_accounts_compare_without_case_and_at():
    brand = Brand(1, "x", own=(OwnAccount("mastodon", "@Frostline@Social.Example"),))
    assert brand.is_ours("mastodon", "frostline@social.example")
    assert not brand.is_ours("bluesky", "frostline@social.example")
    assert not brand.is_ours("mastodon", None)


@given(st.lists(st.integers(1, 2**40), min_size=2, max_size=20, unique=True), st.binary(min_size=8, max_size=8))
def test_ids_sort_by_time_to_the_microsecond(times, random):
    made = {at: uuid7(at, random) for at in times}
    assert sorted(times) == sorted(times, key=made.__getitem__)
    for text in made.values():
        parsed = uuid.UUID(text)
        assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)


def decision(number, kind, **more):
    return Decision(f"{number:04}", number, kind, 1, **more)


def test_a_case_is_what_was_decided_last():
    history = [decision(1, "read"), decision(2, "snoozed", value={"until": 99}), decision(3, "resolved")]
    assert case_after(history).state == "resolved"
    assert case_after(history).read_at == 1
    assert case_after([*history, decision(4, "undo", undoes="0003")]).state == "snoozed"
    assert case_after([*history, decision(4, "reopened")]) == CaseNow(read_at=1, decided_at=4, state_at=4)


kinds = st.sampled_from(["read", "unread", "resolved", "reopened", "starred", "unstarred", "complaint", "no_complaint"])


@given(st.lists(kinds, max_size=12), kinds)
def test_undo_gives_back_exactly_what_was(before, last):
    history = [decision(number, kind) for number, kind in enumerate(before)]
    then = decision(100, last)
    undone = case_after([*history, then, decision(101, "undo", undoes=then.id)])
    assert replace(undone, decided_at=0) == replace(case_after(history), decided_at=0)
