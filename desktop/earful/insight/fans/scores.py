"""Two scores for each fan, hollow and automated: additive log odds against a real person, at equal shares of both."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from earful.domain.failures import KnownError
from earful.domain.resources import resource_root
from earful.insight.fans.profiles import Fans, Floats

HOLLOW_PARTS = [
    "followers<1000",
    "followers<200",
    "followers<50",
    "followers<10",
    "posts<1000",
    "posts<100",
    "posts<20",
    "posts<4",
    "ratio>1",
    "ratio>3",
    "ratio>10",
    "per_post>1",
    "per_post>4",
    "per_post>20",
    "collector",
    "no_bio",
    "no_avatar",
    "digits",
    "young",
    "batch",
]
AUTOMATED_PARTS = [
    "texts<3000",
    "texts<600",
    "ratio>1",
    "ratio>3",
    "per_text>.1",
    "per_text>.5",
    "per_text>2",
    "following>300",
    "following>1000",
    "mirror",
    "nobody",
    "pace",
    "youngish",
    "batch",
    "idle",
    "no_avatar",
    "no_bio",
    "lonely",
]
# Set by hand, in log odds: no set carries these fields. What has answered us is hardly hollow; a platform's own mark of
# automation is nearly proof, its absence says little.
INTERACTED = {"hollow": -2.5, "automated": -1.0}
DECLARED = {"hollow": -1.0, "automated": 4.0}


@dataclass(frozen=True, slots=True)
class Additive:
    """log odds = intercept + sum of weight * (part - centre); a part that is not known adds nothing."""

    intercept: float
    weights: Mapping[str, float]
    centres: Mapping[str, float]

    def parts(self, shown: Mapping[str, Floats]) -> dict[str, Floats]:
        """Name -> what the part adds to the log odds of each fan."""
        return {
            name: np.nan_to_num(weight * (shown[name] - self.centres[name])) for name, weight in self.weights.items()
        }

    def completeness(self, shown: Mapping[str, Floats]) -> Floats:
        """How much of the weight rests on parts that are known, 0..1, for each fan."""
        whole = sum(abs(weight) for weight in self.weights.values()) or 1.0
        told = [abs(weight) * np.isfinite(shown[name]) for name, weight in self.weights.items()]
        return np.asarray(np.sum(told, axis=0) / whole)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rule set: its version, both scores, and `across`: how much the figures vary from set to set."""

    version: str
    hollow: Additive
    automated: Additive
    across: Mapping[str, Mapping[str, float]]

    @classmethod
    def load(cls, path: Path | None = None) -> "Rules":
        """The shipped rules, or those of `path`. Raises KnownError("cannot_read") for a file that is none."""
        path = path or resource_root() / "models" / "fans.json"
        try:
            given = json.loads(path.read_text(encoding="utf-8"))
            return cls.from_json(given)
        except OSError as error:
            raise KnownError("cannot_read", {"path": path, "reason": error.strerror or error}) from error
        except (ValueError, TypeError, KeyError) as error:
            raise KnownError("cannot_read", {"path": path, "reason": f"no rules for fans: {error}"}) from error

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> "Rules":
        """Rules from the parsed file. Raises KeyError or TypeError where a part is missing."""
        return cls(str(given["version"]), Additive(**given["hollow"]), Additive(**given["automated"]), given["across"])


def log_odds(fans: Fans, parts: Mapping[str, Floats], kind: str, intercept: float) -> Floats:
    """The score of one kind: its intercept, its parts, and what is set by hand."""
    total = np.full(len(fans), intercept)
    for part in parts.values():
        total += part
    total += INTERACTED[kind] * (fans["interacted"] == 1) + DECLARED[kind] * (fans["bot"] == 1)
    return total
