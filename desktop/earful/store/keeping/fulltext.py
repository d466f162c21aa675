"""The full text against the mentions: a row for each, the right words in a sample, a sound index; and its repair."""

import re
import sqlite3
from collections.abc import Callable, Iterator

from earful.store.database import Database
from earful.store.keeping.finding import Finding, windows
from earful.store.words import indexed

_SAMPLE = 300
_BATCH = 500
_WORD = re.compile(r"[^\W_]+")
_MISSING = (
    "SELECT m.id FROM mention m WHERE m.id > ? AND m.id <= ? AND NOT EXISTS"
    " (SELECT 1 FROM mention_words_docsize d WHERE d.id = m.id)"
)
_SURPLUS = (
    "SELECT count(*), min(d.id) FROM mention_words_docsize d"
    " WHERE NOT EXISTS (SELECT 1 FROM mention m WHERE m.id = d.id)"
)
Row = tuple[int, str, str, str]


def unsearchable(connection: sqlite3.Connection, *, sample: int = _SAMPLE) -> Iterator[Finding]:
    """Mentions without their words, words without a mention, and wrong words in an even sample of the mentions."""
    count, example = 0, None
    for bounds in windows(connection, "mention", "id"):
        for (identifier,) in connection.execute(_MISSING, bounds):
            example = example or identifier
            count += 1
    if count:
        yield Finding("full_text", "mentions that the full text does not know", count, str(example))
    surplus = connection.execute(_SURPLUS).fetchone()
    if surplus[0]:
        yield Finding("full_text", "words in the full text without their mention", surplus[0], str(surplus[1]))
    wrong = [identifier for identifier in _sampled(connection, sample) if not _found(connection, identifier)]
    if wrong:
        says = f"of {sample} mentions looked up are not found by a word of theirs"
        yield Finding("full_text", says, len(wrong), str(wrong[0]))


def broken_index(connection: sqlite3.Connection) -> Iterator[Finding]:
    """FTS5's own check of its index. It wants the write lock as long as it runs: only where nobody else is there."""
    try:
        connection.execute("INSERT INTO mention_words (mention_words) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        yield Finding("full_text", f"the index is damaged: {error}")


def index_anew(database: Database, progress: Callable[[int], None] = lambda _done: None) -> int:
    """Makes the whole full text anew in small transactions; what is not searchable again when killed is on the next
    check. Returns the number of mentions."""
    with database.writing() as connection:
        connection.execute("INSERT INTO mention_words (mention_words) VALUES ('delete-all')")
    return index_missing(database, progress)


def index_missing(database: Database, progress: Callable[[int], None] = lambda _done: None) -> int:
    """Adds the words of mentions that the full text does not know; returns how many."""
    done = 0
    for bounds in list(windows(database.connection, "mention", "id")):
        missing = [row[0] for row in database.connection.execute(_MISSING, bounds)]
        for start in range(0, len(missing), _BATCH):
            part = missing[start : start + _BATCH]
            rows = [words_of(database.connection, identifier) for identifier in part]
            with database.writing() as connection:
                add_words(connection, rows)
            done += len(part)
            progress(done)
    return done


def words_of(connection: sqlite3.Connection, identifier: int) -> Row:
    """A mention's words exactly as they stand in the index: id, title, text, author."""
    row = connection.execute("SELECT title, text, byline FROM mention WHERE id=?", (identifier,)).fetchone()
    return identifier, indexed(row["title"] or ""), indexed(row["text"]), indexed(row["byline"] or "")


def add_words(connection: sqlite3.Connection, rows: list[Row]) -> None:
    """Adds words to the full text; inside the caller's transaction."""
    connection.executemany("INSERT INTO mention_words (rowid, title, text, author) VALUES (?,?,?,?)", rows)


def take_words(connection: sqlite3.Connection, rows: list[Row]) -> None:
    """Takes words out of the full text, which must be told exactly what went in; inside the caller's transaction."""
    connection.executemany(
        "INSERT INTO mention_words (mention_words, rowid, title, text, author) VALUES ('delete',?,?,?,?)", rows
    )


def _sampled(connection: sqlite3.Connection, sample: int) -> Iterator[int]:
    """Mentions at even distances in time, which is what their ids are made of."""
    first, last = connection.execute("SELECT (SELECT min(id) FROM mention), (SELECT max(id) FROM mention)").fetchone()
    if first is None:
        return
    seen = set()
    for number in range(sample):
        at = first + (last - first) * number // max(1, sample - 1)
        identifier = connection.execute("SELECT min(id) FROM mention WHERE id >= ?", (at,)).fetchone()[0]
        if identifier not in seen:
            seen.add(identifier)
            yield identifier


def _found(connection: sqlite3.Connection, identifier: int) -> bool:
    _, title, text, author = words_of(connection, identifier)
    for column, words in (("title", title), ("text", text), ("author", author)):
        if word := _WORD.search(words):
            query = f'{column} : "{word[0]}"'
            if not connection.execute(
                "SELECT 1 FROM mention_words WHERE mention_words MATCH ? AND rowid=?", (query, identifier)
            ).fetchone():
                return False
    return True
