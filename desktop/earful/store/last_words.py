"""Who spoke last below a complaint: a fact the engine notes, so that a new word reopens without a second writer."""

import json
import sqlite3
from collections.abc import Sequence

from earful.domain.judgement import MAYBE_FROM
from earful.domain.moments import Moment

# A reply may come before what it replies to: what is stored below a new mention speaks now, too.
_SPEAKING = """
WITH RECURSIVE below (id, depth) AS (
  SELECT value, 0 FROM json_each(:ids)
  UNION SELECT r.id, below.depth + 1 FROM below JOIN mention m ON m.id = below.id
    JOIN mention r ON r.platform = m.platform AND r.reply_to = m.native_id WHERE below.depth < 40
), up (speaker, id, platform, reply_to, depth) AS (
  SELECT m.id, m.id, m.platform, m.reply_to, 0 FROM below JOIN mention m ON m.id = below.id
    WHERE m.reply_to IS NOT NULL
  UNION SELECT up.speaker, p.id, p.platform, p.reply_to, up.depth + 1 FROM up
    JOIN mention p ON p.platform = up.platform AND p.native_id = up.reply_to WHERE up.depth < 40
)
SELECT a.id AS complaint, s.own, s.at, s.fetched_at FROM up
  JOIN mention a ON a.id = up.id AND a.own = 0 JOIN mention s ON s.id = up.speaker AND s.at > a.at
  JOIN judgement ja ON ja.mention_id = a.id LEFT JOIN case_now c ON c.mention_id = a.id
  JOIN judgement js ON js.mention_id = s.id
  WHERE (s.own = 1 OR s.author_id = a.author_id OR js.complaint = 1)
    AND (ja.complaint_p >= :maybe OR ja.complaint = 1 OR c.complaint = 1)
"""
_NOTE = """
INSERT INTO last_word (mention_id, theirs_at, heard_at, ours_at) VALUES (?1,?2,?3,?4)
  ON CONFLICT (mention_id) DO UPDATE SET
    theirs_at = coalesce(max(theirs_at, ?2), theirs_at, ?2),
    heard_at = coalesce(max(heard_at, ?3), heard_at, ?3),
    ours_at = coalesce(max(ours_at, ?4), ours_at, ?4)
"""


def note(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Notes for every complaint above the new mentions `ids` that its author, another complaint or we spoke below it.

    Inside the caller's transaction. What others say below it without complaining is not counted as an answer to us."""
    found: dict[int, tuple[Moment | None, Moment | None, Moment | None]] = {}
    for row in connection.execute(_SPEAKING, {"ids": json.dumps(list(ids)), "maybe": MAYBE_FROM}):
        theirs, heard, ours = found.get(row["complaint"], (None, None, None))
        if row["own"]:
            ours = max(ours or 0, row["at"])
        else:
            theirs, heard = max(theirs or 0, row["at"]), max(heard or 0, row["fetched_at"])
        found[row["complaint"]] = (theirs, heard, ours)
    connection.executemany(_NOTE, [(complaint, *moments) for complaint, moments in sorted(found.items())])
