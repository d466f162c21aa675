"""Wilson's interval against published values, and the guard for small counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.insight.intervals import FEWEST, share, wilson


# Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3 (score method without correction).
@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_published_values(k, n, low, high):
    assert wilson(k, n) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_nothing_counted_means_nothing_known():
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(k, n):
    with pytest.raises(ValueError, match="no share"):
        wilson(k, n)


@given(st.integers(0, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors(kn):
    k, n = kn
    low, high = wilson(k, n)
    assert 0 <= low <= high <= 1
    if n:
        assert low <= k / n <= high
        assert wilson(n - k, n) == (pytest.approx(1 - high), pytest.approx(1 - low))


def test_too_few_make_no_share():
    assert share(FEWEST - 1, FEWEST - 1) is None
    assert share(0, 0, fewest=0) is None
    found = share(3, FEWEST)
    assert (found.k, found.n, found.value) == (3, FEWEST, 0.3)
    assert (found.low, found.high) == wilson(3, FEWEST)
