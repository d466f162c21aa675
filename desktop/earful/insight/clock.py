"""The honest clock: time to the first reply, with those who still wait counted as waiting (Kaplan-Meier). Pure.

An average over the answered says nothing of the others: with 70 % of complaints ignored it hardly moves."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earful.insight.intervals import Z95

Floats = NDArray[np.float64]
# Survival is a product of fractions; the sum of their rounding must not move a median to the next reply.
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Estimate:
    """A value with its 95 % interval; None where the curve never gets there."""

    estimate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Clock:
    """The time to the first reply of `n` complaints, in the unit that the times came in.

    `curve` holds (time, survival, low, high), beginning with (0, 1, 1, 1): the share still waiting from that time on.
    `plateau` is the share still waiting where the curve ends: who waited longer than anybody was ever answered after.
    `naive_mean` is what the usual average claims: the mean over the answered alone."""

    n: int
    answered: int
    median: Estimate
    plateau: Estimate
    curve: tuple[tuple[float, float, float, float], ...]
    naive_mean: float | None

    @property
    def waiting(self) -> float | None:
        """The share of n without a reply; None where n is 0."""
        return (self.n - self.answered) / self.n if self.n else None


def clock(times: Sequence[float], answered: Sequence[bool], z: float = Z95) -> Clock:
    """The clock of complaints that were answered after, or have been waiting for, `times` (not negative).

    Kaplan and Meier, JASA 53 (1958), 457-481; variance by Greenwood (1926); the interval on the scale of
    log(-log S), which stays within 0..1 (Kalbfleisch and Prentice, 1980); the interval of the median are the times at
    which that band crosses one half (Brookmeyer and Crowley, Biometrics 38 (1982), 29-41). Who is answered and who is
    still waiting at one and the same time: the answered count first. Raises ValueError for times that are none."""
    waited = np.asarray(times, dtype=np.float64)
    heard = np.asarray(answered, dtype=np.bool_)
    if waited.shape != heard.shape or not np.all(np.isfinite(waited)) or np.any(waited < 0):
        raise ValueError("each complaint needs a time that is not negative, and whether it was answered")
    at, low, survival, high = _curve(waited, heard, z)
    points = zip(at.tolist(), survival.tolist(), low.tolist(), high.tolist(), strict=True)
    start = [] if len(at) and at[0] == 0 else [(0.0, 1.0, 1.0, 1.0)]
    end = Estimate(float(survival[-1]), float(low[-1]), float(high[-1])) if len(at) else Estimate(1.0, None, None)
    return Clock(
        len(waited),
        int(heard.sum()),
        Estimate(_first(at, survival), _first(at, low), _first(at, high)),
        end if len(waited) else Estimate(None, None, None),
        (*start, *points) if len(waited) else (),
        float(waited[heard].mean()) if heard.any() else None,
    )


def _curve(waited: Floats, heard: NDArray[np.bool_], z: float) -> tuple[Floats, Floats, Floats, Floats]:
    """The times at which somebody was answered, and low end, survival and high end of the band from each on."""
    at, answers = np.unique(waited[heard], return_counts=True)
    risk = len(waited) - np.searchsorted(np.sort(waited), at, side="left")
    survival = np.cumprod(1.0 - answers / risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(answers / (risk * (risk - answers)))
        spread = z * np.sqrt(greenwood) / np.abs(np.log(survival))
        low, high = survival ** np.exp(spread), survival ** np.exp(-spread)
    if len(at) and survival[-1] == 0.0:
        low[-1] = high[-1] = 0.0  # nobody is left to wait; log(-log 0) is no number, and lifelines says 0, too
    return at, np.asarray(low), np.asarray(survival, np.float64), np.asarray(high)


def _first(at: Floats, line: Floats) -> float | None:
    """The first time at which a line is at one half or below; None where it never is."""
    below = np.flatnonzero(line <= 0.5 + _ROUNDING)
    return float(at[below[0]]) if len(below) else None
