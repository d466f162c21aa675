"""Lists of followers and profiles, as Mastodon and Bluesky show them."""

import json

import pytest

from earful.domain.failures import KnownError
from earful.domain.http import Response
from earful.domain.source import SourceConfig
from earful.sources.base import Session
from earful.sources.registry import source_for

MASTODON = SourceConfig(1, "mastodon", server="https://kettles.example")
BLUESKY = SourceConfig(1, "bluesky", options={"appview": "https://appview.example"})
LINK = '<https://kettles.example/api/v1/accounts/7/followers?limit=80&max_id=991>; rel="next"'


def answer(body, url, **headers):
    return Response(200, {"content-type": "application/json", **headers}, json.dumps(body).encode(), url, 0)


def member(name, **more):
    return {"id": "1", "acct": name, "followers_count": 3, "following_count": 900, "statuses_count": 0, **more}


def asked(config, account, cursor, session=None):
    return source_for(config.platform).followers(config, account, cursor, session)


def read(config, account, body, cursor, **headers):
    response = answer(body, "https://kettles.example/x", **headers)
    return source_for(config.platform).parse_followers(config, account, response, cursor)


def test_mastodon_asks_for_the_account_then_for_its_linked_pages():
    first = asked(MASTODON, "@bluekettle", None, Session("s3cret"))
    assert first.url.endswith("/api/v1/accounts/lookup")
    assert first.params == (("acct", "bluekettle"),)
    page = read(MASTODON, "bluekettle", {"id": "7", "acct": "bluekettle", "followers_count": 1876}, None)
    assert (page.profiles, page.next_cursor, page.known_total, page.partial) == ((), "7?", 1876, False)
    second = asked(MASTODON, "bluekettle", "7?")
    assert second.url == "https://kettles.example/api/v1/accounts/7/followers"
    assert second.params == (("limit", "80"),)
    page = read(MASTODON, "bluekettle", [member("marta"), member("jo@far.example")], "7?", link=LINK)
    assert [one.author.native_id for one in page.profiles] == ["marta@kettles.example", "jo@far.example"]
    assert page.next_cursor == "7?max_id=991"
    assert dict(asked(MASTODON, "bluekettle", page.next_cursor).params) == {"limit": "80", "max_id": "991"}
    # The ids of follows are hidden: a full page without a link is the last one, and nothing is guessed.
    assert read(MASTODON, "bluekettle", [member(str(n)) for n in range(80)], "7?max_id=991").next_cursor is None


def test_mastodon_tells_pictures_and_last_days_and_says_where_its_list_is_partial():
    default = "https://kettles.example/avatars/original/missing.png"
    page = read(
        MASTODON,
        "bluekettle@far.example",
        [
            member("a", avatar_static=default, last_status_at="2026-11-20", bot=True, note="<p>tea</p>"),
            member("b", avatar_static="https://kettles.example/b.png", last_status_at=None),
            member("c"),
            {"id": "9"},
            "nobody",
        ],
        "7?",
    )
    assert [one.avatar for one in page.profiles] == [False, True, None]
    assert [one.last_post_at for one in page.profiles] == [1_795_132_800_000_000, None, None]
    assert (page.profiles[0].author.bot, page.profiles[0].author.bio, page.profiles[0].author.following) == (
        True, "tea", 900,
    )  # fmt: skip
    assert (page.partial, page.unreadable, page.bare) == (True, 2, False)
    with pytest.raises(KnownError):
        read(MASTODON, "bluekettle", {"error": "x"}, "7?")
    with pytest.raises(KnownError):
        read(MASTODON, "bluekettle", {"error": "x"}, None)


def test_bluesky_lists_bare_profiles_and_completes_them_by_25():
    assert asked(BLUESKY, "@kettle.example", None).url.endswith("app.bsky.actor.getProfile")
    head = read(BLUESKY, "kettle.example", {"did": "did:plc:k", "handle": "kettle.example", "followersCount": 3}, None)
    assert (head.next_cursor, head.known_total) == ("", 3)
    assert dict(asked(BLUESKY, "kettle.example", "").params) == {"actor": "kettle.example", "limit": "100"}
    assert dict(asked(BLUESKY, "kettle.example", "abc").params)["cursor"] == "abc"
    body = {"followers": [{"did": "did:plc:m", "handle": "m.example", "avatar": "https://x"}, {}], "cursor": "abc"}
    page = read(BLUESKY, "kettle.example", body, "")
    assert (page.profiles[0].avatar, page.profiles[0].author.followers) == (True, None)
    assert (page.next_cursor, page.bare, page.unreadable) == ("abc", True, 1)
    source = source_for("bluesky")
    request = source.profiles(BLUESKY, [f"did:plc:{n}" for n in range(30)], None)
    assert len(request.params) == 25
    assert source.profiles(BLUESKY, ["not a did"], None) is None
    full = {"did": "did:plc:m", "handle": "m.example", "followersCount": 2, "followsCount": 900, "postsCount": 0}
    (profile,) = source.parse_profiles(BLUESKY, answer({"profiles": [full, {"x": 1}]}, "https://x"))
    assert (profile.author.following, profile.avatar, profile.last_post_at) == (900, False, None)
    with pytest.raises(KnownError):
        read(BLUESKY, "kettle.example", {"followers": None}, "")
    with pytest.raises(KnownError):
        read(BLUESKY, "kettle.example", {"error": "x"}, None)


def test_blueskys_last_sign_of_life():
    source = source_for("bluesky")
    assert dict(source.last_post(BLUESKY, "did:plc:m", None).params)["actor"] == "did:plc:m"
    feed = [
        {"post": {"indexedAt": "2024-01-01T00:00:00Z"}, "reason": {"$type": "app.bsky.feed.defs#reasonPin"}},
        {"post": {"indexedAt": "2020-01-01T00:00:00Z"}, "reason": {"indexedAt": "2026-11-20T00:00:00Z"}},
    ]
    assert source.parse_last_post(BLUESKY, answer({"feed": feed}, "https://x")) == 1_795_132_800_000_000
    assert source.parse_last_post(BLUESKY, answer({"feed": []}, "https://x")) is None
    assert source.parse_last_post(BLUESKY, answer({"feed": [7, {}]}, "https://x")) is None
