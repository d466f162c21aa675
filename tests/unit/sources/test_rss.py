"""Feeds of every kind: what is asked, what is read, what an entry is called, and what was missed."""

import json
import time
from pathlib import Path

import pytest

from earful.domain.failures import KnownError
from earful.domain.moments import HOUR, MINUTE, SECOND, parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Page, Response, Session
from earful.sources.rss import Rss

NOW = 1_795_000_000 * SECOND
FIXTURES = Path(__file__).parents[2] / "fixtures" / "rss"
SOURCE = Rss()
WATCH = Watch("Lumora", ("Lumora",))
CONFIG = SourceConfig(1, "rss", server="https://forum.example/latest.rss")
STREAM = SOURCE.plan(CONFIG, WATCH)[0]


def answer(body: bytes, status: int = 200, at: int = NOW, url: str = "https://forum.example/latest.rss", **headers: str) -> Response:  # fmt: skip # noqa: E501
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status, named, body, url, at)


def read(
    body: bytes | str, memory: dict[str, object] | None = None, config: SourceConfig = CONFIG, at: int = NOW
) -> Page:
    data = body.encode() if isinstance(body, str) else body
    return SOURCE.parse(config, STREAM, answer(data, at=at), None, memory or {})


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{"".join(items)}</channel></rss>'


def item(number: int, minutes_ago: int | None = None) -> str:
    dated = "" if minutes_ago is None else time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime((NOW - minutes_ago * MINUTE) // SECOND))  # fmt: skip # noqa: E501
    return f"<item><guid>urn:x:{number}</guid><title>n{number}</title><pubDate>{dated}</pubDate></item>"


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("https://a.example/feed?x=1", "https://a.example/feed?x=1"),
        ("a.example/feed", "https://a.example/feed"),
        ("feed://a.example/feed", "https://a.example/feed"),
        ("feed:http://a.example/feed", "http://a.example/feed"),
    ],
)
def test_the_address_is_taken_as_people_write_it(given: str, asked: str) -> None:
    for config in (SourceConfig(1, "rss", server=given), SourceConfig(1, "rss", options={"url": given})):
        assert SOURCE.request(config, STREAM, None, None, {}, None).url == asked


@pytest.mark.parametrize(("given", "kind"), [(None, "setting_missing"), ("file:///x", "bad_address"), ("https://", "bad_address")])  # fmt: skip # noqa: E501
def test_an_address_that_is_none_is_said(given: str | None, kind: str) -> None:
    with pytest.raises(KnownError) as caught:
        SOURCE.plan(SourceConfig(1, "rss", server=given), WATCH)
    assert caught.value.failure.kind == kind


@pytest.mark.parametrize(
    ("server", "every", "polled"),
    [
        ("https://a.example/f", None, 900),
        ("https://a.example/f", "60", 900),
        ("https://a.example/f", "7200", 7200),
        ("https://a.example/f", "soon", 900),
        ("http://127.0.0.1:8000/f", "2", 2),
        ("http://localhost/f", "0", 1),
        ("http://127.0.0.1:8000/f", None, 900),
    ],
)
def test_publishers_are_not_asked_more_than_every_quarter_hour(server: str, every: str | None, polled: int) -> None:
    (stream,) = SOURCE.plan(SourceConfig(1, "rss", server=server, options={"every": every} if every else {}), WATCH)
    assert (stream.poll_s, stream.single_page, stream.needs_term) == (polled, True, False)


def test_a_general_feed_can_be_kept_to_what_names_the_brand() -> None:
    config = SourceConfig(1, "rss", server="https://a.example", options={"only_named": "yes"})
    assert SOURCE.plan(config, WATCH)[0].needs_term


def test_an_unchanged_feed_is_not_sent_again() -> None:
    first = SOURCE.parse(
        CONFIG, STREAM, answer(rss().encode(), etag='W/"ä1"', last_modified="yesterday, sort of"), None, {}
    )
    request = SOURCE.request(CONFIG, STREAM, None, None, first.memory, None)
    assert request.headers["If-None-Match"] == 'W/"ä1"'
    assert request.headers["If-Modified-Since"] == "yesterday, sort of"
    assert "If-None-Match" not in SOURCE.request(CONFIG, STREAM, None, None, {"etag": None}, None).headers
    assert SOURCE.classify(CONFIG, answer(b"", 304)).state == "not_modified"


def test_a_feed_that_moved_for_good_is_asked_at_its_new_place() -> None:
    moved = Response(200, {}, rss().encode(), "https://new.example/f", NOW, moved_to="https://new.example/f")
    memory = SOURCE.parse(CONFIG, STREAM, moved, None, {}).memory
    assert SOURCE.request(CONFIG, STREAM, None, None, memory, None).url == "https://new.example/f"
    memory = SOURCE.parse(CONFIG, STREAM, answer(rss().encode()), None, memory).memory
    assert SOURCE.request(CONFIG, STREAM, None, None, memory, None).url == "https://new.example/f"
    other = SourceConfig(1, "rss", server="https://other.example/f")
    assert SOURCE.request(other, STREAM, None, None, memory, None).url == "https://other.example/f"


