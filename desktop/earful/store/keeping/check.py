"""Is the store sound? Everything that is derived is compared with what it is derived from, in small steps."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from earful.domain.judgement import Judgement
from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.judging import INSERT as INSERT_JUDGEMENT
from earful.store.judging import row_of
from earful.store.keeping.cases import derive_cases, misplaced, misread_cases, stand_anew
from earful.store.keeping.counts import miscounted, recount
from earful.store.keeping.finding import Finding
from earful.store.keeping.fulltext import broken_index, index_anew, index_missing, unsearchable
from earful.store.keeping.opening import Cancelled, never, unsound_pages
from earful.store.keeping.references import orphans

Judge = Callable[[Sequence[str]], Sequence[Judgement]]
_UNJUDGED = (
    "SELECT m.id, m.title, m.text, m.own FROM mention m"
    " WHERE NOT EXISTS (SELECT 1 FROM judgement j WHERE j.mention_id = m.id)"
)


@dataclass
class Repair:
    """What a repair made anew: rows by part."""

    done: dict[str, int] = field(default_factory=dict)


def check(
    database: Database, *, full: bool = False, alone: bool = False, cancelled: Cancelled = never
) -> Iterator[Finding]:
    """What is not as it should be, as it is found; nothing where the store is sound. Changes nothing.

    `full` also compares indexes with tables, and the inside of the full text where nobody else is there (`alone`).
    Works while others write, and in memory that does not grow with the store."""
    connection = database.connection
    try:
        if said := unsound_pages(connection, cancelled, full=full):
            yield Finding("pages", said, mendable=False)
            return
        connection.execute("BEGIN")  # one moment for all comparisons, whoever writes meanwhile
        try:
            for part in (orphans, _unjudged, miscounted, misread_cases, misplaced, unsearchable):
                yield from part(connection)
        finally:
            connection.execute("ROLLBACK")
        if full and alone:
            yield from broken_index(connection)
    except sqlite3.DatabaseError as error:
        if "malformed" not in str(error) and "corrupt" not in str(error):
            raise
        yield Finding("pages", str(error), mendable=False)


def repair(database: Database, findings: Sequence[Finding], judge: Judge, now: Moment) -> Repair:
    """Makes anew what is derived and was found wrong; never touches facts or decisions. Nobody may sync meanwhile."""
    wrong = {finding.part for finding in findings if finding.mendable}
    made = Repair()
    if "judgements" in wrong:
        made.done["judgements"] = judge_missing(database, judge, now)
        wrong |= {"counts", "inbox"}
    if "cases" in wrong:
        made.done["cases"] = derive_cases(database)
        wrong.add("inbox")
    if "counts" in wrong:
        made.done["counts"] = recount(database)
    if "inbox" in wrong:
        made.done["inbox"] = stand_anew(database)
    if "full_text" in wrong:
        only_missing = all("does not know" in one.says for one in findings if one.part == "full_text")
        made.done["full_text"] = index_missing(database) if only_missing else index_anew(database)
    return made


def judge_missing(database: Database, judge: Judge, now: Moment) -> int:
    """Judges the mentions that have no judgement, without which no list shows them; returns how many."""
    done = 0
    while rows := database.rows(f"{_UNJUDGED} LIMIT 100"):
        judged = judge([f"{row['title']}\n{row['text']}" if row["title"] else row["text"] for row in rows])
        with database.writing() as connection:
            connection.executemany(
                INSERT_JUDGEMENT,
                [row_of(row["id"], one, bool(row["own"]), now) for row, one in zip(rows, judged, strict=True)],
            )
        done += len(rows)
    return done


def _unjudged(connection: sqlite3.Connection) -> Iterator[Finding]:
    count, example = connection.execute(f"SELECT count(*), min(id) FROM ({_UNJUDGED})").fetchone()
    if count:
        yield Finding("judgements", "mentions without a judgement", count, str(example))
