"""App Store reviews: pages, storefronts, silence that is not "no reviews", changed reviews, and a recorded answer."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.contract.cases import NOW, WATCH, Answer
from tests.contract.platforms.appstore import CASE

from earful.domain.failures import KnownError
from earful.domain.moments import DAY, parse_iso
from earful.sources.appstore import AppStore

SOURCE = AppStore()
US = CASE.stream("reviews:us")
RECORDED = Path(__file__).resolve().parents[4] / "shared" / "recorded" / "appstore" / "customerreviews_excerpt.json"


def read(file, cursor=None, memory=None):
    return SOURCE.parse(CASE.config, US, CASE.response(Answer(file)), cursor, memory or {})


def test_a_review_with_its_stars_version_and_place():
    complaint, praise = read("page1.json").items  # the app itself, the first entry, is no review
    assert (complaint.native_id, complaint.rating, complaint.title) == ("9000000002", 1.0, "Never connects")
    assert complaint.created_at == parse_iso("2026-11-21T10:10:00Z")
    assert complaint.extra["storefront"] == "us"
    assert complaint.extra["im:version"] == {"label": "4.2.0"}
    assert (complaint.author.native_id, praise.author.native_id) == ("77001", "77002")
    assert complaint.reply_url == "https://appstoreconnect.apple.com/apps/1234567890"


def test_pages_are_asked_for_until_the_last_or_the_tenth():
    request = SOURCE.request(CASE.config, US, "2", None, {}, None)
    assert request.url.endswith("/us/rss/customerreviews/id=1234567890/sortBy=mostRecent/page=2/json")
    assert read("page1.json").next_cursor == "2"
    assert read("page2.json", "10").next_cursor is None
    assert read("empty.json").next_cursor is None


def test_an_empty_answer_is_not_no_reviews():
    assert SOURCE.capabilities.completeness == "sampled"
    memory = dict(read("page1.json").memory)
    assert memory["newest"] == parse_iso("2026-11-21T10:10:00Z")
    silent = read("empty.json", None, memory)
    assert silent.missed == (memory["newest"], NOW)
    assert silent.memory["newest"] == memory["newest"]
    assert read("empty.json").missed is None
    assert read("empty.json", "3", memory).missed is None  # a walk may end on an empty page


def test_a_changed_review_keeps_when_it_was_written():
    memory = read("page1.json").memory
    (changed,) = read("edited.json", None, memory).items
    assert (changed.created_at, changed.edited_at) == (
        parse_iso("2026-11-21T10:10:00Z"),
        parse_iso("2026-11-23T10:10:00Z"),
    )
    assert changed.rating == 4.0
    (again,) = read("edited.json", None, read("edited.json", None, memory).memory).items
    assert again == changed
    (unheard,) = read("edited.json").items
    assert unheard.edited_at is None


def test_storefronts_and_the_app_as_people_write_them():
    config = replace(
        CASE.config,
        account="https://apps.apple.com/gb/app/kettle/id1234567890?l=en",
        options={"storefronts": "gb, DE;gb"},
    )
    assert [stream.name for stream in SOURCE.plan(config, WATCH)] == ["reviews:gb:1234567890", "reviews:de:1234567890"]
    with pytest.raises(KnownError, match="germany"):
        SOURCE.plan(replace(config, options={"storefronts": "Germany"}), WATCH)


def test_a_recorded_answer():
    if not RECORDED.exists():
        pytest.skip("the recordings are not on this machine")
    page = SOURCE.parse(CASE.config, US, CASE.response(Answer(body=RECORDED.read_bytes())), None, {})
    assert [(one.native_id, one.rating, one.author.native_id) for one in page.items] == [
        ("10743046471", 1.0, "1295716811"),
        ("6290024630", 4.0, "638572168"),
    ]
    assert page.items[0].created_at == parse_iso("2023-12-25T12:37:36Z")
    assert page.items[1].created_at is None
    assert page.quarantined == ()
    assert page.memory["newest"] < NOW - DAY