def test_a_token_is_filled_into_the_address_and_shown_nowhere() -> None:
    config = SourceConfig(1, "rss", server="https://a.example/{token}/feed?feed={token}", has_secret=True)
    session = SOURCE.login(config, "s3cret/1", 0)
    request = SOURCE.request(config, STREAM, None, None, {}, session)
    assert request.url == "https://a.example/s3cret%2F1/feed?feed=s3cret%2F1"
    with pytest.raises(KnownError) as caught:
        SOURCE.request(config, STREAM, None, None, {}, None)
    assert caught.value.failure.kind == "needs_token"
    gone = SOURCE.classify(config, answer(b"", 410, url=request.url))
    assert gone.failure is not None
    assert "s3cret" not in gone.failure.sentence() + gone.failure.detail
    moved = Response(200, {}, rss().encode(), request.url, NOW, moved_to=request.url)
    assert "s3cret" not in json.dumps(dict(SOURCE.parse(config, STREAM, moved, None, {}).memory))


def test_a_private_feed_without_a_place_for_the_token_gets_a_header() -> None:
    basic = SOURCE.request(CONFIG, STREAM, None, None, {}, Session("ana:pw"))
    assert basic.secret_headers == {"Authorization": "Basic YW5hOnB3"}
    bearer = SOURCE.request(CONFIG, STREAM, None, None, {}, Session("abc"))
    assert bearer.secret_headers == {"Authorization": "Bearer abc"}


def test_alerts_lose_their_wrapping() -> None:
    first, second = read(fixture("alerts.xml")).items
    assert first.native_id == "tag:google.com,2013:googlealerts/feed:501"
    assert first.title == "Lumora lamps flicker, owners say"
    assert first.text == 'Owners of the Lumora One say it\'s "unusable" ...'
    assert first.url == "https://paper.example/lumora?id=7"
    assert (first.kind, first.author, first.edited_at) == ("article", None, None)
    assert second.url == "https://blog.example/ten"
    assert second.edited_at == parse_iso("2026-11-18T08:45:00Z")


def test_reviews_keep_their_stars() -> None:
    first, second = read(fixture("reviews.xml")).items
    assert (first.rating, first.title, first.author and first.author.name) == (2.0, "Too many adverts", "tea drinker")
    assert second.rating is None


def test_a_forum_is_read_with_its_answers() -> None:
    page = read(fixture("forum.xml"), config=SourceConfig(1, "rss", server=CONFIG.server, options={"kind": "post"}))
    post, reply, bare = page.items
    assert (post.native_id, post.kind) == ("forum.example/latest.rss:99", "post")
    assert post.title == "Firmware 2.1 broke my lamp < 2 minutes after & again"
    assert post.text == "It blinks red.\n\nReset\ndid not help."
    assert post.created_at == parse_iso("2026-11-18T10:00:00Z")
    assert (post.lang, post.counts.replies, post.media) == ("en", 4, ("https://forum.example/video.mp4",))
    assert post.url == "https://forum.example/t/firmware/99"
    assert SOURCE.reply_link(post) == "https://forum.example/t/firmware/99#reply"
    assert post.extra == {"feed": "Lumora forum", "tags": ["firmware"]}
    assert post.author is not None
    assert (post.author.handle, post.author.native_id) == ("wren", "forum.example:wren")
    assert (reply.kind, reply.reply_to, reply.text) == ("comment", post.native_id, "Same here.")
    assert (reply.created_at, reply.extra["date"]) == (None, "yesterday evening")
    assert reply.author is not None
    assert reply.author.name == "Some One"
    assert "mail.example" not in str(page.items)
    assert (bare.title, bare.created_at, bare.uri) == ("No id, no link, no date", None, None)
    assert [one.reason for one in page.quarantined] == ["neither id, link, title nor text"]
    assert page.memory["rest_s"] == 1800


def test_json_feed_is_a_feed() -> None:
    first, second = read(fixture("feed.json")).items
    assert (first.native_id, first.text, first.lang) == ("forum.example/latest.rss:41", "Sie flackert.", "de")
    assert (first.created_at, first.edited_at) == (parse_iso("2026-11-18T10:00Z"), parse_iso("2026-11-18T11:00Z"))
    assert (first.url, first.media) == ("https://forum.example/41", ("https://diary.example/41.jpg",))
    assert (second.native_id, second.uri, second.text) == ("https://diary.example/40",) * 2 + ("Plain < text",)


def test_entries_keep_their_names_from_poll_to_poll() -> None:
    feed = rss("<item><title>a</title></item>", "<item><link>https://x.example/1</link></item>", item(1, 5))
    ids = [mention.native_id for mention in read(feed).items]
    assert ids == [mention.native_id for mention in read(feed, at=NOW + HOUR).items]
    assert len(set(ids)) == 3
    elsewhere = SourceConfig(2, "rss", server="https://forum.example/comments.rss")
    bare = rss("<item><guid>1</guid><title>a</title></item>")
    assert read(bare).items[0].native_id != read(bare, config=elsewhere).items[0].native_id
    secure = SourceConfig(2, "rss", server="http://FORUM.example/latest.rss")
    assert read(bare).items[0].native_id == read(bare, config=secure).items[0].native_id


