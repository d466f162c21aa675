"""The verdict on a post: how likely part of its reposts is bought, what share with its interval, why, and who."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from earful.insight.engagement.cascade import Cascade, Floats
from earful.insight.engagement.engagers import Elsewhere
from earful.insight.engagement.parts import Evidence, evidence
from earful.insight.engagement.reasons import reasons, too_few
from earful.insight.engagement.scorer import Scored, Scorer

# Under so many reposts nobody is accused of anything.
FEWEST = 30
# What is said of a post about which nothing is known.
UNKNOWN_P = 0.05
# The surer a verdict, the nearer its estimate: log odds above the threshold at which the tables of errors change.
SURE = (0.0, 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`p` in 0..1 ranks; 0.5 is reached by one in a hundred honest posts. `estimate`, `low`, `high`: the bought share
    of the reposts with its 95 % interval. `accounts`: the authors behind it, the surest first."""

    post: str | int
    n: int
    p: float
    estimate: float
    low: float
    high: float
    reasons: list[str]
    accounts: list[str]

    def row(self) -> dict[str, Any]:
        """As the command prints it."""
        bought = {"estimate": self.estimate, "low": self.low, "high": self.high}
        told = {name: round(value, 4) for name, value in bought.items()}
        return {
            "post": self.post, "n": self.n, "p": round(self.p, 6), "bought": told,
            "reasons": self.reasons, "accounts": self.accounts,
        }  # fmt: skip


def verdicts(cascades: Sequence[Cascade], scorer: Scorer) -> list[Verdict]:
    """The verdicts on the posts of one file, in order. What stands under the other posts counts as evidence."""
    elsewhere = Elsewhere(cascades)
    return [verdict(one, elsewhere, scorer) for one in cascades]


def verdict(one: Cascade, elsewhere: Elsewhere, scorer: Scorer) -> Verdict:
    """The verdict on one post of the file that `elsewhere` was made of."""
    n = len(one)
    if n < 5:
        return Verdict(one.post, n, UNKNOWN_P, 0.0, 0.0, 1.0, too_few(n, FEWEST), [])
    found = evidence(one, elsewhere, scorer.usual)
    scored = scorer.score(found)
    over = scored.odds - scorer.meta["threshold"]
    low, high = interval(scored.share, n, scorer.meta["interval"][int(np.searchsorted(SURE, over))])
    p = float(1 / (1 + np.exp(-over)))
    # Where bought is unlikely even if half of all posts were, the share that it would be counts as little.
    estimate = scored.share * min(1.0, (1 + np.exp(-scorer.meta["threshold"])) / (1 + np.exp(-scored.odds)))
    if n < FEWEST:
        weight = n / FEWEST
        shrunk = UNKNOWN_P * (1 - weight) + weight * min(p, 0.45)
        return Verdict(one.post, n, shrunk, estimate * weight, 0.0, max(high, 1 - weight / 2), too_few(n, FEWEST), [])
    accused = p >= 0.5
    suspect = posterior(scored.first, scored.share) >= 0.5
    said = reasons(found, scored.row, int(suspect.sum()) if accused else None, scorer.meta["reference"])
    behind = accounts(found, scored) if accused else []
    return Verdict(one.post, n, p, estimate, low if accused else 0.0, high, said, behind)


def interval(share: float, n: int, table: dict[str, list[float]]) -> tuple[float, float]:
    """The 95 % interval around an estimate: errors seen on held-out cascades with such an estimate, wider for few
    reposts. `table`: "at" estimates, "below" and "above" the distances there for 100 reposts and more."""
    below, above = (float(np.interp(share, table["at"], table[side])) for side in ("below", "above"))
    widen = max(1.0, (100 / n) ** 0.5)
    return max(0.0, share - below * widen), min(1.0, share + above * widen)


def accounts(found: Evidence, scored: Scored) -> list[str]:
    """The authors of the reposts that are likelier bought than not, given how many are bought in all."""
    said = posterior(scored.first, scored.share)
    best: dict[str, float] = {}
    for author, chance in zip(found.cascade.authors, said, strict=True):
        if author is not None and chance >= 0.5:
            best[author] = max(best.get(author, 0.0), float(chance))
    return sorted(best, key=lambda author: (-best[author], author))


def posterior(first: Floats, share: float) -> Floats:
    """The probabilities `first` [n] shifted in log odds so that their mean is `share`."""
    odds = np.log(np.clip(first, 1e-6, 1 - 1e-6) / np.clip(1 - first, 1e-6, 1))
    low, high = -20.0, 20.0
    for _ in range(50):
        middle = (low + high) / 2
        if float(np.mean(1 / (1 + np.exp(-odds - middle)))) > share:
            high = middle
        else:
            low = middle
    said: Floats = 1 / (1 + np.exp(-odds - middle))
    return said
