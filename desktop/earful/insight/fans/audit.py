"""The audit: what the fans of a file are, each of them and all together, and which of them came in a run."""

from dataclasses import dataclass, replace

import numpy as np

from earful.insight.fans.estimate import Scored, estimated
from earful.insight.fans.evidence import evidence
from earful.insight.fans.mixture import AUTOMATED_EXPECTED, HOLLOW_EXPECTED, against_the_crowd, probabilities
from earful.insight.fans.moments import DAY, audit_moment
from earful.insight.fans.prevalence import FEWEST, Estimate, Known, known_of
from earful.insight.fans.profiles import Fans, Floats
from earful.insight.fans.runs import Run, find_runs
from earful.insight.fans.scores import Rules, log_odds


@dataclass(frozen=True, slots=True)
class Audit:
    """fans: the readable ones, in follow order. hollow, automated: the chance of each fan to be so. shares: by kind.
    runs: first..last are positions among `fans`. at: the moment of the audit in microseconds, None without any date.
    parts: what each part of the evidence adds to both scores, in log odds, for the reasons."""

    fans: Fans
    at: int | None
    hollow: Floats
    automated: Floats
    shares: dict[str, Estimate]
    runs: list[Run]
    known: Known
    parts: dict[str, dict[str, Floats]]
    rules: Rules


def audit(fans: Fans, rules: Rules, now: int | None = None, day: int | None = None) -> Audit:
    """The audit of the fans. `day`: the moment that ages and silence count from, in microseconds; without it the
    newest date of the fans. `now`, the clock, then only serves to tell dates of the future."""
    newest = audit_moment(np.concatenate([fans["created"], fans["last_post"]]), now)
    at = newest if day is None else float(day)
    fans = _without_future(fans, at)
    shown = evidence(fans, at)
    parts = {"hollow": rules.hollow.parts(shown), "automated": rules.automated.parts(shown)}
    hollow_odds = log_odds(fans, parts["hollow"], "hollow", rules.hollow.intercept)
    automated_odds = log_odds(fans, parts["automated"], "automated", rules.automated.intercept)
    known = known_of(fans, at)
    candidates = (~known.thin).astype(float)
    hollow = probabilities(hollow_odds, candidates, HOLLOW_EXPECTED)
    # Who is hollow is not also counted as automated: the score of the bought is the surer one across sets.
    automated = (1 - hollow) * probabilities(automated_odds, candidates * (1 - hollow), AUTOMATED_EXPECTED)
    standing_out = probabilities(against_the_crowd(hollow_odds, candidates), candidates, HOLLOW_EXPECTED)
    told = rules.hollow.completeness(shown), rules.automated.completeness(shown)
    scored = Scored(hollow_odds, automated_odds, hollow, automated, *told, standing_out)
    hollow, automated, shares = estimated(fans, scored, known, rules)
    runs = find_runs(standing_out) if len(fans) >= FEWEST else []
    moment = None if np.isnan(at) else int(at)
    return Audit(fans, moment, hollow, automated, shares, runs, known, parts, rules)


def _without_future(fans: Fans, at: float) -> Fans:
    dates = {name: np.where(fans[name] > at + DAY, np.nan, fans[name]) for name in ("created", "last_post")}
    return replace(fans, columns=fans.columns | dates)