def test_one_id_for_all_entries_names_none_of_them() -> None:
    same = [f"<item><guid>urn:site</guid><link>https://x.example/{n}</link></item>" for n in range(3)]
    assert len(read(rss(*same)).items) == 3
    assert len(read(rss(item(1), item(1))).items) == 1


def test_a_token_in_the_address_is_not_part_of_any_id() -> None:
    bare = rss("<item><guid>1</guid><title>a</title></item>")
    ids = {
        read(bare, config=SourceConfig(1, "rss", server=f"https://a.example/f?u=me&token={token}")).items[0].native_id
        for token in ("s3cret", "other")
    }
    assert len(ids) == 1
    assert "s3cret" not in ids.pop()


def test_what_rolled_out_between_two_polls_is_shown() -> None:
    first = read(rss(item(3, 60), item(2, 70), item(1, 80)))
    assert first.missed is None
    joined = read(rss(item(4, 10), item(3, 60)), dict(first.memory))
    assert joined.missed is None
    rolled = read(rss(item(9, 10), item(8, 20)), dict(first.memory))
    assert rolled.missed == (NOW - 60 * MINUTE, NOW - 20 * MINUTE)
    late = read(rss(item(9, 10), item(8, 65)), dict(first.memory))
    assert late.missed is None
    assert read(rss(), dict(first.memory)).memory["seen"] == first.memory["seen"]


def test_without_dates_the_gap_is_the_time_between_the_polls() -> None:
    first = read(rss(item(2), item(1)), at=NOW - HOUR)
    assert read(rss(item(9), item(8)), dict(first.memory)).missed == (NOW - HOUR, NOW)
    assert read(rss(item(3), item(2)), dict(first.memory)).missed is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><html><head><link type='application/rss+xml' href='/feed.xml'></head></html>",
        b"/etc/passwd",
        b"http://127.0.0.1/",
        b'{"items": []}',
        b"{" * 100_000,
        b"\x00\xff\xfe",
        b"<html>" * 5_000,
    ],
)
def test_what_is_no_feed_is_said(body: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        read(body)
    assert caught.value.failure.kind == "not_a_feed"
    assert "forum.example" in str(caught.value)
    if b"feed.xml" in body:
        assert "/feed.xml" in caught.value.failure.detail


def test_an_empty_feed_is_a_feed() -> None:
    assert read(rss()).items == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("said", ["application/xml", "text/plain; charset=iso-8859-1", "text/html", ""])
def test_charsets_are_found_whatever_the_server_says(encoding: str, said: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><rss version="2.0"><channel>'
    body = f"{text}<item><title>电池坏了</title></item></channel></rss>".encode(encoding)
    if not encoding.startswith("utf-8"):
        said = said.partition(";")[0]  # against the server's own word only UTF-8 can be told by itself
    page = SOURCE.parse(CONFIG, STREAM, answer(body, content_type=said), None, {})
    assert page.items[0].title == "电池坏了"


def test_entities_do_not_explode_and_files_are_not_read() -> None:
    laughs = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    file = '<!DOCTYPE rss [<!ENTITY j SYSTEM "file:///etc/passwd">'
    for head in (laughs, file):
        channel = "<channel><item><title>x &j; y</title></item></channel>"
        body = f'<?xml version="1.0"?>{head}]><rss version="2.0">{channel}</rss>'
        begun = time.process_time()
        title = read(body).items[0].title or ""
        assert len(title) < 1000
        assert "root:" not in title
        assert time.process_time() - begun < 6  # expat gives up after 8 MB


def test_the_publishers_wishes_are_noted() -> None:
    response = answer(rss(item(1)).encode(), cache_control="public, max-age=7200", date="Wed, 18 Nov 2026 11:06:40 GMT")
    page = SOURCE.parse(CONFIG, STREAM, response, None, {})
    assert (page.memory["rest_s"], page.server_time) == (7200, NOW)
    assert SOURCE.classify(CONFIG, answer(b"", 503, retry_after="600")).until == NOW + 600 * SECOND


def test_the_parsers_corpus_is_read_without_an_unknown_error(shared: Path) -> None:
    corpus = shared / "recorded" / "rss-atom" / "feedparser"
    if not corpus.is_dir():
        pytest.skip("feedparser's corpus is not here")
    read_files, entries, aside = 0, 0, 0
    for path in sorted(corpus.rglob("*")):
        if not path.is_file():
            continue
        try:
            page = read(path.read_bytes())
        except KnownError as error:
            if error.failure.kind != "not_a_feed":
                raise
            continue
        read_files += 1
        entries += len(page.items)
        aside += len(page.quarantined)  # most of the corpus tries one field, in entries with nothing to read
        json.dumps(dict(page.memory))
        assert len({mention.native_id for mention in page.items}) == len(page.items)
        "".join(f"{one.title}{one.text}{one.native_id}{one.url}" for one in page.items).encode()
    assert read_files > 1500
    assert entries > 500
    assert entries + aside > 1100
