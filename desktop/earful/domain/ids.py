"""Ids that are unique everywhere and sort by time: UUID version 7 (RFC 9562)."""

import uuid

from earful.domain.moments import Moment


def uuid7(now: Moment, random: bytes) -> str:
    """The UUIDv7 of a moment and 10 random bytes."""
    milliseconds = (now // 1000) & ((1 << 48) - 1)
    tail = int.from_bytes(random, "big")
    value = milliseconds << 80 | 0x7 << 76 | ((tail >> 62) & 0xFFF) << 64 | 0b10 << 62 | (tail & ((1 << 62) - 1))
    return str(uuid.UUID(int=value))
