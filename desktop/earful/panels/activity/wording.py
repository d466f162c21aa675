"""The activity panel's words: what a source does now, did and will do, and what each entry of the log says. No widgets.

Moments are microseconds since the Unix epoch, UTC; they are shown in the local time zone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from earful.app.language import translate
from earful.app.wording import ago, clock, day, duration, moment, number, share
from earful.domain.failures import QT_TRANSLATE_NOOP, SENTENCES, Failure
from earful.domain.moments import HOUR, SECOND, Moment
from earful.domain.source import SourceConfig
from earful.engine.standing import WAITING
from earful.panels.activity.looked import Looked
from earful.panels.failures import failure_text
from earful.panels.sources import wording as sources
from earful.store.activity import Entry
from earful.store.sensors import Count, SourceState

_UNITS: Mapping[str, str] = {
    "mentions": QT_TRANSLATE_NOOP("Activity", "%1 of %2 mentions"),
    "comments": QT_TRANSLATE_NOOP("Activity", "%1 of %2 comments"),
    "reviews": QT_TRANSLATE_NOOP("Activity", "%1 of %2 reviews"),
    "posts": QT_TRANSLATE_NOOP("Activity", "%1 of %2 posts"),
    "items": QT_TRANSLATE_NOOP("Activity", "%1 of %2 items"),
}


class Counted(QObject):
    """The texts with plural forms: lupdate finds those in tr() only."""

    def so_far(self, n: int) -> str:
        return self.tr("Being read: %n new so far", "", n)


_counted = Counted()


@dataclass(frozen=True)
class Told:
    """A source in words. `when` is short: "in 1:32", "now", "paused", "at 14:05"."""

    kind: str  # ok, waiting, failed, off: the mark
    when: str
    says: str
    small: str


def countdown(left: int) -> str:
    """Time that is left, in microseconds, as it runs down: "in 1:32"; from an hour on "in 2 h"."""
    if left < SECOND:
        return translate("Activity", "now")
    if left >= HOUR:
        return translate("Activity", "in %1").replace("%1", duration(left))
    minutes, seconds = divmod(left // SECOND, 60)
    return translate("Activity", "in %1").replace("%1", f"{minutes}:{seconds:02d}")


def when(config: SourceConfig, state: SourceState | None, reading: bool, now: Moment) -> str:
    """When a source is asked next, in a word or two."""
    if config.paused:
        return translate("Activity", "paused")
    if reading:
        return translate("Activity", "now")
    if state is None or state.tried_at is None:
        return translate("Activity", "soon")
    if state.failure is not None and state.failure.kind == "gone":
        return translate("Activity", "never")
    at = max(state.next_at or 0, state.waiting_until or 0)
    if not at:
        return ""  # the demo's sources, which nobody will ask
    if at - now >= HOUR:
        return translate("Activity", "at %1").replace("%1", moment(at, now))
    return countdown(at - now)


def told(
    config: SourceConfig,
    state: SourceState | None,
    now: Moment,
    *,
    live: bool,
    so_far: int | None,
    open_to: Moment | None,
) -> Told:
    """How a source is. `so_far`: new mentions of the round that is under way, None where none is."""
    kind = sources.kind_of(config, state, now)
    if so_far is not None:
        says = _counted.so_far(so_far) if so_far else translate("Activity", "Being read")
    elif config.paused:
        says = translate("Activity", "Nothing is asked until you let it go on")
    elif state is not None and state.failure is not None:
        says = failure_text(state.failure)
    elif state is None or state.ok_at is None:
        says = translate("Activity", "Not heard yet")
    else:
        says = translate("Activity", "Heard %1").replace("%1", ago(state.ok_at, now))
    return Told(kind, when(config, state, so_far is not None, now), says, _small(state, now, live, open_to))


def _small(state: SourceState | None, now: Moment, live: bool, open_to: Moment | None) -> str:
    parts = [translate("Activity", "live")] if live else []
    if state is not None and state.failure is not None and state.ok_at is not None:
        parts.append(translate("Activity", "last heard %1").replace("%1", ago(state.ok_at, now)))
    if open_to is not None:
        parts.append(translate("Activity", "still reading back to %1").replace("%1", day(open_to, now)))
    if state is not None and (state.new or state.ok_at is not None):
        parts.append(translate("Activity", "%1 heard in all").replace("%1", number(state.new)))
    if state is not None and state.quarantined:
        parts.append(translate("Activity", "%1 kept aside").replace("%1", number(state.quarantined)))
    return " · ".join(parts)


def covered(looked: Looked, counts: Sequence[Count]) -> str:
    """What was looked at, as a short line: "92 % of 30 days · capped · 317 of 1,876 comments"."""
    parts = [translate("Activity", "%1 of 30 days").replace("%1", share(looked.share))]
    states = {count.state for count in counts}
    if "sampled" in states:
        parts.append(translate("Activity", "sampled"))
    elif "capped" in states or looked.partly:
        parts.append(translate("Activity", "as far as the platform shows"))
    if looked.missed:
        parts.append(translate("Activity", "a part was missed"))
    if read := known_of(counts):
        parts.append(read)
    return " · ".join(parts)


def known_of(counts: Sequence[Count]) -> str:
    """How much of how much was read, over all that a source knows the size of; "" where that is nothing or all."""
    known = [(count.got, count.known) for count in counts if count.known is not None]
    got, whole = sum(got for got, _ in known), sum(known for _, known in known if known is not None)
    if not known or got >= whole:
        return ""
    units = {unit_of(count.scope) for count in counts if count.known is not None}
    text = _UNITS[units.pop() if len(units) == 1 else "items"]
    return translate("Activity", text).replace("%1", number(got)).replace("%2", number(whole))


def unit_of(scope: str) -> str:
    """What a scope counts, by the word that it begins with; items where that is none we know."""
    word = re.match("[a-z]*", scope)
    unit = "comments" if word and word[0] == "replies" else word[0] if word else ""
    return unit if unit in _UNITS else "items"


def entry(one: Entry) -> str:
    """What an entry of the log says."""
    match one.kind:
        case "failed":
            return _failure(one)
        case "live_lost":
            said = translate("Activity", "No longer heard live; it is asked as often as before. %1")
            return said.replace("%1", _failure(one)).strip()
        case "live_flooded":
            said = translate("Activity", "More came live than could be taken in: %1 are left to the next round")
            return said.replace("%1", number(int(one.data.get("dropped") or 0)))
    return translate("Activity", "Something happened that this version has no words for (%1)").replace("%1", one.kind)


def _failure(one: Entry) -> str:
    kind, params = str(one.data.get("kind")), one.data.get("params")
    if kind not in SENTENCES:
        return ""
    return failure_text(Failure(kind, dict(params) if isinstance(params, dict) else {}))


def mark(one: Entry, lasts: bool) -> str:
    """The state that an entry is drawn with: off once it is over, waiting where nothing is wrong."""
    if not lasts:
        return "off"
    return "waiting" if one.kind == "live_lost" or one.data.get("kind") in WAITING else "failed"


def lasted(one: Entry, now: Moment) -> str:
    """How long a pause lasted: "for 18 min", "for 2 h so far"; "" for what has no length."""
    if one.kind not in ("failed", "live_lost"):
        return ""
    if one.until is None:
        return translate("Activity", "for %1 so far").replace("%1", duration(now - one.at))
    return (
        translate("Activity", "for %1, until %2")
        .replace("%1", duration(one.until - one.at))
        .replace("%2", clock(one.until))
    )
