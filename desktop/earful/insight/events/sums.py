"""Rolling sums and summaries of windows that look back only. Where nobody looked is NaN, never zero."""

from typing import TypeAlias

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]

# The whole history is capped here: above, float sums would no longer tell one mention from none.
LARGEST = 1e12


def rolling_sum(values: Floats, width: int) -> Floats:
    """Sum of the last `width` values, the present one included; fewer at the beginning. No NaN may be in it."""
    total = np.empty(len(values) + 1)
    total[0] = 0.0
    np.cumsum(values, out=total[1:])
    sums = total[1:].copy()
    sums[width:] -= total[1:-width]
    # Differences of float sums miss zero by a hair where values are no whole numbers.
    return np.maximum(sums, 0.0, out=sums)


def windows_before(rows: Floats, width: int, ends: Ints) -> Floats:
    """For each end e the `width` rows before row e (e itself not included), as (..., width); NaN before the first."""
    padded = np.concatenate([np.full((width, *rows.shape[1:]), np.nan), rows])
    return np.asarray(sliding_window_view(padded, width, axis=0)[ends], np.float64)


def lower_mean(windows: Floats, share: float) -> Floats:
    """Mean of the lowest `share` of what is known along the last axis: bursts do not move it. NaN where nothing is."""
    ordered = np.sort(windows, axis=-1)  # NaN sorts last
    known = np.isfinite(ordered).sum(-1)
    keep = np.ceil(known * share).astype(np.int64)
    total = np.cumsum(np.nan_to_num(ordered, nan=0.0), axis=-1)
    picked = np.take_along_axis(total, np.maximum(keep - 1, 0)[..., None], -1)[..., 0]
    return np.asarray(np.where(keep > 0, picked / np.maximum(keep, 1), np.nan), np.float64)


def mean_by(values: Floats, width: int) -> Floats:
    """Mean of each whole group of `width` values over what is known in it; NaN where nothing is."""
    groups = values[: len(values) // width * width].reshape(-1, width)
    known = np.isfinite(groups)
    n = known.sum(1)
    total = np.where(known, groups, 0.0).sum(1)
    return np.asarray(np.where(n > 0, total / np.maximum(n, 1), np.nan), np.float64)
