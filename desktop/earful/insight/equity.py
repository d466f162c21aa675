"""Whether a large voice is answered more often than a small one: the ratio, its interval, what could be seen at all."""

from dataclasses import dataclass
from math import exp, log, sqrt

from earful.insight.intervals import Z95

_Z80 = 0.8416212335729143  # the 80 % point of the normal distribution: the usual power
FEWEST = 10


@dataclass(frozen=True, slots=True)
class Equity:
    """`ratio`: how many times as likely the large are answered as the small, with its 95 % interval.

    `detectable`: the smallest ratio above one that so many cases would show in four of five trials; a ratio nearer to
    one may be there and not be seen. None where it cannot be told."""

    ratio: float | None
    low: float | None
    high: float | None
    detectable: float | None


def equity(small: tuple[int, int], large: tuple[int, int]) -> Equity:
    """The ratio of two shares, each (answered, counted).

    Interval on the log scale (Katz et al., Biometrics 34 (1978), 469-474) with half a case added where one is empty;
    power after the usual normal approximation for the difference of two shares."""
    (answered_small, n_small), (answered_large, n_large) = small, large
    if n_small < FEWEST or n_large < FEWEST:
        return Equity(None, None, None, None)
    add = 0.5 if 0 in (answered_small, answered_large) else 0.0
    a, b, n, m = answered_large + add, answered_small + add, n_large + add, n_small + add
    ratio = (a / n) / (b / m)
    spread = Z95 * sqrt(max(0.0, 1 / a - 1 / n + 1 / b - 1 / m))
    return Equity(ratio, exp(log(ratio) - spread), exp(log(ratio) + spread), _detectable(b / m, n_small, n_large))


def _detectable(share: float, n_small: int, n_large: int) -> float | None:
    low, high = share, 1.0
    if not _seen(share, high, n_small, n_large):
        return None
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (low, middle) if _seen(share, middle, n_small, n_large) else (middle, high)
    return high / share if share > 0 else None


def _seen(p: float, q: float, n: int, m: int) -> bool:
    both = (p * n + q * m) / (n + m)
    chance = Z95 * sqrt(both * (1 - both) * (1 / n + 1 / m))
    return q - p >= chance + _Z80 * sqrt(p * (1 - p) / n + q * (1 - q) / m)
