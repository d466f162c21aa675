"""Trains the weights of the fast ear from folders of labelled texts. Deterministic; needs scipy."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earful.domain.failures import KnownError
from earful.domain.judgement import DESKS, NEEDS, SENTIMENTS
from earful.judgement import targets
from earful.judgement.corpus import Example, distinct, read_examples
from earful.judgement.features import BUCKET_BITS
from earful.judgement.learning import fit, frequent, matrix
from earful.judgement.targets import Target
from earful.judgement.tongues import language_bank
from earful.judgement.weights import AROUSAL, COLUMNS, COMPLAINT, DESK, DOUBT, FORM, NEED, pack

Floats = NDArray[np.float32]
Say = Callable[[str], None]

KEPT_ROWS = 260_000
_STRENGTH = {"sentiment": 2e-6, "complaint": 4e-6, "need": 2e-5, "desk": 2e-5, "arousal": 2e-5, "doubt": 2e-5}
_LEAST = 2  # texts that must use a bucket before it gets a weight


@dataclass(frozen=True, slots=True)
class Trained:
    """Dense columns over the used buckets, and one bias a column."""

    buckets: NDArray[np.int64]
    rows: Floats
    bias: Floats


def read_folder(folder: Path, extra: Sequence[Path]) -> list[Example]:
    """All labelled texts: the own ones first, then every set of the folder; equal texts once."""
    files = [*extra, *sorted(folder.glob("*.jsonl"))]
    if not files:
        raise KnownError("cannot_read", {"path": folder, "reason": "it holds no .jsonl files"})
    return distinct(example for file in files for example in read_examples(file))


def heads(examples: Sequence[Example]) -> dict[str, tuple[int, int, Target]]:
    """Head -> first column, number of columns, target. Heads of two classes take one column."""
    return {
        "sentiment": (0, 3, targets.target(examples, len(SENTIMENTS), targets.sentiment)),
        "complaint": (COMPLAINT, 1, targets.target(examples, 2, targets.complaint)),
        "need": (NEED, len(NEEDS), targets.target(examples, len(NEEDS), targets.need)),
        "desk": (DESK, len(DESKS), targets.target(examples, len(DESKS), targets.desk)),
        "arousal": (AROUSAL, 1, targets.arousal(examples)),
        "doubt": (DOUBT, 1, targets.target(examples, 2, targets.doubt)),
    }


def train(examples: Sequence[Example], features: Any, say: Say) -> Trained:
    """Fits every head on `features` [texts, 2^20]."""
    buckets = frequent(features, _LEAST)
    compact = features[:, buckets]
    rows = np.zeros((len(buckets), COLUMNS), np.float32)
    bias = np.zeros(COLUMNS, np.float32)
    for name, (first, columns, told) in heads(examples).items():
        if not len(told.rows):
            continue
        say(f"{name}: {len(told.rows)} texts")
        w, b = fit(compact[told.rows], told, _STRENGTH[name])
        if columns == 1:
            w, b = w[:, 1:] - w[:, :1], b[1:] - b[:1]
        rows[:, first : first + columns] = w
        bias[first : first + columns] = b
    return Trained(buckets, rows, bias)


def prune(trained: Trained, features: Any) -> Trained:
    """Keeps the KEPT_ROWS buckets that move scores most: largest weight times the root of how many texts use it."""
    used = np.bincount(features.indices, minlength=1 << BUCKET_BITS)[trained.buckets]
    spread = np.maximum(np.abs(trained.rows).std(0), 1e-9)
    weight = (np.abs(trained.rows) / spread).max(1) * np.sqrt(used)
    kept = np.sort(np.argsort(-weight, kind="stable")[:KEPT_ROWS])
    return Trained(trained.buckets[kept], trained.rows[kept], trained.bias)


def train_files(folder: Path, extra: Sequence[Path], say: Say) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """The arrays and the description of a new file of weights."""
    examples = read_folder(folder, extra)
    say(f"{len(examples)} texts")
    features = matrix([example.text for example in examples])
    trained = prune(train(examples, features, say), features)
    arrays = pack("heads", trained.rows, trained.buckets, trained.bias)
    names, language_arrays = language_bank(examples, say)
    digest = hashlib.sha256(b"".join(arrays[name].tobytes() for name in sorted(arrays))).hexdigest()[:8]
    meta = {
        "form": FORM,
        "version": f"ear-1-{digest}",
        "languages": names,
        "language_from": 0.5,
        "temperature": {"sentiment": 1.0, "complaint": 1.0, "need": 1.0, "desk": 1.0, "doubt": 1.0},
        "unsure_below": 0.42,
        "doubt_from": 0.6,
    }
    return arrays | language_arrays, meta
