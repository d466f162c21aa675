"""The commands of contracts.md on one base directory, as a person would type them, against real servers and a feed."""

import csv
import json
import os
import signal
import subprocess
import sys
import time

import pytest
from tests.e2e.servers import events, toot, until


def test_a_feed_is_read_judged_and_exported(earful, feed, tmp_path):
    assert earful("brand", "add", "Frostline", "--term", "Frostline", "--term", "霜线")[0] == 0
    status, lines, _ = earful("source", "add", "rss", "--server", feed.url)
    assert (status, lines[0]["v"], lines[0]["state"]) == (0, 1, "not tried yet")
    feed.entries = [
        ("1", "Broken", "My Frostline fridge is broken again, nobody answers and I want my money back."),
        ("2", "霜线", "霜线冰箱又坏了，客服一直不回复，我要退款！"),
        ("3", "=cmd()", "The Frostline fridge is wonderful, I love it."),
    ]
    status, lines, stderr = earful("sync", "--once")
    assert (status, stderr) == (0, "")
    assert sum(page["new"] for page in events(lines, "page")) == 3
    assert events(lines, "done")[0]["new"] == 3
    assert len(events(lines, "complaints")[0]["ids"]) == 2
    status, lines, _ = earful("sync", "--once")
    assert sum(page["new"] for page in events(lines, "page")) == 0
    assert not events(lines, "complaints")

    out = tmp_path / "mentions.jsonl"
    assert earful("export", "mentions", "--out", str(out))[1][0]["rows"] == 3
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {row["judgement"]["complaint"]["label"] for row in rows} == {True, False}
    assert [row["text"] for row in rows if row["native_id"].endswith("2")] == [feed.entries[1][2]]
    assert all(row["brands"] == ["Frostline"] and row["counts"]["likes"] is None for row in rows)
    sheet = tmp_path / "mentions.csv"
    assert earful("export", "mentions", "--out", str(sheet), "--format", "csv")[0] == 0
    with sheet.open(encoding="utf-8-sig", newline="") as stream:
        titles = {row["title"] for row in csv.DictReader(stream)}
    assert "'=cmd()" in titles
    assert earful("export", "complaints", "--out", str(tmp_path / "c.xlsx"))[1][0]["rows"] == 2
    assert earful("export", "coverage", "--out", str(tmp_path / "c.csv"))[1][0]["rows"] >= 1
    assert earful("doctor")[0] in (0, 1)


def test_each_kind_of_trouble_is_one_sentence_and_the_others_go_on(earful, feed):
    earful("brand", "add", "Frostline")
    feed.entries = [("1", "Fine", "Frostline is fine")]
    earful("source", "add", "rss", "--server", feed.url)
    earful("source", "add", "rss", "--server", "http://127.0.0.1:9/nobody-listens")
    page = type(feed)()
    page.broken = "<!doctype html><html><head><title>Welcome</title></head><body>No feed here</body></html>"
    earful("source", "add", "rss", "--server", page.url)
    earful("source", "add", "hackernews", "--server", page.url.rsplit("/", 1)[0])
    try:
        status, lines, stderr = earful("sync", "--once")
    finally:
        page.close()
    assert status == 1
    assert stderr.startswith("earful: ")
    assert "\n" not in stderr
    assert {failed["kind"] for failed in events(lines, "failed")} == {"no_connection", "not_a_feed", "web_page"}
    assert all("{" not in failed["reason"] and failed["reason"].endswith(".") for failed in events(lines, "failed"))
    assert events(lines, "done")[0]["new"] == 1
    states = {line["id"]: line["state"] for line in earful("source", "list")[1]}
    assert states == {1: "ok", 2: "failed", 3: "failed", 4: "failed"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("source", "add", "smoke-signals"), "no source called smoke-signals"),
        (("source", "add", "rss"), "needs"),
        (("source", "add", "rss", "--server", "ftp://x.example"), "no address"),
        (("source", "add", "rss", "--server", "http://x.example/f", "--option", "colour=blue"), "no setting"),
        (("source", "check", "99"), "no source 99"),
        (("export", "timeline", "--out", "x.csv", "--zone", "Mars/Olympus"), "no time zone"),
        (("export", "mentions", "--out", "x.png"), "cannot be written"),
        (("export", "mentions", "--out", "x.csv", "--brand", "Nobody"), "no brand"),
        (("export", "mentions", "--out", "x.csv", "--since", "yesterday"), "not a date"),
        (("brand", "add", "frostline"), "already a brand"),
        (("brand", "add", " "), "needs “name”"),
    ],
)
def test_bad_input_is_told_in_one_sentence(earful, words, said):
    earful("brand", "add", "Frostline")
    status, lines, stderr = earful(*words)
    assert (status, lines) == (1, [])
    assert said in stderr
    assert "\n" not in stderr
    assert "Traceback" not in stderr


