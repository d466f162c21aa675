"""What was learnt from corrections in the form in which the ear applies it: one bank of rows for all heads."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earful.domain.judgement import DESKS, NEEDS, SENTIMENTS
from earful.judgement.adapting import Adopted
from earful.judgement.weights import MOST_ROWS, Bank

Floats = NDArray[np.float32]

HEADS: Mapping[str, tuple[str, ...]] = {
    "sentiment": SENTIMENTS,
    "complaint": ("no", "yes"),
    "need": NEEDS,
    "desk": DESKS,
}
_PLACES: dict[str, slice] = {}
for _name, _labels in HEADS.items():
    _first = max((place.stop for place in _PLACES.values()), default=0)
    _PLACES[_name] = slice(_first, _first + len(_labels))
_COLUMNS = max(place.stop for place in _PLACES.values())


@dataclass(frozen=True)
class Taught:
    """The adopted corrections by head, and their words' weights as a bank. `name` is the same for the same weights."""

    adopted: Mapping[str, Adopted]
    bank: Bank
    name: str

    def over(self, logits: Mapping[str, Floats], words: Floats) -> dict[str, Floats]:
        """The logits after the corrections; `words` [texts, columns of the bank] is what the words add."""
        found = dict(logits)
        for head, adopted in self.adopted.items():
            scores, correction = logits[head], adopted.correction
            mixed = scores @ correction.mix.astype(np.float32) + correction.bias.astype(np.float32)
            found[head] = scores + mixed + words[:, _PLACES[head]]
        return found


def taught(adopted: Mapping[str, Adopted]) -> Taught | None:
    """The corrections ready for use; None where none was adopted."""
    if not adopted:
        return None
    buckets = np.unique(np.concatenate([one.correction.buckets for one in adopted.values()]))
    rows = np.zeros((len(buckets) + 1, _COLUMNS), np.float32)
    digest = hashlib.sha256()
    for head, one in sorted(adopted.items()):
        rows[1 + np.searchsorted(buckets, one.correction.buckets), _PLACES[head]] = one.correction.weights
        digest.update(head.encode())
        for part in (one.correction.mix, one.correction.bias, one.correction.weights):
            digest.update(np.round(part, 5).tobytes())
    place = np.zeros(MOST_ROWS, np.int32)
    place[buckets] = np.arange(1, len(buckets) + 1, dtype=np.int32)
    empty = np.zeros(_COLUMNS, np.float32)
    return Taught(dict(adopted), Bank(rows, place, empty + 1, empty), digest.hexdigest()[:8])
