"""Taking mentions out of every table of facts, so that nothing of them is counted, found or shown. Engine only.

What people decided about them stays in `decision`, which is append-only."""

import sqlite3
from collections.abc import Sequence

from earful.store.counting import Counting
from earful.store.judging import brands_of
from earful.store.words import indexed


def remove(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Removes mentions with their words, judgements, counts, alerts and histories; in the caller's transaction.

    Authors of whom nothing is left go, too. What a removed reply of ours had answered waits again."""
    if not ids:
        return
    marks = ",".join("?" * len(ids))
    rows = connection.execute(
        "SELECT m.id, m.platform, m.title, m.text, m.byline, m.reply_to, m.own, m.at, m.author_id, m.erased_at,"
        " j.sentiment, j.complaint, j.desk FROM mention m LEFT JOIN judgement j ON j.mention_id = m.id"
        f" WHERE m.id IN ({marks})",
        tuple(ids),
    ).fetchall()
    _uncount(connection, rows)
    _forget_words(connection, rows)
    # Judgements first: triggers put a mention that still has one into the inbox anew.
    for table in ("judgement", "case_now"):
        connection.execute(f"DELETE FROM {table} WHERE mention_id IN ({marks})", tuple(ids))
    connection.execute(f"DELETE FROM mention WHERE id IN ({marks})", tuple(ids))
    connection.executemany(
        "DELETE FROM author WHERE id=?1 AND NOT EXISTS (SELECT 1 FROM mention WHERE author_id=?1)",
        sorted({(row["author_id"],) for row in rows if row["author_id"] is not None}),
    )
    _unanswer(connection, rows)


def _uncount(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> None:
    counting = Counting()
    for row in rows:
        if not row["own"] and row["sentiment"] is not None:
            brands = brands_of(connection, row["id"])
            counting.add(brands, row["platform"], row["at"], row["sentiment"], row["complaint"], row["desk"], -1)
    counting.write(connection)


def _forget_words(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> None:
    """The index has no texts of its own: it is told the words again that it has to forget."""
    connection.executemany(
        "INSERT INTO mention_words (mention_words, rowid, title, text, author) VALUES ('delete',?,?,?,?)",
        [(row["id"], indexed(row["title"] or ""), indexed(row["text"]), indexed(row["byline"] or "")) for row in rows],
    )


def _unanswer(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> None:
    connection.executemany(
        "UPDATE mention SET answered_at = (SELECT min(r.at) FROM mention r WHERE r.platform = mention.platform"
        " AND r.reply_to = mention.native_id AND r.own = 1) WHERE platform=? AND native_id=? AND own=0",
        sorted({(row["platform"], row["reply_to"]) for row in rows if row["own"] and row["reply_to"]}),
    )
