"""`earful engagement`: the contract of its lines, and what is said about files that cannot be read."""

import argparse
import io
import json
from pathlib import Path

import pytest

from earful.cli import engagement


def call(*words: str) -> int:
    parser = argparse.ArgumentParser()
    engagement.add_arguments(parser)
    return engagement.run(parser.parse_args(words))


def rows(post: object, n: int) -> str:
    return "".join(
        json.dumps({"post": post, "id": f"{post}{i}", "author": f"a{i}", "at": i * i, "text": "冰箱" * (i % 4)}) + "\n"
        for i in range(n)
    )


def test_one_line_a_post_in_order_of_first_sight(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(rows("b", 3) + rows(1, 60) + rows("b", 40), encoding="utf-8")
    assert call(str(path)) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert list(first) == ["v", "post", "n", "p", "bought", "reasons", "accounts"]
    assert (first["v"], first["post"], first["n"], second["post"], second["n"]) == (1, "b", 40, 1, 60)
    for line in (first, second):
        bought = line["bought"]
        assert 0 <= bought["low"] <= bought["estimate"] <= bought["high"] <= 1
        assert 0 <= line["p"] <= 1
        assert all(isinstance(said, str) and said.endswith(".") for said in line["reasons"])


def test_standard_input_and_nothing_in_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert call("-") == 0
    assert capsys.readouterr().out == ""


def test_a_broken_line_and_a_missing_file_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(rows("b", 2) + "{oops\n")
    assert call(str(path)) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "line 3" in err
    assert err.count("\n") == 1
    assert call(str(tmp_path / "none.jsonl")) == 1
    assert "none.jsonl" in capsys.readouterr().err
