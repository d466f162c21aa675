"""Runs of hollow accounts: found where they were bought, not found where the order is chance."""

import numpy as np
import pytest

from earful.insight.fans.runs import ALARM, chance, find_runs, largest_sum


def shuffled(rng: np.random.Generator, n: int, hollow: float) -> np.ndarray:
    """Probabilities as the scores give them: hollow accounts high, most people low, some of each in between."""
    is_hollow = rng.random(n) < hollow
    return np.where(is_hollow, rng.beta(4, 1, n), rng.beta(0.4, 6, n))


def test_a_batch_of_a_tenth_is_found_where_it_is() -> None:
    rng = np.random.default_rng(1)
    found = 0
    for _ in range(60):
        fans = shuffled(rng, 300, 0.1)
        start = int(rng.integers(0, 271))
        fans[start : start + 30] = rng.beta(4, 1, 30)
        runs = find_runs(fans)
        found += any(abs(run.first - start) <= 5 and abs(run.last - (start + 29)) <= 5 for run in runs)
    assert found >= 57


@pytest.mark.parametrize("hollow", [0.0, 0.1, 0.3, 0.6])
def test_random_order_rings_at_most_as_often_as_stated(hollow: float) -> None:
    rng = np.random.default_rng(2)
    alarms = sum(bool(find_runs(shuffled(rng, 300, hollow))) for _ in range(300))
    # 3 expected at most; 9 or more by chance once in 250.
    assert alarms <= 8


def test_the_order_of_the_list_does_not_matter() -> None:
    fans = shuffled(np.random.default_rng(3), 500, 0.05)
    fans[100:160] = 0.95
    forward, backward = find_runs(fans), find_runs(fans[::-1])
    assert [(499 - run.last, 499 - run.first) for run in backward] == [(run.first, run.last) for run in forward]


def test_two_batches_are_two_runs() -> None:
    fans = shuffled(np.random.default_rng(4), 2000, 0.02)
    fans[200:260] = fans[1500:1580] = 0.9
    assert [(run.first // 100, run.last // 100) for run in find_runs(fans)] == [(2, 2), (15, 15)]


def test_the_chance_is_that_of_the_walk() -> None:
    rng = np.random.default_rng(5)
    steps = np.array([-2] * 70 + [1] * 20 + [3] * 10)
    peaks = np.array([largest_sum(rng.choice(steps, 100))[2] for _ in range(20_000)])
    for height in (5, 8, 12):
        assert chance(height, steps) == pytest.approx(float((peaks >= height).mean()), abs=0.012)


def test_the_bound_beyond_the_walk_is_tiny() -> None:
    assert 0 <= chance(161, np.array([-2] * 90 + [3] * 10)) < 1e-6


@pytest.mark.parametrize("fans", [[], [0.9], [0.9] * 4, [0.9] * 500, [0.0] * 500, [1.0] * 500])
def test_nothing_stands_out_where_all_are_alike(fans: list[float]) -> None:
    assert find_runs(np.array(fans)) == []


def test_a_stretch_does_not_begin_or_end_with_what_does_not_count() -> None:
    assert largest_sum(np.array([-1, 1, -1, 2, 3, -1, 0, -4])) == (3, 4, 5)
    assert ALARM == 0.01
