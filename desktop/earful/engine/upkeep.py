"""What the engine does for the store between two polls: a person's corrections get into the counts, words whose time is
over go, and a database that was taken away is noticed. Everything in small transactions, after what is urgent."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from earful.domain.failures import Failure
from earful.domain.moments import DAY, SECOND, Moment
from earful.engine import protocol
from earful.engine.learning import learn
from earful.engine.rejudging import step
from earful.engine.remembering import remember, remember_all
from earful.engine.watching import Watching
from earful.engine.writer import Writer
from earful.judgement.ear import Ear
from earful.judgement.likeness import form_of, like
from earful.store.corrections import maybe_alike
from earful.store.database import Database
from earful.store.intake import Beside, checkpoints, save_checkpoints
from earful.store.judging import corrected_since, hold, texts_of
from earful.store.keeping.presence import log_missing, mark, still_there
from earful.store.keeping.retention import apply_retention, purge_deleted

# Its checkpoints belong to no source.
_NOBODY = 0
_CORRECTIONS, _RETENTION = "corrections", "retention"
_AT_ONCE = 100
_ALIKE_AT_ONCE = 10
_LOOK_EVERY = 5 * SECOND


class Upkeep:
    """The upkeep of one open store."""

    def __init__(self, writer: Writer, path: Path, emit: protocol.Emit, clock: Callable[[], Moment]) -> None:
        self._writer, self._path, self._emit, self._clock = writer, path, emit, clock
        self._mark = mark(path)
        self.watching = Watching(writer, emit, clock)
        self._looked_at: Moment = 0
        self._retained_at: Moment | None = None
        self._stopping = self._rejudging = False
        self._told_at: Moment = 0
        writer.do(remember_all, urgent=True)  # before anything is judged
        writer.do(learn)

    def run(self, now: Moment) -> bool:
        """Does what is due. False: the database is no longer where it was, and nothing must be written any more."""
        if now - self._looked_at >= _LOOK_EVERY:
            self._looked_at = now
            if self._gone():
                self._emit("failed", protocol.failed(None, Failure("database_gone", {"path": str(self._path)})))
                return False
        self.watching.look(now)
        if self._retained_at is None or now - self._retained_at >= DAY:
            self._retained_at = now
            self._writer.do(self._retain)
        if not self._rejudging:
            self._rejudging = True
            self._writer.do(self._rejudge)
        return True

    def stop(self) -> None:
        """Ends what would go on for long; it goes on where it was the next time."""
        self._stopping = True

    def hold(self) -> None:
        """Brings what a person corrected into judgements and counts; it shows in their views at once anyway."""
        self._writer.do(self._hold)

    def _gone(self) -> bool:
        return self._mark is not None and (not still_there(self._path, self._mark) or log_missing(self._path))

    def _hold(self, database: Database, ear: Ear) -> None:
        state = checkpoints(database, _NOBODY).get(_CORRECTIONS, {})
        decisions, last = corrected_since(database, str(state.get("last", "")), _AT_ONCE)
        if not decisions:
            return
        now = self._clock()
        remember(database, ear, decisions)
        hold(database, decisions, ear.judge, now)
        _note(database, _CORRECTIONS, {"last": last})
        self._emit("held", {"updated": len(decisions)})
        for at in range(0, len(decisions), _ALIKE_AT_ONCE):
            self._writer.do(partial(self._hold_alike, decisions[at : at + _ALIKE_AT_ONCE]))
        self.hold()  # the rest, after whatever waits

    def _hold_alike(self, corrected: Sequence[int], database: Database, ear: Ear) -> None:
        """Lets their word hold, or hold no more, for what is there already and worded like these."""
        found: dict[int, None] = {}
        for identifier, text in texts_of(database, corrected).items():
            form = form_of(text)
            others = texts_of(database, maybe_alike(database, text, identifier)) if form else {}
            found.update((one, None) for one, other in others.items() if form and like(form, form_of(other)))
        alike = [one for one in found if one not in set(corrected)]
        for at in range(0, len(alike), _AT_ONCE):
            hold(database, alike[at : at + _AT_ONCE], ear.judge, self._clock())
        if alike:
            self._emit("held", {"updated": len(alike), "alike": True})

    def _rejudge(self, database: Database, ear: Ear) -> None:
        """A step of judging all anew after an upgrade, then the rest after whatever waits."""
        if self._stopping:
            return
        now = self._clock()
        done = step(database, ear, now)
        if done is None:
            return
        if done.done and (done.over or now - self._told_at >= SECOND):
            self._told_at = now
            self._emit("rejudged", {"done": done.done, "total": done.total, "over": done.over, "model": ear.model})
        if done.over and done.done:
            self._emit("held", {"updated": done.done})
        self._writer.do(self._rejudge)

    def _retain(self, database: Database, _ear: Ear) -> None:
        now = self._clock()
        last = checkpoints(database, _NOBODY).get(_RETENTION, {}).get("at", 0)
        if now - int(str(last)) < DAY:
            return
        if apply_retention(database, now) or purge_deleted(database, now):
            self._writer.do(self._retain)
        else:
            _note(database, _RETENTION, {"at": now})


def _note(database: Database, stream: str, state: dict[str, object]) -> None:
    with database.writing():
        save_checkpoints(database, Beside(_NOBODY, {stream: state}))
