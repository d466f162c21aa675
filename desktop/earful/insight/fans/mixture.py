"""From log odds at equal shares to probabilities: how much of the file is of a kind is estimated with them.

Score distributions differ from set to set, so the file may move the share only as far as a few dozen fans would."""

from dataclasses import dataclass

import numpy as np

from earful.insight.fans.profiles import Floats


@dataclass(frozen=True, slots=True)
class Expected:
    """What is believed of a kind before the file is seen: a share of yes / (yes + no), and how many fans of evidence
    the file may at most weigh against those."""

    slope: float
    shift: float
    yes: float
    no: float
    most: float


# Set by hand on leave-one-set-out scores: slopes sharpen sums that were drawn towards the rule; shares are those of
# ordinary audiences (a tenth hollow, a fifth automated), so that nobody is accused because the classes were equal.
HOLLOW_EXPECTED = Expected(slope=1.4, shift=0.1, yes=1, no=9, most=30)
AUTOMATED_EXPECTED = Expected(slope=2.0, shift=0.5, yes=1, no=4, most=20)


def sigmoid(values: Floats) -> Floats:
    """1 / (1 + exp(-x)), safe for any x."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -40, 40))))


def logit(p: Floats) -> Floats:
    """log(p / (1 - p)), with p kept off 0 and 1 by 1e-4."""
    kept = np.clip(p, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(kept / (1 - kept)))


def probabilities(log_odds: Floats, weight: Floats, expected: Expected) -> Floats:
    """The probability of the kind for each fan; `weight` is the chance that a fan is a candidate at all, 0..1.

    The share is the mode of its posterior under a tempered mixture likelihood, found by expectation-maximisation."""
    evidence = expected.slope * log_odds + expected.shift
    total = float(weight.sum())
    trust = min(total, expected.most)
    believed = expected.yes + expected.no
    share = expected.yes / believed
    for _ in range(100):
        p = sigmoid(evidence + np.log(share / (1 - share)))
        seen = float((weight * p).sum()) / max(total, 1e-9)
        moved = min((expected.yes + trust * seen) / (believed + trust), 1 - 1e-6)
        if abs(moved - share) < 1e-7:
            break
        share = moved
    return sigmoid(evidence + np.log(share / (1 - share)))


# Where the middle fan of the sets stands that were mostly people: -2 to -7.
_PEOPLE_STAND_AT = -2.0


def against_the_crowd(log_odds: Floats, weight: Floats) -> Floats:
    """The log odds as they were if most fans of the file are people, for a file in which more than half look bought.

    Then either most are, or this network is unlike those that the rules know: newly founded, with young accounts that
    have few followers. Who stands out from such a crowd still does. The same odds where most look like people."""
    scorable = log_odds[weight > 0]
    middle = float(np.median(scorable)) if len(scorable) else 0.0
    return log_odds if middle <= 0 else log_odds - middle + _PEOPLE_STAND_AT
