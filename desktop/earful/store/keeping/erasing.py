"""Erasing a person: who they are and what they wrote is gone from the store; counts, judgements, cases stay."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from earful.domain.failures import KnownError
from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.keeping.emptying import BATCH, empty_words, fold_log, merge_words, overwriting
from earful.store.keeping.erased import Erasure, erasure, remember
from earful.store.keeping.erasing_fans import erase_fan, follower_names, forget_customer

_NO_AUTHOR = -1  # the id of somebody who stands in audits alone
_REFERENCES = ("reply_to", "root", "repost_of", "quote_of")


@dataclass(frozen=True)
class Person:
    """An author as the store knows them: every name they had, and how much hangs on them.

    `notes` are decisions with words of a colleague's own on their mentions; they are decisions and stay."""

    id: int
    platform: str
    native_id: str
    names: tuple[str, ...]  # handles, now and before
    mentions: int
    notes: int


@dataclass(frozen=True)
class Erased:
    """What an erasure did. `folded` False: someone is reading, so the log still holds old pages until they are done."""

    mentions: int
    references: int
    kept_aside: int
    folded: bool


def person(database: Database, platform: str, name: str) -> Person:
    """The author with this id or handle, now or before. Raises KnownError: unknown_author, several_authors."""
    wanted = name.removeprefix("@")
    rows = database.rows(
        "SELECT id, native_id, handle FROM author WHERE platform=?1 AND (native_id IN (?2, ?3)"
        " OR lower(ltrim(handle, '@')) = lower(?3) OR id IN (SELECT p.author_id FROM author_past p"
        " WHERE lower(ltrim(p.handle, '@')) = lower(?3)))",
        (platform, name, wanted),
    )
    rows = [row for row in rows if row["native_id"] in (name, wanted)] or rows
    if not rows:
        return _follower(database, platform, name)
    if len(rows) > 1:
        known = ", ".join(f"{platform}:{row['native_id']}" for row in rows)
        raise KnownError("several_authors", {"name": name, "known": known})
    return _person(database, rows[0]["id"], platform, rows[0]["native_id"], rows[0]["handle"])


def _follower(database: Database, platform: str, name: str) -> Person:
    """Somebody who never spoke, but stands in an audit."""
    found = follower_names(database, platform, name)
    if not found:
        raise KnownError("unknown_author", {"platform": platform, "name": name})
    ids = {native_id for native_id, _ in found}
    if len(ids) > 1:
        known = ", ".join(f"{platform}:{native_id}" for native_id in sorted(ids))
        raise KnownError("several_authors", {"name": name, "known": known})
    return Person(_NO_AUTHOR, platform, found[0][0], tuple(dict.fromkeys(one for _, one in found if one)), 0, 0)


def _person(database: Database, identifier: int, platform: str, native_id: str, handle: str | None) -> Person:
    past = [row[0] for row in database.rows("SELECT handle FROM author_past WHERE author_id=?", (identifier,))]
    mine = "SELECT id FROM mention WHERE author_id=?"
    counted = database.row(f"SELECT count(*) AS n FROM ({mine})", (identifier,))
    notes = database.row(
        f"SELECT count(*) AS n FROM decision WHERE mention_id IN ({mine}) AND value LIKE '%\"note\"%'", (identifier,)
    )
    names = tuple(dict.fromkeys(one for one in (handle, *past) if one))
    return Person(identifier, platform, native_id, names, counted["n"] if counted else 0, notes["n"] if notes else 0)


def erase(database: Database, who: Person, now: Moment, progress: Callable[[int], None] = lambda _done: None) -> Erased:
    """Erases a person, in small transactions; killed half-way, doing it again finishes it. Nobody may sync meanwhile.

    Remains: what others wrote about them, notes of colleagues, and backups and exports made before."""
    with overwriting(database):
        with database.writing() as connection:
            known = erasure(connection, make=True)
            assert known is not None
            names = {who.native_id, *who.names}
            remember(connection, [known.hash("author", who.platform, name) for name in names], now)
        references = _rename_references(database, known, who)
        mentions = _erase_mentions(database, known, who, now, progress)
        kept_aside = _forget_aside(database, who)
        _erase_profile(database, known, who)
        merge_words(database)
    return Erased(mentions, references, kept_aside, fold_log(database))


