"""Why: the spans of a text that decided, with what each added. Positive weights speak for the label asked about."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earful.judgement.features import Stream
from earful.judgement.tokens import LONGEST, SINGLE, find_spans

Span = tuple[int, int, float]

_LEAST_SHARE = 0.12  # of the strongest span: less is noise to the eye


@dataclass(frozen=True, slots=True)
class Parts:
    """What one text's tokens add to one label: `own` [tokens], and each pair's share for all tokens that it joins."""

    own: NDArray[np.float32]
    kind: NDArray[np.uint8]


def shared_out(seen: Stream, own: NDArray[np.float32], joined: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """What each token adds when a pair's weight is split evenly among its tokens.

    `joined` holds a weight per pair, by group."""
    total = own.copy()
    offsets = ((0, 1), (0, 1, 2), (0, 2))
    for (_, at), weights, steps in zip(seen.pairs, joined, offsets, strict=True):
        for step in steps:
            total[at + step] += weights / len(steps)
    return total


def spans(text: str, parts: Parts) -> list[Span]:
    """(start, end, weight) in characters of `text`, in order, not overlapping; neighbouring Chinese characters
    that pull the same way are one span. `parts` begins with the start of the text, which has no span."""
    places = [(found.start(), found.end()) for found in find_spans(text[:LONGEST])]
    weights = parts.own[1:].tolist()
    single = (parts.kind[1:] == SINGLE).tolist()
    merged: list[tuple[int, int, float, bool]] = []
    for (start, end), weight, alone in zip(places, weights, single, strict=True):
        if alone and merged and merged[-1][3] and merged[-1][1] == start and merged[-1][2] * weight > 0:
            merged[-1] = (merged[-1][0], end, merged[-1][2] + weight, True)
        else:
            merged.append((start, end, weight, alone))
    strongest = max((abs(weight) for _, _, weight, _ in merged), default=0.0)
    return [(start, end, weight) for start, end, weight, _ in merged if abs(weight) > _LEAST_SHARE * strongest]
