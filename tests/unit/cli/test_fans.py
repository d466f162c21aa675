"""`earful fans FILE`: one JSON report of the promised form, whatever the file holds."""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import pytest
from tests.unit.insight.fans_audiences import audience, judged

from earful.cli import fans


def called(*words: str) -> int:
    parser = argparse.ArgumentParser()
    fans.add_arguments(parser)
    return fans.run(parser.parse_args(list(words)))


def written(path: Path, rows: list[Any]) -> str:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return str(path)


def test_the_report_has_the_promised_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profiles = judged(audience(1, people=90, hollow=30), seed=1, cards=40)
    assert called(written(tmp_path / "fans.jsonl", profiles)) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    told = json.loads(out)
    assert told["v"] == 1
    assert (told["n"], told["readable"]) == (120, 120)
    assert list(told["shares"]) == ["hollow", "automated", "quiet", "reachable", "cannot_tell"]
    for share in told["shares"].values():
        assert 0 <= share["low"] <= share["estimate"] <= share["high"] <= 1
    assert [one["id"] for one in told["accounts"]] == [one["id"] for one in profiles]
    for account in told["accounts"]:
        assert list(account) == ["id", "hollow", "automated", "reasons", "counter"]
        assert 0 <= account["hollow"] + account["automated"] <= 1.0001
    assert told["rules"]
    assert isinstance(told["runs"], list)


def test_an_empty_file_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(written(tmp_path / "none.jsonl", [])) == 0
    assert json.loads(capsys.readouterr().out)["n"] == 0


def test_the_report_is_strict_json_on_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"id": 1, "posts": float("nan"), "followers": -3, "bio": "x"},
        [],
        {"id": None, "posts": 1e400},
        {"id": "\ud800", "posts": 1},
    ]
    assert called(written(tmp_path / "bad.jsonl", rows * 50)) == 0

    def refuse(word: str) -> None:
        pytest.fail(f"{word} is no JSON")

    json.loads(capsys.readouterr().out, parse_constant=refuse)


def test_the_day_of_the_audit_can_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "fans.jsonl", audience(4, people=80))
    assert called(file, "--at", "2027-01-01") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["at"] == "2027-01-01T00:00:00+00:00"
    assert told["shares"]["quiet"]["estimate"] > 0.9
    with pytest.raises(SystemExit) as wrong:
        called(file, "--at", "some day")
    assert wrong.value.code == 2


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(str(tmp_path / "nowhere.jsonl")) == 1
    error = capsys.readouterr().err
    assert "nowhere.jsonl" in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"version": 1, "hollow": {}, "automated": {}, "across": {}}'])
def test_rules_that_are_none_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text(content, encoding="utf-8")
    assert called(written(tmp_path / "fans.jsonl", audience(2, people=3)), "--rules", str(rules)) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.slow
def test_a_hundred_thousand_profiles_take_seconds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "many.jsonl", audience(3, people=90_000, hollow=10_000))
    start = time.process_time()
    assert called(file) == 0
    assert time.process_time() - start < 10
    capsys.readouterr()
