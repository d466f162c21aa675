"""Reads reposts from JSON lines into cascades. Only `post` and `at` are needed; a broken line is named and ends it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from earful.domain.failures import KnownError
from earful.domain.moments import SECOND, from_unix, parse_iso
from earful.insight.engagement.cascade import Cascade, cascade

# No account has more followers than there are people; no repost comes later than a century after its post.
MOST_FOLLOWERS = 8e9
MOST_SECONDS = 3.2e9
# A number beyond this is a Unix time (2001 or later), not seconds since the post.
UNIX_FROM = 1e9


class _BrokenError(Exception):
    """What is wrong with a line, in words that end a sentence."""


_COLUMNS: tuple[str, ...] = ("texts", "authors", "direct", "followers", "created", "via")


@dataclass(slots=True)
class _Rows:
    post: str | int
    dated: bool
    t: list[float] = field(default_factory=list)
    columns: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in _COLUMNS})
    seen: set[str] = field(default_factory=set)

    def cascade(self) -> Cascade:
        """By time, counted from the first repost; account dates too."""
        start = min(self.t) if self.dated else 0.0
        created = np.array(self.columns["created"], float) - start
        return cascade(self.post, np.array(self.t) - start, self.columns | {"created": created}, self.dated)


def read_cascades(lines: Iterable[bytes], path: str) -> list[Cascade]:
    """The cascades of a file in order of first sight, rows in any order; a repost listed twice counts once.

    Raises KnownError "bad_row" with the number of the first line that cannot be read."""
    posts: dict[str, _Rows] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            _add(posts, _row(line))
        except _BrokenError as reason:
            raise KnownError("bad_row", {"path": path, "line": number, "reason": reason}) from reason
    return [rows.cascade() for rows in posts.values()]


def _row(line: bytes) -> Mapping[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise _BrokenError("this is not JSON") from error
    if not isinstance(row, dict):
        raise _BrokenError("a repost is a JSON object with “post” and “at”")
    return row


def _add(posts: dict[str, _Rows], row: Mapping[str, Any]) -> None:
    post = row.get("post")
    if isinstance(post, bool) or not isinstance(post, str | int) or post == "":
        raise _BrokenError("“post” is missing; it says which post was reposted")
    at, dated = _at(row.get("at"))
    rows = posts.setdefault(str(post), _Rows(post, dated))
    if rows.dated != dated:
        raise _BrokenError("“at” is a date in some rows of this post and seconds since the post in others")
    key = _name(row.get("id"))
    if key is not None:
        if key in rows.seen:
            return
        rows.seen.add(key)
    rows.t.append(at)
    put = rows.columns
    text = row.get("text")
    put["texts"].append(text if isinstance(text, str) else None)
    put["authors"].append(_name(row.get("author")))
    put["direct"].append(float(row["direct"]) if isinstance(row.get("direct"), bool) else np.nan)
    put["followers"].append(_count(row.get("author_followers")))
    put["created"].append(_created(row.get("author_created_at")))
    put["via"].append(_name(row.get("via")))


def _at(value: object) -> tuple[float, bool]:
    """(seconds, whether they count from 1970). A number in a text is a number."""
    if value is None:
        raise _BrokenError("“at” is missing; it is an ISO 8601 date or seconds since the post")
    when = parse_iso(value) if isinstance(value, str) and not _is_number(value) else None
    if when is not None:
        return when / SECOND, True
    if isinstance(value, bool) or not isinstance(value, int | float | str) or not _is_number(value):
        raise _BrokenError(f"“at” is neither an ISO 8601 date nor seconds since the post: {str(value)[:40]}")
    seconds = float(value)
    if seconds >= UNIX_FROM:
        return seconds, True
    if not seconds >= -MOST_SECONDS:
        raise _BrokenError(f"“at” is out of reach: {str(value)[:40]}")
    return seconds, False


def _is_number(value: int | float | str) -> bool:
    try:
        return bool(np.isfinite(number := float(value)) and number <= MOST_SECONDS)
    except (ValueError, OverflowError):
        return False


def _created(value: object) -> float:
    when = parse_iso(value) if isinstance(value, str) else None
    found = from_unix(value) if when is None else when
    return np.nan if found is None else found / SECOND


def _count(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return np.nan
    return float(value) if 0 <= value <= MOST_FOLLOWERS else np.nan


def _name(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value) or None
