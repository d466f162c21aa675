"""A query of the search language as SQL, and the newest mentions that match it.

What is fast and what is not: words are found newest first without sorting, rare or common, and so are fields that many
mentions have. A field that few have (a platform of which there is little) beside a common word, or alone, is looked for
down the whole store, mention by mention, unless an index holds its mentions (brand, complaint, read). The same is true
of NOT without any word. A prefix of one or two letters reads all words that begin with it."""

import json
from itertools import product

from earful.domain.query import And, Field, Node, Not, Or, Query
from earful.store.database import Database
from earful.store.query_columns import holder
from earful.store.query_conditions import condition_of, is_words
from earful.store.reading import COLUMNS, JOINS, Listed, as_listed
from earful.store.words import match_expression, together

_FEW = 2_000  # mentions: looking at each costs some 20 ms
_MOST_ARMS = 16
_MATCHES = "SELECT rowid FROM mention_words WHERE mention_words MATCH"
Arm = tuple[Node, ...]


def search(database: Database, query: Query, *, before: int | None = None, limit: int = 50) -> list[Listed]:
    """The newest `limit` mentions that match, newest first; those older than the mention `before` where it is given."""
    ids = newest_ids(database, query, before=before, limit=limit)
    rows = database.rows(
        f"SELECT {COLUMNS} FROM judgement j {JOINS} WHERE j.mention_id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(ids)},
    )
    return sorted((as_listed(row) for row in rows), key=lambda one: -one.id)


def newest_ids(database: Database, query: Query, *, before: int | None = None, limit: int = 50) -> list[int]:
    """The ids of `search`. Each alternative is asked for its own newest, which together hold the newest of all."""
    found: set[int] = set()
    for arm in alternatives(query.root):
        found.update(_newest(database, arm, before, limit))
    return sorted(found, reverse=True)[:limit]


def alternatives(root: Node) -> list[Arm]:
    """The query as alternatives of things that must all hold; as one condition where that would be too many."""
    arms = _arms(_negations_inside(root))
    return arms if len(arms) <= _MOST_ARMS else [(root,)]


def statement(database: Database, arm: Arm, before: int | None, limit: int) -> tuple[str, dict[str, object]]:
    """The SQL for the newest ids of one alternative: down the hits of its words, a small index, or all mentions."""
    texts = [match_expression(part) for part in arm if match_expression(part)]
    unwanted = [match_expression(part.part) for part in arm if isinstance(part, Not) and match_expression(part.part)]
    fields = [part for part in arm if isinstance(part, Field)]
    parameters: dict[str, object] = {"limit": limit}
    words = together(texts, unwanted)
    small = _small_holder(database, words, fields)
    if words and small is None:
        rest = [part for part in arm if not is_words(part)]
        sql, identifier = "SELECT w.rowid AS id FROM mention_words w WHERE w.mention_words MATCH :words", "w.rowid"
        parameters["words"] = words
    else:
        rest, identifier = list(arm), "j.mention_id"
        sql = "SELECT j.mention_id AS id FROM judgement j WHERE 1"
        if small is not None:
            sql += f" AND j.mention_id IN ({small[0]})"
            parameters |= small[1]
    sql += "".join(f" AND {condition_of(part, identifier, parameters, probe=True)}" for part in rest)
    if before is not None:
        sql += f" AND {identifier} < :before"
        parameters["before"] = before
    return f"{sql} ORDER BY {identifier} DESC LIMIT :limit", parameters


def _newest(database: Database, arm: Arm, before: int | None, limit: int) -> list[int]:
    sql, parameters = statement(database, arm, before, limit)
    return [row["id"] for row in database.rows(sql, parameters)]


def _small_holder(database: Database, words: str | None, fields: list[Field]) -> tuple[str, dict[str, object]] | None:
    """The index of a field that few mentions have, where there are many hits of the words (or no words)."""
    held = [found for number, field in enumerate(fields) if (found := holder(field, f"h{number}"))]
    if not held or (words and _few(database, f"{_MATCHES} :words", {"words": words})):
        return None
    return next((one for one in held if _few(database, *one)), None)


def _few(database: Database, select: str, parameters: dict[str, object]) -> bool:
    row = database.row(f"SELECT count(*) AS n FROM (SELECT 1 FROM ({select}) LIMIT {_FEW + 1})", parameters)
    return row is not None and row["n"] <= _FEW


# --- alternatives


def _negations_inside(node: Node) -> Node:
    """NOT only before words and fields, or before what the full text can answer as a whole."""
    match node:
        case And(parts):
            return And(tuple(map(_negations_inside, parts)))
        case Or(parts):
            return Or(tuple(map(_negations_inside, parts)))
        case Not(Not(part)):
            return _negations_inside(part)
        case Not(And(parts)) if match_expression(And(parts)) is None:
            return Or(tuple(_negations_inside(Not(part)) for part in parts))
        case Not(Or(parts)) if match_expression(Or(parts)) is None:
            return And(tuple(_negations_inside(Not(part)) for part in parts))
    return node


def _arms(node: Node) -> list[Arm]:
    if match_expression(node) is not None:
        return [(node,)]
    match node:
        case Or(parts):
            return [arm for part in parts for arm in _arms(part)]
        case And(parts):
            found: list[Arm] = [()]
            for part in parts:
                found = [before + arm for before, arm in product(found, _arms(part))]
                if len(found) > _MOST_ARMS:
                    return [(node,)]
            return found
    return [(node,)]
