"""The cascade: the reposts of one post in the order they came. Only holds and joins; reading is `reading.py`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(slots=True)
class Cascade:
    """The reposts of `post`, one entry each, by time.

    t: seconds since the first of them. texts: None where the field was absent. authors: None where absent. direct: 1
    straight from the post, 0 by way of another repost. followers: a count. created: seconds between the first repost
    and the creation of the account, negative in the past; `dated` says that this is so, else only differences between
    accounts count. via: the client's name. NaN and None are unknown."""

    post: str | int
    t: Floats
    texts: list[str | None]
    authors: list[str | None]
    direct: Floats
    followers: Floats
    created: Floats
    via: list[str | None]
    dated: bool = True

    def __len__(self) -> int:
        return len(self.t)

    def take(self, rows: Sequence[int] | Ints) -> "Cascade":
        """These rows, by time, counted from the first of them."""
        picked = np.asarray(rows, np.int64)
        picked = picked[np.argsort(self.t[picked], kind="stable")]
        t = self.t[picked]
        start = t[0] if len(t) else 0.0
        return Cascade(
            self.post,
            t - start,
            [self.texts[i] for i in picked],
            [self.authors[i] for i in picked],
            self.direct[picked],
            self.followers[picked],
            self.created[picked] - start,
            [self.via[i] for i in picked],
            self.dated,
        )


def cascade(
    post: str | int, t: Floats, columns: Mapping[str, Sequence[object] | Floats], dated: bool = True
) -> Cascade:
    """A cascade from unsorted columns; one that is missing is unknown throughout."""
    n = len(t)

    def words(name: str) -> list[str | None]:
        return [one if isinstance(one, str) else None for one in columns.get(name, [None] * n)]

    def numbers(name: str) -> Floats:
        return np.asarray(columns.get(name, np.full(n, np.nan)), np.float64)

    loose = Cascade(
        post,
        np.asarray(t, np.float64),
        words("texts"),
        words("authors"),
        numbers("direct"),
        numbers("followers"),
        numbers("created"),
        words("via"),
        dated,
    )
    return loose.take(np.arange(n))
