"""Judgements in the store: writing them, keeping what they replace, and letting a person's word hold. Engine only.

A person's corrections are decisions (store/decisions.py) that show in `case_now` at once; `hold` brings them into the
judgement and the counts."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace

from earful.domain.judgement import UNKNOWN_LANGUAGE, Judgement
from earful.domain.moments import Moment
from earful.store.counting import Counting
from earful.store.database import Database

INSERT = f"INSERT INTO judgement VALUES ({','.join('?' * 17)})"
_CHUNK = 500
_LOOKED_THROUGH = 5000
_UPDATE = (
    "UPDATE judgement SET lang=?, sentiment=?, negative=?, neutral=?, positive=?, complaint=?, complaint_p=?, need=?,"
    " need_p=?, desk=?, desk_p=?, arousal=?, model=?, own=?, said_by=?, judged_at=? WHERE mention_id=?"
)


def row_of(identifier: int, j: Judgement, own: bool, now: Moment, said_by: str | None = None) -> tuple[object, ...]:
    """A judgement as a row, in the order of the table's columns."""
    return (
        identifier, j.lang or UNKNOWN_LANGUAGE, j.sentiment, j.negative, j.neutral, j.positive, int(j.complaint),
        j.complaint_p, j.need, j.need_p, j.desk, j.desk_p, j.arousal, j.model, int(own), said_by or j.said_by, now,
    )  # fmt: skip


def judge_anew(
    connection: sqlite3.Connection, identifier: int, judgement: Judgement, counting: Counting, now: Moment
) -> Judgement:
    """Replaces the judgement of a known mention by a model's new one, under which a person's word still holds.

    What it replaces is kept in `judgement_past` where it differs. Gives what holds now."""
    old = connection.execute(
        "SELECT m.at, m.platform, m.own, j.sentiment, j.complaint, j.complaint_p, j.need, j.desk, j.model, j.said_by,"
        " c.complaint AS said_complaint, c.sentiment AS said_sentiment, c.need AS said_need, c.desk AS said_desk,"
        " (SELECT max(id) FROM decision d WHERE d.mention_id = m.id AND c.mention_id IS NOT NULL"
        " AND d.kind IN ('complaint', 'no_complaint', 'judged')) AS decision"
        " FROM mention m JOIN judgement j ON j.mention_id = m.id LEFT JOIN case_now c ON c.mention_id = m.id"
        " WHERE m.id=?",
        (identifier,),
    ).fetchone()
    now_holds, said = _with_the_persons_word(judgement, old)
    row = row_of(identifier, now_holds, bool(old["own"]), now, old["decision"] if said else None)
    before = (old["sentiment"], old["complaint"], old["need"], old["desk"], old["model"])
    if before != (now_holds.sentiment, int(now_holds.complaint), now_holds.need, now_holds.desk, now_holds.model):
        connection.execute(
            "INSERT OR REPLACE INTO judgement_past VALUES (?,?,?,?,?,?,?,?,?)",
            (identifier, now, *before[:2], old["complaint_p"], *before[2:], old["said_by"]),
        )
    connection.execute(_UPDATE, (*row[1:], identifier))
    if not old["own"]:
        brands = brands_of(connection, identifier)
        counting.add(brands, old["platform"], old["at"], old["sentiment"], old["complaint"], old["desk"], -1)
        counting.add(brands, old["platform"], old["at"], now_holds.sentiment, now_holds.complaint, now_holds.desk, 1)
    return now_holds


def _with_the_persons_word(judgement: Judgement, case: sqlite3.Row) -> tuple[Judgement, bool]:
    said = {
        name: case[f"said_{name}"]
        for name in ("sentiment", "need", "desk", "complaint")
        if case[f"said_{name}"] is not None
    }
    if "complaint" in said:
        said["complaint"] = bool(said["complaint"])
    return replace(judgement, **said), bool(said)


def corrected_since(database: Database, last: str, limit: int) -> tuple[list[int], str]:
    """Mentions about whose judgement a person decided something after the decision `last`, and the last such decision.

    At most `limit` decisions; undoing anything counts, for it may have undone a correction."""
    rows = database.rows(
        "SELECT id, mention_id FROM decision WHERE id > ? AND mention_id IS NOT NULL"
        " AND kind IN ('complaint', 'no_complaint', 'judged', 'undo') ORDER BY id LIMIT ?",
        (last, limit),
    )
    return list(dict.fromkeys(row["mention_id"] for row in rows)), rows[-1]["id"] if rows else last


def hold(
    database: Database, ids: Sequence[int], judge: Callable[[Sequence[str]], Sequence[Judgement]], now: Moment
) -> None:
    """Judges known mentions anew, in one transaction: after a correction or its undo, or by a newer model.

    `judge` may know what a person said of texts like these (judgement/memory.py); what they said of the mention itself
    holds over that."""
    texts = texts_of(database, ids)
    judged = judge(list(texts.values())) if texts else []
    counting = Counting()
    with database.writing() as connection:
        for identifier, judgement in zip(texts, judged, strict=True):
            judge_anew(connection, identifier, judgement, counting, now)
        counting.write(connection)


def judged_by_others(database: Database, model: str, below: int, limit: int) -> tuple[list[int], int | None]:
    """Mentions below this id that another model judged, the newest first, and the id down to which all were looked at.

    At most `limit` of them, among at most 5,000 that are looked at; None as the id: there are no more below."""
    rows = database.rows(
        "SELECT mention_id, model FROM judgement WHERE mention_id < ? ORDER BY mention_id DESC LIMIT ?",
        (below, _LOOKED_THROUGH),
    )
    others = [row["mention_id"] for row in rows if row["model"] != model]
    if len(others) > limit:
        return others[:limit], others[limit - 1]
    return others, rows[-1]["mention_id"] if len(rows) == _LOOKED_THROUGH else None


def texts_of(database: Database, ids: Sequence[int]) -> dict[int, str]:
    """The words of these mentions as they are judged; what was erased has none."""
    found: dict[int, str] = {}
    for at in range(0, len(ids), _CHUNK):
        part = ids[at : at + _CHUNK]
        marks = ",".join("?" * len(part))
        rows = database.rows(
            f"SELECT id, title, text FROM mention WHERE id IN ({marks}) AND erased_at IS NULL", tuple(part)
        )
        found |= {row["id"]: f"{row['title']}\n{row['text']}" if row["title"] else row["text"] for row in rows}
    return found


def brands_of(connection: sqlite3.Connection, identifier: int) -> list[int]:
    """The brands a mention belongs to."""
    return [
        row[0] for row in connection.execute("SELECT brand_id FROM mention_brand WHERE mention_id=?", (identifier,))
    ]
