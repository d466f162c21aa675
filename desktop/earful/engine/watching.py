"""Watches every brand of ours for events: volume and complaints against its own past, one budget over all of them.

Each look reads the counts by hour anew (a year takes some hundredths of a second), so a restart forgets nothing: an
alarm that is a row already is the same event, and only its stage and its expected end are told anew."""

import hashlib
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from earful.domain.brand import Brand
from earful.domain.ids import uuid7
from earful.domain.moments import DAY, HOUR, MINUTE, Moment
from earful.engine import protocol
from earful.engine.writer import Writer
from earful.insight.events.explaining import Post, explain
from earful.insight.events.growth import Forecast
from earful.insight.events.streams import Now, Rung, Stream, share_of_budget
from earful.store.brands import brands
from earful.store.database import Database
from earful.store.events import Event, events, save_event, watching
from earful.store.hourly import hours
from earful.store.mention_ids import first_id_at

log = logging.getLogger(__name__)

EVERY = 2 * MINUTE
_PAST = 400 * DAY
# An alarm for what is longer ago is no news: it was imported, or nobody was listening then.
_NEWS = 2 * DAY
_SAME_EVENT = 48 * HOUR
_MOST_POSTS = 400


class Watching:
    """The watch over one open store; `look` is called often and does something every two minutes."""

    def __init__(self, writer: Writer, emit: protocol.Emit, clock: Callable[[], Moment]) -> None:
        self._writer, self._emit, self._clock = writer, emit, clock
        self._looked_at: Moment | None = None
        self._seen: dict[int, str] = {}

    def look(self, now: Moment) -> None:
        """Queues a look where one is due; also where the clock was set back."""
        if self._looked_at is None or not 0 <= now - self._looked_at < EVERY:
            self._looked_at = now
            self._writer.do(lambda database, _: self._look(database)).add_done_callback(_tell_bug)

    def _look(self, database: Database) -> None:
        found = look(database, self._clock(), self._seen)
        if found:
            self._emit("event", {"ids": [one.id for one in found]})


def look(database: Database, now: Moment, seen: dict[int, str] | None = None) -> list[Event]:
    """Looks at every brand of ours whose counts are not as they were `seen`; writes what it found and returns what is
    new or stands differently."""
    settings = watching(database)
    ours = [brand for brand in brands(database) if not brand.competitor]
    found: list[Event] = []
    for brand in ours if settings.on else ():
        counted = hours(database, now - _PAST, now, brand.id)
        # Hours before anything was heard are no quiet past.
        first = next((place for place, n in enumerate(counted.n) if n), len(counted.n))
        mark = hashlib.sha256(repr((counted.start, counted.n, counted.complaints, settings)).encode()).hexdigest()
        if first >= len(counted.n) - 24 or (seen is not None and seen.get(brand.id) == mark):
            continue
        stream = Stream(counted.start + first * HOUR, counted.n[first:], counted.complaints[first:])
        found += _of_brand(database, brand, stream, share_of_budget(settings.budget, len(ours)), now)
        if seen is not None:
            seen[brand.id] = mark
    return found


def _of_brand(database: Database, brand: Brand, stream: Stream, per_week: float, now: Moment) -> list[Event]:
    known = events(database, brand.id)
    found = []
    for rung in stream.alarms(per_week):
        if not any(abs(rung.at - one.noticed_at) < _SAME_EVENT or _during(rung, one) for one in known):
            made = _standing(_noticed(database, brand, rung, now), stream, now)
            save_event(database, made)
            known.append(made)
            found.append(made)
    for one in known:
        if one.ended_at is None:
            stands = _standing(one, stream, now)
            if stands != one:
                if stands.ended_at is None:
                    stands = replace(stands, data={**stands.data, **_explained(database, brand, stands, now)})
                save_event(database, stands)
                found = [made for made in found if made.id != stands.id] + [stands]
    return found


def _during(rung: Rung, one: Event) -> bool:
    return one.started_at <= rung.since and (one.ended_at is None or rung.since < one.ended_at)


def _noticed(database: Database, brand: Brand, rung: Rung, now: Moment) -> Event:
    at = min(rung.at, now)
    made = Event(
        uuid7(at, os.urandom(8)),
        brand.id,
        rung.channel,
        rung.since,
        at,
        None,
        rung.life.stage,
        rung.score,
        rung.expected,
        rung.seen,
        data={"hours": rung.hours, "tell": int(now - at < _NEWS)},
    )
    return replace(made, data={**made.data, **_explained(database, brand, made, now), "total_48h": _told(rung)})


def _told(rung: Rung) -> list[float] | None:
    total: Forecast | None = rung.life.total
    return None if total is None else [round(total.low), round(total.estimate), round(total.high)]


def _standing(one: Event, stream: Stream, now: Moment) -> Event:
    """The event as it stands: an ended one has its end, another when it may be expected."""
    stands: Now = stream.stands(one.channel, one.noticed_at)
    if stands.ended_at is not None:
        return replace(one, stage="over", ended_at=stands.ended_at, end_low=None, end_estimate=None, end_high=None)
    left = stands.hours_left

    def end(hours_left: float) -> Moment:
        return (now + round(hours_left * HOUR)) // HOUR * HOUR

    return replace(one, stage=stands.stage, end_low=end(left.low), end_estimate=end(left.estimate),
                   end_high=end(left.high))  # fmt: skip


def _explained(database: Database, brand: Brand, one: Event, now: Moment) -> dict[str, Any]:
    end = min(now, one.noticed_at + 2 * DAY)
    posts = _posts(database, one, one.started_at, end)
    before = _posts(database, replace(one, channel="volume"), one.started_at - 28 * DAY, one.started_at)
    if not posts:
        return {}
    told = explain(posts, before, (brand.name, *brand.terms))
    return {
        "words": list(told.words),
        "typical": [str(identifier) for identifier in told.typical],
        "platforms": [[place, round(share, 3)] for place, share in told.platforms],
        "by_few": None if told.by_few is None else round(told.by_few, 3),
        "looked_at": told.looked_at,
    }


def _posts(database: Database, one: Event, start: Moment, end: Moment) -> Sequence[Post]:
    """The latest of a span, at most 400; of the complaints channel complaints only."""
    rows = database.rows(
        "SELECT m.id, m.author_id, m.platform, coalesce(m.title || ' ', '') || m.text AS text FROM judgement j"
        " JOIN mention m ON m.id = j.mention_id WHERE j.mention_id >= ? AND j.mention_id < ? AND j.own = 0"
        " AND (? = 'volume' OR j.complaint = 1) AND m.deleted_at IS NULL AND EXISTS"
        " (SELECT 1 FROM mention_brand b WHERE b.mention_id = m.id AND b.brand_id = ?) ORDER BY m.id DESC LIMIT ?",
        (first_id_at(start), first_id_at(end), one.channel, one.brand_id, _MOST_POSTS),
    )
    return [Post(*tuple(row)) for row in rows]


def _tell_bug(future: Any) -> None:
    error = None if future.cancelled() else future.exception()
    if error is not None:
        log.error("watching for events failed: %r", error)
