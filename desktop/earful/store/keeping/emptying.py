"""Taking the words out of mentions: text, title, media, earlier wordings and full text go; all counts stay."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.keeping.fulltext import add_words, take_words, words_of

# Mentions a transaction; a decision in the window waits for one of them at the longest.
BATCH = 100


def empty_words(connection: sqlite3.Connection, ids: Sequence[int], now: Moment, *, nameless: bool = False) -> None:
    """Empties mentions and marks them with `erased_at`; inside the caller's transaction.

    The judgement, the counts and the case stay. `nameless` also takes away what the author was called."""
    take_words(connection, [words_of(connection, identifier) for identifier in ids])
    each = [(identifier,) for identifier in ids]
    byline = "NULL" if nameless else "byline"
    connection.executemany(
        f"UPDATE mention SET title=NULL, text='', media=NULL, extra=NULL, byline={byline}, erased_at={int(now)}"
        " WHERE id=?",
        each,
    )
    connection.executemany("DELETE FROM edit WHERE mention_id=?", each)
    # Each keeps its row in the full text, so that a check finds one for every mention.
    add_words(connection, [words_of(connection, identifier) for identifier in ids])


@contextmanager
def overwriting(database: Database) -> Iterator[None]:
    """What is deleted meanwhile is overwritten with zeros in the file, not only set free."""
    before = database.connection.execute("PRAGMA secure_delete").fetchone()[0]
    database.connection.execute("PRAGMA secure_delete=ON")
    try:
        yield
    finally:
        database.connection.execute(f"PRAGMA secure_delete={int(before)}")


def merge_words(database: Database, most: int | None = None) -> bool:
    """Merges the full text's index in small steps, so that words taken out leave it for good.

    True when there was nothing more to merge; False after `most` steps."""
    connection = database.connection
    pages = -500  # negative: begin a merge of everything; afterwards go on with it
    done = 0
    while most is None or done < most:
        before = connection.total_changes
        with database.writing():
            connection.execute("INSERT INTO mention_words (mention_words, rank) VALUES ('merge', ?)", (pages,))
        if connection.total_changes - before < 2:
            return True
        pages = 500
        done += 1
    return False


def fold_log(database: Database) -> bool:
    """Folds the write-ahead log back and empties it; False where somebody reads an older moment just now."""
    return not database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
