"""Takes a file of follower profiles into the store as an audit: JSON lines, or a table with a line for each profile."""

import csv
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from earful.domain.failures import KnownError
from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.insight.fans.moments import moment
from earful.insight.fans.profiles import MOST
from earful.store import audience
from earful.store.audience import StoredAudit
from earful.store.database import Database
from earful.store.keeping.erased import erasure

_AT_ONCE = 2000
_LONGEST = 2000
_SEEN_AT = 11  # place of the moment in a row
_FLAGS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


@dataclass(frozen=True)
class FileOf:
    """A file of followers and whose they are. `oldest_first`: its first line is the oldest follower."""

    path: Path
    platform: str
    account: str
    brand_id: int | None = None
    oldest_first: bool = False


def take_file(database: Database, given: FileOf, now: Moment) -> str:
    """Stores a file of followers as a finished audit; returns its id. Raises KnownError: cannot_read, no_profiles."""
    profiles = list(_distinct(_profiles(given.path)))
    if not profiles:
        raise KnownError("no_profiles", {"path": given.path.name})
    if given.oldest_first:
        profiles.reverse()
    entropy = os.urandom(8)
    how = {"kind": "whole", "file": given.path.name}
    state = {"cursor": None, "listed": True, "read": 0, "seed": int.from_bytes(entropy, "big") >> 11}
    made = StoredAudit(
        uuid7(now, entropy), given.platform, given.account, now, how, state, given.brand_id, len(profiles)
    )
    audience.begin(database, made)
    known = _Erased(database, given.platform)
    for start in range(0, len(profiles), _AT_ONCE):
        with database.writing() as connection:
            connection.executemany(
                "INSERT INTO follower (audit_id, position, native_id, handle, name, bio, followers, following, posts,"
                " created_at, last_post_at, avatar, bot, seen_at, followed_at, interacted)"
                " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                [
                    (made.id, start + number, *known.spared(_row(one, now)))
                    for number, one in enumerate(profiles[start : start + _AT_ONCE])
                ],
            )
    audience.finish(database, made.id, now)
    return made.id


class _Erased:
    """Who was erased: of them a file brings only that somebody follows."""

    def __init__(self, database: Database, platform: str) -> None:
        self._known, self._platform = erasure(database.connection), platform
        self._hashes = (
            {bytes(row["hash"]) for row in database.rows("SELECT hash FROM erased")} if self._known else set()
        )

    def spared(self, row: tuple[object, ...]) -> tuple[object, ...]:
        """The row, or the bare one that stands in its place."""
        if self._known is None:
            return row
        native, handle = str(row[0]), row[1]
        names = [native] if handle is None else [native, str(handle)]
        if not any(self._known.hash("author", self._platform, name) in self._hashes for name in names):
            return row
        bare: list[object] = [None] * len(row)
        bare[0], bare[_SEEN_AT] = self._known.pseudonym("author", self._platform, native), row[_SEEN_AT]
        return tuple(bare)


def _profiles(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        if path.suffix.lower() in (".csv", ".tsv"):
            with path.open(encoding="utf-8-sig", errors="replace", newline="") as table:
                yield from csv.DictReader(table, delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
            return
        with path.open("rb") as lines:
            for line in lines:
                try:
                    found = json.loads(line.decode("utf-8-sig", "replace"))
                except (ValueError, RecursionError):
                    continue
                if isinstance(found, dict):
                    yield found
    except (OSError, csv.Error) as error:
        raise KnownError("cannot_read", {"path": path, "reason": error}) from error


def _distinct(profiles: Iterator[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    seen: set[str] = set()
    for one in profiles:
        name = _id(one)
        if name and name not in seen:
            seen.add(name)
            yield one


def _id(one: Mapping[str, Any]) -> str:
    for name in ("id", "native_id", "handle"):
        value = one.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()[:_LONGEST]
    return ""


def _row(one: Mapping[str, Any], now: Moment) -> tuple[object, ...]:
    return (
        _id(one), *(_text(one.get(name)) for name in ("handle", "name", "bio")),
        *(_count(one.get(name)) for name in ("followers", "following", "posts")),
        _moment(one.get("created_at")), _moment(one.get("last_post_at")), _flag(one.get("avatar")),
        _flag(one.get("bot")), now, _moment(one.get("followed_at")), _flag(one.get("interacted")),
    )  # fmt: skip


def _text(value: object) -> str | None:
    return value[:_LONGEST].encode("utf-8", "replace").decode() if isinstance(value, str) else None


def _count(value: object) -> int | None:
    if isinstance(value, str):
        text = value.replace(",", "").strip()
        value = int(text) if text.isdecimal() and len(text) < 12 else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if 0 <= value <= MOST else None


def _flag(value: object) -> int | None:
    if isinstance(value, str):
        value = _FLAGS.get(value.strip().lower())
    return int(value) if isinstance(value, bool) else None


def _moment(value: object) -> int | None:
    found = moment(value)
    return int(found) if found == found else None
