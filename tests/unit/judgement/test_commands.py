"""`earful judge`, `evaluate` and `train`: what goes in, what comes out, and what is said when it cannot be read."""

import argparse
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from earful.cli import evaluate, judge, train
from earful.judgement.vocabulary import hash_of


def call(module: ModuleType, *words: str) -> int:
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    code: int = module.run(parser.parse_args(words))
    return code


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., str]:
    def write(*rows: object) -> str:
        path = tmp_path / "rows.jsonl"
        path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
        return str(path)

    return write


def test_judge_prints_the_contract(lines: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        call(
            judge,
            lines(
                {"id": "a", "text": "The kettle I ordered leaks and nobody answers my mails!!!"},
                {"id": 7, "text": ""},
            ),
        )
        == 0
    )
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert list(first) == ["v", "id", "lang", "sentiment", "complaint", "need", "desk", "arousal", "model"]
    assert (first["v"], first["id"], first["lang"]) == (1, "a", "en")
    assert list(first["sentiment"]) == ["label", "negative", "neutral", "positive"]
    assert list(first["complaint"]) == list(first["need"]) == list(first["desk"]) == ["label", "p"]
    assert first["complaint"]["label"] is True
    assert isinstance(first["arousal"], float)
    assert (second["id"], second["lang"], second["complaint"]["label"]) == (7, "und", False)


def test_judge_reads_standard_input_and_keeps_the_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(json.dumps({"id": number, "text": f"text {number}"}) + "\n" for number in range(1200))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(rows.encode())))
    assert call(judge) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == list(range(1200))


@pytest.mark.parametrize("bad", ["{", "[]", '{"id":1}', '{"text":"x"}', '{"id":1,"text":5}', "[" * 5000])
def test_a_bad_line_is_named_after_the_good_ones(
    lines: Callable[..., str], bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(judge, lines({"id": 1, "text": "fine"}, bad, {"id": 3, "text": "never read"})) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == [1]
    assert err.count("\n") == 1
    assert "line 2" in err


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(judge, str(tmp_path / "none.jsonl")) == 1
    assert "none.jsonl" in capsys.readouterr().err
    assert call(evaluate, str(tmp_path / "none.jsonl")) == 1
    assert call(judge, str(tmp_path), "--weights", str(tmp_path / "none.npz")) == 1


def test_lone_surrogates_pass_through(lines: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    assert call(judge, lines('{"id":"\\ud800","text":"bad \\udfff text"}')) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "\ud800"


def test_evaluate_prints_figures_with_intervals(lines: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {
            "text": "The heater broke again, please repair it",
            "complaint": True,
            "sentiment": "negative",
            "need": "repair",
        },
        {"text": "Lovely soup, thank you", "complaint": False, "sentiment": "positive", "need": None},
    ]
    path = lines(*rows, *rows)
    assert call(evaluate, path) == 0
    figures = json.loads(capsys.readouterr().out)["files"][path]
    assert set(figures) == {"sentiment", "complaint", "need"}
    for name in ("macro_f1", "macro_recall", "calibration_error"):
        assert set(figures["complaint"][name]) == {"estimate", "low", "high"}
    assert figures["complaint"]["coverage"][0]["coverage"] == 1


def _examples(folder: Path) -> Path:
    """Two small sets in the form of the training data."""
    parts = ("broken", "late", "rude", "lovely", "quick", "kind")
    own = [
        {
            "text": f"the {thing} was {part} number {number}",
            "lang": "en",
            "complaint": at < 3,
            "sentiment": "negative" if at < 3 else "positive",
            "need": ("repair", "delivery", "respect")[at] if at < 3 else None,
            "desk": ("repair", "logistics", "service")[at] if at < 3 else None,
            "arousal": 0.5,
            "style": "plain",
            "industry": thing,
            "made": "for a test",
        }
        for number in range(3)
        for thing in ("lamp", "bus", "soup", "bank", "phone", "hotel")
        for at, part in enumerate(parts)
    ]
    found = [
        {"text": f"{word} day {number}", "lang": "en", "sentiment": mood}
        for number in range(20)
        for word, mood in (("awful", "negative"), ("usual", "neutral"), ("great", "positive"))
    ]
    path = folder / "own.jsonl"
    path.write_text("\n".join(map(json.dumps, own)), encoding="utf-8")
    (folder / "sets").mkdir()
    (folder / "sets" / "sentiment_small_en.jsonl").write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
    return path


def _vectors(texts: Sequence[str]) -> np.ndarray:
    """What an encoder would say, from the hash of each text."""
    return np.stack([np.random.default_rng(hash_of(text)).normal(size=96) for text in texts]).astype(np.float32)


@pytest.mark.slow
@pytest.mark.parametrize("encode", [lambda _: None, _vectors], ids=["without an encoder", "with one"])
def test_training_gives_the_same_weights_twice_and_they_work(
    tmp_path: Path, encode: Callable[[Sequence[str]], np.ndarray | None]
) -> None:
    pytest.importorskip("sklearn")
    from earful.judgement.ear import Ear
    from earful.judgement.training import train_files
    from earful.judgement.weights import write_weights

    own = _examples(tmp_path)
    written = []
    for name in ("one.npz", "two.npz"):
        arrays, meta = train_files(tmp_path / "sets", [own], encode, lambda _: None)
        write_weights(tmp_path / name, arrays, meta)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    bad, good = Ear.load(tmp_path / "one.npz").judge(["the tram was broken", "the tram was lovely"])
    assert bad.complaint_p > good.complaint_p
    assert (bad.sentiment, good.sentiment) == ("negative", "positive")


def test_train_names_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sklearn")
    (tmp_path / "bad.jsonl").write_text('{"text": "fine"}\n{"no": "text"}\n')
    assert call(train, str(tmp_path), "--out", str(tmp_path / "w.npz"), "--examples") == 1
    assert "line 2" in capsys.readouterr().err
