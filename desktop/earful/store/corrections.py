"""What people said about judgements, as it stands in the store, and which mentions may be worded alike. Reads only.

`judgement.said_by` names the decision whose word holds; where that decision is about another mention, the word holds by
likeness (`BY_LIKENESS`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from earful.store.database import Database
from earful.store.words import indexed

# For a query that has `j`, a judgement: whether it holds because of what was said of another mention like it.
BY_LIKENESS = (
    "(j.said_by IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM decision d WHERE d.id = j.said_by AND d.mention_id = j.mention_id))"
)
_SAID = "c.complaint IS NOT NULL OR c.sentiment IS NOT NULL OR c.need IS NOT NULL OR c.desk IS NOT NULL"
_PAGE = 2000
_WORDS = 4
_MOST_LIKE = 200


@dataclass(frozen=True, slots=True)
class Corrected:
    """A mention and what a person said about it, None for what they left as it was. `decision` is their last one.

    `decision` is None where nothing that they said is left, as after an undo."""

    mention_id: int
    text: str
    decision: str | None
    sentiment: str | None
    complaint: bool | None
    need: str | None
    desk: str | None


def corrections(database: Database) -> Iterator[Corrected]:
    """All corrections that hold, by mention."""
    last = -(1 << 62)
    while rows := database.rows(f"{_SELECT} WHERE c.mention_id > ? AND ({_SAID}) {_ORDER}", (last, _PAGE)):
        yield from map(_corrected, rows)
        last = rows[-1]["mention_id"]


def corrections_of(database: Database, ids: Sequence[int]) -> list[Corrected]:
    """What holds now about these mentions; those without words of their own are left out."""
    marks = ",".join("?" * len(ids))
    return [_corrected(row) for row in database.rows(f"{_SELECT} WHERE c.mention_id IN ({marks}) {_ORDER}", (*ids, -1))]


def maybe_alike(database: Database, text: str, but: int) -> list[int]:
    """Mentions that share the most telling words of a text, the newest first, at most 200: to be looked at closer.

    Two questions of four words each, so that one changed word does not hide a copy."""
    words = sorted(dict.fromkeys(_words(text)), key=len, reverse=True)[: 2 * _WORDS]
    if not words:
        return []
    parts = [part for part in (words[::2], words[1::2]) if len(part) == _WORDS] or [words]
    query = " OR ".join("(" + " AND ".join(f'"{word}"' for word in part) + ")" for part in parts)
    rows = database.rows(
        "SELECT rowid FROM mention_words WHERE mention_words MATCH ? AND rowid <> ? ORDER BY rowid DESC LIMIT ?",
        (f"{{title text}} : ({query})", but, _MOST_LIKE),
    )
    return [row[0] for row in rows]


@dataclass(frozen=True, slots=True)
class Said:
    """Whose word a judgement is: the heads (sentiment, complaint, need, desk) that a person spoke about themselves;
    `by_likeness`: what they said of another mention, worded like this one, holds here."""

    heads: frozenset[str] = frozenset()
    by_likeness: bool = False


NOTHING_SAID = Said()


def said_of(database: Database, mention_id: int) -> Said:
    """What people said about one mention, or about one like it."""
    row = database.row(
        f"SELECT c.sentiment, c.complaint, c.need, c.desk, {BY_LIKENESS} AS likeness FROM judgement j"
        " LEFT JOIN case_now c ON c.mention_id = j.mention_id WHERE j.mention_id = ?",
        (mention_id,),
    )
    if row is None:
        return NOTHING_SAID
    return Said(frozenset(head for head in _HEADS if row[head] is not None), bool(row["likeness"]))


_HEADS = ("sentiment", "complaint", "need", "desk")
_SELECT = (
    "SELECT c.mention_id, m.title, m.text, c.sentiment, c.complaint, c.need, c.desk, (SELECT max(id) FROM decision d"
    " WHERE d.mention_id = c.mention_id AND d.kind IN ('complaint', 'no_complaint', 'judged')) AS decision"
    " FROM case_now c JOIN mention m ON m.id = c.mention_id AND m.erased_at IS NULL"
)
_ORDER = "ORDER BY c.mention_id LIMIT ?"


def _corrected(row: Any) -> Corrected:
    said = (row["sentiment"], row["complaint"], row["need"], row["desk"])
    text = f"{row['title']}\n{row['text']}" if row["title"] else row["text"]
    holds = any(word is not None for word in said)
    complaint = None if row["complaint"] is None else bool(row["complaint"])
    decision = row["decision"] if holds else None
    return Corrected(row["mention_id"], text, decision, row["sentiment"], complaint, row["need"], row["desk"])


def _words(text: str) -> list[str]:
    found = (word.strip("'\"") for word in indexed(text[:2000]).split())
    return ["".join(letter for letter in word if letter.isalnum()) for word in found if word.isalnum()]
