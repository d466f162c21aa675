"""`earful report listening`: heard, listened to, to the end, answered and solved, by day and platform."""

from bisect import bisect_right
from collections import Counter
from typing import Any

from earful.cli.reports import About
from earful.domain.moments import Moment, iso
from earful.store.database import Database
from earful.store.listening import Listened, listened
from earful.store.timeline import bin_edges

COLUMNS = ("from", "platform", "heard", "listened", "to_end", "complaints", "answered", "solved")
_COUNTED = COLUMNS[2:]


def listening_report(database: Database, chosen: About) -> dict[str, Any]:
    """One row for each day, in the zone that was asked for, and platform on which something was said.

    Each count belongs to the day on which the mention was published; what happened after the end has not happened.
    "to_end" is known from the window alone: readings elsewhere are not measured."""
    rows: list[tuple[Listened, Counter[str]]] = [
        (one, _count(one, chosen.cut)) for one in listened(database, chosen.scope)
    ]
    edges = bin_edges(rows[0][0].at, chosen.cut, "day", chosen.zone) if rows else []
    days: dict[tuple[Moment, str], Counter[str]] = {}
    total: Counter[str] = Counter()
    for one, count in rows:
        place = bisect_right(edges, one.at) - 1
        if 0 <= place < len(edges) - 1:
            days.setdefault((edges[place], one.platform), Counter()).update(count)
            total.update(count)
    return {
        **chosen.head("listening"),
        "n": total["heard"],
        "total": {name: total[name] for name in _COUNTED},
        "days": [
            {"from": iso(day), "platform": platform} | {name: count[name] for name in _COUNTED}
            for (day, platform), count in sorted(days.items())
        ],
    }


def _count(one: Listened, cut: Moment) -> Counter[str]:
    def done(at: Moment | None) -> int:
        return int(at is not None and at < cut)

    found = Counter(heard=1, listened=done(one.read_at), to_end=done(one.ended_at))
    if one.complaint:
        found.update(complaints=1, answered=done(one.answered_at), solved=done(one.resolved_at))
    return found
