"""The demo brand: invented people and words, taken in through the same pipeline as real ones, in a database of its own.

Its times are kept as seconds before "now", so that it is always fresh when it is opened."""

import gzip
import json
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from earful.domain.brand import Brand, OwnAccount
from earful.domain.case import DecisionKind
from earful.domain.failures import Failure
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import HOUR, SECOND, Moment
from earful.domain.resources import resource_root
from earful.domain.source import SourceConfig
from earful.engine.demo_audience import audit_demo
from earful.engine.protocol import Emit
from earful.engine.writer import Writer
from earful.store.brands import add_brand, add_source, brands
from earful.store.database import Database
from earful.store.decisions import decide
from earful.store.intake import take_in
from earful.store.places import Places
from earful.store.sensors import SourceState, Span, note_span, save_state
from earful.store.sorting import Heard

_CHUNK = 250
# A demo that was opened yesterday would show people waiting a day longer than they were written to.
_STALE_AFTER = 6 * HOUR
_TELL_WITHIN = 90 * 60
_CLOSED_AFTER = 36 * 3600
_DEEDS: tuple[tuple[str, DecisionKind], ...] = (("listened_ago_s", "read"), ("closed_ago_s", "resolved"))


def clear_stale_demo(places: Places, now: Moment) -> None:
    """Removes the demo's own database where it is too old to look fresh. Nothing else is touched."""
    database = places.for_demo().database
    if database.exists() and now - int(database.stat().st_mtime) * SECOND > _STALE_AFTER:
        shutil.rmtree(database.parent, ignore_errors=True)


def load_demo(writer: Writer, now: Moment, emit: Emit) -> None:
    """Fills an empty demo database; does nothing where it is filled already."""
    told = json.loads((resource_root() / "demo" / "brand.json").read_text(encoding="utf-8"))
    ids = writer.do(lambda database, _: _set_up(database, told, now)).result()
    if ids is None:
        return
    rows = list(_rows())
    for start in range(0, len(rows), _CHUNK):
        chunk = [_heard(row, ids, now) for row in rows[start : start + _CHUNK]]
        taken = writer.do(lambda database, ear, part=chunk: take_in(database, part, ear.judge, now)).result()  # type: ignore[misc]
        emit("page", {"source": None, "new": len(taken.new), "updated": 0, "quarantined": 0})
        if taken.complaints:
            emit("complaints", {"ids": list(taken.complaints), "alerts": list(taken.alerts)})
    writer.do(lambda database, _: _finish(database, told, rows, ids[told["name"]], now)).result()
    writer.do(lambda database, _: audit_demo(database, told, ids[told["name"]], now)).result()
    emit("done", {"sources": 0, "new": len(rows), "updated": 0, "failed": 0})


