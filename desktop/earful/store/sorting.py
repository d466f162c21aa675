"""What of a page is new: compared with the store before anything is judged or written. Reads only."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from earful.domain.mention import Mention
from earful.store.database import Database

_CHUNK = 500
Key = tuple[str, str]  # platform and native id


@dataclass(frozen=True)
class Heard:
    """A mention with what the engine knows of it: whose it is and whether an alert may tell of it."""

    mention: Mention
    brands: tuple[int, ...]
    own: bool = False
    alert: bool = True


@dataclass(frozen=True)
class Sorted:
    """What of a page is new, changed in its words, merely recounted, or known but not yet for one of its brands; and
    the ids of all that is known."""

    fresh: tuple[Heard, ...]
    changed: tuple[tuple[int, Heard], ...]
    recounted: tuple[tuple[int, Heard], ...]
    unlinked: tuple[tuple[int, int], ...] = ()
    known: tuple[int, ...] = ()


def sort_out(database: Database, heard: Iterable[Heard]) -> Sorted:
    """Compares a page with the store. Within a page the last of several with the same id wins, and the first of several
    copies from different servers; what names a copy is made to name the mention that is kept."""
    last: dict[Key, Heard] = {}
    for one in heard:
        last[(one.mention.platform, one.mention.native_id)] = one
    known = _known(database, list(last.values()))
    kept = _kept(known, last)
    known_before: list[tuple[int, Heard]] = []
    fresh: list[Heard] = []
    changed: list[tuple[int, Heard]] = []
    recounted: list[tuple[int, Heard]] = []
    for key, found in last.items():
        one = _renamed(found, kept) if kept else found
        row = known.get(key) or known.get(("uri", one.mention.uri or ""))
        if row is None:
            if key not in kept:
                fresh.append(one)
            continue
        known_before.append((row["id"], one))
        copy = (row["platform"], row["native_id"]) != key
        if copy and not _edited_since(row, one.mention):
            continue  # a federated copy of what another server already gave
        if row["erased_at"] is None and (row["text"], row["title"]) != (one.mention.text, one.mention.title):
            changed.append((row["id"], one))
        elif not copy and (_recounted(row, one.mention) or row["deleted_at"] is not None):
            recounted.append((row["id"], one))
    known_ids = tuple(identifier for identifier, _ in known_before)
    return Sorted(tuple(fresh), tuple(changed), tuple(recounted), _unlinked(database, known_before), known_ids)


def copies(database: Database, heard: Sequence[Heard]) -> dict[Key, str]:
    """The ids in a page that are another server's for a mention that is kept under a different one: id -> kept id."""
    page = {(one.mention.platform, one.mention.native_id): one for one in heard}
    return _kept(_known(database, heard), page)


def attach(database: Database, kept: Mapping[Key, str]) -> None:
    """Stored replies to a copy become replies to the mention that is kept; ours among them answer it."""
    names = [(native_id, platform, copy) for (platform, copy), native_id in sorted(kept.items())]
    with database.writing() as connection:
        for native_id, platform, copy in names:
            replies = connection.execute(
                "SELECT id, root, own FROM mention WHERE platform=? AND reply_to=?", (platform, copy)
            ).fetchall()
            for reply in replies:
                root = native_id if reply["root"] == copy else reply["root"]
                connection.execute("UPDATE mention SET reply_to=?, root=? WHERE id=?", (native_id, root, reply["id"]))
            if any(reply["own"] for reply in replies):
                connection.execute(
                    "UPDATE mention SET answered_at = (SELECT min(r.at) FROM mention r WHERE r.platform=?1"
                    " AND r.reply_to=?2 AND r.own=1) WHERE platform=?1 AND native_id=?2 AND own=0",
                    (platform, native_id),
                )


def _kept(known: Mapping[Key, sqlite3.Row], page: Mapping[Key, Heard]) -> dict[Key, str]:
    """Id of a copy -> id under which its mention is kept, in the store or from the same page."""
    first: dict[str, Key] = {}
    kept: dict[Key, str] = {}
    for key, one in page.items():
        uri = one.mention.uri
        if not uri or key in known:
            continue
        row = known.get(("uri", uri))
        holder = (row["platform"], row["native_id"]) if row is not None else first.setdefault(uri, key)
        if holder != key:
            kept[key] = holder[1]
    return kept


def _renamed(one: Heard, kept: Mapping[Key, str]) -> Heard:
    """The mention with the ids of kept mentions in place of those of their copies."""
    mention = one.mention

    def name(identifier: str | None) -> str | None:
        return kept.get((mention.platform, identifier), identifier) if identifier is not None else None

    renamed = replace(
        mention,
        reply_to=name(mention.reply_to),
        root=name(mention.root),
        repost_of=name(mention.repost_of),
        quote_of=name(mention.quote_of),
    )
    return one if renamed == mention else replace(one, mention=renamed)


def _edited_since(row: sqlite3.Row, mention: Mention) -> bool:
    """Whether a copy tells of a later edit: another server may hear of it first."""
    return mention.edited_at is not None and mention.edited_at > (row["edited_at"] or 0)


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
        " edited_at, erased_at"
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
