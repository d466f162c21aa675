"""The scorer: reposts first, then cascades. Loads the shipped arrays; says a log odds and a share, nothing else."""

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from earful.domain.failures import KnownError
from earful.domain.resources import resource_root
from earful.insight.engagement.cascade import Floats
from earful.insight.engagement.parts import Evidence, summary
from earful.insight.engagement.trees import Trees, read_trees
from earful.insight.engagement.wording import Usual

FORM = "earful-engagement-1"


@dataclass(frozen=True, slots=True)
class Scored:
    """`odds`: log odds of the cascade, larger is likelier bought. `share`: raw estimate of the bought share.
    `first` [n]: the first scorer's probability per repost. `row`: the summary that led there."""

    odds: float
    share: float
    first: Floats
    row: dict[str, float]


@dataclass(frozen=True, slots=True)
class Scorer:
    """`first`: judge single reposts, their log odds are averaged. `odds`, `share`: judge cascades. `usual`: what
    reposts usually say. `meta`: names of the parts, calibration, reference quantiles."""

    first: tuple[Trees, ...]
    odds: tuple[Trees, ...]
    share: tuple[Trees, ...]
    usual: Usual
    meta: dict[str, Any]

    def reposts(self, found: Evidence) -> Floats:
        """[n] probabilities of being machine-made, as if half of all reposts were."""
        odds = np.mean([trees(found.items) for trees in self.first], axis=0)
        said: Floats = 1 / (1 + np.exp(-odds))
        return said

    def score(self, found: Evidence) -> Scored:
        """The score of one cascade."""
        first = self.reposts(found)
        row = summary(found, first)
        line = np.array([[row[name] for name in self.meta["row"]]])
        odds = float(np.mean([trees(line)[0] for trees in self.odds]))
        share = float(np.mean([trees(line)[0] for trees in self.share]))
        return Scored(odds, min(max(share, 0.0), 1.0), first, row)

    def save(self, path: Path) -> None:
        """Writes all arrays and the meta. Raises OSError."""
        arrays: dict[str, Any] = {"meta": np.array(json.dumps(self.meta))}
        arrays |= {name: getattr(self.usual, name).astype(np.float16) for name in ("pairs", "phrases")}
        for kind in ("first", "odds", "share"):
            for number, trees in enumerate(getattr(self, kind)):
                arrays |= trees.arrays(f"{kind}{number}")
        np.savez_compressed(path, **arrays)


def load(path: Path | None = None) -> Scorer:
    """The shipped scorer, or the one in `path`. Raises KnownError "bad_weights" for anything else."""
    place = path or resource_root() / "models" / "engagement.npz"
    try:
        # numpy leaves a broken archive open: the file is ours to close.
        with place.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        meta = json.loads(str(arrays["meta"]))
        if meta["form"] != FORM:
            raise ValueError("another form")
        kinds = {kind: _all(arrays, kind, int(meta["trees"][kind])) for kind in ("first", "odds", "share")}
        usual = Usual(arrays["pairs"].astype(np.float64), arrays["phrases"].astype(np.float64))
        return Scorer(**kinds, usual=usual, meta=meta)
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        EOFError,
        zipfile.BadZipFile,
    ) as error:
        raise KnownError("bad_weights", {"path": place, "reason": type(error).__name__}, detail=str(error)) from error


def _all(arrays: dict[str, Any], kind: str, number: int) -> tuple[Trees, ...]:
    return tuple(read_trees(arrays, f"{kind}{one}") for one in range(number))