def _erase_mentions(
    database: Database, known: Erasure, who: Person, now: Moment, progress: Callable[[int], None]
) -> int:
    done = 0
    while rows := database.rows(
        "SELECT id, native_id FROM mention WHERE author_id=? AND native_id NOT LIKE 'erased:%' LIMIT ?", (who.id, BATCH)
    ):
        ids = [row["id"] for row in rows]
        with database.writing() as connection:
            remember(connection, [known.hash("mention", who.platform, row["native_id"]) for row in rows], now)
            empty_words(connection, ids, now, nameless=True)
            renamed = [(known.pseudonym("mention", who.platform, row["native_id"]), row["id"]) for row in rows]
            connection.executemany(
                "UPDATE mention SET native_id=?, uri=NULL, url=NULL, reply_url=NULL WHERE id=?", renamed
            )
            connection.executemany(
                "UPDATE decision SET subject='mention:' || ? || ':' || ? WHERE mention_id=?",
                [(who.platform, *one) for one in renamed],
            )
            connection.executemany(  # what was said blind about their words (store/blind.py)
                "DELETE FROM decision WHERE subject=? AND mention_id IS NULL",
                [(f"blind:{who.platform}:{row['native_id']}",) for row in rows],
            )
        done += len(rows)
        progress(done)
    return done


def _rename_references(database: Database, known: Erasure, who: Person) -> int:
    """What others say they reply to, repost or quote names the mentions by their ids, which may name the person."""
    mine = "(SELECT native_id FROM mention WHERE author_id = :author)"
    found = database.connection.execute(
        f"SELECT id FROM mention WHERE platform = :platform AND ({' OR '.join(f'{n} IN {mine}' for n in _REFERENCES)})",
        {"author": who.id, "platform": who.platform},
    )
    ids = [row[0] for row in found]
    for start in range(0, len(ids), BATCH):
        with database.writing() as connection:
            for identifier in ids[start : start + BATCH]:
                _rename_in(connection, known, who, identifier)
    return len(ids)


def _rename_in(connection: sqlite3.Connection, known: Erasure, who: Person, identifier: int) -> None:
    row = connection.execute(f"SELECT {', '.join(_REFERENCES)} FROM mention WHERE id=?", (identifier,)).fetchone()
    for name in _REFERENCES:
        theirs = connection.execute(
            "SELECT 1 FROM mention WHERE platform=? AND native_id=? AND author_id=?", (who.platform, row[name], who.id)
        ).fetchone()
        if theirs:
            target = known.pseudonym("mention", who.platform, row[name])
            connection.execute(f"UPDATE mention SET {name}=? WHERE id=?", (target, identifier))


def _erase_profile(database: Database, known: Erasure, who: Person) -> None:
    with database.writing() as connection:
        connection.execute(
            "UPDATE author SET native_id=?, handle=NULL, name=NULL, url=NULL, followers=NULL, following=NULL,"
            " posts=NULL, created_at=NULL, bot=NULL, verified=NULL, bio=NULL WHERE id=?",
            (known.pseudonym("author", who.platform, who.native_id), who.id),
        )
        # After the profile: a trigger has just kept it as the past.
        connection.execute("DELETE FROM author_past WHERE author_id=?", (who.id,))
        erase_fan(connection, known, who.platform, who.native_id)
        forget_customer(connection, known, (who.native_id, *who.names))


def _forget_aside(database: Database, who: Person) -> int:
    """Items that could not be read, and log entries, that name the person."""
    named = re.compile("|".join(rf"(?<![\w.-]){re.escape(name)}(?![\w-])" for name in _spelled(who)))
    done = 0
    for table, column in (("quarantine", "item"), ("activity", "data")):
        found = _naming(database, table, column, named)
        while ids := list(islice(found, BATCH)):
            with database.writing() as connection:
                connection.executemany(f"DELETE FROM {table} WHERE id=?", [(identifier,) for identifier in ids])
            done += len(ids)
    return done


def _spelled(who: Person) -> list[str]:
    """The names as they stand in JSON, which may write them with escapes."""
    names = [name.removeprefix("@") for name in (who.native_id, *who.names)]
    return list(dict.fromkeys(one for name in names for one in (name, json.dumps(name)[1:-1]) if one))


def _naming(database: Database, table: str, column: str, named: re.Pattern[str]) -> Iterator[int]:
    after = 0
    while rows := database.rows(
        f"SELECT id, {column} AS item FROM {table} WHERE id > ? ORDER BY id LIMIT 500", (after,)
    ):
        yield from (row["id"] for row in rows if named.search(row["item"]))
        after = rows[-1]["id"]
