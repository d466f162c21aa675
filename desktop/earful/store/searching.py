"""The newest mentions that match a query of the search language, without ever sorting all hits.

What is fast and what is not: words are found newest first, rare or common alike, and so are fields that many mentions
have. What few mentions have is looked for down the whole store unless an index holds it (words, author, brand,
complaint, read): a platform of which there is little, alone or beside a common word, takes 0.5 microseconds for each
mention or hit passed over. So does a word that nearly every mention has, where it is asked not to be there. A prefix
reads all words that begin with it, before anything is found: 30 ms where 200,000 mentions have one."""

import json
from dataclasses import dataclass
from itertools import product

from earful.domain.query import And, Field, Node, Not, Or, Query, Words, leaves
from earful.store.database import Database
from earful.store.listed import COLUMNS, JOINS, Listed, as_listed
from earful.store.query_columns import holder
from earful.store.query_conditions import Writing, condition, is_words
from earful.store.words import match_expression, together

__all__ = ["condition", "count_up_to", "newest_ids", "search"]

_FEW = 1_000  # mentions: looking at each costs some 25 ms
_MOST_ARMS = 16
_BLOCK, _LARGEST_BLOCK = 1_000, 64_000
_NEWER_THAN_ALL = 1 << 62
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
        found.update(_newest(database, arm, _NEWER_THAN_ALL if before is None else before, limit))
    return sorted(found, reverse=True)[:limit]


def count_up_to(database: Database, query: Query, most: int) -> int | None:
    """How many mentions match; None where they are more than `most`, which are not all counted."""
    found = len(newest_ids(database, query, limit=most + 1))
    return found if found <= most else None


def _newest(database: Database, arm: Arm, before: int, limit: int) -> list[int]:
    wanted = statement(database, arm)
    parameters = wanted.parameters | {"before": before, "limit": limit}
    if not wanted.in_blocks:
        return [row["id"] for row in database.rows(wanted.sql, parameters)]
    found: list[int] = []
    size = _BLOCK
    while len(found) < limit and (first := _first_of_block(database, before, size)) is not None:
        rows = database.rows(wanted.sql, parameters | {"before": before, "first": first, "limit": limit - len(found)})
        found += [row["id"] for row in rows]
        before, size = first, min(size * 2, _LARGEST_BLOCK)
    return found


def _first_of_block(database: Database, before: int, size: int) -> int | None:
    """The id with which the block of `size` mentions older than `before` begins; None where there are none."""
    row = database.row(
        "SELECT min(id) AS id FROM"
        " (SELECT mention_id AS id FROM judgement WHERE mention_id < ? ORDER BY mention_id DESC LIMIT ?)",
        (before, size),
    )
    return None if row is None else row["id"]


# --- one alternative


@dataclass(frozen=True)
class Statement:
    """The SQL for the newest ids of one alternative, with :before and :limit; `in_blocks` also with :first."""

    sql: str
    parameters: dict[str, object]
    in_blocks: bool = False


def statement(database: Database, arm: Arm) -> Statement:
    """The way down: the hits of the words, a small index, or all mentions block by block."""
    wanted = [words for part in arm if (words := match_expression(part))]
    unwanted = [words for part in arm if isinstance(part, Not) and (words := match_expression(part.part))]
    words = together([*wanted], [*unwanted])
    small = _small_holder(database, words, [part for part in arm if isinstance(part, Field)])
    if small is not None:
        return _down("judgement j", "j.mention_id", f"j.mention_id IN ({small[0]})", arm, small[1])
    if words is not None:
        rest = tuple(part for part in arm if not is_words(part))
        return _down("mention_words w", "w.rowid", "w.mention_words MATCH :words", rest, {"words": words})
    if not any(isinstance(leaf, Words) for part in arm for leaf in leaves(part)):
        return _down("judgement j", "j.mention_id", "1", arm, {})
    writing = Writing("j.mention_id", {}, "block")
    conditions = " AND ".join(("j.mention_id >= :first", *map(writing.condition, arm)))
    sql = _SELECT.format(id="j.mention_id", table="judgement j", where=conditions)
    return Statement(sql, writing.parameters, in_blocks=True)


_SELECT = "SELECT {id} AS id FROM {table} WHERE {where} AND {id} < :before ORDER BY {id} DESC LIMIT :limit"


def _down(table: str, identifier: str, driver: str, rest: Arm, parameters: dict[str, object]) -> Statement:
    writing = Writing(identifier, dict(parameters), "each")
    conditions = " AND ".join((driver, *map(writing.condition, rest)))
    return Statement(_SELECT.format(id=identifier, table=table, where=conditions), writing.parameters)


def _small_holder(database: Database, words: str | None, fields: list[Field]) -> tuple[str, dict[str, object]] | None:
    """The index of a field that few mentions have, where there are many hits of the words (or no words)."""
    held = [found for number, field in enumerate(fields) if (found := holder(field, f"h{number}"))]
    hits = "SELECT rowid FROM mention_words WHERE mention_words MATCH :words"
    if not held or (words and _few(database, hits, {"words": words})):
        return None
    return next((one for one in held if _few(database, *one)), None)


def _few(database: Database, select: str, parameters: dict[str, object]) -> bool:
    row = database.row(f"SELECT count(*) AS n FROM (SELECT 1 FROM ({select}) LIMIT {_FEW + 1})", parameters)
    return row is not None and row["n"] <= _FEW


# --- alternatives


def alternatives(root: Node) -> list[Arm]:
    """The query as alternatives of things that must all hold; as one condition where that would be too many."""
    arms = _arms(_negations_inside(root))
    return arms if len(arms) <= _MOST_ARMS else [(root,)]


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
