"""Writes what the person decides: shown at once, stored behind, taken back with one key."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from earful.app.worker import Worker
from earful.domain.case import DecisionKind
from earful.domain.failures import Failure
from earful.domain.moments import Moment
from earful.store import decisions
from earful.store.database import Database, open_database

T = TypeVar("T")

_MILLISECOND = 1000
_REMEMBERED = 100  # deeds that can be undone


@dataclass(frozen=True, slots=True)
class Changes:
    """What was decided about which mentions, for every view to see whether it is concerned. `kind` may be "undo"."""

    kind: DecisionKind
    mention_ids: tuple[int, ...]
    value: Mapping[str, Any] | None
    at: Moment


@dataclass(eq=False)
class _Deed:
    """Something done; `decisions` are the ids to take back, known once it is stored."""

    changes: Changes
    text: str
    decisions: tuple[str, ...] = ()


class Operations(QObject):
    """Human decisions, written one after the other on a thread of its own.

    `changed` comes at once, before anything is stored, and views show it as done. `stored` follows when it is: what a
    view cannot work out by itself (an undo) it reads again then. `reverted` says that nothing was stored: read again.
    `done(text, undo)` is for the notice with the way back, `undone(text)` for after it was taken."""

    changed = Signal(object)  # Changes
    stored = Signal(object)  # Changes
    reverted = Signal(object)  # Changes
    done = Signal(str, object)  # text, callable without arguments
    undone = Signal(str)
    failed = Signal(object)  # Failure

    def __init__(self, path: Path, now: Callable[[], Moment], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._last: Moment = 0
        self._deeds: list[_Deed] = []
        self._worker = Worker(lambda: open_database(path, folds=False), "operations", self)
        self._worker.failed.connect(self.failed)

    def do(
        self, kind: DecisionKind, mention_ids: Sequence[int], value: Mapping[str, Any] | None = None, *, text: str
    ) -> None:
        """Decides `kind` about the mentions. `text` names the deed for the undo notice; "" for what needs no undo.

        `value` is {"until": moment} for a snooze."""
        if not mention_ids:
            return
        changes = Changes(kind, tuple(mention_ids), value, self._tick())
        deed = _Deed(changes, text)
        self.changed.emit(changes)
        self._worker.post(
            partial(_decide, deed),
            lambda _: self.stored.emit(changes),
            owner=self,
            on_failure=partial(self._reverted, deed),
        )
        if text:
            self._deeds = [*self._deeds[1 - _REMEMBERED :], deed]
            self.done.emit(text, partial(self._undo, deed))

    def undo_last(self) -> bool:
        """Takes the last deed back that was not yet; False when there is none."""
        if not self._deeds:
            return False
        self._undo(self._deeds[-1])
        return True

    def alerts_shown(self, mention_ids: Sequence[int]) -> None:
        """Notes that these complaints were told, so that they never are again."""
        at = self._tick()
        self.write(lambda database: decisions.alerts_shown(database, mention_ids, at))

    def write(
        self,
        work: Callable[[Database], T],
        then: Callable[[T], object] | None = None,
        *,
        owner: QObject | None = None,
        on_failure: Callable[[Failure], object] | None = None,
    ) -> None:
        """Anything else the person sets up (brands, sources): `work` writes on this thread, `then` follows on Qt's."""
        self._worker.post(work, then, owner=owner or self, on_failure=on_failure)

    def close(self) -> None:
        """Stores what is still to be stored, for at most 1.5 s, and ends."""
        self._worker.stop(1.5, interrupt=False)

    def _tick(self) -> Moment:
        # Decisions sort by ids that carry milliseconds: two about one mention must never share one.
        self._last = max(self._now(), self._last + _MILLISECOND)
        return self._last

    def _reverted(self, deed: _Deed, failure: Failure) -> None:
        if deed in self._deeds:
            self._deeds.remove(deed)
        self.reverted.emit(deed.changes)
        self.failed.emit(failure)

    def _undo(self, deed: _Deed) -> None:
        if deed not in self._deeds:
            return
        self._deeds.remove(deed)
        changes = Changes("undo", deed.changes.mention_ids, None, self._tick())
        self.changed.emit(changes)
        # Decided earlier in the same queue, so the ids to take back are known when this is its turn.
        self._worker.post(
            lambda database: decisions.undo(database, deed.decisions, changes.at),
            lambda _: self._undo_stored(deed, changes),
            owner=self,
            on_failure=partial(self._reverted, _Deed(changes, "")),
        )

    def _undo_stored(self, deed: _Deed, changes: Changes) -> None:
        self.stored.emit(changes)
        self.undone.emit(deed.text)


def _decide(deed: _Deed, database: Database) -> None:
    """Runs on the writer's thread; the ids are noted there, where the undo that may follow at once finds them."""
    changes = deed.changes
    deed.decisions = decisions.decide(database, changes.kind, changes.mention_ids, changes.at, changes.value)
