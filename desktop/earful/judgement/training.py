"""Trains the weights of the fast ear from folders of labelled texts. Deterministic; needs scipy and scikit-learn."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earful.domain.failures import KnownError
from earful.domain.judgement import SENTIMENTS
from earful.judgement import targets
from earful.judgement.calibration import Calibration, calibrated
from earful.judgement.corpus import Example, distinct, read_examples
from earful.judgement.encoder import leading, ridge
from earful.judgement.features import BUCKET_BITS
from earful.judgement.folds import copies_of, fitted, held_out, network, small_heads
from earful.judgement.learning import CONCEPT_SHARE, fit_with_concepts, frequent, matrix
from earful.judgement.targets import Target
from earful.judgement.tongues import language_bank
from earful.judgement.vocabulary import hash_of
from earful.judgement.weights import AROUSAL, BRIDGE, COLUMNS, CONCEPT, DOUBT, FORM, SENTIMENT, Network, pack

Floats = NDArray[np.float32]
Say = Callable[[str], None]
Encode = Callable[[Sequence[str]], Floats | None]

KEPT_ROWS = 230_000
SENTIMENT_STRENGTH = 2e-6
_LEAST = 2  # texts that must use a bucket before it gets a weight
_ENCODED = {"en": 8_000, "zh": 8_000}  # texts a set that the encoder reads; fewer of other languages
_ENCODED_OTHER = 1_500


@dataclass(frozen=True, slots=True)
class Trained:
    """Dense columns over the used buckets, what the concepts add to them, one bias a column, and the small network."""

    buckets: NDArray[np.int64]
    rows: Floats
    bridge: Floats
    bias: Floats
    network: Network
    calibration: Calibration


def read_folder(folder: Path, extra: Sequence[Path]) -> list[Example]:
    """All labelled texts: the own ones first, then every set of the folder; equal texts once."""
    files = [*extra, *sorted(folder.glob("*.jsonl"))]
    if not files:
        raise KnownError("cannot_read", {"path": folder, "reason": "it holds no .jsonl files"})
    return distinct(example for file in files for example in read_examples(file))


def train(examples: Sequence[Example], features: Any, encode: Encode, say: Say) -> Trained:
    """Fits every head on `features` [texts, 2^20], then weighs the views on held-out texts."""
    buckets = frequent(features, _LEAST)
    compact = features[:, buckets]
    rows = np.zeros((len(buckets), COLUMNS), np.float32)
    bias = np.zeros(COLUMNS, np.float32)
    bridge = np.zeros(BRIDGE, np.float32)
    rows[:, CONCEPT] = concept_columns(examples, compact, encode, say)
    concepts = compact @ rows[:, CONCEPT]
    size = CONCEPT_SHARE / np.maximum(concepts.std(0), 1e-9)
    inputs = concepts * size
    for name, (columns, told) in (small_heads(examples) | single_heads(examples)).items():
        if len(told.rows):
            say(f"{name}: {len(told.rows)} texts")
            used = frequent(compact[told.rows], _LEAST)
            w, bridge[:, columns], bias[columns] = fitted(
                compact[told.rows][:, used], inputs[told.rows], name, columns, told
            )
            rows[used, columns] = w
    mood = targets.target(examples, len(SENTIMENTS), targets.sentiment)
    say(f"sentiment: {len(mood.rows)} texts")
    rows[:, SENTIMENT], bridge[:, SENTIMENT], bias[SENTIMENT] = fit_with_concepts(
        compact[mood.rows], inputs[mood.rows], mood, SENTIMENT_STRENGTH
    )
    say("held-out folds")
    held = held_out(examples, compact, concepts, inputs)
    net = network(concepts[held.rows], held.truth, copies_of(examples, held.rows))
    return Trained(buckets, rows, bridge * size[:, None], bias, net, calibrated(examples, compact, inputs, held, say))


def single_heads(examples: Sequence[Example]) -> dict[str, tuple[slice, Target]]:
    """The heads that are not part of the verdict."""
    return {
        "arousal": (AROUSAL, targets.arousal(examples)),
        "doubt": (DOUBT, targets.target(examples, 2, targets.doubt)),
    }


def concept_columns(examples: Sequence[Example], features: Any, encode: Encode, say: Say) -> Floats:
    """[f, concepts] what the encoder's leading components look like in words; zeros where it is not installed."""
    rows = _to_encode(examples)
    say(f"concepts: {len(rows)} texts")
    vectors = encode([examples[row].text for row in rows])
    if vectors is None:
        say("concepts: the encoder is not installed, this view stays empty")
        return np.zeros((features.shape[1], CONCEPT.stop - CONCEPT.start), np.float32)
    used = frequent(features[rows], 3)
    weights = np.zeros((features.shape[1], CONCEPT.stop - CONCEPT.start), np.float32)
    weights[used] = ridge(features[rows][:, used], leading(vectors, CONCEPT.stop - CONCEPT.start))
    return weights


def _to_encode(examples: Sequence[Example]) -> list[int]:
    by_set: dict[str, list[int]] = defaultdict(list)
    for row, example in enumerate(examples):
        by_set[example.source].append(row)
    chosen: list[int] = []
    for found in by_set.values():
        most = _ENCODED.get(str(examples[found[0]].lang), _ENCODED_OTHER)
        chosen += sorted(found, key=lambda row: hash_of(examples[row].text))[:most]
    return sorted(chosen)


def prune(trained: Trained, features: Any) -> Trained:
    """Keeps the KEPT_ROWS buckets that move scores most: largest weight times the root of how many texts use it."""
    used = np.bincount(features.indices, minlength=1 << BUCKET_BITS)[trained.buckets]
    spread = np.maximum(trained.rows.std(0), 1e-9)
    weight = (np.abs(trained.rows) / spread).max(1) * np.sqrt(used)
    kept = np.sort(np.argsort(-weight, kind="stable")[:KEPT_ROWS])
    return replace(trained, buckets=trained.buckets[kept], rows=trained.rows[kept])


def train_files(
    folder: Path, extra: Sequence[Path], encode: Encode, say: Say
) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """The arrays and the description of a new file of weights. `encode` may answer None: then one view stays empty."""
    examples = read_folder(folder, extra)
    say(f"{len(examples)} texts")
    features = matrix([example.text for example in examples])
    trained = prune(train(examples, features, encode, say), features)
    arrays = pack("heads", trained.rows, trained.buckets, trained.bias)
    net = trained.network
    arrays["bridge"] = trained.bridge
    arrays |= {"network_inner": net.inner, "network_shift": net.shift, "network_outer": net.outer}
    names, language_arrays = language_bank(examples, say)
    digest = hashlib.sha256(b"".join(arrays[name].tobytes() for name in sorted(arrays))).hexdigest()[:8]
    meta = {
        "form": FORM,
        "version": f"ear-1-{digest}",
        "languages": names,
        "language_from": 0.5,
        "doubt_from": 0.6,
        "stack": trained.calibration.stack,
        "temperature": trained.calibration.temperature,
        "unsure_below": trained.calibration.unsure_below,
        "held_out": trained.calibration.figures,
    }
    return arrays | language_arrays, meta
