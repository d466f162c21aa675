"""How reposts are read: any order, any field missing, dates or seconds; a broken line is named."""

import json

import numpy as np
import pytest

from earful.domain.failures import KnownError
from earful.insight.engagement.reading import read_cascades


def lines(*rows: object) -> list[bytes]:
    return [row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode() for row in rows]


def test_posts_may_be_interleaved_and_in_any_order() -> None:
    rows = [
        {"post": "b", "at": 9},
        {"post": "a", "at": 30, "text": "x"},
        {"post": "b", "at": 4},
        {"post": "a", "at": 10},
    ]
    b, a = read_cascades(lines(*rows), "f")
    assert (b.post, list(b.t)) == ("b", [0, 5])
    assert (a.post, list(a.t), a.texts) == ("a", [0, 20], [None, "x"])


def test_dates_with_and_without_zone_and_unix_times_count_from_the_first_repost() -> None:
    at = ["2026-05-01T08:00:30+08:00", "2026-05-01T00:00:00Z", "2026-05-01 00:01:00"]
    (one,) = read_cascades(lines(*({"post": 1, "at": each} for each in at)), "f")
    assert list(one.t) == [0, 30, 60]
    (unix,) = read_cascades(lines({"post": 1, "at": 1.7e9 + 5}, {"post": 1, "at": 1.7e9}), "f")
    assert list(unix.t) == [0, 5]


def test_fields_of_wrong_types_are_unknown() -> None:
    row = {
        "post": "a",
        "at": "12",
        "text": 5,
        "author": True,
        "direct": "yes",
        "author_followers": -3,
        "via": [],
        "id": 1,
    }
    (one,) = read_cascades(lines(row, row | {"id": 2, "author": 77, "author_created_at": "2020-01-01"}), "f")
    assert one.texts == [None, None]
    assert one.authors == [None, "77"]
    assert np.isnan(one.direct).all()
    assert np.isnan(one.followers).all()
    assert np.isnan(one.created).tolist() == [True, False]


def test_a_repost_listed_twice_counts_once() -> None:
    row = {"post": "a", "id": "7", "at": 1}
    (one,) = read_cascades(lines(row, row | {"id": 7}, row | {"id": 8}), "f")
    assert len(one) == 2


def test_an_empty_file_a_mark_at_the_start_and_blank_lines() -> None:
    assert read_cascades([b"\n", b"\xef\xbb\xbf\n"], "f") == []
    assert len(read_cascades([b"\xef\xbb\xbf" + lines({"post": "a", "at": 0})[0], b"  \n"], "f")) == 1


@pytest.mark.parametrize(
    "bad",
    [
        b"{", b"[]", b"null", b"\xff\xfe", b"[" * 9000, b'{"post":"a","at":NaN}', b'{"post":"a","at":-Infinity}',
        {"at": 1}, {"post": None, "at": 1}, {"post": "a"}, {"post": "a", "at": None}, {"post": "a", "at": "soon"},
        {"post": "a", "at": True}, {"post": "a", "at": -1e15}, {"post": "a", "at": "2026-01-01"},
    ],
)  # fmt: skip
def test_a_broken_line_is_named(bad: object) -> None:
    with pytest.raises(KnownError) as caught:
        read_cascades(lines({"post": "a", "at": 3}, bad), "reposts.jsonl")
    assert caught.value.failure.kind == "bad_row"
    assert str(caught.value).startswith("reposts.jsonl, line 2: ")
    assert str(caught.value).count("\n") == 0
