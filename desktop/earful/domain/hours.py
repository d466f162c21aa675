"""Business hours: several spans a day, days off, any time zone; and how much of a wait fell into them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from earful.domain.moments import Moment, as_datetime, moment

_MINUTES = 24 * 60
_FURTHEST = 3_660  # days that are looked ahead for the end of a span; where nobody ever works there is none


@dataclass(frozen=True)
class Hours:
    """When somebody is there: `week` has the spans of Monday to Sunday in minutes since midnight, [from, to).

    A span that ends at 1440 ends with the day. `days` are single days with spans of their own; no span: a day off.
    Without any span in the week everybody is always there: the clock of the wall. Raises ValueError for spans that are
    empty, overlap or leave the day."""

    zone: ZoneInfo
    week: tuple[tuple[tuple[int, int], ...], ...] = ((),) * 7
    days: Mapping[date, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise ValueError("a week has seven days")
        for spans in (*self.week, *self.days.values()):
            last = 0
            for start, end in sorted(spans):
                if not last <= start < end <= _MINUTES:
                    raise ValueError(f"not a span of a day, or one over another: {start} to {end}")
                last = end

    @property
    def always(self) -> bool:
        """Whether no hours are set: then every moment counts."""
        return not any(self.week) and not any(self.days.values())

    def on(self, day: date) -> list[tuple[Moment, Moment]]:
        """The spans of one day as moments; a span into the hour that a change of clocks leaves out is shorter."""
        spans = self.days.get(day, self.week[day.weekday()])
        return [(self._at(day, start), self._at(day, end)) for start, end in sorted(spans)]

    def _at(self, day: date, minute: int) -> Moment:
        if minute == _MINUTES:
            day, minute = day + timedelta(days=1), 0
        return moment(datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=self.zone))


def within(hours: Hours, start: Moment, end: Moment) -> int:
    """How many microseconds of [start, end) fall into the hours; 0 where the end is not after the start."""
    if end <= start:
        return 0
    if hours.always:
        return end - start
    return sum(max(0, min(end, to) - max(start, at)) for day in _days(hours, start, end) for at, to in hours.on(day))


def due(hours: Hours, start: Moment, span: int) -> Moment | None:
    """The moment at which `span` microseconds of the hours have gone by since `start`; None where nobody ever works."""
    if hours.always:
        return start + span
    left, day = span, _local_day(hours, start)
    for ahead in range(_FURTHEST):
        for at, to in hours.on(day + timedelta(days=ahead)):
            at = max(at, start)
            if to - at >= left:
                return at + left
            left -= max(0, to - at)
    return None


@dataclass(frozen=True)
class Limit:
    """What a desk promises itself: microseconds within its hours, None: no limit of this kind."""

    desk: str | None
    first_reply: int | None = None
    next_reply: int | None = None
    resolution: int | None = None


@dataclass(frozen=True)
class Course:
    """One case as the clocks see it. `asked` are the moments of their words, `replies` those of our human replies."""

    asked: Sequence[Moment]
    replies: Sequence[Moment] = ()
    resolved_at: Moment | None = None


@dataclass(frozen=True)
class Running:
    """One clock of one case: `took` microseconds within the hours so far, or until it stopped at `stopped_at`.

    `over` is by how much it broke its limit; None where it did not, or has none. `due_at`: when it breaks, or broke."""

    name: str
    took: int
    stopped_at: Moment | None
    due_at: Moment | None
    over: int | None


def clocks(course: Course, limit: Limit, hours: Hours, now: Moment) -> list[Running]:
    """The clocks of a case: first reply, next reply (the longest one, or the one that runs), resolution.

    The first reply is due since the first word of theirs; a next one since the first word after our last reply. What
    happened after `now` has not happened. Without a word of theirs there is nothing to time."""
    asked = sorted(at for at in course.asked if at <= now)
    replies = sorted(at for at in course.replies if at <= now)
    if not asked:
        return []
    resolved = course.resolved_at if course.resolved_at is not None and course.resolved_at <= now else None
    first = next((at for at in replies if at >= asked[0]), None)
    found = [_running("first_reply", asked[0], first, limit.first_reply, hours, now, resolved)]
    again = [
        _running("next_reply", start, end, limit.next_reply, hours, now, resolved)
        for start, end in _rounds(asked, replies, first)
    ]
    if again:
        found.append(max(again, key=lambda one: (one.over or 0, one.stopped_at is None, one.took)))
    found.append(_running("resolution", asked[0], resolved, limit.resolution, hours, now, None))
    return found


def _rounds(
    asked: Sequence[Moment], replies: Sequence[Moment], first: Moment | None
) -> list[tuple[Moment, Moment | None]]:
    """(their first word after a reply of ours, our next reply or None), in the order of time."""
    rounds: list[tuple[Moment, Moment | None]] = []
    last = first
    while last is not None:
        start = next((at for at in asked if at > last), None)
        if start is None:
            break
        end = next((at for at in replies if at >= start), None)
        rounds.append((start, end))
        last = end
    return rounds


def _running(
    name: str, start: Moment, end: Moment | None, limit: int | None, hours: Hours, now: Moment, closed: Moment | None
) -> Running:
    """A clock that was never stopped by its own deed stops when the case is closed: nobody waits any more."""
    stopped = end if end is not None else closed if closed is not None and closed >= start else None
    took = within(hours, start, now if stopped is None else stopped)
    over = took - limit if limit is not None and took > limit else None
    return Running(name, took, stopped, due(hours, start, limit) if limit is not None else None, over)


def _local_day(hours: Hours, at: Moment) -> date:
    return as_datetime(at).astimezone(hours.zone).date()


def _days(hours: Hours, start: Moment, end: Moment) -> list[date]:
    first, last = _local_day(hours, start), _local_day(hours, end)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
