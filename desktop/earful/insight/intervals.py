"""How far a counted share can be trusted: the Wilson interval, and no share at all where too few were counted. Pure."""

from dataclasses import dataclass
from math import sqrt

# The two-sided 95 % point of the normal distribution.
Z95 = 1.959963984540054
# Under ten the 95 % interval of a half is wider than 52 points: such a share tells nothing and is not said.
FEWEST = 10


@dataclass(frozen=True, slots=True)
class Share:
    """`k` of `n` as a share in 0..1, with its interval low..high."""

    k: int
    n: int
    value: float
    low: float
    high: float


def wilson(k: int, n: int, z: float = Z95) -> tuple[float, float]:
    """The Wilson score interval of k out of n, both ends in 0..1; (0, 1) for n = 0. Raises ValueError unless 0<=k<=n.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927),
    209-212; recommended for small n by Brown, Cai and DasGupta, Statistical Science 16 (2001), 101-133."""
    if not 0 <= k <= n:
        raise ValueError(f"{k} out of {n} is no share")
    if n == 0:
        return 0.0, 1.0
    p, spread = k / n, z * z / n
    centre = (p + spread / 2) / (1 + spread)
    half = z * sqrt(p * (1 - p) / n + spread / (4 * n)) / (1 + spread)
    # The ends are exactly 0 and 1 there; the sum of floats misses them by a hair.
    low = 0.0 if k == 0 else max(0.0, centre - half)
    return low, 1.0 if k == n else min(1.0, centre + half)


def share(k: int, n: int, fewest: int = FEWEST) -> Share | None:
    """The share k/n with its 95 % interval; None where fewer than `fewest` were counted."""
    if n < max(1, fewest):
        return None
    return Share(k, n, k / n, *wilson(k, n))
