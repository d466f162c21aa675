"""The measures, against values worked out by hand or by scikit-learn."""

import numpy as np
import pytest

from earful.judgement.measure import calibration_error, coverage_curve, macro_f1, macro_recall, report

TRUTH = np.array([0, 0, 0, 1, 1, 2])
FOUND = np.array([0, 0, 1, 1, 2, 2])


def test_macro_figures_by_hand() -> None:
    assert macro_recall(TRUTH, FOUND, 3) == pytest.approx((2 / 3 + 1 / 2 + 1) / 3)
    assert macro_f1(TRUTH, FOUND, 3) == pytest.approx((4 / 5 + 1 / 2 + 2 / 3) / 3)


def test_macro_figures_like_those_of_scikit_learn() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    dice = np.random.default_rng(3)
    truth, found = dice.integers(0, 4, 500), dice.integers(0, 4, 500)
    assert macro_f1(truth, found, 4) == pytest.approx(metrics.f1_score(truth, found, average="macro"))
    assert macro_recall(truth, found, 4) == pytest.approx(metrics.recall_score(truth, found, average="macro"))


def test_calibration_error() -> None:
    right = np.array([True] * 8 + [False] * 2)
    assert calibration_error(np.full(10, 0.8), right) == pytest.approx(0)
    assert calibration_error(np.full(10, 1.0), right) == pytest.approx(0.2)


def test_coverage_keeps_the_surest() -> None:
    curve = coverage_curve(np.array([0.9, 0.8, 0.6, 0.5]), np.array([True, True, False, False]))
    assert curve[0] == {"coverage": 1.0, "accuracy": 0.5}
    assert curve[-1] == {"coverage": 0.5, "accuracy": 1.0}


def test_a_report_holds_intervals_around_its_estimates() -> None:
    dice = np.random.default_rng(1)
    shares = dice.dirichlet((1, 1, 1), 200)
    figures = report(shares.argmax(1).tolist(), shares, ("a", "b", "c"))
    assert figures["n"] == 200
    assert figures["macro_f1"]["estimate"] == 1
    for name in ("macro_f1", "macro_recall", "calibration_error"):
        assert figures[name]["low"] <= figures[name]["high"]
