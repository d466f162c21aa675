"""What of a page is new: compared with the store before anything is judged or written. Reads only."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from earful.domain.mention import Mention
from earful.store.database import Database

_CHUNK = 500


@dataclass(frozen=True)
class Heard:
    """A mention with what the engine knows of it: whose it is and whether an alert may tell of it."""

    mention: Mention
    brands: tuple[int, ...]
    own: bool = False
    alert: bool = True


@dataclass(frozen=True)
class Sorted:
    """What of a page is new, changed in its words, merely recounted, or known but not yet for one of its brands."""

    fresh: tuple[Heard, ...]
    changed: tuple[tuple[int, Heard], ...]
    recounted: tuple[tuple[int, Heard], ...]
    unlinked: tuple[tuple[int, int], ...] = ()


def sort_out(database: Database, heard: Iterable[Heard]) -> Sorted:
    """Compares a page with the store. Within a page the last of several copies wins."""
    last: dict[tuple[str, str], Heard] = {}
    for one in heard:
        last[(one.mention.platform, one.mention.native_id)] = one
    known = _known(database, list(last.values()))
    known_before: list[tuple[int, Heard]] = []
    fresh: list[Heard] = []
    changed: list[tuple[int, Heard]] = []
    recounted: list[tuple[int, Heard]] = []
    uris: set[str] = set()
    for key, one in last.items():
        row = known.get(key) or known.get(("uri", one.mention.uri or ""))
        if row is None:
            if one.mention.uri and one.mention.uri in uris:
                continue
            uris.add(one.mention.uri or "")
            fresh.append(one)
        elif (row["platform"], row["native_id"]) != key:
            continue  # a federated copy of what another server already gave
        elif row["text"] != one.mention.text or row["title"] != one.mention.title:
            changed.append((row["id"], one))
        elif _recounted(row, one.mention) or row["deleted_at"] is not None:
            recounted.append((row["id"], one))
        if row is not None:
            known_before.append((row["id"], one))
    return Sorted(tuple(fresh), tuple(changed), tuple(recounted), _unlinked(database, known_before))


def _unlinked(database: Database, known: Sequence[tuple[int, Heard]]) -> tuple[tuple[int, int], ...]:
    """Known mentions that now turn out to belong to a further brand, as (mention id, brand id)."""
    wanted = {(identifier, brand) for identifier, one in known for brand in one.brands}
    ids = sorted({identifier for identifier, _ in wanted})
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        marks = ",".join("?" * len(part))
        linked = database.rows(f"SELECT * FROM mention_brand WHERE mention_id IN ({marks})", tuple(part))
        wanted -= {(row["mention_id"], row["brand_id"]) for row in linked}
    return tuple(sorted(wanted))


def _known(database: Database, heard: Sequence[Heard]) -> dict[tuple[str, str], sqlite3.Row]:
    columns = (
        "id, platform, native_id, uri, text, title, deleted_at, likes, reposts, replies, quotes, views, rating,"
        " edited_at"
    )
    found: dict[tuple[str, str], sqlite3.Row] = {}
    for start in range(0, len(heard), _CHUNK):
        part = heard[start : start + _CHUNK]
        by_platform: dict[str, list[str]] = {}
        for one in part:
            by_platform.setdefault(one.mention.platform, []).append(one.mention.native_id)
        for platform, ids in by_platform.items():
            marks = ",".join("?" * len(ids))
            for row in database.rows(
                f"SELECT {columns} FROM mention WHERE platform=? AND native_id IN ({marks})", (platform, *ids)
            ):
                found[(row["platform"], row["native_id"])] = row
        uris = [one.mention.uri for one in part if one.mention.uri]
        marks = ",".join("?" * len(uris))
        for row in database.rows(f"SELECT {columns} FROM mention WHERE uri IN ({marks})", tuple(uris)):
            found[("uri", row["uri"])] = row
    return found


def _recounted(row: sqlite3.Row, mention: Mention) -> bool:
    """Whether a count differs. What an answer leaves out (Bluesky's notifications bring no counts) is no change."""
    before = (row[name] for name in ("likes", "reposts", "replies", "quotes", "views", "rating", "edited_at"))
    return any(now is not None and now != was for now, was in zip(counts_of(mention), before, strict=True))


def counts_of(mention: Mention) -> tuple[object, ...]:
    """Everything about a mention that changes by itself: counts, rating, time of the last edit."""
    counts = mention.counts
    return (
        counts.likes,
        counts.reposts,
        counts.replies,
        counts.quotes,
        counts.views,
        mention.rating,
        mention.edited_at,
    )
