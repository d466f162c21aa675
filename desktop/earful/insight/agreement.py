"""How often the program agrees with a person who judged a random sample without seeing its word. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from earful.insight.intervals import FEWEST, wilson


@dataclass(frozen=True, slots=True)
class Agreement:
    """The share of agreement 0..1 with its 95 % interval; `n` texts were judged, which tell as much as `effective`
    texts drawn evenly from all."""

    n: int
    effective: float
    estimate: float
    low: float
    high: float


def agreement(judged: Sequence[tuple[str, bool]], sizes: Mapping[str, int]) -> Agreement | None:
    """The share over all texts, from (stratum, agrees) of those sampled and how many texts each stratum holds.

    Strata are weighed by their size; strata without a sample are left out. The interval is Wilson's at Kish's effective
    size, 1 / sum(w^2 / n) (L. Kish, Survey Sampling, 1965). None under ten texts."""
    if len(judged) < FEWEST:
        return None
    drawn = Counter(stratum for stratum, _ in judged)
    right = Counter(stratum for stratum, agrees in judged if agrees)
    total = sum(sizes.get(stratum, 0) or n for stratum, n in drawn.items())
    weights = {stratum: (sizes.get(stratum, 0) or n) / total for stratum, n in drawn.items()}
    estimate = min(1.0, sum(weights[stratum] * right[stratum] / n for stratum, n in drawn.items()))
    effective = 1 / sum(weights[stratum] ** 2 / n for stratum, n in drawn.items())
    return Agreement(len(judged), effective, estimate, *wilson(estimate * effective, effective))  # type: ignore[arg-type]
