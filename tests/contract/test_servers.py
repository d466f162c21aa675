"""The sources against real servers on loopback: what is posted there comes back whole. Run in CI (mark `servers`)."""

import time
from dataclasses import replace

import pytest
import requests

from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Response, Session
from earful.sources.registry import source_for

pytestmark = pytest.mark.servers

MASTODON = "http://127.0.0.1:3000"
PDS = "http://127.0.0.1:2583"
TEXT = "my {} leaks 壶坏了 😡, see https://shop.example/returns/very/long/path?order=77"


def send(request):
    headers = {**request.headers, **request.secret_headers}
    got = requests.request(
        request.method, request.url, params=list(request.params), headers=headers, json=request.json, timeout=20
    )
    headers = {name.lower(): value for name, value in got.headers.items()}
    return Response(got.status_code, headers, got.content, got.url, time.time_ns() // 1000)


def walked(source, config, watch, beginning, session):
    """All mentions of a stream, by id."""
    stream = next(one for one in source.plan(config, watch) if one.name.startswith(beginning))
    found, cursor, memory = {}, None, {}
    for _ in range(20):
        response = send(source.request(config, stream, cursor, None, memory, session))
        assert source.classify(config, response).state == "ok", response.body[:300]
        page = source.parse(config, stream, response, cursor, memory)
        assert page.quarantined == ()
        fresh = {item.native_id: item for item in page.items if item.native_id not in found}
        found.update(fresh)
        cursor, memory = page.next_cursor, {**memory, **page.memory}
        if cursor is None or (page.items and not fresh):
            return found
    raise AssertionError("the walk did not end")


def eventually(read):
    """What `read` gives once it gives something: servers index a little later than they accept."""
    end = time.monotonic() + 15
    while not (found := read()) and time.monotonic() < end:
        time.sleep(0.3)
    return found


def post_on_mastodon(token, **status):
    headers = {"Authorization": f"Bearer {token}"}
    return requests.post(f"{MASTODON}/api/v1/statuses", headers=headers, json=status, timeout=20).json()


def test_mastodon():
    reachable_or_skip(f"{MASTODON}/api/v2/instance")
    word = f"kettle{time.time_ns()}"
    source, watch = source_for("mastodon"), Watch("Kettle", (word,))
    config = SourceConfig(1, "mastodon", server=MASTODON, account="ada", has_secret=True)
    session = source.login(config, "ada_token", 0)
    assert source.author_of(send(source.check(config, watch, session))).handle.startswith("ada@")
    told = post_on_mastodon("grace_token", status="@ada " + TEXT.format(f"#{word}"))
    answer = post_on_mastodon("ada_token", status="@grace sorry", in_reply_to_id=told["id"])
    for number in range(45):
        post_on_mastodon("alan_token", status=f"#{word} number {number}")
    native_id = f"{told['id']}@127.0.0.1:3000"
    tagged = walked(source, config, watch, "tag:", session)
    assert len(tagged) == 46
    assert tagged[native_id].text == "@ada " + TEXT.format(f"#{word}")
    assert walked(source, config, watch, "mentions", session)[native_id] == tagged[native_id]
    assert walked(source, config, watch, "own:", session)[f"{answer['id']}@127.0.0.1:3000"].reply_to == native_id
    thread = source.parse_thread(config, send(source.thread(config, native_id, session)))
    assert [item.root for item in thread.items] == [native_id]
    headers = {"Authorization": "Bearer grace_token"}
    requests.delete(f"{MASTODON}/api/v1/statuses/{told['id']}", headers=headers, timeout=20)
    asked = [native_id, f"{answer['id']}@127.0.0.1:3000"]
    refreshed = source.parse_refresh(config, asked, send(source.refresh(config, asked, session)))
    assert (len(refreshed.items), refreshed.tombstones) == (1, (native_id,))
    assert source.classify(config, send(source.check(config, watch, Session("nobody")))).state == "auth_revoked"


def bluesky_session(source, handle):
    config = SourceConfig(1, "bluesky", server=PDS, account=handle, has_secret=True)
    return config, source.session(send(source.login(config, "hunter2", 0)))


def post_on_bluesky(session, text, **more):
    record = {
        "$type": "app.bsky.feed.post",
        "text": text,
        "createdAt": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }
    body = {"repo": session.data["did"], "collection": "app.bsky.feed.post", "record": {**record, **more}}
    headers = {"Authorization": f"Bearer {session.access}"}
    return requests.post(f"{PDS}/xrpc/com.atproto.repo.createRecord", headers=headers, json=body, timeout=20).json()


def test_bluesky():
    reachable_or_skip(f"{PDS}/xrpc/_health")
    word = f"Kettle{time.time_ns()}"
    source, watch = source_for("bluesky"), Watch("Kettle", (word,))
    config, alice = bluesky_session(source, "alice.test")
    _, bob = bluesky_session(source, "bob.test")
    assert source.author_of(send(source.check(config, watch, alice))).handle == "alice.test"
    told = post_on_bluesky(bob, TEXT.format(word))
    place = {"uri": told["uri"], "cid": told["cid"]}
    post_on_bluesky(alice, "so sorry", reply={"root": place, "parent": place})
    for number in range(105):
        post_on_bluesky(bob, f"{word} number {number}")
    found = eventually(lambda: len(all_ := walked(source, config, watch, "search:", alice)) == 106 and all_)
    assert found[told["uri"]].text == TEXT.format(word)
    own = walked(source, config, watch, "own:", alice).values()
    assert any(item.reply_to == told["uri"] for item in own)
    thread = source.parse_thread(config, send(source.thread(config, told["uri"], alice)))
    assert {item.native_id == told["uri"] or item.root == told["uri"] for item in thread.items} == {True}
    renewed = source.session(send(source.renew(config, alice)))
    assert renewed.data["did"] == alice.data["did"]
    stream = source.plan(config, watch)[0]
    for session, state in ((Session("garbage"), "auth_expired"), (None, "auth_expired")):
        response = send(source.request(config, stream, None, None, {}, session))
        assert source.classify(config, response).state == state
    wrong = send(source.login(replace(config, account="alice.test"), "wrong", 0))
    assert source.classify(config, wrong).state == "auth_revoked"


def reachable_or_skip(url):
    try:
        requests.get(url, timeout=5)
    except requests.ConnectionError:
        pytest.skip(f"no server answers at {url}")
