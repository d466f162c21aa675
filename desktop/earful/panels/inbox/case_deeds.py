"""What one does with a case beyond triage: notes, promises, whose turn it is, hand-overs, merging and splitting."""

import getpass
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from earful.app.session import Session
from earful.app.wording import complaints, moment
from earful.domain.case import DecisionKind
from earful.domain.moments import DAY, Moment
from earful.domain.near import alike
from earful.panels.inbox import wording
from earful.panels.inbox.ask_line import AskLine
from earful.panels.inbox.snooze import snooze_moments
from earful.panels.inbox.triage import Triage
from earful.store import companions
from earful.store.companions import Companions
from earful.store.listed import Listed

Entry = tuple[str, Callable[[], object]]


class CaseDeeds(QObject):
    """Each deed is about the chosen mentions, names itself for the undo notice and can be taken back."""

    def __init__(
        self, session: Session, triage: Triage, window: QWidget, menu: Callable[[Sequence[Entry]], object]
    ) -> None:
        super().__init__(window)
        self._session, self._triage, self._menu, self._window = session, triage, menu, window
        self._asking: AskLine | None = None

    @property
    def line(self) -> AskLine:
        """Made when it is first wanted: the panel has no window before."""
        if self._asking is None:
            self._asking = AskLine(self._window.window())
        return self._asking

    def note(self) -> None:
        """Write something down about the case; nobody outside sees it."""
        if targets := self._triage.targets:
            self.line.ask(
                self.tr("Note"),
                self.tr("Kept with the case. Enter keeps it, Esc leaves all as it was."),
                lambda text: self._do("note", targets, {"text": text}, self.tr("Noted")),
            )

    def promise(self) -> None:
        """Note what we promised, and by when; or that it was kept."""
        targets, now = self._triage.targets, self._session.now()
        if not targets:
            return
        due = [(name, at) for name, at in snooze_moments(now, self._session.zone()) if name != "hour"]
        names = {
            "evening": self.tr("This evening, %1"),
            "morning": self.tr("Tomorrow morning, %1"),
            "week": self.tr("Next week, %1"),
        }
        due.insert(-1, ("days", due[-2][1] + 2 * DAY))
        names["days"] = self.tr("In three days, %1")
        entries: list[Entry] = [
            (names[name].replace("%1", moment(at, now)), partial(self._promise, targets, at)) for name, at in due
        ]
        if all(mention.promise_due is not None for mention in targets):
            kept = partial(self._do, "promise_kept", targets, None, self.tr("Promise kept"))
            entries.insert(0, (self.tr("The promise was kept"), kept))
        self._menu(entries)

    def _promise(self, targets: Sequence[Listed], due: Moment) -> None:
        until = moment(due, self._session.now())
        self.line.ask(
            self.tr("What was promised?"),
            self.tr("Due: %1. It stands among the promises until it was kept.").replace("%1", until),
            lambda text: self._do("promised", targets, {"due": due, "text": text}, self.tr("Promise noted")),
            self.tr("We will get back to them"),
        )

    def turn(self) -> None:
        """Say that it is their turn, or ours where it is theirs for all chosen."""
        targets = self._triage.targets
        ours = all(mention.turn == "them" for mention in targets)
        text = self.tr("Waiting for us") if ours else self.tr("Waiting for them")
        self._do("waiting_us" if ours else "waiting_them", targets, None, text)

    def hand_over(self) -> None:
        """Hand the case to another desk."""
        targets = self._triage.targets
        if not targets:
            return
        here = {mention.judgement.desk for mention in targets}
        others = [code for code in wording.DESKS if here != {code}]
        self._menu([(wording.desk(code), partial(self._hand, targets, code)) for code in others])

    def _hand(self, targets: Sequence[Listed], to: str) -> None:
        text = self.tr("Handed to: %1").replace("%1", wording.desk(to))
        for desk in sorted({mention.judgement.desk or "" for mention in targets}):
            part = [mention for mention in targets if (mention.judgement.desk or "") == desk]
            self._do("handed", part, {"desk": desk or None, "to": to}, text)

    def assign(self) -> None:
        """Say who takes care of it."""
        if targets := self._triage.targets:
            self._session.reader.ask(companions.owners, partial(self._offer_owners, targets), owner=self)

    def _offer_owners(self, targets: Sequence[Listed], known: list[str]) -> None:
        me = getpass.getuser()
        entries: list[Entry] = [
            (self.tr("Me (%1)").replace("%1", name) if name == me else name, partial(self._assign, targets, name))
            for name in dict.fromkeys([me, *known])
        ]
        asked = partial(
            self.line.ask, self.tr("Who takes care of it?"), self.tr("A name."), partial(self._assign, targets)
        )
        entries.append((self.tr("Somebody else…"), asked))
        if any(mention.owner for mention in targets):
            entries.append((self.tr("Nobody"), partial(self._assign, targets, None)))
        self._menu(entries)

    def _assign(self, targets: Sequence[Listed], owner: str | None) -> None:
        text = self.tr("Given to %1").replace("%1", owner) if owner else self.tr("Nobody takes care of it")
        self._do("assigned", targets, {"owner": owner}, text)

    def close_without_reply(self) -> None:
        """Resolve with the reason why nobody replies."""
        if not self._triage.targets:
            return
        reasons = (
            self.tr("Answered elsewhere"),
            self.tr("No reply is needed"),
            self.tr("It cannot be helped"),
            self.tr("Not meant for us"),
        )
        entries: list[Entry] = [(reason, partial(self._triage.resolve_because, reason)) for reason in reasons]
        asked = partial(
            self.line.ask,
            self.tr("Why does nobody reply?"),
            self.tr("Kept in the history of the case."),
            self._triage.resolve_because,
        )
        self._menu([*entries, (self.tr("Another reason…"), asked)])

    def merge(self) -> None:
        """Make one case of the chosen ones, or offer what may belong to the one that is chosen."""
        targets = self._triage.targets
        if len(targets) > 1:
            self._merge(min(mention.id for mention in targets), [mention.id for mention in targets])
        elif targets:
            one = targets[0].id
            self._session.reader.ask(
                lambda database: companions.companions(database, one, alike), partial(self._offer, one), owner=self
            )

    def _offer(self, one: int, found: Companions) -> None:
        groups = (
            (self.tr("The whole thread: %1"), found.thread),
            (self.tr("The same person: %1"), found.author),
            (self.tr("Nearly the same words: %1"), found.words),
        )
        entries: list[Entry] = []
        for name, ids in groups:
            if ids:
                text = name.replace("%1", complaints(len(ids)))
                entries.append((text, partial(self._merge, min(one, *ids), [one, *ids])))
        if entries:
            self._menu(entries)
        else:
            self._triage.told.emit(self.tr("No open complaint is near to this one. Choose several to make one case."))

    def _merge(self, head: int, ids: Sequence[int]) -> None:
        members = [one for one in ids if one != head]
        text = self.tr("One case: %1").replace("%1", complaints(len(members) + 1))
        self._session.operations.do("merged", members, {"into": head}, text=text)

    def split(self) -> None:
        """Take the case apart again: each complaint in it stands for itself."""
        targets = self._triage.targets
        if targets:
            head = targets[0].id
            self._session.reader.ask(lambda database: companions.merged_into(database, head), self._split, owner=self)

    def _split(self, members: tuple[int, ...]) -> None:
        if members:
            self._session.operations.do("split", members, text=self.tr("Each for itself again"))
        else:
            self._triage.told.emit(self.tr("This case is a single complaint."))

    def _do(self, kind: DecisionKind, targets: Sequence[Listed], value: dict[str, object] | None, text: str) -> None:
        ids = [mention.id for mention in targets]
        self._triage.count_as_read(targets)
        self._session.operations.do(kind, ids, value, text=self._triage.named(text, ids))
