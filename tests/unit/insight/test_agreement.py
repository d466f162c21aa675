"""Agreement with a person: weighed by stratum, with an interval that is honest about few texts."""

import pytest

from earful.insight.agreement import agreement
from earful.insight.intervals import wilson


def test_an_even_sample_gives_the_plain_share_and_wilsons_interval():
    found = agreement([("all", n < 218) for n in range(240)], {"all": 5000})
    assert found.estimate == pytest.approx(218 / 240)
    assert (found.low, found.high) == pytest.approx(wilson(218, 240))
    assert found.effective == pytest.approx(240)


def test_strata_are_weighed_by_their_size():
    judged = [("rare", n < 5) for n in range(10)] + [("usual", True)] * 10
    found = agreement(judged, {"rare": 100, "usual": 900})
    assert found.estimate == pytest.approx(0.1 * 0.5 + 0.9)
    assert found.effective == pytest.approx(1 / (0.01 / 10 + 0.81 / 10))
    assert found.low < found.estimate < found.high


def test_under_ten_texts_nothing_is_said():
    assert agreement([("all", True)] * 9, {"all": 100}) is None
    assert agreement([], {}) is None


def test_full_agreement_is_not_taken_for_certainty():
    found = agreement([("all", True)] * 20, {"all": 100})
    assert (found.estimate, found.high) == (1.0, 1.0)
    assert found.low < 0.9
