"""How much of how much was read: where a conversation says that there is more than it shows."""

import json

import pytest
from tests.contract.cases import Answer
from tests.contract.platforms import CASES

from earful.sources.atproto import replies_shown
from earful.sources.base import Counted
from earful.sources.statuses import replies_counted


def node(replies, promised):
    return {"post": {"uri": "at://x", "replyCount": promised}, "replies": replies}


def test_a_thread_on_bluesky_shows_some_of_what_it_counts():
    blocked = {"$type": "app.bsky.feed.defs#blockedPost", "uri": "at://y"}
    assert replies_shown(node([node([], 0), node([], 4), blocked], 3)) == (2, 7)
    assert replies_shown(node([], 0)) == (0, 0)
    assert replies_shown(node([node([], 0)], None)) == (1, 1)


def test_a_thread_on_mastodon_shows_some_of_what_it_counts():
    below = [
        {"id": "2", "in_reply_to_id": "1", "replies_count": 5},
        {"id": "3", "in_reply_to_id": "2", "replies_count": 0},
        {"id": "4", "in_reply_to_id": "1"},
    ]
    assert replies_counted("replies:1@x", "1", below) == Counted("replies:1@x", 3, 7)


@pytest.mark.parametrize(("code", "file"), [("bluesky", "thread.json"), ("mastodon", "context.json")])
def test_a_conversation_is_counted(code, file):
    case = CASES[code]
    url = f"{case.config.server}/api/v1/statuses/9/context" if code == "mastodon" else ""
    (counted,) = case.source.parse_thread(case.config, case.response(Answer(file), url)).counted
    assert counted.scope.startswith("replies:")
    assert 0 < counted.got <= counted.known


@pytest.mark.parametrize(
    ("link", "known"), [('<https://x/?page=2>; rel="next"', None), ('<https://x/?page=1>; rel="prev"', 1)]
)
def test_the_comments_on_an_issue_are_all_known_where_one_page_holds_them(link, known):
    case = CASES["github"]
    (comment,) = json.loads(case.response(Answer("comments_page1.json")).body)[:1]
    url = "https://api.github.com/repos/Blue/Kettle/issues/12/comments?per_page=100"
    answer = Answer(body=json.dumps([comment]).encode(), headers={"link": link})
    (counted,) = case.source.parse_thread(case.config, case.response(answer, url)).counted
    assert counted == Counted("comments:blue/kettle#12", 1, known)
