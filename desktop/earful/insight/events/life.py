"""The life of an event: since when, how far along, when it will have ended. Never looks past the present bin."""

from dataclasses import dataclass
from math import exp, log

import numpy as np

from earful.insight.events.growth import Forecast, Growth, total_after_48_hours
from earful.insight.events.sums import Floats, rolling_sum

GROWING, PEAKING, FADING, OVER = "growing", "peaking", "fading", "over"
# An event has ended when its volume stays under a hundredth of its peak.
ENDED = 0.01
_BACK_HOURS = 72
# ln(hours left) = a + b ln(age) + c ln(now / peak) + d ln(since the peak), with this spread. Survival regression, those
# still alive censored, on the growth of attention on Facebook (UCI, CC BY 4.0) and on the public CED Weibo cascades.
_LEFT = (5.03, -0.28, 0.28, 0.43)
_LEFT_SPREAD = 1.29
_TEN_PERCENT = 1.2815515655446004


@dataclass(frozen=True, slots=True)
class Life:
    """`since` is a bin; hours are from the present bin; `total` is beyond the usual, 48 h after the beginning."""

    since: int
    stage: str
    hours_left: Forecast
    total: Forecast | None


class Course:
    """A stream by the hour: sums over an hour (or a bin where it is longer) and what is usual for them."""

    def __init__(self, values: Floats, usual: Floats, step: float) -> None:
        self.step = step
        self.width = max(1, round(3_600 / step))
        known = np.isfinite(values) & np.isfinite(usual)
        self._seen = np.concatenate([[0.0], np.cumsum(np.where(known, values, 0.0))])
        self._usual = np.concatenate([[0.0], np.cumsum(np.where(known, usual, 0.0))])
        self.seen = rolling_sum(np.where(known, values, 0.0), self.width)
        self.usual = rolling_sum(np.where(known, usual, 0.0), self.width)

    def life(self, now: int) -> Life:
        """The event that is going on at bin `now`."""
        since = self._since(now)
        by_hour = np.maximum(self.seen - self.usual, 0.0)[since : now + 1] if now >= since else np.zeros(1)
        top = int(np.argmax(by_hour))
        peak, present = float(by_hour[top]), float(by_hour[-1])
        age = (now - since + 1) * self.step / 3_600
        after = max((len(by_hour) - 1 - top) * self.step / 3_600, 1.0)
        before = float(by_hour[-1 - self.width]) if len(by_hour) > self.width else 0.0
        stage = stage_of(present, before, peak, float(self.usual[now]))
        return Life(
            since,
            stage,
            _hours_left(stage, max(age, 1.0), present, peak, after),
            total_after_48_hours(self._growth(since, now, age)),
        )

    def between(self, first: int, last: int) -> tuple[float, float]:
        """Seen and usual from bin `first` to bin `last`, both included."""
        span = (self._seen[last + 1] - self._seen[first], self._usual[last + 1] - self._usual[first])
        return max(0.0, float(span[0])), max(0.0, float(span[1]))

    def _since(self, now: int) -> int:
        """First bin of the stretch up to now in which each hour stood two deviations of counting above the usual."""
        first = max(0, now - round(_BACK_HOURS * 3_600 / self.step))
        usual = self.usual[first : now + 1]
        calm = np.flatnonzero(self.seen[first : now + 1] <= usual + 2 * np.sqrt(usual + 1))
        calm = calm[calm < now - first]
        return min(now, first + int(calm[-1]) + 1 if len(calm) else first)

    def _growth(self, since: int, now: int, age: float) -> Growth:
        def gained(first: int, last: int) -> float:
            seen, usual = self.between(first, last)
            return max(0.0, seen - usual)

        long = now - since + 1
        quarter, half = since + max(1, long // 4) - 1, since + max(1, long // 2) - 1
        recent = max(since, now - self.width + 1)
        return Growth(age, gained(since, now), gained(since, quarter), gained(since, half), gained(recent, now))


def stage_of(present: float, before: float, peak: float, usual: float) -> str:
    """Stage from the volume beyond the usual in the last hour, in the hour before, and at the peak so far.

    over: under a hundredth of the peak, or lost in the noise of the usual; growing: at its highest and not below the
    hour before; peaking: at least half of the peak; fading: less."""
    if peak <= 0 or present < max(ENDED * peak, min(0.1 * peak, float(np.sqrt(usual + 1)))):
        return OVER
    if present >= 0.9 * peak and present >= before:
        return GROWING
    return PEAKING if present >= 0.5 * peak else FADING


def _hours_left(stage: str, age: float, present: float, peak: float, after: float) -> Forecast:
    """Hours until the end with an 80 % interval; zero where it is over."""
    if stage == OVER:
        return Forecast(0.0, 0.0, 0.0)
    a, b, c, d = _LEFT
    middle = a + b * log(age) + c * log((present + 0.5) / (peak + 0.5)) + d * log(after)
    reach = _TEN_PERCENT * _LEFT_SPREAD
    return Forecast(exp(middle), exp(middle - reach), exp(middle + reach))
