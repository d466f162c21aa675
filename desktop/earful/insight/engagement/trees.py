"""Boosted trees as plain arrays: evaluated with numpy, written to and read from .npz, never a pickle."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from earful.insight.engagement.cascade import Floats

# Rows judged at once: the work stays within a few megabytes.
BLOCK = 1024


@dataclass(frozen=True, slots=True)
class Trees:
    """All nodes of all trees in one row; `roots` are the first nodes. left 0 marks a leaf; unknown goes left if
    `lost` is 1. `base` is added to the sum of the leaves."""

    roots: npt.NDArray[np.int32]
    part: npt.NDArray[np.int16]
    limit: npt.NDArray[np.float32]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    lost: npt.NDArray[np.int8]
    value: npt.NDArray[np.float32]
    base: float

    def __call__(self, rows: Floats | npt.NDArray[np.float32]) -> Floats:
        """[n] sums for `rows` [n, parts]; NaN is unknown."""
        single = np.ascontiguousarray(rows, np.float32)
        blocks = [self._block(single[start : start + BLOCK]) for start in range(0, len(single), BLOCK)]
        return np.concatenate(blocks) if blocks else np.zeros(0)

    def _block(self, rows: npt.NDArray[np.float32]) -> Floats:
        """All trees at once, one level a step."""
        width = rows.shape[1]
        flat, unknown = rows.ravel(), np.isnan(rows).ravel()
        # What has reached its leaf is dropped; the rest go on.
        node = np.tile(self.roots, len(rows))
        start = np.repeat(np.arange(len(rows), dtype=np.int32) * width, len(self.roots))
        going = np.flatnonzero(self.left[node] > 0)
        while len(going):
            here = node[going]
            place = start[going] + self.part[here]
            down = np.where(unknown[place], self.lost[here] == 1, flat[place] <= self.limit[here])
            there = np.where(down, self.left[here], self.right[here])
            node[going] = there
            going = going[self.left[there] > 0]
        total: Floats = self.value[node].reshape(len(rows), -1).sum(1, dtype=np.float64) + self.base
        return total

    def arrays(self, name: str) -> dict[str, Any]:
        """The arrays to write, their names beginning with `name`."""
        named = {one: getattr(self, one) for one in _ARRAYS}
        return {f"{name}.{one}": array for one, array in named.items()} | {f"{name}.base": np.array(self.base)}


_ARRAYS = ("roots", "part", "limit", "left", "right", "lost", "value")


def read_trees(arrays: Mapping[str, Any], name: str) -> Trees:
    """The trees called `name`. Raises KeyError where they are missing, ValueError where they lead astray."""
    parts: dict[str, Any] = {one: arrays[f"{name}.{one}"] for one in _ARRAYS}
    trees = Trees(**parts, base=float(arrays[f"{name}.base"]))
    n = len(trees.left)
    rising = (trees.left == 0) | ((trees.left > np.arange(n)) & (trees.right > np.arange(n)))
    if not rising.all() or max(trees.left.max(), trees.right.max(), trees.roots.max()) >= n:
        raise ValueError(f"the trees {name} are broken")
    return trees
