"""How far to walk and what to remember: pure decisions over checkpoints. Every stream is read newest first.

A checkpoint holds the high-water mark and the intervals below it that are still open (a backlog, or a walk that was
interrupted). The mark never moves without the span under it being either joined or noted as open, so that a killed
sync loses nothing; an overlap below the mark is read again because posts arrive back-dated (platforms.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from earful.domain.moments import DAY, HOUR, SECOND, Moment

OVERLAP_ITEMS = 200
RESCAN_EVERY = DAY
RESCAN_BACK = 7 * DAY
Outcome = Literal["on", "done", "later"]
# Pages that a walk may take before what is left becomes a backlog, so that fresh mentions never wait behind it.
LIVE_PAGES = 25
# Pages without a single date that a poll reads of a backlog: nothing but its cursor could end it, if that ever does.
UNDATED_PAGES = 200


@dataclass(frozen=True)
class Gap:
    """An interval that is still to be walked: from `cursor` down to `floor`. `top`: when its walk began.

    An empty cursor means that the platform no longer took the old one: the interval is walked from the head again."""

    cursor: str
    floor: Moment
    top: Moment


@dataclass(frozen=True)
class Checkpoint:
    """What is remembered of one stream. `mark` None: never walked before."""

    mark: Moment | None = None
    open: tuple[Gap, ...] = ()
    memory: Mapping[str, Any] = field(default_factory=dict)
    rescanned_at: Moment = 0

    def to_json(self) -> dict[str, Any]:
        """The form it is stored in."""
        return {
            "mark": self.mark,
            "open": [[gap.cursor, gap.floor, gap.top] for gap in self.open],
            "memory": dict(self.memory),
            "rescanned_at": self.rescanned_at,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any] | None) -> "Checkpoint":
        """The checkpoint as it was stored; a fresh one for None."""
        if not stored:
            return cls()
        gaps = tuple(Gap(str(cursor), int(floor), int(top)) for cursor, floor, top in stored["open"])
        return cls(stored["mark"], gaps, stored["memory"], stored["rescanned_at"])


@dataclass(frozen=True)
class Seen:
    """What a page showed: how many items, how many of them new to this walk, and the times of its items."""

    items: int
    new_to_walk: int
    times: tuple[Moment, ...]
    next_cursor: str | None
    undated: bool = False  # it has items, and none of them says when it was published


@dataclass(frozen=True)
class Walk:
    """A walk under way. `started` is when its head was asked for; `past_mark` counts items at or below the mark."""

    kind: Literal["live", "backlog"]
    started: Moment
    floor: Moment
    mark: Moment | None
    cursor: str | None = None
    pages: int = 0
    past_mark: int = 0
    oldest: Moment | None = None
    rescan: bool = False
    top: Moment = 0
    sparing: bool = False
    undated: int = 0  # pages without a date so far


def begin(
    checkpoint: Checkpoint, now: Moment, overlap_s: int, backfill: Moment, rescans: bool, sparing: bool = False
) -> Walk:
    """The walk from the head: down to the overlap under the mark, or `backfill` microseconds back the first time.

    `sparing`: requests cost money or a scarce allowance. Then one page at the mark is all that is read again, or the
    overlap would eat what the backlog, and tomorrow, need."""
    rescan = rescans and checkpoint.mark is not None and now - checkpoint.rescanned_at >= RESCAN_EVERY
    if checkpoint.mark is None:
        floor = now - backfill
    else:
        floor = checkpoint.mark - max(6 * HOUR, overlap_s * SECOND)
        if rescan:
            floor = min(floor, now - RESCAN_BACK)
    return Walk("live", now, floor, checkpoint.mark, rescan=rescan, top=now, sparing=sparing)


def in_their_time(walk: Walk, skew: Moment, point: Checkpoint) -> Walk:
    """A walk whose first page has come, in the platform's time: `skew` is by how much its clock is ahead of ours.

    The mark must not be ahead of the posts that it is compared with, whatever our own clock says. `top` names the walk
    and its open interval, and differs from all others."""
    if walk.kind == "backlog":
        return replace(walk, started=walk.started + skew)
    top = walk.started + skew
    while any(gap.top == top for gap in point.open):
        top += 1
    floor = walk.floor + skew if walk.mark is None else walk.floor
    return replace(walk, started=walk.started + skew, floor=floor, top=top)


def resume(gap: Gap, now: Moment) -> Walk:
    """The walk through an open interval; from the head again where its cursor went stale ("")."""
    return Walk("backlog", now, gap.floor, None, gap.cursor or None, top=gap.top)


def step(walk: Walk, seen: Seen, single_page: bool = False, by_cursor: bool = False) -> tuple[Walk, Outcome]:
    """What one page means for a walk: go on, done (its floor or the end is reached), or leave the rest for later.

    Guarded by "no new ids", not by "same cursor": an empty page with a next cursor is legal once in a while.
    `by_cursor`: the times of the items say nothing about the end."""
    times = seen.times
    oldest = min([*times, *([walk.oldest] if walk.oldest is not None else [])], default=None)
    past = walk.past_mark + sum(1 for at in times if walk.mark is not None and at <= walk.mark)
    undated = walk.undated + seen.undated
    after = replace(walk, cursor=seen.next_cursor, pages=walk.pages + 1, past_mark=past, oldest=oldest, undated=undated)
    if single_page or seen.next_cursor is None:
        return after, "done"
    if seen.items and not seen.new_to_walk:
        return after, "done"
    if not by_cursor and times and _at_its_floor(walk, max(times), past):
        return after, "done"
    if undated >= UNDATED_PAGES or (walk.kind == "live" and after.pages >= LIVE_PAGES):
        return after, "later"
    return after, "on"


def _at_its_floor(walk: Walk, newest: Moment, past: int) -> bool:
    """Whether a page whose newest item is `newest` is one that the walk need not go beyond."""
    if walk.sparing and walk.mark is not None and newest <= walk.mark:
        return True
    return newest < walk.floor and (walk.kind == "backlog" or walk.mark is None or past >= OVERLAP_ITEMS)


def remember(checkpoint: Checkpoint, walk: Walk, outcome: Outcome, memory: Mapping[str, Any]) -> Checkpoint:
    """The checkpoint after a page. While a walk goes on, the span under it stands in the checkpoint as open."""
    others = tuple(gap for gap in checkpoint.open if gap.top != walk.top)
    still = (Gap(walk.cursor, walk.floor, walk.top),) if outcome != "done" and walk.cursor is not None else ()
    mark = checkpoint.mark
    rescanned = checkpoint.rescanned_at
    if walk.kind == "live":
        mark = max(mark or 0, walk.started)
        if walk.rescan or walk.mark is None:
            rescanned = walk.started
    return Checkpoint(mark, (*others, *still), memory, rescanned)
