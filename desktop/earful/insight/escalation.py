"""Escalation odds of an unanswered complaint, as a sum of parts that can be read; and the quiet alarm. Pure.

Follower counts are no part. What matters: Herhausen et al., J. Marketing 83 (2019): high-arousal words, repeats and
others who agree drive it. The weights come from simulated replays (insight/escalation_replays.py), which says little of
any one brand: `calibrate` fits them to its own history, `back_test` shows what the alarm would have done there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from earful.domain.moments import DAY, HOUR, Moment

Floats = NDArray[np.float64]
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a complaint at one moment.

    hours: how long it has been unanswered. repeats: how often its author complained again since. agreeing: others who
    complain below it or like it. arousal: 0..1. spread: reposts and quotes."""

    hours: float
    repeats: int
    agreeing: int
    arousal: float
    spread: int


Part = Literal["hours", "repeats", "agreeing", "arousal", "spread"]
PARTS: tuple[Part, ...] = ("hours", "repeats", "agreeing", "arousal", "spread")


@dataclass(frozen=True)
class Weights:
    """Log-odds without any sign, and what each part adds for one unit of its scale (see `scaled`)."""

    base: float
    parts: tuple[float, ...]


# `calibrate` on 40,000 replays of escalation_replays.py with seed 1, rounded; a test measures them on others.
DEFAULT = Weights(-8.1, (0.30, 0.96, 0.55, 4.2, 0.20))


@dataclass(frozen=True)
class Odds:
    """The probability to escalate, and what each part adds to its log-odds, the largest first."""

    p: float
    parts: tuple[tuple[Part, float], ...]


def scaled(signs: Signs) -> tuple[float, ...]:
    """The parts on their scales: counts and hours as log2(1 + x), so that one unit is about a doubling."""
    counts = (signs.hours, signs.repeats, signs.agreeing)
    return (*(float(np.log2(1 + x)) for x in counts), signs.arousal, float(np.log2(1 + signs.spread)))


def odds(signs: Signs, weights: Weights = DEFAULT) -> Odds:
    """The escalation odds of one complaint."""
    added = [weight * value for weight, value in zip(weights.parts, scaled(signs), strict=True)]
    p = 1 / (1 + float(np.exp(-(weights.base + sum(added)))))
    return Odds(p, tuple(sorted(zip(PARTS, added, strict=True), key=lambda part: -part[1])))


def calibrate(cases: Sequence[Signs], escalated: Sequence[bool], ridge: float = 1.0) -> Weights | None:
    """Weights fitted to what became of `cases` (logistic regression by Newton's method, with a ridge on the parts).

    No part may lower the odds: one that would is left out. None where fewer than ten did, or did not, escalate."""
    said = np.asarray(escalated, np.float64)
    if min(said.sum(), (1 - said).sum()) < 10:
        return None
    rows = np.array([(1.0, *scaled(case)) for case in cases])
    used = list(range(rows.shape[1]))
    while True:
        fitted = _newton(rows[:, used], said, ridge)
        wrong = [place for place, value in zip(used[1:], fitted[1:], strict=True) if value < 0]
        if not wrong:
            break
        used = [place for place in used if place not in wrong]
    whole = np.zeros(rows.shape[1])
    whole[used] = fitted
    return Weights(float(whole[0]), tuple(float(value) for value in whole[1:]))


def _newton(rows: Floats, said: Floats, ridge: float) -> Floats:
    weights = np.zeros(rows.shape[1])
    penalty = ridge * np.eye(rows.shape[1])
    penalty[0, 0] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (said - p) - penalty @ weights
        step = np.linalg.solve((rows * (p * (1 - p))[:, None]).T @ rows + penalty + 1e-9 * np.eye(len(weights)), slope)
        weights = weights + step
        if np.max(np.abs(step)) < 1e-9:
            break
    return np.asarray(weights)


@dataclass(frozen=True)
class Alarm:
    """When the quiet alarm rings. One angry person who waits past `limit_hours` raises it, without any volume.

    `anger`: from which arousal on. `odds`: who is more likely than this to escalate raises it before the limit."""

    limit_hours: float = 48.0
    anger: float = 0.6
    odds: float = 0.25


@dataclass(frozen=True)
class Rings:
    """Why the alarm rings: "waited" past the limit, or "odds"."""

    why: Literal["waited", "odds"]
    odds: Odds


def rings(signs: Signs, alarm: Alarm, weights: Weights = DEFAULT) -> Rings | None:
    """Whether an unanswered complaint with these signs raises the alarm."""
    found = odds(signs, weights)
    if signs.hours >= alarm.limit_hours and signs.arousal >= alarm.anger:
        return Rings("waited", found)
    return Rings("odds", found) if found.p >= alarm.odds else None


@dataclass(frozen=True)
class Past:
    """A complaint of the past: when what happened. `answered_at`: our first reply, or that it was closed; None: never.

    `escalated_at`: when it had become a crisis, None: it never did."""

    at: Moment
    arousal: float
    answered_at: Moment | None = None
    repeats: Sequence[Moment] = ()
    agreeing: Sequence[Moment] = ()
    spread: Sequence[Moment] = ()
    escalated_at: Moment | None = None

    def signs(self, now: Moment) -> Signs:
        """What was known at `now`."""
        known = [sum(at <= now for at in moments) for moments in (self.repeats, self.agreeing, self.spread)]
        return Signs((now - self.at) / HOUR, known[0], known[1], self.arousal, known[2])


@dataclass(frozen=True)
class BackTest:
    """What the alarm would have done: how often it rang, how many escalated, for how many of those it rang before.

    `lead_hours`: the median of how long before, None without any. `false_a_week`: rings after which nothing came."""

    rang: int
    escalated: int
    foreseen: int
    lead_hours: float | None
    false_a_week: float | None


def rang_at(past: Past, alarm: Alarm, until: Moment, weights: Weights = DEFAULT, every: int = HOUR) -> Moment | None:
    """When the alarm first rang for a complaint, looked at hourly while it waited; None where it did not by `until`.

    Between two things that happen only the hours grow: it is enough to find the first hour in each such stretch."""
    end = min(until, past.answered_at if past.answered_at is not None else until)
    happened = sorted({past.at, *past.repeats, *past.agreeing, *past.spread})
    happened = [at for at in happened if past.at <= at < end]
    for start, stop in zip(happened, [*happened[1:], end], strict=True):
        low, high = 0, max(0, (stop - 1 - start) // every)
        if rings(past.signs(start + high * every), alarm, weights) is None:
            continue
        while low < high:  # hours only raise it
            middle = (low + high) // 2
            if rings(past.signs(start + middle * every), alarm, weights) is None:
                low = middle + 1
            else:
                high = middle
        return start + low * every
    return None


def back_test(
    history: Sequence[Past], alarm: Alarm, start: Moment, end: Moment, weights: Weights = DEFAULT
) -> BackTest:
    """The alarm on a history of complaints within [start, end): an alarm is false where nothing escalated after it."""
    rung = [(past, rang_at(past, alarm, end, weights)) for past in history if start <= past.at < end]
    ringing = [(past, at) for past, at in rung if at is not None]
    leads = [past.escalated_at - at for past, at in ringing if past.escalated_at is not None and at < past.escalated_at]
    false = sum(past.escalated_at is None for past, _ in ringing)
    weeks = (end - start) / WEEK
    return BackTest(
        len(ringing),
        sum(past.escalated_at is not None for past, _ in rung),
        len(leads),
        float(np.median(leads)) / HOUR if leads else None,
        false / weeks if weeks > 0 else None,
    )
