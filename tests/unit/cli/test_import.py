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


@pytest.fixture
def frostline(tmp_path):
    (tmp_path / "base").mkdir()
    database = open_database(tmp_path / "base" / "earful.db")
    add_brand(database, Brand(0, "Frostline"), 0)
    database.close()


def test_what_was_imported_is_listed_and_taken_back(run, calls, tmp_path, frostline):
    said, _ = run(calls, "--map", "text=通话记录", "--save-preset", "Our calls")
    listed, _ = run("--list")
    assert (listed["id"], listed["file"], listed["new"], listed["undone_at"]) == (said["batch"], "calls.csv", 1, None)
    undone, _ = run("--undo", said["batch"][-6:])
    assert (undone["removed"], undone["decided"], undone["elsewhere"]) == (1, 0, 0)
    assert stored(tmp_path) == []
    with pytest.raises(KnownError, match="taken back already"):
        run("--undo", said["batch"])
    assert run(calls)[0]["preset"] == "Our calls"


def test_one_complaint_heard_on_the_telephone(run, tmp_path, frostline):
    words = ("--one", "--text", "门又坏了", "--author", "王女士", "--at", "2026-11-03 下午3:05", "--need", "repair")
    said, _ = run(*words, "--zone", "Asia/Shanghai")
    (row,) = stored(tmp_path)
    assert (row["platform"], row["created_at"], row["author"]["name"]) == ("voice", "2026-11-03T07:05:00Z", "王女士")
    assert (row["judgement"]["complaint"]["label"], row["judgement"]["need"]["label"]) == (True, "repair")
    run("--undo", said["batch"])
    assert stored(tmp_path) == []
    with pytest.raises(KnownError, match="“someday” cannot be used for “--at”"):
        run("--one", "--text", "x", "--at", "someday")


def test_a_preview_writes_nothing(calls, tmp_path, capsys, frostline):
    parser = argparse.ArgumentParser()
    parser.add_argument("--base-dir", default=str(tmp_path / "base"))
    import_.add_arguments(parser)
    import_.run(parser.parse_args([str(calls), "--preview", "--map", "text=通话记录"]))
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [event["event"] for event in events] == ["head", "counted", "done"]
    assert (events[0]["rows"][0]["author"], events[-1]["aside"]) == ("王先生", 1)
    assert stored(tmp_path) == []
    with pytest.raises(KnownError):
        import_.run(parser.parse_args([str(tmp_path / "nowhere.csv"), "--preview"]))
    assert json.loads(capsys.readouterr().out)["kind"] == "cannot_read"


def test_mappings_are_listed_and_forgotten(run, calls, capsys, tmp_path, frostline):
    run(calls, "--map", "text=通话记录", "--save-preset", "Our calls")
    parser = argparse.ArgumentParser()
    parser.add_argument("--base-dir", default=str(tmp_path / "base"))
    import_.add_arguments(parser)
    import_.run(parser.parse_args(["--presets"]))
    names = [json.loads(line)["name"] for line in capsys.readouterr().out.splitlines()]
    assert names[0] == "Our calls"
    assert "List of calls" in names
    import_.run(parser.parse_args(["--forget-preset", "our calls"]))
    with pytest.raises(KnownError, match="no mapping called"):
        import_.run(parser.parse_args(["--forget-preset", "our calls"]))


def test_without_a_file_it_says_what_is_missing(run):
    with pytest.raises(KnownError, match="FILE"):
        run()
