"""From scores to what is said: with enough judged cards the cards decide, before that the experience of other sets."""

from dataclasses import dataclass

import numpy as np

from earful.insight.fans.mixture import against_the_crowd, logit
from earful.insight.fans.prevalence import Bools, Estimate, Known, shares
from earful.insight.fans.profiles import AUTOMATED, HOLLOW, UNLABELLED, Fans, Floats
from earful.insight.fans.recalibration import recalibrated
from earful.insight.fans.scores import Rules
from earful.insight.fans.unjudged import FLAGGED_ODDS, unjudged_draws

# From so many judged fans on they carry the estimate alone.
ENOUGH_JUDGED = 30


@dataclass(frozen=True, slots=True)
class Scored:
    """Of each fan: log odds of both kinds at equal shares, its chances in this file before any judgement, and how
    much of the evidence for each kind was known at all, 0..1. standing_out: its chance to be hollow, should most fans
    of the file be people."""

    hollow_odds: Floats
    automated_odds: Floats
    hollow: Floats
    automated: Floats
    hollow_known: Floats
    automated_known: Floats
    standing_out: Floats


def estimated(fans: Fans, scored: Scored, known: Known, rules: Rules) -> tuple[Floats, Floats, dict[str, Estimate]]:
    """Each fan's chance to be hollow and to be automated, and the shares of all. A judged fan is what it was judged."""
    judged = int((fans.labels != UNLABELLED).sum())
    return _by_cards(fans, scored, known) if judged >= ENOUGH_JUDGED else _by_experience(fans, scored, known, rules)


def _by_cards(fans: Fans, scored: Scored, known: Known) -> tuple[Floats, Floats, dict[str, Estimate]]:
    judged = fans.labels != UNLABELLED
    hollow = recalibrated(logit(scored.hollow), judged, fans.labels == HOLLOW)
    automated = recalibrated(logit(scored.automated), judged, fans.labels == AUTOMATED)
    both = np.maximum(hollow.p + automated.p, 1.0)
    p, q = hollow.p / both, automated.p / both
    n = max(len(fans), 1)
    return p, q, shares(hollow.draws / n, automated.draws / n, 1 - p - q, known, "mean")


def _by_experience(
    fans: Fans, scored: Scored, known: Known, rules: Rules
) -> tuple[Floats, Floats, dict[str, Estimate]]:
    draws = {}
    scorable = ~known.thin
    counted = float(scorable.mean()) if len(fans) else 0.0
    for kind, readings, told, label in (
        ("hollow", _hollow_readings(scored, scorable), scored.hollow_known, HOLLOW),
        ("automated", _automated_readings(scored, scorable), scored.automated_known, AUTOMATED),
    ):
        cards = fans.labels[fans.labels != UNLABELLED] == label
        known_part = float(told[scorable].mean()) if counted else 0.0
        each = [
            unjudged_draws((odds > FLAGGED_ODDS[kind])[scorable], cards, rules.across[kind], known_part)
            for odds in readings
        ]
        draws[kind] = np.concatenate(each) * counted
    judged = fans.labels != UNLABELLED
    p = np.where(judged, fans.labels == HOLLOW, scored.hollow)
    q = np.where(judged, fans.labels == AUTOMATED, scored.automated)
    person = np.where(known.thin, 0.0, 1 - p - q)
    return p, q, shares(draws["hollow"], draws["automated"], person, known, "median")


# A file in which most look bought is read in two ways, taken as equally likely: they are, or the network is unlike
# those that the rules know. Of any other file both readings are the same.
def _hollow_readings(scored: Scored, scorable: Bools) -> tuple[Floats, Floats]:
    return scored.hollow_odds, against_the_crowd(scored.hollow_odds, scorable.astype(float))


def _automated_readings(scored: Scored, scorable: Bools) -> tuple[Floats, Floats]:
    """Who is hollow is no candidate."""
    first = np.where(scored.hollow > 0.5, -np.inf, scored.automated_odds)
    spared = against_the_crowd(scored.automated_odds, scorable.astype(float))
    return first, np.where(scored.standing_out > 0.5, -np.inf, spared)
