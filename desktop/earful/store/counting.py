"""Counts by hour, brand, platform, feeling, complaint and desk, kept as mentions come and change. Engine only.

They equal `rollup_recount` and `rollup_desk_recount` at any time; the tests compare them."""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from earful.domain.moments import HOUR, Moment

# A mention counts for each of its brands, and once under this for itself.
ALL_BRANDS = 0
# ... and for its platform, and once under this for all of them.
ALL_PLATFORMS = ""
_FEELINGS = ("negative", "neutral", "positive", "unsure")


class Counting:
    """Changes of the counts, gathered during a transaction and written once at its end."""

    def __init__(self) -> None:
        self._hours: dict[tuple[int, str, int], list[int]] = {}
        self._desks: Counter[tuple[int, str, str, int]] = Counter()

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
        hour, feeling = at // HOUR, _FEELINGS.index(sentiment)
        for brand in (ALL_BRANDS, *dict.fromkeys(brands)):
            self.for_brand(brand, platform, hour, feeling, complaint, desk, change)

    def link(
        self, brand: int, platform: str, at: Moment, sentiment: str, complaint: bool, desk: str | None, change: int = 1
    ) -> None:
        """A known mention turns out to belong to one more brand."""
        self.for_brand(brand, platform, at // HOUR, _FEELINGS.index(sentiment), complaint, desk, change)

    def for_brand(
        self, brand: int, platform: str, hour: int, feeling: int, complaint: bool, desk: str | None, change: int
    ) -> None:
        """What one mention adds to the counts of one brand; `feeling` is a place in the order of the columns."""
        for of in (platform, ALL_PLATFORMS):
            counts = self._hours.setdefault((brand, of, hour), [0, 0, 0, 0, 0])
            counts[feeling] += change
            if complaint:
                counts[4] += change
                self._desks[(brand, of, desk or "", hour)] += change

    def write(self, connection: sqlite3.Connection) -> None:
        """Adds what was gathered; rows that come to nothing are taken away, as in a recount."""
        hours = [(*key, *counts) for key, counts in sorted(self._hours.items()) if any(counts)]
        connection.executemany(
            "INSERT INTO rollup VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET"
            " negative = negative + excluded.negative, neutral = neutral + excluded.neutral,"
            " positive = positive + excluded.positive, unsure = unsure + excluded.unsure,"
            " complaints = complaints + excluded.complaints",
            hours,
        )
        desks = [(*key, change) for key, change in sorted(self._desks.items()) if change]
        connection.executemany(
            "INSERT INTO rollup_desk VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET"
            " complaints = complaints + excluded.complaints",
            desks,
        )
        connection.executemany(
            "DELETE FROM rollup WHERE brand_id=? AND platform=? AND hour=?"
            " AND negative + neutral + positive + unsure = 0",
            [key for key, counts in sorted(self._hours.items()) if min(counts) < 0],
        )
        connection.executemany(
            "DELETE FROM rollup_desk WHERE brand_id=? AND platform=? AND desk=? AND hour=? AND complaints = 0",
            [key for key, change in sorted(self._desks.items()) if change < 0],
        )
        self._hours.clear()
        self._desks.clear()
