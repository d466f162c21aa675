"""Crowding, regular gaps, and two kinds of reposts against each other in time."""

import numpy as np
import pytest

from earful.insight.engagement.contrast import contrast
from earful.insight.engagement.timing import busiest, shape, timing


def test_the_busiest_stretch() -> None:
    assert busiest(np.array([0.0, 50, 1000, 1100, 1200, 9000]), 600) == (0.5, 1000)


def test_a_metronome_is_even_and_chance_is_not() -> None:
    chance = np.random.default_rng(5)
    assert shape(np.arange(200) * 300.0)["uneven"] == 0
    assert shape(np.arange(200) * 300.0)["same_gap"] == 1
    assert shape(np.cumsum(chance.exponential(300, 2000)))["uneven"] == pytest.approx(1, abs=0.1)


def test_a_burst_is_crowded_against_its_surroundings() -> None:
    t = np.sort(np.concatenate([np.arange(0, 86400, 600.0), 40000 + np.arange(0, 120, 2.0)]))
    found = timing(t)
    inside = (t >= 40000) & (t <= 40118)
    assert found.crowd[1][inside].min() > 1 > found.crowd[1][~inside].mean()


@pytest.mark.parametrize("t", [[0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 5.0], [0.0, 1e9, 2e9]])
def test_few_or_equal_times_have_a_shape(t: list[float]) -> None:
    with np.errstate(all="raise", under="ignore"):
        shape(np.array(t))
        timing(np.array(t))


def test_what_comes_evenly_besides_people_is_an_excess() -> None:
    chance = np.random.default_rng(2)
    people = np.exp(chance.normal(9, 1.5, 400))
    silent = (chance.random(400) < 0.5).astype(float)
    drip = np.linspace(0, 86400, 170)
    t = np.concatenate([people, drip])
    marked = np.concatenate([silent, np.ones(170)])[np.argsort(t)]
    added = contrast(np.sort(t), marked, "silent")
    alone = contrast(np.sort(people), silent[np.argsort(people)], "silent")
    assert added["silent_excess"] > 1.5 * alone["silent_excess"]
    assert added["silent_distance"] > alone["silent_distance"]
    assert np.isnan(contrast(np.sort(people), np.zeros(400), "silent")["silent_excess"])
