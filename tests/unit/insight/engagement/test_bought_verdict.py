"""The verdict on simulated reposts: bought ones are found, honest ones are left alone, little is not over-read."""

from pathlib import Path

import numpy as np
import pytest
from tests.unit.insight.engagement.crowds import bought, honest

from earful.domain.failures import KnownError
from earful.insight.engagement.cascade import Cascade
from earful.insight.engagement.scorer import Scorer, load
from earful.insight.engagement.verdict import Verdict, interval, posterior, verdicts


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return load()


def alone(one: Cascade, scorer: Scorer) -> Verdict:
    return verdicts([one], scorer)[0]


@pytest.mark.parametrize(
    ("kind", "content", "share"),
    [("burst", "empty", 0.4), ("drip", "template", 0.4), ("burst", "stolen", 0.4), ("mimic", "template", 0.6)],
)
def test_what_was_bought_ranks_above_what_was_not(kind: str, content: str, share: float, scorer: Scorer) -> None:
    found = [alone(bought(number, kind, content, share), scorer) for number in range(5)]
    clean = [alone(honest(number), scorer) for number in range(5)]
    assert min(one.p for one in found) > max(one.p for one in clean)
    assert float(np.median([abs(one.estimate - share) for one in found])) < 0.15
    assert sum(one.low <= share <= one.high for one in found) >= 4


def test_the_accounts_are_mostly_those_that_were_bought(scorer: Scorer) -> None:
    one = alone(bought(1, "burst", "template", 0.4), scorer)
    assert one.p > 0.5
    assert len(one.accounts) == len(set(one.accounts))
    machine = sum(name.startswith("m") for name in one.accounts)
    assert machine >= 0.8 * len(one.accounts)
    assert machine >= 0.7 * 200
    assert any("reposts" in said for said in one.reasons)


def test_honest_posts_are_not_accused(scorer: Scorer) -> None:
    found = [alone(honest(number, n), scorer) for number in range(10) for n in (60, 300)]
    assert sum(one.p >= 0.5 for one in found) <= 1
    for one in found:
        if one.p < 0.5:
            assert one.accounts == []
            assert one.low == 0
            assert one.reasons[0].startswith("As a whole")


@pytest.mark.parametrize("n", [1, 2, 4, 5, 12, 29])
def test_too_few_to_tell(n: int, scorer: Scorer) -> None:
    one = alone(bought(3, "burst", "template", 0.9, 30).take(np.arange(n)), scorer)
    assert one.p < 0.5
    assert one.low == 0
    assert one.high >= 0.5
    assert one.accounts == []
    assert "too few" in one.reasons[0]


def test_times_alone_suffice(scorer: Scorer) -> None:
    one = bought(4, "drip", "empty", 0.6)
    n = len(one)
    bare = Cascade("t", one.t, [None] * n, [None] * n, *(np.full(n, np.nan) for _ in range(3)), [None] * n, False)
    found = alone(bare, scorer)
    assert 0 <= found.p <= 1
    assert found.accounts == []
    assert found.p > alone(Cascade("h", honest(4).t, *_nothing(300)), scorer).p


def _nothing(n: int) -> tuple:
    unknown = np.full(n, np.nan)
    return [None] * n, [None] * n, unknown, unknown, unknown, [None] * n, False


def test_all_at_one_second_and_over_centuries(scorer: Scorer) -> None:
    for t in (np.zeros(50), np.linspace(0, 3e9, 50)):
        found = alone(Cascade("t", t, *_nothing(50)), scorer)
        assert 0 <= found.p <= 1
        assert 0 <= found.low <= found.estimate <= found.high <= 1


def test_the_very_same_reposts_under_two_posts_accuse_nobody(scorer: Scorer) -> None:
    one, twin = honest(7), honest(7)
    twin.post = "twin"
    assert abs(verdicts([one, twin], scorer)[0].p - verdicts([one, honest(8)], scorer)[0].p) < 0.2


def test_the_interval_widens_for_few_reposts() -> None:
    table = {"at": [0.0, 1.0], "below": [0.1, 0.1], "above": [0.1, 0.1]}
    assert interval(0.4, 400, table) == pytest.approx((0.3, 0.5))
    assert interval(0.4, 25, table) == pytest.approx((0.2, 0.6))


def test_the_posterior_adds_up_to_the_share() -> None:
    first = np.random.default_rng(1).uniform(0, 1, 500)
    for share in (0.02, 0.3, 0.9):
        assert posterior(first, share).mean() == pytest.approx(share, abs=1e-3)


def test_other_files_are_no_scorer(tmp_path: Path) -> None:
    (tmp_path / "x.npz").write_bytes(b"PK\x03\x04 not really")
    for path in (tmp_path / "x.npz", tmp_path / "none.npz"):
        with pytest.raises(KnownError):
            load(path)


@pytest.mark.parametrize("pace", [0.05, 20])
def test_honest_posts_of_a_faster_or_slower_platform_are_not_accused(pace: float, scorer: Scorer) -> None:
    for number in range(6):
        one = honest(50 + number)
        one.t = np.floor(one.t * pace)
        one.texts = [None if text is None else " ".join(text) for text in one.texts]
        assert alone(one, scorer).p < 0.7
