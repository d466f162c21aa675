"""Ids of mentions, which carry their time, and the time a mention is shown at."""

import zlib

from earful.domain.moments import MINUTE, SECOND, Moment

_SLOTS = 1 << 20
# A platform's clock may be a little ahead of ours; what claims to be from further ahead is shown at its arrival.
_AHEAD = 5 * MINUTE


def mention_id(at: Moment, platform: str, native_id: str) -> int:
    """The preferred id of a mention: its second in the high bits, a hash of its identity in the low 20."""
    return (at // SECOND) * _SLOTS | zlib.crc32(f"{platform}\0{native_id}".encode()) % _SLOTS


def moment_of_id(identifier: int) -> Moment:
    """The second that an id carries, as a moment."""
    return (identifier // _SLOTS) * SECOND


def first_id_at(at: Moment) -> int:
    """The smallest id that a mention of this second can have: bounds for queries by time."""
    return (at // SECOND) * _SLOTS


def shown_at(created_at: Moment | None, fetched_at: Moment) -> Moment:
    """The moment a mention is shown at: its own, or its arrival where it has none or claims to be from the future."""
    if created_at is None or created_at < 0 or created_at > fetched_at + _AHEAD:
        return fetched_at
    return created_at
