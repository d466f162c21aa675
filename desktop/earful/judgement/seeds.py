"""Labels that the weights do not know: how like a text is to their seed phrases and to what was given them before.

The likeness is the cosine between the text's features and the mean of theirs: an order, no probability."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from earful.judgement.features import features
from earful.judgement.vocabulary import Vocabulary

ALIKE_FROM = 0.15  # two short texts that share a telling word


class Seeds:
    """The labels with their examples, as (label, text). Texts without a word tell nothing."""

    def __init__(self, examples: Iterable[tuple[str, str]]) -> None:
        self._vocabulary = Vocabulary()
        summed: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for label, text in examples:
            for bucket, value in self._words(text).items():
                summed[label][bucket] += value
        self._means = {label: _unit(words) for label, words in summed.items() if words}

    def likely(self, text: str) -> list[tuple[str, float]]:
        """The labels that the text is like, with the cosine, the likeliest first."""
        words = _unit(self._words(text))
        found = [
            (label, sum(value * mean.get(b, 0.0) for b, value in words.items())) for label, mean in self._means.items()
        ]
        return sorted(((label, cosine) for label, cosine in found if cosine >= ALIKE_FROM), key=lambda one: -one[1])

    def _words(self, text: str) -> dict[int, float]:
        buckets, values, _ = features([text], self._vocabulary)
        found: dict[int, float] = defaultdict(float)
        for bucket, value in zip(buckets[:-1].tolist(), values[:-1].tolist(), strict=True):  # the last is the length
            found[bucket] += value
        return dict(found)


def _unit(words: Mapping[int, float]) -> dict[int, float]:
    size = float(np.sqrt(sum(value * value for value in words.values()))) or 1.0
    return {bucket: value / size for bucket, value in words.items()}
