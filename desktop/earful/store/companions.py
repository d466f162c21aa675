"""Which open complaints may be one case with another: the same thread, the same author, nearly the same words."""

from collections.abc import Callable
from dataclasses import dataclass

from earful.store.database import Database

_LOOKED_AT = 2_000  # open complaints whose words are compared, those nearest in time


@dataclass(frozen=True)
class Companions:
    """Mention ids of open complaints, without the mention itself."""

    thread: tuple[int, ...] = ()
    author: tuple[int, ...] = ()
    words: tuple[int, ...] = ()


def companions(database: Database, mention_id: int, alike: Callable[[str, str], bool]) -> Companions:
    """The open complaints that may belong to the case of this one; `alike` says whether two texts are one."""
    one = database.row("SELECT platform, native_id, root, reply_to, author_id, text FROM mention WHERE id=?",
                       (mention_id,))  # fmt: skip
    if one is None:
        return Companions()
    root = one["root"] or one["reply_to"] or one["native_id"]
    thread = _ids(
        database,
        "WITH RECURSIVE down (native_id, depth) AS (SELECT :root, 0 UNION SELECT r.native_id, depth + 1 FROM down"
        " JOIN mention r ON r.platform = :platform AND r.reply_to = down.native_id WHERE depth < 40)"
        " SELECT m.id FROM down d JOIN mention m ON m.platform = :platform AND m.native_id = d.native_id"
        " WHERE {open}",
        {"root": root, "platform": one["platform"], "id": mention_id},
    )
    author = _ids(
        database,
        "SELECT m.id FROM mention m WHERE m.author_id = :author AND {open}",
        {"author": one["author_id"], "id": mention_id},
    )
    near = database.rows(
        "SELECT m.id, m.text FROM (SELECT mention_id FROM inbox WHERE brand_id = 0 AND"
        " state IN ('unheard', 'heard', 'theirs') ORDER BY abs(mention_id - :id) LIMIT :limit) i"
        " JOIN mention m ON m.id = i.mention_id WHERE m.id <> :id",
        {"id": mention_id, "limit": _LOOKED_AT},
    )
    words = tuple(sorted(row["id"] for row in near if alike(one["text"], row["text"])))
    return Companions(thread, author, words)


def _ids(database: Database, sql: str, params: dict[str, object]) -> tuple[int, ...]:
    is_open = (
        "m.id <> :id AND EXISTS (SELECT 1 FROM inbox i WHERE i.mention_id = m.id"
        " AND i.state IN ('unheard', 'heard', 'theirs'))"
    )
    return tuple(sorted({row["id"] for row in database.rows(sql.replace("{open}", is_open), params)}))


def merged_into(database: Database, mention_id: int) -> tuple[int, ...]:
    """The mentions that were merged into the case of this one."""
    rows = database.rows("SELECT mention_id FROM case_now WHERE merged_into=? ORDER BY mention_id", (mention_id,))
    return tuple(row["mention_id"] for row in rows)


def owners(database: Database) -> list[str]:
    """Who has cases, by name."""
    rows = database.rows("SELECT DISTINCT owner FROM case_now WHERE owner IS NOT NULL ORDER BY owner COLLATE NOCASE")
    return [row["owner"] for row in rows]
