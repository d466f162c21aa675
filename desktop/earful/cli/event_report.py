"""`earful report events`: every event that was noticed, with what was seen, what it is about and when it may end."""

from typing import Any

from earful.cli.reports import About
from earful.domain.moments import iso
from earful.store.brands import brands
from earful.store.database import Database
from earful.store.events import Event, events, watching
from earful.store.exporting import mentions_with_ids


def events_report(database: Database, chosen: About) -> dict[str, Any]:
    """The events of the scope that were noticed within it, the latest first; times in ISO 8601 UTC."""
    names = {brand.id: brand.name for brand in brands(database)}
    since = chosen.scope.since if chosen.scope.since is not None else 0
    found = [one for one in events(database, chosen.scope.brand_id, 10_000) if since <= one.noticed_at <= chosen.cut]
    settings = watching(database)
    rows = [
        {
            "id": one.id,
            "brand": names.get(one.brand_id),
            "channel": one.channel,
            "since": iso(one.started_at),
            "noticed": iso(one.noticed_at),
            "ended": iso(one.ended_at),
            "stage": one.stage,
            "score": round(one.score, 6),
            "expected": round(one.expected, 2),
            "seen": round(one.seen, 2),
            "hours": one.data.get("hours"),
            "end": {"estimate": iso(one.end_estimate), "low": iso(one.end_low), "high": iso(one.end_high)},
            "words": one.data.get("words", []),
            "platforms": dict(one.data.get("platforms", [])),
            "by_few": one.data.get("by_few"),
            "typical": _posts(database, one),
        }
        for one in found
    ]
    head = chosen.head("events")
    return {**head, "n": len(rows), "watching": settings.on, "budget": settings.budget, "events": rows}


def _posts(database: Database, one: Event) -> list[dict[str, Any]]:
    posts = mentions_with_ids(database, [int(key) for key in one.data.get("typical", [])])
    wanted = ("platform", "native_id", "url", "text", "created_at")
    return [{name: post[name] for name in wanted} for post in posts]
