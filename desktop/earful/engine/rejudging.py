"""Judges the whole store anew after an upgrade of the ear, newest first, in small steps that can be broken off at any
time. What was judged before is kept in `judgement_past`; people's words hold over it as ever."""

from dataclasses import dataclass

from earful.domain.moments import Moment
from earful.judgement.ear import Ear
from earful.store.database import Database
from earful.store.intake import Beside, checkpoints, save_checkpoints
from earful.store.judging import hold, judged_by_others

_NOBODY, _STREAM = 0, "rejudge"  # its checkpoint belongs to no source
_AT_ONCE = 100
_NEWEST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Step:
    """What a step did: `judged` mentions in it, `done` of about `total` since the upgrade; `over` when none is left."""

    judged: int
    done: int
    total: int
    over: bool


def step(database: Database, ear: Ear, now: Moment) -> Step | None:
    """Judges up to 100 mentions of another model anew, in one transaction; None where the ear has judged them all.

    What comes in meanwhile is judged by this ear anyway. A step that was broken off is taken again, to the same end."""
    state = checkpoints(database, _NOBODY).get(_STREAM, {})
    if state.get("model") != ear.model:
        state = {"model": ear.model, "below": _NEWEST, "done": 0, "total": _count(database)}
    below = int(str(state["below"]))
    if below == 0:
        return None
    ids, last = judged_by_others(database, ear.model, below, _AT_ONCE)
    hold(database, ids, ear.judge, now)
    done, total = int(str(state["done"])) + len(ids), int(str(state["total"]))
    with database.writing():
        saved = {"model": ear.model, "below": last or 0, "done": done, "total": total}
        save_checkpoints(database, Beside(_NOBODY, {_STREAM: saved}))
    return Step(len(ids), done, max(done, total), last is None)


def _count(database: Database) -> int:
    row = database.row("SELECT count(*) AS n FROM judgement")
    return int(row["n"]) if row else 0