def _rows() -> Iterator[dict[str, Any]]:
    with gzip.open(resource_root() / "demo" / "mentions.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _set_up(database: Database, told: dict[str, Any], now: Moment) -> dict[str, int] | None:
    if brands(database):
        return None
    own = tuple(OwnAccount(account["platform"], account["handle"]) for account in told["own"])
    every = [
        Brand(0, told["name"], tuple(told["terms"]), tuple(told["exclude"]), own),
        *(Brand(0, other["name"], tuple(other["terms"]), competitor=True) for other in told["competitors"]),
    ]
    return {brand.name: add_brand(database, brand, now).id for brand in every}


def _heard(row: dict[str, Any], ids: dict[str, int], now: Moment) -> Heard:
    def at(seconds: int | None) -> Moment | None:
        return None if seconds is None else now - seconds * SECOND

    author = row["author"]
    mention = Mention(
        row["platform"],
        row["native_id"],
        row["kind"],
        row["text"],
        author=Author(
            row["platform"],
            author["native_id"],
            author["handle"],
            author["name"],
            followers=author["followers"],
            following=author["following"],
            posts=author["posts"],
            url=author["url"],
            created_at=at(author["created_ago_s"]),
            bot=author["bot"],
            verified=author["verified"],
        ),
        created_at=at(row["ago_s"]),
        title=row["title"],
        uri=row["uri"],
        url=row["url"],
        lang=row["lang"],
        edited_at=at(row["edited_ago_s"]),
        reply_to=row["reply_to"],
        root=row["root"],
        repost_of=row["repost_of"],
        quote_of=row["quote_of"],
        counts=Counts(**row["counts"]),
        rating=row["rating"],
        reply_url=row["reply_url"],
    )
    return Heard(mention, (ids[row["brand"]],), row["own"], alert=row["ago_s"] < _TELL_WITHIN)


def _decide_as_told(database: Database, rows: Sequence[dict[str, Any]], now: Moment) -> None:
    """What the demo's people have read and closed before we look, in the order in which they did."""
    ids = {(row["platform"], row["native_id"]): row["id"] for row in database.rows("SELECT * FROM mention")}
    suspected = {row["mention_id"] for row in database.rows("SELECT mention_id FROM judgement WHERE complaint = 1")}
    deeds: list[tuple[int, DecisionKind, int]] = []
    for row in rows:
        identifier = ids[(row["platform"], row["native_id"])]
        told = {field: row[field] for field, _ in _DEEDS}
        seems = identifier in suspected and not row["own"] and not (row["truth"] or {}).get("complaint")
        if seems and row["ago_s"] > _CLOSED_AFTER:
            # Somebody looked at what only seemed to be a complaint, and put it away a day later.
            told = dict.fromkeys(told, row["ago_s"] - 86_400)
        deeds += [(told[field], kind, identifier) for field, kind in _DEEDS if told[field] is not None]
    deeds.sort(key=lambda deed: -deed[0])
    for day, chunk in groupby(deeds, key=lambda deed: (deed[0] // 86_400, deed[1])):
        decide(database, day[1], [identifier for _, _, identifier in chunk], now - day[0] * 86_400 * SECOND)


def _finish(
    database: Database, told: dict[str, Any], rows: Sequence[dict[str, Any]], brand_id: int, now: Moment
) -> None:
    _decide_as_told(database, rows, now)
    gone = [(row["platform"], row["native_id"]) for row in rows if row["deleted_ago_s"] is not None]
    with database.writing() as connection:
        connection.executemany(
            "UPDATE mention SET deleted_at=? WHERE platform=? AND native_id=?",
            [(now - HOUR, platform, native_id) for platform, native_id in gone],
        )
    heard = Counter(row["platform"] for row in rows)
    first: dict[str, int] = {}
    begun = now - told["span_s"] * SECOND
    for one in told["sources"]:
        config = SourceConfig(0, one["platform"], brand_id, one["server"], None, one["query"])
        source = add_source(database, config, now)
        new = heard[one["platform"]] if one["platform"] not in first else 0
        if one["platform"] in first:  # the ledger speaks of the first source of a platform; the others looked all along
            note_span(database, Span(source.id, "demo", begun, now, "known"))
        first.setdefault(one["platform"], source.id)
        save_state(database, replace(_state(source.id, one, now), new=new))
    for span in told["coverage"]:
        start, end = now - span["from_ago_s"] * SECOND, now - span["to_ago_s"] * SECOND
        reason = (span["text"] or {}).get("en") or span["reason"]
        note_span(database, Span(first[span["platform"]], "demo", start, end, span["state"], reason))


def _state(source_id: int, one: dict[str, Any], now: Moment) -> SourceState:
    ok = now - one["last_good_ago_s"] * SECOND
    if one["until_in_s"] is None:
        return SourceState(source_id, tried_at=ok, ok_at=ok)
    until = now + one["until_in_s"] * SECOND
    failure = Failure("rate_limited", {"host": one["name"]}, retry_at=until)
    return SourceState(
        source_id,
        tried_at=ok,
        ok_at=ok,
        next_at=until,
        waiting_until=until,
        waiting_reason="rate_limited",
        failure=failure,
    )
