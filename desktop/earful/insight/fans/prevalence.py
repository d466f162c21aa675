"""The shares of an audience, hollow, automated, quiet, reachable and cannot tell, with what is not known in sight."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from earful.insight.fans.moments import DAY
from earful.insight.fans.profiles import UNLABELLED, Fans, Floats

QUIET_AFTER = 90 * DAY
# Under so many readable fans there is no verdict.
FEWEST = 60
KINDS = ("hollow", "automated", "quiet", "reachable", "cannot_tell")
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share in 0..1 with its 95 % interval; all None where no verdict is given."""

    estimate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of each fan apart from the scores: too little to score it, its last post old, or recent."""

    thin: Bools
    quiet: Bools
    reachable: Bools


def known_of(fans: Fans, at: float) -> Known:
    """Thin: fewer than two of the three counts are known, the platform does not call it a bot, nobody judged it.
    Quiet: last post more than 90 days before `at`. Reachable: a newer post, or no known post but it has answered us.
    Who is neither quiet nor reachable cannot be told."""
    counts = np.sum([np.isfinite(fans[name]) for name in ("followers", "following", "posts")], axis=0)
    thin = (counts < 2) & (fans["bot"] != 1) & (fans.labels == UNLABELLED)
    since = at - fans["last_post"]
    quiet = since > QUIET_AFTER
    return Known(thin, quiet, (since <= QUIET_AFTER) | (~quiet & (fans["interacted"] == 1)))


def shares(hollow: Floats, automated: Floats, person: Floats, known: Known, middle: str) -> dict[str, Estimate]:
    """The five shares of all readable fans; the estimates add up to 1.

    hollow, automated: draws of the share of each kind; person: each fan's chance to be a person, 0 for fans left out
    as thin; middle: "mean" or "median", what of the draws is the estimate. The upper ends of hollow and automated
    hold the thin fans who were left out, those of quiet and reachable also everybody whose last post is not known:
    this part is not chance, and no larger sample makes it smaller."""
    if len(person) < FEWEST:
        return dict.fromkeys(KINDS, Estimate(None, None, None))
    left_out = float(((person == 0) & known.thin).mean())
    people = np.clip(1 - hollow - automated - left_out, 0, 1)
    total = max(float(person.sum()), 1e-9)
    quiet, reachable = (float(person[group].sum()) / total for group in (known.quiet, known.reachable))
    untold = max(0.0, 1 - quiet - reachable)
    found = {
        "hollow": _estimate(hollow, middle, left_out),
        "automated": _estimate(automated, middle, left_out),
        "quiet": _estimate(people * quiet, middle, left_out + untold),
        "reachable": _estimate(people * reachable, middle, left_out + untold),
        "cannot_tell": _estimate(left_out + people * untold, middle, 0.0),
    }
    return _adding_up(found)


def _estimate(draws: Floats, middle: str, unknown: float) -> tuple[float, float, float]:
    low, high = np.quantile(draws, [0.025, 0.975])
    return float(np.mean(draws) if middle == "mean" else np.median(draws)), float(low), min(1.0, float(high) + unknown)


def _adding_up(found: dict[str, tuple[float, float, float]]) -> dict[str, Estimate]:
    """The accused shares stay as they are; people take up the rest."""
    accused = found["hollow"][0] + found["automated"][0]
    rest = sum(found[kind][0] for kind in KINDS[2:])
    scale = max(0.0, 1 - accused) / rest if rest > 0 else 0.0
    whole = max(accused, 1.0) if rest > 0 else max(accused, 1e-9)
    result = {}
    for kind, (estimate, low, high) in found.items():
        estimate = estimate / whole if kind in KINDS[:2] else estimate * scale
        result[kind] = Estimate(estimate, min(low, estimate), max(high, estimate))
    return result
