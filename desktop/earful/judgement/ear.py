"""The fast ear: judges texts with the shipped linear weights, vectorised over a batch, numpy only."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earful.domain.judgement import COMPLAINT_FROM, DESKS, MAYBE_FROM, NEEDS, SENTIMENTS, UNSURE, Judgement
from earful.domain.resources import resource_root
from earful.judgement.explain import Parts, Span, shared_out, spans
from earful.judgement.features import Codes, Stream, bucket_of, stream
from earful.judgement.language import languages
from earful.judgement.memory import Memory
from earful.judgement.taught import HEADS, Taught
from earful.judgement.verdict import slope, verdict
from earful.judgement.vocabulary import Vocabulary
from earful.judgement.weights import (
    AROUSAL,
    COLUMNS,
    CONCEPT,
    DESK,
    DOUBT,
    NEED,
    SENTIMENT,
    Bank,
    Weights,
    read_weights,
)

Floats = NDArray[np.float32]
_BATCH = 256  # texts whose rows fit into the cache of a core
_FRESH = 512


class OwnRows:
    """For each known token the sum of its own features' rows, worked out when the token is first seen."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self.scale = bank.scale
        self.rows = np.zeros((4096, bank.rows.shape[1]), np.float32)
        self.mass = np.zeros(4096, np.float32)

    def grow(self, total: int) -> None:
        """Room for `total` tokens."""
        while total > len(self.mass):
            self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)])
            self.mass = np.concatenate([self.mass, np.zeros_like(self.mass)])

    def add(self, some: list[int], buckets: Codes, values: Floats, starts: NDArray[np.int64]) -> None:
        """The sums of some tokens; `buckets` and `values` of their features, one token after the other."""
        found = self._bank.rows.take(self._bank.place.take(buckets), 0) * values[:, None]
        self.rows[some] = np.add.reduceat(found, starts)
        self.mass[some] = np.add.reduceat(values * values, starts)


@dataclass(frozen=True, slots=True)
class _Scores:
    """`texts` [texts, columns] before calibration; `shrink` [texts] is one over the root of the text's mass."""

    seen: Stream
    texts: Floats
    shrink: Floats


