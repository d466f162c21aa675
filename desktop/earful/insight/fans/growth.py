"""When the fans came: from the dates a platform tells, else the earliest possible ones by order and registration."""

import numpy as np

from earful.insight.fans.profiles import Floats

POINTS = 240


def came(created: Floats, followed: Floats) -> tuple[Floats, bool]:
    """When each fan came, and whether the platform told it. Newest first, microseconds, NaN where nothing is known.

    Nobody follows before they register, and who stands later in the list followed later: the newest registration so
    far, from the oldest fan on, is the earliest moment at which a fan can have come. The true one may be later.
    Source: Meeder et al., "We know who you followed last summer", WWW 2011, 517-526."""
    if len(followed) and np.isfinite(followed).mean() > 0.5:
        return followed, True
    oldest_first = created[::-1]
    bound = np.fmax.accumulate(np.where(np.isfinite(oldest_first), oldest_first, -np.inf)) if len(created) else created
    return np.where(np.isfinite(bound), bound, np.nan)[::-1], False


def curve(moments: Floats) -> list[tuple[int, int]]:
    """(moment, fans by then), from the first to the last, at most POINTS of them; fans without a date are left out."""
    line = np.sort(moments[np.isfinite(moments)])
    if not len(line):
        return []
    places = np.unique(np.linspace(0, len(line) - 1, min(POINTS, len(line))).round().astype(np.int64))
    return [(int(line[place]), int(place) + 1) for place in places]


def span(moments: Floats, first: int, last: int) -> tuple[int | None, int | None]:
    """When the fans first..last (both included, newest first) came: the earliest and the latest; None if unknown."""
    known = moments[first : last + 1]
    known = known[np.isfinite(known)]
    return (int(known.min()), int(known.max())) if len(known) else (None, None)
