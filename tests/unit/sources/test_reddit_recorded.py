"""Reddit against recorded answers of the real service, with PRAW as an independent reader of the same bytes."""

import json
from pathlib import Path

import pytest

from earful.domain.moments import from_unix
from earful.domain.source import SourceConfig
from earful.sources.base import Response, Stream
from earful.sources.reddit import Reddit
from earful.sources.text import clean

RECORDED = Path(__file__).resolve().parents[4] / "shared" / "recorded" / "reddit"
CONFIG = SourceConfig(1, "reddit", account="someone", has_secret=True, options={"way": "account", "client_id": "x"})
SOURCE = Reddit()

pytestmark = pytest.mark.skipif(not RECORDED.is_dir(), reason="no recorded answers beside the checkout")


def exchanges():
    """(name, response) of every recorded answer that holds listings."""
    for path in sorted(RECORDED.glob("*.json")):
        for told in json.loads(path.read_text()):
            if told["method"] == "GET":
                headers = {name.lower(): value for name, value in told["headers"].items()}
                yield path.stem, Response(told["status"], headers, told["body"].encode(), told["url"], 0)


def ours(response):
    if isinstance(json.loads(response.body), list):
        return SOURCE.parse_thread(CONFIG, response)
    return SOURCE.parse(CONFIG, Stream("x"), response, None, {})


def theirs(response, reddit):
    """What PRAW finds in the same answer: posts and comments, through their replies, shells left out."""
    body = json.loads(response.body)
    found = {}
    waiting = [one for listing in (body if isinstance(body, list) else [body]) for one in _objects(listing, reddit)]
    while waiting:
        one = waiting.pop()
        if type(one).__name__ == "MoreComments":
            continue
        found[one.fullname] = one
        if "_replies" in vars(one) and vars(one).get("_replies"):
            waiting += list(one._replies)
    return {name: one for name, one in found.items() if _text(one) not in ("[deleted]", "[removed]")}


def _objects(listing, reddit):
    return list(reddit._objector.objectify(data=listing))


def _text(one):
    return one.body if "body" in vars(one) else one.selftext


@pytest.fixture(scope="module")
def reddit():
    praw = pytest.importorskip("praw", reason="PRAW is not installed")
    return praw.Reddit(client_id="x", client_secret=None, user_agent="test of Earful", check_for_updates=False)


def test_every_recorded_answer_is_read_whole():
    seen = 0
    for name, response in exchanges():
        assert SOURCE.classify(CONFIG, response).state == "ok", name
        page = ours(response)
        assert page.quarantined == (), name
        assert all(item.created_at and item.url and item.root for item in page.items), name
        seen += len(page.items)
    assert seen > 250


def test_praw_reads_the_same(reddit):
    for name, response in exchanges():
        found = {item.native_id: item for item in ours(response).items}
        expected = theirs(response, reddit)
        assert set(found) == set(expected), name
        for fullname, one in expected.items():
            item = found[fullname]
            assert item.text.split() == clean(_text(one)).split()
            assert item.created_at == from_unix(one.created_utc)
            assert (item.author.handle if item.author else None) == (one.author.name if one.author else None)
            assert item.counts.likes == (one.score if one.score >= 0 else None)
            edited = vars(one).get("edited")
            assert item.edited_at == (from_unix(edited) if edited else None)
            if item.kind == "comment":
                assert item.reply_to == one.parent_id
            else:
                assert (item.title, item.counts.replies) == (one.title, one.num_comments)


def test_a_comment_that_its_author_deleted_is_a_tombstone():
    (response,) = [one for name, one in exchanges() if "deleted_comment" in name and "/api/info" in one.url]
    page = SOURCE.parse_refresh(CONFIG, ["t1_d7ltvl0"], response)
    assert (page.items, page.tombstones) == ((), ("t1_d7ltvl0",))
