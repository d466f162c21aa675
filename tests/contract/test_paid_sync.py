"""A platform that charges, read by the whole program from a server on loopback: no more is spent than was allowed, and
nothing is paid for twice."""

import json
import time

import pytest
from tests.contract.serving import serving

from earful.__main__ import main
from earful.sources.tweets import _SNOWFLAKE_EPOCH_MS
from earful.store.database import open_database
from earful.store.places import places
from earful.store.sensors import Spent, save_spent

PRICE = 0.005
POSTS = 230


class Platform:
    """X as far as it is asked here: posts by id, newest first, in pages; it keeps the bill."""

    def __init__(self):
        now = round(time.time() * 1000)
        # One a minute: all lie within the seven days that search shows.
        self.posts = [self.post(now - minute * 60_000) for minute in range(1, POSTS + 1)]
        self.billed = []
        self.searches = []

    def post(self, at_ms, text="my BlueKettle leaks"):
        number = str((at_ms - _SNOWFLAKE_EPOCH_MS) << 22)
        at = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(at_ms / 1000))
        return {
            "id": number,
            "text": text,
            "author_id": "1001",
            "created_at": at,
            "conversation_id": number,
            "edit_history_tweet_ids": [number],
        }

    def reply(self, path, asked):
        return json.dumps(self.answer(path, asked)).encode()

    def answer(self, path, asked):
        if path == "/2/tweets":
            return {"data": [self.bill(post) for post in self.posts if post["id"] in asked["ids"].split(",")]}
        assert path == "/2/tweets/search/recent", path
        self.searches.append(asked)
        found = [post for post in self.posts if int(post["id"]) > int(asked.get("since_id", 0))]
        if asked["query"].startswith("from:"):
            found = []
        found = [post for post in found if int(post["id"]) < int(asked.get("next_token", 2**63))]
        page = [self.bill(post) for post in found[: int(asked["max_results"])]]
        if not page:
            return {"meta": {"result_count": 0}}
        meta = {"result_count": len(page), "newest_id": page[0]["id"], "oldest_id": page[-1]["id"]}
        if len(page) < len(found):
            meta["next_token"] = page[-1]["id"]
        return {
            "data": page,
            "includes": {"users": [{"id": "1001", "username": "moira_k", "name": "Moira"}]},
            "meta": meta,
        }

    def bill(self, post):
        self.billed.append(post["id"])
        return post


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("EARFUL_X", "t0ken")

    def told(*words):
        status = main(["--base-dir", str(tmp_path), *words])
        return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    told("brand", "add", "BlueKettle", "--term", "BlueKettle")
    return told


def added(run, address, budget):
    options = ("--option", f"budget_usd={budget}", "--option", "no_second_look=yes")
    run("source", "add", "x", "--server", address, "--token-env", "EARFUL_X", *options)


def test_no_more_is_spent_than_was_allowed_and_the_rest_waits(run):
    platform = Platform()
    with serving(platform.reply) as address:
        added(run, address, "0.60")
        run("sync", "--once")
        run("sync", "--once")
    assert len(platform.billed) == len(set(platform.billed)) == 120
    _, (listed,) = run("source", "list")
    assert (listed["spent_usd"], listed["next_sync_mentions"], listed["new"]) == (0.6, 0, 120)
    assert "budget" in listed["reason"]


def test_the_next_day_reads_what_is_new_first_and_then_what_was_left(run, tmp_path):
    platform = Platform()
    with serving(platform.reply) as address:
        added(run, address, "0.60")
        run("sync", "--once")
        platform.posts.insert(0, platform.post(round(time.time() * 1000), "BlueKettle, again"))
        database = open_database(places(str(tmp_path)).database)
        save_spent(database, 1, Spent())  # as it stands after midnight
        database.close()
        run("sync", "--once", "--source", "1")
    assert platform.billed[120] == platform.posts[0]["id"]
    assert len(platform.billed) == len(set(platform.billed)) == POSTS + 1


def test_what_was_read_is_not_paid_for_again(run):
    platform = Platform()
    with serving(platform.reply) as address:
        added(run, address, "5")
        run("sync", "--once")
        assert len(platform.billed) == len(set(platform.billed)) == POSTS
        fresh = [platform.post(round(time.time() * 1000), "BlueKettle, again"), *platform.posts[:1]]
        platform.posts.insert(0, fresh[0])
        run("sync", "--once")
    assert platform.searches[-1]["since_id"] == fresh[1]["id"]
    assert platform.billed[POSTS:] == [fresh[0]["id"]]
    _, (listed,) = run("source", "list")
    assert listed["new"] == POSTS + 1
    assert listed["spent_usd"] == pytest.approx((POSTS + 1) * PRICE)
