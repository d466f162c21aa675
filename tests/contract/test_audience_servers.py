"""Followers downloaded from the real Bluesky stack: 320 of them, 100 bought in a row. Run in CI (mark `servers`)."""

import json
import random
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from tests.contract.test_servers import PDS, reachable_or_skip

from earful.__main__ import main

pytestmark = pytest.mark.servers
APPVIEW = "http://127.0.0.1:2584"
REAL_BEFORE, BOUGHT, REAL_AFTER = 110, 100, 110
SAYING = "tea kettle garden rain bread train book cat river walk light paper song window cloud coffee"


class Member:
    """An account of the stack."""

    def __init__(self, handle):
        body = {"handle": handle, "email": f"{handle}@example.com", "password": "hunter2-long"}
        made = call("com.atproto.server.createAccount", body)
        self.handle, self.did, self._token = handle, made["did"], made["accessJwt"]

    def write(self, *records):
        """Many records in one go; each names its collection, and its key where it has a fixed one."""
        writes = [
            {
                "$type": "com.atproto.repo.applyWrites#create",
                "collection": record["$type"],
                **({"rkey": "self"} if record["$type"] == "app.bsky.actor.profile" else {}),
                "value": {"createdAt": now(), **record},
            }
            for record in records
        ]
        call("com.atproto.repo.applyWrites", {"repo": self.did, "writes": writes}, self._token)


def call(method, body, token=None):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answered = requests.post(f"{PDS}/xrpc/{method}", json=body, headers=headers, timeout=60)
    assert answered.ok, answered.text
    return answered.json()


def now():
    """To the millisecond: where several share a moment, the AppView's pages lose those beside their ends."""
    seconds, thousandths = divmod(time.time_ns() // 1_000_000, 1000)
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + f".{thousandths:03d}Z"


def follow(did):
    return {"$type": "app.bsky.graph.follow", "subject": did}


def seeded():
    """An account with its followers: people, then bought ones, then people again, in the order of following."""
    mark, dice = f"{time.time_ns() // 1000 % 10**8}", random.Random(7)
    owner = Member(f"own{mark}.test")
    total = REAL_BEFORE + BOUGHT + REAL_AFTER
    with ThreadPoolExecutor(4) as several:
        people = list(several.map(lambda n: Member(f"p{n}x{mark}.test"), range(total)))
        bought = people[REAL_BEFORE : REAL_BEFORE + BOUGHT]
        real = [one for one in people if one not in bought]

        def live(member):
            said = [
                {"$type": "app.bsky.feed.post", "text": " ".join(dice.choices(SAYING.split(), k=9))}
                for _ in range(dice.randint(6, 14))
            ]
            about = {"$type": "app.bsky.actor.profile", "displayName": member.handle[:8], "description": "likes tea"}
            friends = [follow(other.did) for other in dice.sample(real, dice.randint(5, 25)) if other is not member]
            member.write(about, *said, *friends)

        def collect(member):
            member.write(*(follow(other.did) for other in dice.sample(people, 60)))

        list(several.map(live, real))
        list(several.map(collect, bought))
    for member in people:
        member.write(follow(owner.did))
    return owner, people, {one.did for one in bought}


def known_followers(owner):
    asked = {"actor": owner.did}
    return requests.get(f"{APPVIEW}/xrpc/app.bsky.actor.getProfile", params=asked, timeout=20).json()["followersCount"]


def patiently(read):
    """Waits until the AppView has indexed some thousand records."""
    end = time.monotonic() + 240
    while not read() and time.monotonic() < end:
        time.sleep(1)
    assert read()


def test_bought_followers_in_a_row_are_found_where_they_are(tmp_path, capsys, monkeypatch):
    reachable_or_skip(f"{PDS}/xrpc/_health")
    owner, people, bought = seeded()
    patiently(lambda: known_followers(owner) == len(people))
    monkeypatch.setenv("APP_PASSWORD", "hunter2-long")
    base = ["--base-dir", str(tmp_path)]
    assert main([*base, "brand", "add", "Kettle"]) == 0
    added = [*base, "source", "add", "bluesky", "--server", PDS, "--account", owner.handle]
    assert main([*added, "--token-env", "APP_PASSWORD", "--option", f"appview={APPVIEW}"]) == 0
    capsys.readouterr()
    assert main([*base, "fans", "--account", f"bluesky:{owner.handle}"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["total"], report["listed"], report["n"], report["readable"]) == (320, 320, 320, 320)
    newest_first = [one["id"] for one in report["accounts"]]
    assert newest_first == [one.did for one in reversed(people)]
    scores = {one["id"]: one["hollow"] for one in report["accounts"]}
    likeliest = sorted(scores, key=scores.__getitem__, reverse=True)[:BOUGHT]
    right = len(bought.intersection(likeliest))
    share = report["shares"]["hollow"]
    assert right >= 95
    assert share["low"] <= BOUGHT / 320 <= share["high"]
    (run,) = report["runs"]
    assert abs(run["from"] - REAL_AFTER) <= 5
    assert abs(run["to"] - (REAL_AFTER + BOUGHT - 1)) <= 5
    # A sample drawn at random: the same list, fewer profiles, positions of the whole list; and when they last posted.
    assert main([*base, "fans", "--account", f"bluesky:{owner.handle}", "--sample", "200"]) == 0
    sampled = json.loads(capsys.readouterr().out)
    assert (sampled["listed"], sampled["sampled"], sampled["n"]) == (320, 200, 200)
    assert sampled["shares"]["reachable"]["estimate"] > 0.5
    (run,) = sampled["runs"]
    assert abs(run["from"] - REAL_AFTER) <= 10
    assert abs(run["to"] - (REAL_AFTER + BOUGHT - 1)) <= 10
