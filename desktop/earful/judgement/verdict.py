"""From the scores of the columns to a complaint's log-odds: four views of one question, weighed on held-out texts.

The views are a plain linear head, complaint crossed with sentiment, needs against moods, and a small network over
learnt concepts. Each errs in its own way; together they err less (MODEL_CARD.md)."""

import numpy as np
from numpy.typing import NDArray

from earful.domain.judgement import NEEDS, SENTIMENTS
from earful.judgement.weights import CAUSE, COMPLAINT, CONCEPT, MOOD, Network

Floats = NDArray[np.float32]
_MOODS, _NEEDS = len(SENTIMENTS), len(NEEDS)


def views(scores: Floats, network: Network) -> Floats:
    """[texts, 4] log-odds of the four views for [texts, columns] scores."""
    mood, cause = scores[:, MOOD], scores[:, CAUSE]
    found = np.empty((len(scores), 4), np.float32)
    found[:, 0] = scores[:, COMPLAINT][:, 0]
    found[:, 1] = _log_sum(mood[:, _MOODS:]) - _log_sum(mood[:, :_MOODS])
    found[:, 2] = _log_sum(cause[:, :_NEEDS]) - _log_sum(cause[:, _NEEDS:])
    found[:, 3] = network.hidden(scores[:, CONCEPT]) @ network.outer
    return found


def verdict(scores: Floats, network: Network, stack: Floats) -> Floats:
    """[texts] log-odds; `stack` holds four weights and an intercept."""
    odds: Floats = views(scores, network) @ stack[:4] + stack[4]
    return odds


def slope(scores: Floats, network: Network, stack: Floats) -> Floats:
    """[columns] how the verdict on one text (`scores` [columns]) moves with each column: for showing why."""
    direction = np.zeros_like(scores)
    direction[COMPLAINT] = stack[0]
    mood, cause = scores[MOOD], scores[CAUSE]
    direction[MOOD] = stack[1] * np.concatenate([-_shares(mood[:_MOODS]), _shares(mood[_MOODS:])])
    direction[CAUSE] = stack[2] * np.concatenate([_shares(cause[:_NEEDS]), -_shares(cause[_NEEDS:])])
    awake = network.hidden(scores[None, CONCEPT])[0] > 0
    direction[CONCEPT] = stack[3] * (network.inner[:, awake] @ network.outer[awake])
    return direction


def _log_sum(scores: Floats) -> Floats:
    top = scores.max(1, keepdims=True)
    total: Floats = np.log(np.exp(scores - top).sum(1)) + top[:, 0]
    return total


def _shares(scores: Floats) -> Floats:
    p = np.exp(scores - scores.max())
    shares: Floats = p / p.sum()
    return shares
