"""What became of what was said, mention by mention: listened to, to the end, answered, solved."""

from collections.abc import Iterator
from dataclasses import dataclass

from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.reporting import Scope


@dataclass(frozen=True, slots=True)
class Listened:
    """A mention of somebody else's. `ended_at`: when somebody first read it to the end; None: nobody did, as known."""

    at: Moment
    platform: str
    complaint: bool
    read_at: Moment | None
    ended_at: Moment | None
    answered_at: Moment | None
    resolved_at: Moment | None


# Undone readings count: that somebody read it does not become untrue.
_SQL = """
SELECT m.at, m.platform, coalesce(c.complaint, j.complaint), c.read_at,
  (SELECT min(d.at) FROM decision d WHERE d.mention_id = m.id AND c.read_at IS NOT NULL AND d.kind = 'read'
    AND json_extract(d.value, '$.end') = 1),
  m.answered_at, CASE WHEN c.state = 'resolved' THEN c.resolved_at END
FROM mention m JOIN judgement j ON j.mention_id = m.id LEFT JOIN case_now c ON c.mention_id = m.id
WHERE m.own = 0 AND
"""


def listened(database: Database, scope: Scope) -> Iterator[Listened]:
    """What others said, oldest first, row by row."""
    where, params = scope.where()
    for row in database.connection.execute(f"{_SQL} {where} ORDER BY m.id", params):
        at, platform, complaint, *moments = tuple(row)
        yield Listened(at, platform, bool(complaint), *moments)