def test_two_syncs_at_once_the_second_says_so(earful, feed, tmp_path):
    earful("brand", "add", "Frostline")
    earful("source", "add", "rss", "--server", feed.url)
    first = subprocess.Popen(
        [sys.executable, "-m", "earful", "--base-dir", str(tmp_path / "base"), "sync"], stdout=subprocess.PIPE
    )
    try:
        assert first.stdout.readline()
        status, _, stderr = earful("sync", "--once")
        assert status == 1
        assert "Another Earful" in stderr
    finally:
        started = time.monotonic()
        first.send_signal(signal.SIGTERM)
        assert first.wait(5) == 0
        first.stdout.close()
    assert time.monotonic() - started < 2


@pytest.mark.slow
def test_told_to_end_in_the_middle_of_a_backlog_it_takes_less_than_two_seconds(tmp_path):
    from earful.bench.flood import flood, listening_to

    with flood(20_000) as address:
        listening_to(address, tmp_path)
        child = subprocess.Popen(
            [sys.executable, "-m", "earful", "--base-dir", str(tmp_path), "sync"], stdout=subprocess.PIPE
        )
        assert b'"page"' in child.stdout.readline() + child.stdout.readline()
        started = time.monotonic()
        child.send_signal(signal.SIGTERM)
        assert child.wait(10) == 0
        assert time.monotonic() - started < 2
        child.stdout.close()


@pytest.mark.slow
def test_killed_at_random_moments_the_store_ends_as_if_it_never_was(earful, tmp_path):
    from earful.bench.flood import flood, listening_to

    def run(base, kill_after=None):
        child = subprocess.Popen(
            [sys.executable, "-m", "earful", "--base-dir", str(base), "sync", "--once"], stdout=subprocess.DEVNULL
        )
        if kill_after is not None:
            try:
                child.wait(kill_after)
            except subprocess.TimeoutExpired:
                child.kill()
        child.wait(60)

    def content(base):
        from earful.store.database import open_database

        database = open_database(base / "earful.db", read_only=True)
        found = [
            [tuple(row) for row in database.rows(sql)]
            for sql in (
                "SELECT id, native_id, text, at FROM mention ORDER BY id",
                "SELECT * FROM rollup ORDER BY 1, 2, 3, 4, 5",
                "SELECT mention_id, sentiment FROM judgement ORDER BY 1",
            )
        ]
        assert database.row("PRAGMA integrity_check")[0] == "ok"
        database.close()
        return found

    with flood(3000) as address:
        whole, broken = tmp_path / "whole", tmp_path / "broken"
        listening_to(address, whole)
        run(whole)
        listening_to(address, broken)
        for moment in range(12):
            run(broken, kill_after=0.35 + moment * 0.06)
        run(broken)
        assert len(content(whole)[0]) == 3000
        assert content(broken) == content(whole)


@pytest.mark.servers
def test_mastodon_and_bluesky_bring_what_people_say(earful, mastodon, bluesky, brand_name, tmp_path):
    env = {"EARFUL_TEST_MASTODON": "ada_token", "EARFUL_TEST_BLUESKY": "hunter2-long"}
    us, ana = bluesky("us"), bluesky("ana")
    earful("brand", "add", brand_name, "--own", f"bluesky:{us.handle}")
    add = ("source", "add")
    earful(*add, "mastodon", "--server", mastodon, "--token-env", "EARFUL_TEST_MASTODON", env=env)
    bsky = ("bluesky", "--server", "http://127.0.0.1:2583", "--account", us.handle)
    earful(*add, *bsky, "--token-env", "EARFUL_TEST_BLUESKY", env=env)
    assert [earful("source", "check", number, env=env)[0] for number in "12"] == [0, 0]
    toot(f"The {brand_name} fridge broke after two weeks and your support never answers. I want a refund.")
    posted = ana.post(f"{brand_name} 冰箱又坏了，客服不回复，太失望了，要求退款")
    assert until(lambda: ana.indexed(posted["uri"]))
    status, _lines, stderr = earful("sync", "--once", env=env)
    assert (status, stderr) == (0, "")
    out = tmp_path / "all.jsonl"
    earful("export", "complaints", "--out", str(out))
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {row["platform"] for row in found} == {"mastodon", "bluesky"}
    for folder, _, names in os.walk(tmp_path):
        for name in names:
            with open(os.path.join(folder, name), "rb") as stream:
                assert b"hunter2-long" not in stream.read()
