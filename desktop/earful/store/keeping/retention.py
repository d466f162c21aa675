"""Retention: the words of mentions that are older than a person wants, or that a platform's terms want gone."""

import json
from collections.abc import Sequence

from earful.domain.moments import DAY, Moment
from earful.domain.retention import AUTHOR_GOES_WHEN_DELETED, WORDS_GO_WHEN_DELETED, kept_since
from earful.store.brands import source_configs
from earful.store.database import Database
from earful.store.keeping.emptying import BATCH, empty_words
from earful.store.mention_ids import first_id_at

# Where the walk of a source stands, among its checkpoints.
STREAM = "retention"
# Mentions looked at in one read; those that a person touched are passed over.
_LOOKED_AT = 2_000
# Mentions come back-dated and cases are closed: all is looked at again after this long.
_ROUND = 7 * DAY

# What is never touched: complaints that are open, whoever wrote them, whatever a person decided something about, and
# what an open complaint replies to or is replied to with.
_COMPLAINT = (
    "EXISTS (SELECT 1 FROM judgement j LEFT JOIN case_now c ON c.mention_id = j.mention_id"
    " WHERE j.mention_id = {id} AND coalesce(c.complaint, j.complaint) = 1 AND j.own = 0)"
)
_DUE = f"""
SELECT m.id, m.erased_at IS NULL AND (m.text <> '' OR m.title IS NOT NULL) AND m.source_id IS :source
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.mention_id = m.id)
    AND NOT {_COMPLAINT.format(id="m.id")}
    AND NOT EXISTS (SELECT 1 FROM mention r WHERE r.platform = m.platform AND r.reply_to = m.native_id
      AND {_COMPLAINT.format(id="r.id")})
    AND NOT EXISTS (SELECT 1 FROM mention r WHERE r.platform = m.platform AND r.native_id = m.reply_to
      AND {_COMPLAINT.format(id="r.id")}) AS due
FROM mention m WHERE m.id > :after AND m.id < :last ORDER BY m.id LIMIT {_LOOKED_AT}
"""


def apply_retention(database: Database, now: Moment, limit: int = BATCH) -> int:
    """Empties at most `limit` mentions whose source keeps words only for some days; returns how many.

    One small transaction; call again until it gives 0, once a day. Counts, judgements and cases stay; a mention in an
    open case, or that a person ever decided anything about, is never touched."""
    for config in source_configs(database):
        since = kept_since(config.options, now)
        if since is None:
            continue
        while True:
            due, walked_to, at_end = _due(database, config.id, since, now, limit)
            with database.writing() as connection:
                empty_words(connection, due, now)
                connection.execute(
                    "INSERT OR REPLACE INTO checkpoint VALUES (?,?,?)", (config.id, STREAM, json.dumps(walked_to))
                )
            if due:
                return len(due)
            if at_end:
                break
    return 0


def _due(
    database: Database, source: int, since: Moment, now: Moment, limit: int
) -> tuple[Sequence[int], dict[str, int], bool]:
    """The next mentions to empty, where the walk then stands, and whether it is at its end."""
    row = database.row("SELECT state FROM checkpoint WHERE source_id=? AND stream=?", (source, STREAM))
    at = json.loads(row["state"]) if row else {"after": -1, "began": now}
    if not 0 <= now - at["began"] < _ROUND:
        at = {"after": -1, "began": now}
    params = {"source": source, "after": at["after"], "last": first_id_at(since)}
    rows = database.rows(_DUE, params)
    due = [one["id"] for one in rows if one["due"]][:limit]
    # Not beyond the last one taken: the others of this read are for the next call.
    reached = due[-1] if len(due) == limit else rows[-1]["id"] if rows else at["after"]
    return due, {"after": reached, "began": at["began"]}, len(rows) < _LOOKED_AT and len(due) < limit


def purge_deleted(
    database: Database, now: Moment, limit: int = BATCH, platforms: frozenset[str] = WORDS_GO_WHEN_DELETED
) -> int:
    """Empties at most `limit` mentions that their authors deleted, where the terms demand it; returns how many.

    The case keeps its history and its mark. Where the terms say so, the author's name goes with the words."""
    marks = ",".join("?" * len(platforms))
    rows = database.rows(
        "SELECT id, platform, author_id FROM mention WHERE deleted_at IS NOT NULL AND erased_at IS NULL"
        f" AND platform IN ({marks}) LIMIT ?",
        (*sorted(platforms), limit),
    )
    if not rows:
        return 0
    ids = [row["id"] for row in rows]
    nameless = [row["id"] for row in rows if row["platform"] in AUTHOR_GOES_WHEN_DELETED]
    authors = sorted({row["author_id"] for row in rows if row["id"] in set(nameless) and row["author_id"] is not None})
    with database.writing() as connection:
        empty_words(connection, [one for one in ids if one not in set(nameless)], now)
        empty_words(connection, nameless, now, nameless=True)
        connection.executemany("UPDATE mention SET author_id=NULL WHERE id=?", [(one,) for one in nameless])
        connection.executemany(
            "DELETE FROM author WHERE id=?1 AND NOT EXISTS (SELECT 1 FROM mention WHERE author_id=?1)",
            [(one,) for one in authors],
        )
    return len(ids)
