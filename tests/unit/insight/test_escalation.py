"""Escalation odds and the quiet alarm, on simulated replays that the weights were not fitted to."""

import random
from dataclasses import fields

import numpy as np
import pytest

from earful.domain.moments import DAY, HOUR
from earful.insight.escalation import (
    DEFAULT,
    PARTS,
    Alarm,
    Past,
    Signs,
    back_test,
    calibrate,
    odds,
    rang_at,
    rings,
)
from earful.insight.escalation_replays import looked_at, replays

ANGRY, CALM = 0.85, 0.15


def looked(seed, number):
    chance = random.Random(seed)
    found = [(past, looked_at(past, chance)) for past in replays(seed, number)]
    return [(past.signs(seen[0]), seen[1]) for past, seen in found if seen]


@pytest.fixture(scope="module")
def unseen():
    cases = looked(2, 6_000)
    return np.array([odds(signs).p for signs, _ in cases]), np.array([float(said) for _, said in cases])


def test_the_odds_are_calibrated_on_replays_they_were_not_fitted_to(unseen):
    p, said = unseen
    assert 0.02 < said.mean() < 0.06
    assert np.mean((p - said) ** 2) < 0.85 * said.mean() * (1 - said.mean())
    for low, high in ((0, 0.01), (0.01, 0.05), (0.05, 0.2), (0.2, 1.01)):
        bin_ = (p >= low) & (p < high)
        error = np.sqrt(p[bin_].mean() * (1 - p[bin_].mean()) / bin_.sum())
        assert abs(p[bin_].mean() - said[bin_].mean()) < 4 * error + 0.01


def test_the_first_fifty_are_mostly_right(unseen):
    p, said = unseen
    assert said[np.argsort(-p)[:50]].mean() > 0.6


def test_the_parts_are_all_and_add_up():
    found = odds(Signs(48, 2, 3, 0.7, 1))
    assert sum(part for _, part in found.parts) + DEFAULT.base == pytest.approx(np.log(found.p / (1 - found.p)))
    assert {name for name, _ in found.parts} == set(PARTS) == {field.name for field in fields(Signs)}
    assert "followers" not in PARTS


@pytest.mark.parametrize("part", PARTS)
def test_more_of_any_sign_never_lowers_the_odds(part):
    less = {"hours": 10, "repeats": 1, "agreeing": 1, "arousal": 0.5, "spread": 1}
    more = less | {part: less[part] * 1.5 + 0.1}
    assert odds(Signs(**more)).p > odds(Signs(**less)).p


def test_one_angry_person_past_the_limit_raises_it_without_any_volume():
    alarm = Alarm(limit_hours=48, anger=0.6)
    assert rings(Signs(48, 0, 0, ANGRY, 0), alarm).why == "waited"
    assert rings(Signs(47, 0, 0, ANGRY, 0), alarm) is None
    assert rings(Signs(400, 0, 0, CALM, 0), alarm) is None


def test_a_complaint_that_grows_unanswered_rings_days_before_the_crowd_comes():
    grows = Past(
        0, 0.7, None, [3 * DAY, 8 * DAY, 15 * DAY], [day * DAY for day in (5, 9, 14, 18, 19, 20)], [20 * DAY], 21 * DAY
    )
    assert rang_at(grows, Alarm(), 30 * DAY) == 2 * DAY
    assert rang_at(grows, Alarm(anger=0.9), 30 * DAY) < 16 * DAY


def test_an_accusation_that_is_answered_within_a_day_does_not_ring():
    accused = Past(0, ANGRY, 20 * HOUR, (), [HOUR, 2 * HOUR])
    assert rang_at(accused, Alarm(), 60 * DAY) is None


def test_it_rings_in_the_very_hour_in_which_an_hourly_look_would_see_it():
    for past in replays(9, 60):
        end = past.at + 20 * DAY
        last = min(end, past.answered_at or end)
        looks = (past.at + hour * HOUR for hour in range((last - past.at - 1) // HOUR + 1))
        first = next((at for at in looks if rings(past.signs(at), Alarm())), None)
        found = rang_at(past, Alarm(), end)
        assert (found is None) == (first is None) or abs((found or last) - (first or last)) <= HOUR
        assert found is None or first is None or abs(found - first) <= HOUR


def test_the_back_test_counts_what_was_foreseen_and_what_was_false():
    history = [
        Past(0, ANGRY, None, escalated_at=4 * DAY),
        Past(DAY, ANGRY, 6 * DAY),
        Past(DAY, CALM, None, escalated_at=2 * DAY),
        Past(DAY, ANGRY, DAY + HOUR),
    ]
    found = back_test(history, Alarm(), 0, 14 * DAY)
    assert (found.rang, found.escalated, found.foreseen) == (2, 2, 1)
    assert (found.lead_hours, found.false_a_week) == (48.0, 0.5)
    assert back_test([], Alarm(), 0, 0).false_a_week is None


def test_a_brands_own_history_gives_its_own_weights_and_too_little_gives_none():
    cases = looked(4, 3_000)
    weights = calibrate([signs for signs, _ in cases], [said for _, said in cases])
    assert all(part >= 0 for part in weights.parts)
    assert weights.parts[PARTS.index("arousal")] > 1
    assert calibrate([signs for signs, _ in cases[:50]], [False] * 50) is None
