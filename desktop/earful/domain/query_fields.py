"""The fields of the search language: which there are, what they may say, and days and spans of time as typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol, TypeAlias

from earful.domain.failures import KnownError
from earful.domain.judgement import DESKS, NEEDS, SENTIMENTS, UNSURE
from earful.domain.mention import KINDS
from earful.domain.moments import DAY, EARLIEST, HOUR, LATEST, SECOND, Moment, moment

FieldValue: TypeAlias = str | int

IS = (
    "complaint",
    "maybe",
    "unread",
    "read",
    "answered",
    "unanswered",
    "own",
    "deleted",
    "edited",
    "question",
)


@dataclass(frozen=True)
class FieldKind:
    """`values` are all it may say, none where it is free. `watch`: a mention has it before it is stored."""

    example: str
    values: tuple[str, ...] = ()
    watch: bool = False


FIELDS: Mapping[str, FieldKind] = {
    "author": FieldKind("anna", watch=True),
    "platform": FieldKind("mastodon", watch=True),
    "lang": FieldKind("zh", watch=True),
    "kind": FieldKind("review", KINDS, watch=True),
    "is": FieldKind("complaint", IS),
    "feeling": FieldKind("negative", (*SENTIMENTS, UNSURE)),
    "need": FieldKind("refund", NEEDS),
    "desk": FieldKind("service", DESKS),
    "brand": FieldKind('"Frost Line"'),
    "since": FieldKind("2026-11-01"),
    "until": FieldKind("2026-11-30"),
}
_SPANS = {"h": HOUR, "d": DAY, "w": 7 * DAY, "y": 365 * DAY}
_SPAN = re.compile(r"(\d{1,5})([hdwy])", re.IGNORECASE)


class Typed(Protocol):
    """A field as it was typed."""

    @property
    def field(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def at(self) -> int: ...


def field_value(typed: Typed, now: Moment, place: tzinfo, watch: bool) -> FieldValue:
    """The value of a field as it is compared: lower case, or a Moment. Raises KnownError with its place."""
    kind = FIELDS[typed.field]
    if watch and not kind.watch:
        known = ", ".join(f"{name}:" for name, one in FIELDS.items() if one.watch)
        raise KnownError("query_not_here", {"at": typed.at + 1, "field": typed.field, "known": known})
    if typed.field in ("since", "until"):
        return _moment(typed, now, place)
    value = typed.text.casefold()
    if kind.values and value not in kind.values:
        known = ", ".join(kind.values)
        params = {"at": typed.at + 1, "field": typed.field, "value": typed.text, "known": known}
        raise KnownError("query_value", params)
    return value


def _moment(typed: Typed, now: Moment, place: tzinfo) -> Moment:
    """The beginning of a day (or an ISO time), or a span before `now`; to the second, as ids are."""
    at: Moment | None = None
    if span := _SPAN.fullmatch(typed.text):
        at = max(EARLIEST, now - int(span[1]) * _SPANS[span[2].lower()])
    elif typed.text.isascii():
        try:
            when = datetime.fromisoformat(typed.text)
            at = moment(when if when.tzinfo else when.replace(tzinfo=place))
        except (ValueError, OverflowError):
            at = None
    if at is None or not EARLIEST <= at <= LATEST:
        raise KnownError("query_time", {"at": typed.at + 1, "field": typed.field, "value": typed.text})
    return at // SECOND * SECOND
