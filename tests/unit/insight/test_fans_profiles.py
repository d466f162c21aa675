"""Profiles come from outside: whatever is wrong with one, the others are read, and what could not be is counted."""

import json
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from earful.insight.fans.moments import DAY, audit_moment, moment
from earful.insight.fans.profiles import AUTOMATED, UNLABELLED, Fans, read_profiles


def read(*profiles: Any) -> Fans:
    return read_profiles(json.dumps(one).encode() for one in profiles)


def test_every_field_is_read() -> None:
    fans = read(
        {
            "id": "1",
            "handle": "@ab12@example.social",
            "bio": " hi ",
            "followers": 3,
            "following": "1,200",
            "posts": 0,
            "created_at": "2024-01-01T00:00:00Z",
            "last_post_at": 1_704_067_200,
            "avatar": False,
            "bot": True,
            "interacted": True,
            "platform": "Mastodon",
            "label": "automated",
        }
    )
    new_year = datetime(2024, 1, 1, tzinfo=UTC).timestamp() * 1e6
    row = {name: column[0] for name, column in fans.columns.items()}
    assert row == {
        "followers": 3,
        "following": 1200,
        "posts": 0,
        "bio_length": 2,
        "digits": 0.5,
        "avatar": 0,
        "bot": 1,
        "interacted": 1,
        "created": new_year,
        "last_post": new_year,
    }
    assert (fans.ids, fans.platforms, fans.labels.tolist()) == (["1"], ["mastodon"], [AUTOMATED])


@pytest.mark.parametrize(
    "value", [-1, 1e300, 10**30, True, "many", None, [1], {"n": 1}, float("nan"), float("inf"), "²", "1" * 5000]
)
def test_an_absurd_count_is_unknown(value: Any) -> None:
    fans = read({"id": 1, "followers": value, "posts": 2})
    assert np.isnan(fans["followers"][0])
    assert fans["posts"][0] == 2


@pytest.mark.parametrize(
    "value", ["soon", "", -1e20, 0, True, None, "0001-01-01", "9999-12-31T23:59:59+00:00", [], 1e18]
)
def test_an_absurd_date_is_unknown(value: Any) -> None:
    assert np.isnan(moment(value))


def test_what_is_no_profile_is_counted() -> None:
    lines = [b"{", b"[]", b'"a"', b"\xff\xfe", b"{}", b'{"id":1,"handle":"a"}', b"[" * 100_000, b"", b"  \n"]
    fans = read_profiles([*lines, b'{"id":2,"posts":1}'])
    assert (fans.tally.rows, fans.tally.unreadable, fans.tally.n, len(fans)) == (8, 7, 8, 1)


def test_of_an_account_listed_twice_the_first_counts_with_the_label_of_either() -> None:
    fans = read(
        {"id": 7, "posts": 1}, {"id": "7", "posts": 9, "label": "automated"}, {"id": "7", "platform": "x", "posts": 2}
    )
    assert fans["posts"].tolist() == [1, 2]
    assert fans.labels.tolist() == [AUTOMATED, UNLABELLED]
    assert (fans.tally.n, fans.tally.duplicates) == (2, 1)


def test_a_readable_line_replaces_an_unreadable_one_of_the_same_account() -> None:
    fans = read({"id": 7}, {"id": 7, "posts": 4})
    assert (len(fans), fans.tally.unreadable, fans.tally.duplicates, fans.rows.tolist()) == (1, 0, 1, [1])


def test_fans_without_any_id_are_all_counted() -> None:
    assert len(read({"posts": 1}, {"posts": 1})) == 2


def test_the_day_of_the_audit_is_the_newest_date() -> None:
    assert audit_moment(np.array([5e15, np.nan, 1e15]), None) == 5e15


def test_a_few_dates_of_the_future_do_not_move_the_day_of_the_audit() -> None:
    now = int(moment("2026-06-01"))
    dates = np.array([now - i * DAY for i in range(1, 1000)] + [moment("2099-01-01")])
    assert audit_moment(dates, now) == now - DAY
    assert audit_moment(dates, None) == now - DAY


def test_a_clock_that_is_far_behind_is_not_believed() -> None:
    dates = np.array([moment("2026-06-01") - i * DAY for i in range(100)])
    assert audit_moment(dates, int(moment("2000-01-01"))) > moment("2026-05-01")


def test_without_dates_the_clock_is_the_day_of_the_audit() -> None:
    assert audit_moment(np.array([np.nan]), 7) == 7
    assert np.isnan(audit_moment(np.array([]), None))