class Ear:
    """Judges texts. `model` names the weights, `memory` holds what a person said about texts; it is empty at first.

    Not safe for several threads at once: it remembers the words it met."""

    def __init__(self, weights: Weights) -> None:
        self._heads = weights.heads
        self._languages = weights.languages
        self._bridge = weights.bridge
        self._network = weights.network
        self._meta = weights.meta
        self._stack = np.array(weights.meta["stack"], np.float32)
        self.model: str = weights.meta["version"]
        self._vocabulary = Vocabulary()
        self.memory = Memory()
        self._taught: Taught | None = None
        self._forget()

    @classmethod
    def load(cls, path: Path | None = None) -> "Ear":
        """The ear with the shipped weights, or with those of a file. Raises WeightsError with a sentence."""
        return cls(read_weights(path or resource_root() / "models" / "ear.npz"))

    def judge(self, texts: Sequence[str]) -> list[Judgement]:
        """One judgement a text, in order. Any str is taken: empty, huge (its first 6,000 characters count), broken."""
        judged: list[Judgement] = []
        for at in range(0, len(texts), _BATCH):
            if self._vocabulary.trim():
                self._forget()
            judged += self._judge(texts[at : at + _BATCH])
        return self.memory.over(texts, judged)

    def adapt(self, taught: Taught | None) -> None:
        """Judges from now on as a person's corrections taught (judgement/teaching.py); None: as shipped.

        The name of the model tells the two apart."""
        self._taught = taught
        self.model = f"{self._meta['version']}+{taught.name}" if taught else self._meta["version"]
        self._forget()

    def logits(self, texts: Sequence[str]) -> dict[str, Floats]:
        """[texts, labels] by head (sentiment, complaint, need, desk) as shipped: what corrections are learnt over."""
        parts = [self._shipped(self._scores(texts[at : at + _BATCH])) for at in range(0, len(texts), _BATCH)]
        return {head: np.concatenate([part[head] for part in parts]) for head in HEADS}

    def ranked(self, text: str) -> dict[str, list[tuple[str, float]]]:
        """All needs and desks with their probabilities for one text, the likeliest first, and the feelings."""
        if self._vocabulary.trim():
            self._forget()
        logits = self._logits(self._scores([text]))
        found: dict[str, list[tuple[str, float]]] = {}
        for name in ("sentiment", "need", "desk"):
            p = _softmax(logits[name])[0]
            found[name] = [(HEADS[name][at], float(p[at])) for at in np.argsort(-p, kind="stable").tolist()]
        return found

    def words(self, text: str, head: str) -> list[Span]:
        """The spans of `text` that decided, as (start, end, weight): weight > 0 speaks for the label, < 0 against it.

        `head` is complaint, arousal, a sentiment's name, or sentiment, need or desk for what the text was judged as.
        Raises ValueError for another head."""
        if self._vocabulary.trim():
            self._forget()
        scores = self._scores([text])
        direction = self._direction(head, scores.texts[0])
        direction[CONCEPT] += self._bridge @ direction[: CONCEPT.start]
        direction *= self._heads.scale
        seen = scores.seen
        own = self._own.rows[seen.ids] @ direction
        joined = [self._heads.rows[self._heads.place[buckets]] @ direction for buckets, _ in seen.pairs]
        total = shared_out(seen, own, joined) * scores.shrink[0]
        return spans(text, Parts(total, self._vocabulary.kind[seen.ids]))

    def _direction(self, head: str, scores: Floats) -> Floats:
        """The combination of columns whose sum is the case for the label asked about."""
        if head == "complaint":
            return slope(scores, self._network, self._stack)
        if head == "arousal":
            direction = np.zeros(COLUMNS, np.float32)
            direction[AROUSAL] = 1
            return direction
        return _contrast(head, scores)

    def _shipped(self, scores: _Scores) -> dict[str, Floats]:
        heat = self._meta["temperature"]
        odds = verdict(scores.texts, self._network, self._stack)
        return {
            "sentiment": scores.texts[:, SENTIMENT] / heat["sentiment"],
            "complaint": np.stack([np.zeros_like(odds), odds], 1),
            "need": scores.texts[:, NEED] / heat["cause"],
            "desk": scores.texts[:, DESK] / heat["desk"],
        }

    def _logits(self, scores: _Scores) -> dict[str, Floats]:
        """As shipped, or as corrected."""
        found = self._shipped(scores)
        if self._taught is None or self._own_taught is None:
            return found
        words = self._summed(scores.seen, self._own_taught, self._taught.bank) * scores.shrink[:, None]
        return self._taught.over(found, words)

    def _forget(self) -> None:
        self._own_taught = OwnRows(self._taught.bank) if self._taught else None
        self._own = OwnRows(self._heads)
        self._own_languages = OwnRows(self._languages)
        self._known = 0

    def _learn(self) -> None:
        """Adds the tokens that came since the last time, to both banks."""
        features = self._vocabulary.features
        fresh = [number for number in range(self._known, len(features)) if features[number].codes]
        self._known = len(features)
        banks = [own for own in (self._own, self._own_languages, self._own_taught) if own is not None]
        for own in banks:
            own.grow(self._known)
        for at in range(0, len(fresh), _FRESH):
            some = fresh[at : at + _FRESH]
            codes, values, sizes = self._vocabulary.flat(some)
            for own in banks:
                own.add(some, bucket_of(codes), values, np.cumsum(sizes) - sizes)

    def _scores(self, texts: Sequence[str]) -> _Scores:
        seen = stream(texts, self._vocabulary)
        self._learn()
        summed = self._summed(seen, self._own, self._heads)
        mass = np.add.reduceat(self._own.mass[seen.ids], seen.starts) + 1
        for _, at in seen.pairs:
            mass += np.bincount(seen.owner[at], minlength=len(mass))
        shrink = (1 / np.sqrt(mass)).astype(np.float32)
        scores = summed * self._heads.scale * shrink[:, None] + self._heads.bias
        scores[:, : CONCEPT.start] += scores[:, CONCEPT] @ self._bridge
        return _Scores(seen, scores, shrink)

    @staticmethod
    def _summed(seen: Stream, own: OwnRows, bank: Bank) -> Floats:
        """[texts, columns] the sums of the rows of all features, before they are scaled and shrunk."""
        summed: Floats = np.add.reduceat(own.rows.take(seen.ids, 0), seen.starts)
        summed += bank.rows[bank.place[seen.lengths]]
        for buckets, at in seen.pairs:
            owner = seen.owner[at]
            first = np.flatnonzero(np.diff(owner, prepend=-1))
            if len(first):
                rows = bank.rows.take(bank.place.take(buckets), 0).astype(np.float32)
                summed[owner[first]] += np.add.reduceat(rows, first)
        return summed

    def _judge(self, texts: Sequence[str]) -> list[Judgement]:
        scores = self._scores(texts)
        found = languages(texts, scores.seen, self._vocabulary, self._own_languages, self._languages.bias, self._meta)
        logits = self._logits(scores)
        worded = np.logical_or.reduceat(self._vocabulary.says[scores.seen.ids], scores.seen.starts)
        sentiment = _softmax(logits["sentiment"])
        complaint = np.where(worded, _logistic(logits["complaint"][:, 1] - logits["complaint"][:, 0]), 0.0)
        need = _softmax(logits["need"])
        desk = _softmax(logits["desk"])
        arousal = np.where(worded, _logistic(scores.texts[:, AROUSAL][:, 0]), 0.0)
        doubt = _logistic(scores.texts[:, DOUBT][:, 0])
        unsure = (sentiment.max(1) < self._meta["unsure_below"]) | (doubt >= self._meta["doubt_from"]) | ~worded
        rows = zip(
            found,
            unsure.tolist(),
            _rounded(sentiment),
            _rounded(complaint),
            need.argmax(1).tolist(),
            _rounded(need.max(1)),
            desk.argmax(1).tolist(),
            _rounded(desk.max(1)),
            _rounded(arousal),
            strict=True,
        )
        return [self._judgement(*row) for row in rows]

    def _judgement(
        self,
        lang: str,
        unsure: bool,
        mood: list[float],
        p: float,
        need: int,
        np_: float,
        desk: int,
        dp: float,
        heat: float,
    ) -> Judgement:
        likeliest = max(range(3), key=mood.__getitem__)
        maybe = p >= MAYBE_FROM
        return Judgement(
            lang,
            UNSURE if unsure else SENTIMENTS[likeliest],
            mood[0],
            mood[1],
            mood[2],
            p >= COMPLAINT_FROM,
            p,
            NEEDS[need] if maybe else None,
            np_ if maybe else 0.0,
            DESKS[desk] if maybe else None,
            dp if maybe else 0.0,
            heat,
            self.model,
        )


def _contrast(head: str, scores: Floats) -> Floats:
    """The label asked about against the mean of the others of its head."""
    direction = np.zeros(COLUMNS, np.float32)
    groups = {"sentiment": SENTIMENT, "need": NEED, "desk": DESK} | dict.fromkeys(SENTIMENTS, SENTIMENT)
    if head not in groups:
        raise ValueError(f"no head is called {head!r}")
    group = groups[head]
    chosen = SENTIMENTS.index(head) if head in SENTIMENTS else int(scores[group].argmax())
    direction[group] = -1 / (group.stop - group.start - 1)
    direction[group.start + chosen] = 1
    return direction


def _rounded(p: Floats) -> list[Any]:
    found: list[Any] = np.round(p.astype(np.float64), 4).tolist()
    return found


def _softmax(scores: Floats) -> Floats:
    p = np.exp(scores - scores.max(1, keepdims=True))
    shares: Floats = p / p.sum(1, keepdims=True)
    return shares


def _logistic(scores: Floats) -> Floats:
    p: Floats = 1 / (1 + np.exp(-scores.clip(-30, 30)))
    return p
