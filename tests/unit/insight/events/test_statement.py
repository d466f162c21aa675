"""Did our statement bend the curve: mostly silent where it did not, mostly heard where it did, and able to say no."""

import numpy as np
import pytest

from earful.insight.events.statement import did_it_bend

HOURS = 40 * 24


def world(random, effect, lag=24, peak=400.0, exponent=1.1):
    """Forty days of an uneven stream with an event in the last six; from `lag` hours on times `effect`."""
    mean = np.full(HOURS, 4.0)
    start = HOURS - 24 * 6
    mean[start:] += peak * ((np.arange(24 * 6) + 2.0) / 2) ** -exponent
    at = start + lag
    mean[at + 1 :] = 4.0 + (mean[at + 1 :] - 4.0) * effect
    return random.poisson(random.gamma(20, mean / 20)).astype(float), at


def verdicts(effect, times=30):
    random = np.random.default_rng(7)
    return [did_it_bend(*world(random, effect, exponent=random.normal(1.1, 0.3))).verdict for _ in range(times)]


def test_without_an_effect_it_hardly_ever_claims_one():
    assert sum(verdict in ("bent", "rose") for verdict in verdicts(1.0)) <= 4


def test_a_strong_effect_is_seen():
    assert sum(verdict == "bent" for verdict in verdicts(0.25)) >= 22


def test_the_band_holds_what_it_says():
    found = did_it_bend(*world(np.random.default_rng(1), 1.0))
    assert found.low < found.expected < found.high
    assert len(found.course) == found.hours == 72


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda values, at: (values[: at + 4], at), "too_early"),
        (lambda values, at: (values[at - 20 :], 20), "no_past"),
        (lambda values, at: (np.where(np.arange(len(values)) > at - 30, np.nan, values), at), "nobody_looked"),
        (lambda values, at: (values * 0.0, at), "too_few"),
        (lambda values, at: (values, at - 24), "still_growing"),
        (lambda values, at: (values[: HOURS - 24 * 7], HOURS - 24 * 10), "nothing_to_bend"),
    ],
)
def test_cannot_tell_has_its_reason(change, reason):
    values, at = change(*world(np.random.default_rng(2), 0.5))
    found = did_it_bend(values, at)
    assert found.verdict == "cannot_tell"
    assert found.reason in (reason, "nothing_to_bend")
