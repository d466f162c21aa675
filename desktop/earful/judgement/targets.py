"""Labelled texts -> what each head is to learn: soft targets, the classes a set knows, weights and domains.

Weights keep large sets from drowning small ones, and own texts, written to be hard, count more than found ones."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earful.domain.judgement import DESKS, NEEDS, SENTIMENTS
from earful.judgement.banking import need_and_desk
from earful.judgement.corpus import Example
from earful.judgement.vocabulary import hash_of

Floats = NDArray[np.float32]

_OWN_WEIGHT = 3.0
_SET_SIZE = 6000  # beyond this many texts a set's weight no longer grows
_WEAK = 0.25
_HINT = 0.1
_ONE_IN = 8  # reviews are plenty

# Reviews of things bought: their bad ones are nearly all complaints.
_REVIEWS = ("shopping", "waimai")


@dataclass(frozen=True, slots=True)
class Target:
    """`rows` [n] indices of the texts; `share` [n, k]; `allowed` [n, k]; `weight` and `domain` [n].

    `full` names the domains that know all classes."""

    rows: NDArray[np.int64]
    share: Floats
    allowed: NDArray[np.bool_]
    weight: Floats
    domain: NDArray[np.int32]
    full: NDArray[np.int32]

    def without(self, left_out: NDArray[np.bool_]) -> "Target":
        """The same without some texts."""
        kept = ~left_out
        rows, share, allowed = self.rows[kept], self.share[kept], self.allowed[kept]
        domain = self.domain[kept]
        return Target(rows, share, allowed, self.weight[kept], domain, np.intersect1d(self.full, domain))


Label = tuple[int, float] | None  # class, weight


def target(examples: Sequence[Example], classes: int, label: Callable[[Example], Label]) -> Target:
    """Collects what `label` says of each text; classes are balanced by the square root within each set."""
    told = [(row, found) for row, example in enumerate(examples) if (found := label(example))]
    rows = np.array([row for row, _ in told], np.int64)
    kind = np.array([found[0] for _, found in told])
    names = sorted({domain_of(examples[row]) for row in rows})
    domain = np.array([names.index(domain_of(examples[row])) for row in rows], np.int32)
    weight = np.array([found[1] for _, found in told], np.float32)
    known = np.zeros((len(names), classes), np.bool_)
    known[domain, kind] = True
    counts = Counter(zip(domain.tolist(), kind.tolist(), strict=True))
    sizes = Counter(domain.tolist())
    for at, (d, c) in enumerate(zip(domain.tolist(), kind.tolist(), strict=True)):
        balance = (sizes[d] / (known[d].sum() * counts[d, c])) ** 0.5
        weight[at] *= balance * min(1.0, (_SET_SIZE / sizes[d]) ** 0.7) * (_OWN_WEIGHT if examples[rows[at]].own else 1)
    share = np.zeros((len(rows), classes), np.float32)
    share[np.arange(len(rows)), kind] = 1
    return Target(rows, share, known[domain], weight, domain, np.flatnonzero(known.all(1)).astype(np.int32))


def domain_of(example: Example) -> str:
    """Texts of one domain share an intercept."""
    return f"own_{example.lang}" if example.own else example.source


def sentiment(example: Example) -> Label:
    """Class of SENTIMENTS."""
    return (SENTIMENTS.index(example.sentiment), 1.0) if example.sentiment in SENTIMENTS else None


def complaint(example: Example) -> Label:
    """1 for a complaint; Chinese reviews give weak hints, as no Chinese set is labelled."""
    if example.complaint is not None:
        return int(example.complaint), 1.0
    if example.sentiment == "neutral" or not any(name in example.source for name in _REVIEWS):
        return None
    return (int(example.sentiment == "negative"), _HINT) if hash_of(example.text) % _ONE_IN == 0 else None


def mood(example: Example) -> Label:
    """Complaint (no, yes) crossed with SENTIMENTS, where both are told."""
    if example.complaint is None or example.sentiment not in SENTIMENTS:
        return None
    return len(SENTIMENTS) * int(example.complaint) + SENTIMENTS.index(example.sentiment), 1.0


def cause(example: Example) -> Label:
    """The need of a complaint (class of NEEDS), or after those the sentiment of what is none."""
    if example.complaint is False and example.sentiment in SENTIMENTS:
        return len(NEEDS) + SENTIMENTS.index(example.sentiment), 1.0
    if example.need in NEEDS:
        return NEEDS.index(example.need), 1.0
    hinted = need_and_desk(example.intent) if example.intent and "banking" in example.source else None
    return (NEEDS.index(hinted[0]), _WEAK) if hinted else None


def desk(example: Example) -> Label:
    """Class of DESKS."""
    if example.desk in DESKS:
        return DESKS.index(example.desk), 1.0
    hinted = need_and_desk(example.intent) if example.intent and "banking" in example.source else None
    return (DESKS.index(hinted[1]), _WEAK) if hinted else None


def doubt(example: Example) -> Label:
    """1 for texts that say the opposite of what they mean; only the project's own texts are marked so."""
    if not example.own or not example.style:
        return None
    return int(example.style in ("sarcasm", "sarcastic", "irony", "ironic")), 1.0


def arousal(examples: Sequence[Example]) -> Target:
    """Soft targets 0..1 for the calm-furious scale, from the texts that state it."""
    rows = np.array([row for row, example in enumerate(examples) if example.arousal is not None], np.int64)
    told = np.array([examples[row].arousal for row in rows], np.float32)
    everywhere = np.zeros(len(rows), np.int32)
    share = np.stack([1 - told, told], axis=1)
    return Target(
        rows, share, np.ones_like(share, np.bool_), np.ones(len(rows), np.float32), everywhere, everywhere[:1]
    )
