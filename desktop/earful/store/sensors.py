"""What the sources are doing: their state, what they looked at, did and spent. Written by the engine only."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass

from earful.domain.failures import Failure
from earful.domain.moments import DAY, Moment
from earful.store.database import Database

_KEEP_ACTIVITY = 90 * DAY


@dataclass(frozen=True)
class SourceState:
    """How a source is: last try, last success, when it is next asked, what it waits for and why it failed."""

    source_id: int
    tried_at: Moment | None = None
    ok_at: Moment | None = None
    next_at: Moment | None = None
    waiting_until: Moment | None = None
    waiting_reason: str | None = None
    failure: Failure | None = None
    new: int = 0
    quarantined: int = 0
    whoami: str | None = None


@dataclass(frozen=True)
class Span:
    """A span of time of one stream of a source. `state`: known, capped, sampled or missed."""

    source_id: int
    stream: str
    start: Moment
    end: Moment
    state: str
    reason: str | None = None


def source_states(database: Database) -> dict[int, SourceState]:
    """The state of every source that was ever tried, by source id."""
    return {
        row["source_id"]: SourceState(
            row["source_id"],
            row["tried_at"],
            row["ok_at"],
            row["next_at"],
            row["waiting_until"],
            row["waiting_reason"],
            _failure(row["failure"]),
            row["new"],
            row["quarantined"],
            row["whoami"],
        )
        for row in database.rows("SELECT * FROM source_state")
    }


def save_state(database: Database, state: SourceState) -> None:
    """Replaces a source's state."""
    with database.writing() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO source_state VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                state.source_id,
                state.tried_at,
                state.ok_at,
                state.next_at,
                state.waiting_until,
                state.waiting_reason,
                _failure_json(state.failure),
                state.new,
                state.quarantined,
                state.whoami,
            ),
        )


def _failure_json(failure: Failure | None) -> str | None:
    if failure is None:
        return None
    return json.dumps([failure.kind, dict(failure.params), failure.detail, failure.retry_at], ensure_ascii=False)


def _failure(text: str | None) -> Failure | None:
    return Failure(*json.loads(text)) if text else None


def note_activity(
    database: Database, now: Moment, source_id: int | None, kind: str, data: Mapping[str, object]
) -> None:
    """One entry of the activity log; entries older than 90 days go."""
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO activity (at, source_id, kind, data) VALUES (?,?,?,?)",
            (now, source_id, kind, json.dumps(dict(data), ensure_ascii=False)),
        )
        connection.execute("DELETE FROM activity WHERE at < ?", (now - _KEEP_ACTIVITY,))


def note_span(database: Database, span: Span) -> None:
    """Adds a span to the coverage ledger, joined with the spans of the same state and reason that it touches."""
    with database.writing() as connection:
        key = (span.source_id, span.stream, span.state)
        touching = connection.execute(
            "SELECT start, end FROM coverage WHERE source_id=? AND stream=? AND state=? AND reason IS ?"
            " AND start <= ? AND end >= ?",
            (*key, span.reason, span.end, span.start),
        ).fetchall()
        start = min([span.start, *(row["start"] for row in touching)])
        end = max([span.end, *(row["end"] for row in touching)])
        connection.executemany(
            "DELETE FROM coverage WHERE source_id=? AND stream=? AND state=? AND start=?",
            [(*key, row["start"]) for row in touching],
        )
        connection.execute(
            "INSERT OR REPLACE INTO coverage VALUES (?,?,?,?,?,?)",
            (span.source_id, span.stream, start, end, span.state, span.reason),
        )


def spans(
    database: Database, since: Moment, until: Moment, brand_id: int | None = None, platform: str | None = None
) -> list[Span]:
    """The coverage ledger between two moments, of one brand or of all, of one platform or of all."""
    rows = database.rows(
        "SELECT c.* FROM coverage c JOIN source s ON s.id = c.source_id WHERE c.end > ? AND c.start < ?"
        " AND (?3 IS NULL OR s.brand_id = ?3) AND (?4 IS NULL OR s.platform = ?4) ORDER BY c.start, c.source_id",
        (since, until, brand_id, platform),
    )
    return [Span(*tuple(row)) for row in rows]


