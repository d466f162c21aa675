"""`earful events`: the lines of the contract, scores row by row, and clear words at bad input."""

import argparse
import json

import numpy as np
import pytest
from tests.unit.insight.events.streams import quiet, write_csv

from earful.cli import events


def call(*words):
    parser = argparse.ArgumentParser()
    events.add_arguments(parser)
    return events.run(parser.parse_args([str(word) for word in words]))


@pytest.fixture
def stream():
    values = quiet(21, 10, kind="poisson")
    values[1_200:1_230] += 40 * values.mean() * np.exp(-np.arange(30) / 10)
    return np.round(values)


def test_an_alarm_is_a_line_of_the_contract(tmp_path, capsys, stream):
    assert call(write_csv(tmp_path / "counts.csv", stream)) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines
    alarm = next(line for line in lines if line["at"] == "2026-02-24 00:00:00")
    assert alarm["v"] == 1
    assert alarm["seen"] > alarm["expected"] > 0
    assert 0.8 <= alarm["score"] <= 1
    assert alarm["stage"] == "growing"
    assert alarm["at"] < alarm["end"]["low"] < alarm["end"]["estimate"] < alarm["end"]["high"]


def test_scores_are_one_a_row_and_do_not_change_when_rows_follow(tmp_path, capsys, stream):
    call("--scores", write_csv(tmp_path / "whole.csv", stream))
    whole = [float(line) for line in capsys.readouterr().out.splitlines()]
    assert len(whole) == len(stream)
    assert all(0 <= one <= 1 for one in whole)
    call("--scores", write_csv(tmp_path / "part.csv", stream[:1_205]))
    part = [float(line) for line in capsys.readouterr().out.splitlines()]
    assert part == pytest.approx(whole[:1_205], rel=1e-9)


def test_complaints_ring_where_volume_does_not(tmp_path, capsys):
    rng = np.random.default_rng(4)
    volume, complaints = rng.poisson(50, 24 * 60).astype(float), rng.poisson(0.1, 24 * 60).astype(float)
    complaints[1_300:1_304] = 4
    assert call(write_csv(tmp_path / "counts.csv", volume, complaints=complaints)) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    alarm = next(line for line in lines if line["channel"] == "complaints")
    assert alarm["at"].startswith("2026-02-28 0")
    assert alarm["seen"] <= 16


def test_a_larger_budget_rings_at_least_as_often(tmp_path, capsys):
    file = write_csv(tmp_path / "counts.csv", quiet(2, 26))
    counts = []
    for budget in ("0.05", "0.5", "3"):
        call(file, "--budget", budget)
        counts.append(len(capsys.readouterr().out.splitlines()))
    assert counts == sorted(counts)
    assert counts[2] > counts[0]


def test_a_bad_line_is_one_sentence_with_its_number(tmp_path, capsys):
    file = tmp_path / "counts.csv"
    file.write_text("timestamp,value\n2026-01-05 00:00,1\n2026-01-05 00:05,-3\n")
    assert call(file) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"{file}, line 3: “-3” is no count: it must be 0 or more.\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "must name the columns"), (b"\xff\xfe\x00", "not CSV in UTF-8"), (None, "Cannot read")],
)
def test_a_file_that_is_none_is_said(tmp_path, capsys, content, words):
    file = tmp_path / "counts.csv"
    if content is not None:
        file.write_bytes(content)
    assert call(file) == 1
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("rows", ["", "2026-01-05 00:00,7\n"])
def test_an_empty_file_and_one_row_are_quiet(tmp_path, capsys, rows):
    file = tmp_path / "counts.csv"
    file.write_text("timestamp,value\n" + rows)
    assert call(file) == 0
    assert call("--scores", file) == 0
    assert capsys.readouterr().out.splitlines() == ["0"] * bool(rows)


@pytest.mark.parametrize("budget", ["0", "-1", "often", "nan"])
def test_a_budget_that_is_none_is_wrong_usage(tmp_path, capsys, budget):
    with pytest.raises(SystemExit) as caught:
        call(tmp_path / "counts.csv", "--budget", budget)
    assert caught.value.code == 2
    capsys.readouterr()
