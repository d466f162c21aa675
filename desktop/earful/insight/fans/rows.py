"""Fans from rows of the store instead of lines of a file; the same columns, without a detour over JSON."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

import numpy as np

from earful.insight.fans.profiles import COLUMNS, LABELS, MOST, UNLABELLED, Fans, Floats, Tally, digits_of

_AT_ONCE = 20_000
# Places in `_ORDER`: where none of these is known, an account is a name and no profile.
_TELLING = [1, 2, 3, 4, 5, 6, 8, 9]
# As `store.audience_pictures.numbers` gives them, without id and handle.
_ORDER = (
    "position", "followers", "following", "posts", "bio", "avatar", "bot", "interacted", "created_at", "last_post_at",
    "followed_at",
)  # fmt: skip
_PLACES = {"bio_length": "bio", "created": "created_at", "last_post": "last_post_at"}


def fans_of(rows: Iterable[Any], platform: str, labels: Mapping[str, str]) -> tuple[Fans, Floats]:
    """The readable fans of an audit, and when they followed (microseconds, NaN where not told), both newest first.

    `labels`: native id -> "real", "hollow" or "automated", a person's word. `rows` positions count from 0."""
    left = iter(rows)
    tables: list[Floats] = []
    ids: list[str | int | None] = []
    digits: list[float] = []
    total = 0
    while part := list(islice(left, _AT_ONCE)):
        table = np.array([[row[name] for name in _ORDER] for row in part], np.float64)
        readable = np.asarray(np.isfinite(table[:, _TELLING]).any(1), np.bool_)
        total += len(part)
        tables.append(table[readable])
        told = [row for row, tells in zip(part, readable.tolist(), strict=True) if tells]
        ids += [row["native_id"] for row in told]
        digits += [digits_of(row["handle"]) if row["handle"] else np.nan for row in told]
    table = np.concatenate(tables) if tables else np.empty((0, len(_ORDER)))
    by_name = {name: table[:, place] for place, name in enumerate(_ORDER)}
    columns = {
        name: np.array(digits) if name == "digits" else _sound(name, by_name[_PLACES.get(name, name)])
        for name in COLUMNS
    }
    judged = np.array([LABELS.get(labels.get(str(one), ""), UNLABELLED) for one in ids], np.int64)
    tally = Tally(total, total - len(ids))
    fans = Fans(tally, ids, [platform] * len(ids), by_name["position"].astype(np.int64), judged, columns)
    return fans, by_name["followed_at"]


def _sound(name: str, values: Floats) -> Floats:
    """Counts that are absurd are not known."""
    if name in ("followers", "following", "posts"):
        return np.where((values >= 0) & (values <= MOST), values, np.nan)
    return np.ascontiguousarray(values)