def gaps(
    database: Database, since: Moment, until: Moment, brand_id: int | None = None, platform: str | None = None
) -> list[tuple[Moment, Moment]]:
    """The spans between `since` and `until` in which no source of the brand looked at all. Joined and in order."""
    looked = sorted(
        (max(span.start, since), min(span.end, until))
        for span in spans(database, since, until, brand_id, platform)
        if span.state != "missed"
    )
    found, at = [], since
    for start, end in looked:
        if start > at:
            found.append((at, start))
        at = max(at, end)
    if at < until:
        found.append((at, until))
    return found


@dataclass(frozen=True)
class Missed:
    """A span in which a source of a platform could not be read, and why: a word of the ledger, a failure's kind."""

    start: Moment
    end: Moment
    platform: str
    reason: str | None


def missed(
    database: Database, since: Moment, until: Moment, brand_id: int | None = None, platform: str | None = None
) -> list[Missed]:
    """The spans in which one source could not be read, cut to since..until; in order. Others may have looked."""
    platforms = {row["id"]: row["platform"] for row in database.rows("SELECT id, platform FROM source")}
    return [
        Missed(max(span.start, since), min(span.end, until), platforms[span.source_id], span.reason)
        for span in spans(database, since, until, brand_id, platform)
        if span.state == "missed"
    ]


@dataclass(frozen=True)
class Spent:
    """What a source has used of its platform on `day` ("2026-11-21" in the platform's own zone): units of a daily
    allowance, and US dollars on `money_day` (UTC)."""

    day: str = ""
    units: int = 0
    money_day: str = ""
    usd: float = 0.0


_SPENDING = "spending"  # kept beside the checkpoints of the streams, so that a restart forgets nothing


def spent(database: Database, source_id: int) -> Spent:
    """What a source has used so far; of an earlier day where it was not asked since."""
    row = database.row("SELECT state FROM checkpoint WHERE source_id=? AND stream=?", (source_id, _SPENDING))
    return Spent(**json.loads(row["state"])) if row else Spent()


def units_spent(database: Database, platform: str, server: str | None, day: str) -> int:
    """What all sources of a platform's server, also removed ones, have used of its allowance on a day."""
    rows = database.rows(
        "SELECT c.state FROM checkpoint c JOIN source s ON s.id = c.source_id"
        " WHERE c.stream=? AND s.platform=? AND s.server IS ?",
        (_SPENDING, platform, server),
    )
    found = [Spent(**json.loads(row["state"])) for row in rows]
    return sum(one.units for one in found if one.day == day)


def save_spent(database: Database, source_id: int, now_spent: Spent) -> None:
    """Replaces what a source has used."""
    with database.writing() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO checkpoint VALUES (?,?,?)", (source_id, _SPENDING, json.dumps(asdict(now_spent)))
        )


@dataclass(frozen=True)
class Count:
    """How much of a scope was read when it was last asked: `got` of `known`, None where the platform does not say.

    `state`: known, capped or sampled, as in the ledger of spans."""

    source_id: int
    scope: str
    asked_at: Moment
    got: int
    known: int | None
    state: str


def note_counts(database: Database, counts: Sequence[Count]) -> None:
    """Replaces what is known of how much there was to read in some scopes."""
    with database.writing() as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO coverage_count VALUES (?,?,?,?,?,?)", [astuple(count) for count in counts]
        )


def coverage_counts(database: Database, brand_id: int | None = None) -> list[Count]:
    """What was read of how much, of one brand's sources or of all, by source and scope."""
    rows = database.rows(
        "SELECT c.source_id, c.scope, c.asked_at, c.got, c.known, c.state FROM coverage_count c"
        " JOIN source s ON s.id = c.source_id WHERE ?1 IS NULL OR s.brand_id = ?1 ORDER BY c.source_id, c.scope",
        (brand_id,),
    )
    return [Count(*tuple(row)) for row in rows]
