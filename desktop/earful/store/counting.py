"""Counts by hour, brand, platform, feeling, complaint and desk, kept as mentions come and change. Engine only.

They equal `rollup_recount` and `rollup_desk_recount` at any time; the tests compare them."""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from earful.domain.moments import HOUR, Moment
from earful.store.inserting import insert

# A mention counts for each of its brands, and once under this for itself.
ALL_BRANDS = 0
# ... and for its platform, and once under this for all of them.
ALL_PLATFORMS = ""
_FEELINGS = ("negative", "neutral", "positive", "unsure")
_ADD_HOURS = (
    "ON CONFLICT DO UPDATE SET negative = negative + excluded.negative, neutral = neutral + excluded.neutral,"
    " positive = positive + excluded.positive, unsure = unsure + excluded.unsure,"
    " complaints = complaints + excluded.complaints"
)
_ADD_DESKS = "ON CONFLICT DO UPDATE SET complaints = complaints + excluded.complaints"
_Alike = tuple[tuple[int, ...], str, int, str, bool, str]  # brands, platform, hour, sentiment, complaint, desk


class Counting:
    """Changes of the counts, gathered during a transaction and written once at its end."""

    def __init__(self) -> None:
        # By what mentions have in common: many of a page have all of it. Taken apart when written.
        self._alike: dict[_Alike, int] = {}

    def add(
        self,
        brands: Iterable[int],
        platform: str,
        at: Moment,
        sentiment: str,
        complaint: bool,
        desk: str | None,
        change: int = 1,
    ) -> None:
        """One mention by somebody else more, or with `change` -1 one less."""
        alike = ((ALL_BRANDS, *brands), platform, at // HOUR, sentiment, bool(complaint), desk or "")
        self._alike[alike] = self._alike.get(alike, 0) + change

    def link(
        self, brand: int, platform: str, at: Moment, sentiment: str, complaint: bool, desk: str | None, change: int = 1
    ) -> None:
        """A known mention turns out to belong to one more brand."""
        alike = ((brand,), platform, at // HOUR, sentiment, bool(complaint), desk or "")
        self._alike[alike] = self._alike.get(alike, 0) + change

    def _apart(self) -> tuple[dict[tuple[int, str, int], list[int]], Counter[tuple[int, str, str, int]]]:
        """The changes of `rollup` and of `rollup_desk`, by their keys."""
        hours: dict[tuple[int, str, int], list[int]] = {}
        desks: Counter[tuple[int, str, str, int]] = Counter()
        for (brands, platform, hour, sentiment, complaint, desk), change in self._alike.items():
            feeling = _FEELINGS.index(sentiment)
            for brand in dict.fromkeys(brands):
                for of in (platform, ALL_PLATFORMS):
                    counts = hours.setdefault((brand, of, hour), [0, 0, 0, 0, 0])
                    counts[feeling] += change
                    if complaint:
                        counts[4] += change
                        desks[(brand, of, desk, hour)] += change
        return hours, desks

    def write(self, connection: sqlite3.Connection) -> None:
        """Adds what was gathered; rows that come to nothing are taken away, as in a recount."""
        gathered, at_desks = self._apart()
        hours = [(*key, *counts) for key, counts in sorted(gathered.items()) if any(counts)]
        insert(connection, "rollup", hours, _ADD_HOURS)
        desks = [(*key, change) for key, change in sorted(at_desks.items()) if change]
        insert(connection, "rollup_desk", desks, _ADD_DESKS)
        connection.executemany(
            "DELETE FROM rollup WHERE brand_id=? AND platform=? AND hour=?"
            " AND negative + neutral + positive + unsure = 0",
            [key for key, counts in sorted(gathered.items()) if min(counts) < 0],
        )
        connection.executemany(
            "DELETE FROM rollup_desk WHERE brand_id=? AND platform=? AND desk=? AND hour=? AND complaints = 0",
            [key for key, change in sorted(at_desks.items()) if change < 0],
        )
        self._alike.clear()
