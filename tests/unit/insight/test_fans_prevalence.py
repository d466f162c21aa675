"""Shares of an audience: they cover the truth as often as they say, and do not accuse an honest audience."""

import numpy as np
import pytest

from earful.insight.fans.prevalence import KINDS, Known, shares
from earful.insight.fans.recalibration import recalibrated
from earful.insight.fans.unjudged import unjudged_draws

ACROSS = {"false": -4.0, "false_sd": 1.2, "caught": 2.0, "caught_sd": 0.8, "told": 1.0}


def simulated(share: float, bias: float, slope: float, cards: int, runs: int) -> tuple[float, float]:
    """(coverage, mean absolute error) over audiences of 1,000, with scores that are shifted and too blunt or sharp."""
    rng = np.random.default_rng(11)
    covered, errors = 0, []
    for _ in range(runs):
        of_kind = np.zeros(1000, bool)
        of_kind[: round(share * 1000)] = True
        scores = slope * rng.normal(np.where(of_kind, 2.0, -2.5), 1.8) + bias
        is_judged = np.zeros(1000, bool)
        is_judged[rng.choice(1000, cards, replace=False)] = True
        draws = recalibrated(scores, is_judged, of_kind).draws / 1000
        low, high = np.quantile(draws, [0.025, 0.975])
        covered += low <= share <= high
        errors.append(abs(float(draws.mean()) - share))
    return covered / runs, float(np.mean(errors))


@pytest.mark.parametrize("share", [0.01, 0.05, 0.2])
@pytest.mark.parametrize(("bias", "slope"), [(0.0, 1.0), (2.0, 1.0), (-1.5, 0.5)])
def test_a_hundred_cards_cover_the_truth(share: float, bias: float, slope: float) -> None:
    coverage, error = simulated(share, bias, slope, cards=100, runs=40)
    # 93 to 97 % is aimed at; 40 runs of a 95 % interval fall under 85 % once in 70.
    assert coverage >= 0.85
    assert error <= 0.03


def test_more_cards_make_the_interval_narrower() -> None:
    rng = np.random.default_rng(12)
    of_kind = rng.random(2000) < 0.15
    scores = rng.normal(np.where(of_kind, 1.5, -1.5), 1.5)
    order = rng.permutation(2000)
    widths = []
    for cards in (30, 100, 400):
        is_judged = np.zeros(2000, bool)
        is_judged[order[:cards]] = True
        low, high = np.quantile(recalibrated(scores, is_judged, of_kind).draws, [0.025, 0.975])
        widths.append(high - low)
    assert widths[0] > widths[1] > widths[2]


def test_everybody_judged_leaves_no_doubt() -> None:
    of_kind = np.arange(100) < 12
    found = recalibrated(np.zeros(100), np.ones(100, bool), of_kind)
    assert set(found.draws) == {12.0}
    assert found.p.tolist() == of_kind.astype(float).tolist()


def test_nobody_of_the_kind_among_the_cards_may_mean_nobody_at_all() -> None:
    rng = np.random.default_rng(13)
    is_judged = np.arange(500) < 100
    draws = recalibrated(rng.normal(-3, 1, 500), is_judged, np.zeros(500, bool)).draws
    assert np.quantile(draws, 0.025) == 0


def test_without_cards_the_interval_knows_that_sets_differ() -> None:
    draws = unjudged_draws(np.arange(10_000) < 3000, np.zeros(0, bool), ACROSS, 1.0)
    low, high = np.quantile(draws, [0.025, 0.975])
    assert low < 0.3 < high
    assert high - low > 0.08


def test_without_cards_a_few_flags_accuse_nobody() -> None:
    draws = unjudged_draws(np.arange(1000) < 20, np.zeros(0, bool), ACROSS, 1.0)
    assert np.quantile(draws, 0.025) == 0


def test_where_fields_are_absent_the_interval_is_wider() -> None:
    flagged, no_cards = np.arange(1000) < 100, np.zeros(0, bool)
    widths = [
        np.ptp(np.quantile(unjudged_draws(flagged, no_cards, ACROSS, told), [0.025, 0.975])) for told in (1.0, 0.5)
    ]
    assert widths[1] > widths[0]


def known(n: int, thin: int = 0, quiet: int = 0, reachable: int = 0) -> Known:
    place = np.arange(n)
    return Known(place < thin, (place >= thin) & (place < thin + quiet), place >= n - reachable)


def test_the_shares_are_everybody() -> None:
    draws = np.full(100, 0.1), np.full(100, 0.2)
    found = shares(*draws, np.full(100, 0.7), known(100, quiet=30, reachable=50), "mean")
    assert list(found) == list(KINDS)
    assert sum(one.estimate or 0 for one in found.values()) == pytest.approx(1)
    assert found["quiet"].estimate == pytest.approx(0.21)
    # Those whose last post is not known may be either.
    assert found["quiet"].high == pytest.approx(0.21 + 0.2)


def test_who_shows_too_little_is_told_apart() -> None:
    person = np.where(np.arange(100) < 40, 0.0, 1.0)
    found = shares(np.zeros(100), np.zeros(100), person, known(100, thin=40, reachable=60), "median")
    assert found["cannot_tell"].estimate == pytest.approx(0.4)
    assert (found["hollow"].estimate, found["hollow"].high) == (0, pytest.approx(0.4))


def test_no_verdict_under_sixty() -> None:
    found = shares(np.zeros(10), np.zeros(10), np.ones(59), known(59), "mean")
    assert {(one.estimate, one.low, one.high) for one in found.values()} == {(None, None, None)}
