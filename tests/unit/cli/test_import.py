"""`earful import` as it is typed."""

import argparse
import json

import pytest

from earful.cli import import_
from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.engine.importing.taking import alone
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.exporting import mentions
from earful.store.places import places


@pytest.fixture
def run(tmp_path, capsys):
    """Runs the command on a base directory of its own; returns its JSON line and what it said on stderr."""

    def typed(*words):
        parser = argparse.ArgumentParser()
        parser.add_argument("--base-dir", default=str(tmp_path / "base"))
        import_.add_arguments(parser)
        assert import_.run(parser.parse_args([str(word) for word in words])) == 0
        said = capsys.readouterr()
        return json.loads(said.out), said.err

    return typed


@pytest.fixture
def calls(tmp_path):
    path = tmp_path / "calls.csv"
    path.write_text(
        "\ufeff日期,客户,通话记录\n2026年11月3日 下午3:05,王先生,冰箱又坏了，没人管，我要退款！\n,,\n"
        "2026-13-01,李女士,坏了\n",
        encoding="utf-8",
    )
    return path


def stored(tmp_path):
    database = open_database(tmp_path / "base" / "earful.db")
    found = list(mentions(database))
    database.close()
    return found


def test_a_list_of_calls(run, calls, tmp_path):
    (tmp_path / "base").mkdir()
    database = open_database(tmp_path / "base" / "earful.db")
    add_brand(database, Brand(0, "Frostline"), 0)
    database.close()
    words = (calls, "--map", "text=通话记录", "--platform", "电话", "--brand", "frostline", "--zone", "Asia/Shanghai")
    said, errors = run(*words)
    assert {name: said[name] for name in ("v", "read", "new", "updated", "quarantined")} == {
        "v": 1, "read": 2, "new": 1, "updated": 0, "quarantined": 1,
    }  # fmt: skip
    assert (said["reasons"][0]["row"], errors) == (4, "")
    (row,) = stored(tmp_path)
    assert (row["platform"], row["brands"], row["created_at"]) == ("telephone", ["Frostline"], "2026-11-03T07:05:00Z")
    assert row["judgement"]["complaint"]["label"]
    again, _ = run(*words)
    assert (again["read"], again["new"], again["updated"], again["quarantined"]) == (2, 0, 0, 1)
    assert stored(tmp_path) == [row]


def test_without_a_brand_it_is_kept_and_said(run, calls):
    said, errors = run(calls, "--map", "text=通话记录")
    assert said["unassigned"] == 1
    assert errors == "earful: 1 mentions belong to no brand. Import the file again with --brand NAME.\n"


def test_while_something_syncs_it_says_so(run, calls, tmp_path):
    with alone(places(tmp_path / "base").make()), pytest.raises(KnownError, match="Another Earful"):
        run(calls, "--map", "text=通话记录")


def test_the_zone_of_this_computer(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert import_.zone_here().key == "Asia/Shanghai"
    monkeypatch.setenv("TZ", "Mars/Olympus")
    assert import_.zone_here().key == "UTC"
