"""What sources listen to live, and what they read in it."""

import json

import pytest

from earful.domain.failures import KnownError
from earful.domain.http import Response
from earful.domain.live import LiveEvent
from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Session
from earful.sources.registry import source_for

WATCH = Watch("Blue Kettle", ("blue kettle", "壶", "#kettlegate"))
MASTODON = SourceConfig(1, "mastodon", server="https://kettles.example", account="@bluekettle", has_secret=True)
BLUESKY = SourceConfig(1, "bluesky", options={"jetstream": "wss://jetstream.example/"})
TOOT = {
    "id": "115",
    "uri": "https://kettles.example/@marta/115",
    "account": {"acct": "marta", "username": "marta"},
    "content": "<p>my kettle leaks</p>",
    "created_at": "2026-11-21T10:00:00Z",
}


def place(streaming):
    body = json.dumps({"configuration": {"urls": {"streaming": streaming}}}).encode()
    return Response(200, {"content-type": "application/json"}, body, "https://kettles.example/api/v2/instance", 0)


def mastodon_live(streaming):
    return source_for("mastodon").live(MASTODON, WATCH, Session("s3cret"), place(streaming))


def told(stream, event, data, config=MASTODON):
    text = data if isinstance(data, str) else json.dumps(data)
    return source_for(config.platform).parse_live(config, LiveEvent(stream, event, text, 0))


def test_mastodon_listens_to_notifications_and_hashtags_where_the_server_says():
    first, *tags = mastodon_live("wss://streaming.kettles.example")
    assert first.request.url == "https://streaming.kettles.example/api/v1/streaming/user/notification"
    assert first.request.secret_headers == {"Authorization": "Bearer s3cret"}
    assert [dict(one.request.params)["tag"] for one in tags] == ["bluekettle", "壶", "kettlegate"]
    assert not any(one.needs_term for one in (first, *tags))


@pytest.mark.parametrize(
    "streaming",
    [
        "wss://elsewhere.example",
        "wss://evilkettles.example",
        "ws://kettles.example",
        "http://kettles.example",
        "wss://me:pass@kettles.example",
        "wss://[",
        "",
        None,
        7,
    ],
)
def test_mastodons_token_goes_nowhere_else_and_never_with_less_safety(streaming):
    assert mastodon_live(streaming) == ()


def test_without_a_token_mastodon_is_not_listened_to():
    source = source_for("mastodon")
    assert source.live_place(MASTODON, None) is None
    assert source.live(MASTODON, WATCH, None, None) == ()
    assert source.live_place(MASTODON, Session("s")).url == "https://kettles.example/api/v2/instance"


def test_mastodons_events():
    (post,) = told("tag:kettle", "update", TOOT).items
    assert (post.native_id, post.text, post.uri) == ("115@kettles.example", "my kettle leaks", TOOT["uri"])
    (edit,) = told("tag:kettle", "status.update", {**TOOT, "edited_at": "2026-11-21T10:05:00Z"}).items
    assert edit.edited_at
    (heard,) = told("mentions", "notification", {"id": "1", "type": "mention", "status": TOOT}).items
    assert heard == post
    assert told("mentions", "notification", {"id": "1", "type": "favourite"}).items == ()
    assert told("tag:kettle", "delete", "115").tombstones == ("115@kettles.example",)
    assert told("tag:kettle", "delete", "../../x").tombstones == ()
    assert told("tag:kettle", "announcement", "what").items == ()
    # What people whom we follow say to their followers is not public: some servers send it along.
    assert told("mentions", "update", TOOT).items == ()
    assert len(told("tag:kettle", "update", {"id": "1"}).quarantined) == 1
    with pytest.raises(KnownError):
        told("tag:kettle", "update", "{")


def commit(**made):
    return {
        "did": "did:plc:marta",
        "time_us": 1_795_000_000_000_000,
        "kind": "commit",
        "commit": {"operation": "create", "collection": "app.bsky.feed.post", "rkey": "3k", "cid": "bafy", **made},
    }


POST = {"$type": "app.bsky.feed.post", "text": "the blue kettle leaks", "createdAt": "2026-11-21T10:00:00Z"}


def test_bluesky_listens_to_a_jetstream_only_where_one_is_named():
    source = source_for("bluesky")
    assert source.live(SourceConfig(1, "bluesky"), WATCH, None, None) == ()
    (one,) = source.live(BLUESKY, WATCH, Session("s3cret"), None)
    assert one.request.url == "wss://jetstream.example/subscribe"
    assert one.request.params == (("wantedCollections", "app.bsky.feed.post"),)
    assert one.request.secret_headers == {}
    assert one.needs_term  # it sends everybody's posts
    for written in ("jetstream.example", "https://jetstream.example/subscribe"):
        (same,) = source.live(SourceConfig(1, "bluesky", options={"jetstream": written}), WATCH, None, None)
        assert same.request == one.request
    (near,) = source.live(SourceConfig(1, "bluesky", options={"jetstream": "ws://127.0.0.1:6008"}), WATCH, None, None)
    assert near.request.url == "ws://127.0.0.1:6008/subscribe"


def test_jetstreams_events():
    (post,) = told("jetstream", "", commit(record=POST), BLUESKY).items
    assert (post.native_id, post.text) == ("at://did:plc:marta/app.bsky.feed.post/3k", POST["text"])
    assert (post.author.native_id, post.author.handle, post.extra["cid"]) == ("did:plc:marta", None, "bafy")
    gone = told("jetstream", "", commit(operation="delete"), BLUESKY)
    assert (gone.items, gone.tombstones) == ((), (post.native_id,))
    assert told("jetstream", "", {"kind": "identity", "did": "did:plc:marta"}, BLUESKY).items == ()
    assert told("jetstream", "", commit(collection="app.bsky.feed.like", record={}), BLUESKY).items == ()
    assert len(told("jetstream", "", commit(record=None), BLUESKY).quarantined) == 1
    assert len(told("jetstream", "", commit(rkey=None, record=POST), BLUESKY).quarantined) == 1
    assert told("jetstream", "", "7", BLUESKY).items == ()


def test_a_source_that_says_it_is_live_can_listen():
    for code in ("hackernews", "rss", "mastodon", "bluesky"):
        source = source_for(code)
        assert source.capabilities.live == (type(source).parse_live is not type(source).__mro__[1].parse_live)
