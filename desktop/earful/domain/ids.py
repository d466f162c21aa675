"""Ids that are unique everywhere and sort by time: UUID version 7 (RFC 9562)."""

import uuid

from earful.domain.moments import Moment


def uuid7(now: Moment, random: bytes) -> str:
    """The UUIDv7 of a moment and 8 random bytes. The 12 bits after the milliseconds carry the microseconds
    (RFC 9562, method 3), so that ids of one device sort as its moments do."""
    milliseconds, microseconds = divmod(now, 1000)
    tail = int.from_bytes(random, "big") & ((1 << 62) - 1)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | (microseconds * 4096 // 1000) << 64 | 0b10 << 62 | tail
    return str(uuid.UUID(int=value))
