"""The share of a kind while hardly a card is judged: the flagged share, corrected for how flags fail across sets.

The Bayesian form of Rogan and Gladen, American Journal of Epidemiology 107 (1978): flagged = share * caught +
(1 - share) * false. How many real people are flagged and how many of the kind are caught varies from set to set far
more than by chance; both are drawn as that variation says, so that the interval is as wide as what is not known."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from earful.insight.fans.profiles import Floats

_TRIED, _DRAWS, _SEED = 60_000, 4000, 20260102
# Few sets were seen: their spread is drawn with Student's t, not with the normal distribution.
_FREEDOM = 20
FLAGGED_ODDS = {"hollow": 1.0, "automated": 0.5}
# A flag catches at least so much more of the kind than of real people, else it would not be used.
_CAUGHT_MORE = 0.2
# Before the file is seen: one audience in five has none of the kind; of others small shares are likelier than large
# ones, by Beta(1, 3). Doubt must not become an accusation.
_HONEST, _RARER = 0.2, 3.0
# More fans than this make the flagged share no surer: the sets differ by more than that.
_WORTH = 300


def unjudged_draws(
    flagged: npt.NDArray[np.bool_], cards: npt.NDArray[np.bool_], across: Mapping[str, float], told: float
) -> Floats:
    """Draws of the share of the kind, 0..1, from which fans are flagged and what the few `cards` said (of the kind?).

    `across`: mean and standard deviation, in logits, of the share flagged among real people (false, false_sd) and
    among those of the kind (caught, caught_sd), each over sets left out of the training. `told`: how much of the
    evidence is known, 0..1. Where less is known than in those sets (across["told"]), flags miss more of the kind and
    nobody knows how many more. Deterministic."""
    rng = np.random.default_rng(_SEED)
    share = np.where(rng.random(_TRIED) < _HONEST, 0.0, rng.beta(1.0, _RARER, _TRIED))
    absent = max(0.0, 1 - told / across["told"])
    false = _across(across["false"], across["false_sd"], rng)
    caught = _across(across["caught"] - 4 * absent, across["caught_sd"] + 4 * absent, rng)
    caught = np.clip(caught, false + _CAUGHT_MORE, 1 - 1e-6)
    expected = np.clip(share * caught + (1 - share) * false, 1e-6, 1 - 1e-6)
    worth = min(1.0, _WORTH / max(len(flagged), 1))
    kept = np.clip(share, 1e-9, 1 - 1e-9)
    likely = worth * _agreement(flagged, expected) + _agreement(cards, kept)
    weight = np.exp(likely - likely.max())
    return np.asarray(rng.choice(share, _DRAWS, p=weight / weight.sum()))


def _agreement(seen: npt.NDArray[np.bool_], chance: Floats) -> Floats:
    yes = int(seen.sum())
    return np.asarray(yes * np.log(chance) + (len(seen) - yes) * np.log1p(-chance))


def _across(middle: float, spread: float, rng: np.random.Generator) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(middle + spread * rng.standard_t(_FREEDOM, _TRIED), -12, 6))))
