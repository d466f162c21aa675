"""`earful source`: what it lists, what it makes of a kind of feed, what it says of cost before anything is asked."""

import json

import pytest

from earful.__main__ import main
from earful.cli.source import COLUMNS
from earful.domain.moments import iso
from earful.engine.outside import clock
from earful.store.database import open_database
from earful.store.places import places
from earful.store.sensors import Spent, save_spent


@pytest.fixture
def run(tmp_path, capsys):
    """Runs a command on a fresh place and gives its status and JSON lines."""

    def told(*words):
        status = main(["--base-dir", str(tmp_path), *words])
        said = capsys.readouterr()
        return status, [json.loads(line) for line in said.out.splitlines()], said.err

    told("brand", "add", "Blue Kettle", "--term", "BlueKettle")
    return told


def test_a_kind_of_feed_is_added_by_name(run):
    words = ("--option", "preset=google_news", "--option", "country=de", "--option", "language=de")
    status, (row,), _ = run("source", "add", "rss", *words)
    assert status == 0
    assert row["server"].startswith("https://news.google.com/rss/search?q=%22")
    assert row["server"].endswith("&hl=de&gl=de&ceid=de:de")
    assert (row["checked"], row["next_sync_usd"]) == ("live", None)


def test_what_a_kind_of_feed_lacks_is_said(run):
    status, rows, error = run("source", "add", "rss", "--option", "preset=youtube_channel")
    assert (status, rows) == (1, [])
    assert error == "earful: YouTube channel needs “Channel id”. Fill it in and try again.\n"


def test_the_kinds_of_feeds_are_listed_with_their_fields(run):
    status, rows, _ = run("source", "presets")
    named = {row["preset"]: row for row in rows}
    assert status == 0
    assert named["youtube_channel"]["fields"] == ["channel"]
    assert named["google_news"]["fields"] == ["[q]", "[language]", "[country]"]
    assert all(row["v"] == 1 for row in rows)


def test_a_source_that_costs_says_so_when_it_is_added_and_listed(run, tmp_path):
    words = ("--token-env", "EARFUL_X", "--account", "bluekettle", "--option", "budget_usd=2")
    _, (row,), _ = run("source", "add", "x", *words)
    assert (row["budget_usd"], row["spent_usd"], row["next_sync_usd"], row["next_sync_mentions"]) == (
        2.0,
        0.0,
        2.0,
        400,
    )
    database = open_database(places(str(tmp_path)).database)
    save_spent(database, row["id"], Spent(money_day=iso(clock())[:10], usd=1.5))
    database.close()
    _, (row,), _ = run("source", "list")
    assert (row["checked"], row["completeness"]) == ("recorded", "capped")
    assert (row["spent_usd"], row["next_sync_usd"], row["next_sync_mentions"]) == (1.5, 0.5, 100)


def test_a_budget_that_is_none_is_refused(run):
    status, _, error = run("source", "add", "x", "--token-env", "EARFUL_X", "--option", "budget_usd=lots")
    assert status == 1
    assert "“lots” cannot be used for “Budget a day, in US dollars”" in error


def test_the_table_has_what_a_person_must_know(run):
    assert {"checked", "next_sync_usd", "state"} <= set(COLUMNS)
