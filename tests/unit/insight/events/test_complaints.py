"""The complaints channel: exact tails, and alarms that volume cannot give."""

from math import exp, log

import numpy as np
import pytest

from earful.insight.events.complaints import complaint_rates, log_tail


def test_the_tail_is_that_of_the_gamma_poisson_mixture():
    # Shape 1 is the geometric distribution: P(X >= k) = share ** k.
    assert log_tail(5, 1.0, 0.2) == pytest.approx(5 * log(0.2), rel=1e-12)
    # A gamma posterior that is certain is Poisson: 1 - e^-2 (1 + 2 + 2).
    assert exp(log_tail(3, 2e7, 1e-7)) == pytest.approx(1 - exp(-2) * 5, rel=1e-5)
    assert log_tail(0, 3.0, 0.1) == 0.0
    assert log_tail(1_000_000, 5.0, 0.01) < -1_000_000


def test_a_cluster_of_complaints_rings_and_a_lone_one_does_not():
    rng = np.random.default_rng(1)
    counts = rng.poisson(0.05, 24 * 70).astype(np.float64)
    counts[1_200:1_206] = 0
    counts[1_400:1_404] = [3, 4, 5, 4]
    rates = complaint_rates(counts, 3_600)
    assert rates[1_404] < 0.01
    assert rates[1_206] > 0.25


@pytest.mark.parametrize("base", [0.02, 0.3, 2.0])
def test_complaints_ring_within_the_budget(base):
    rng = np.random.default_rng(7)
    weeks, alarms = 26, 0
    for _ in range(12):
        rates = complaint_rates(rng.poisson(base, 24 * 7 * weeks).astype(np.float64), 3_600)
        due, last = np.flatnonzero(rates <= 0.25), -100
        for row in due:
            alarms += row - last >= 24
            last = row if row - last >= 24 else last
    assert alarms / (12 * weeks) <= 0.25 * 1.3


def test_the_past_is_all_that_counts():
    rng = np.random.default_rng(3)
    counts = rng.poisson(0.4, 24 * 50).astype(np.float64)
    whole = complaint_rates(counts, 3_600)
    for cut in (30, 500, 1_100):
        np.testing.assert_allclose(complaint_rates(counts[:cut], 3_600), whole[:cut], rtol=1e-9)
