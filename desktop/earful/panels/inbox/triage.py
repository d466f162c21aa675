"""What one does with mentions, by key and by button: decisions about the chosen ones, then on to the next."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from earful.app.session import Session
from earful.app.wording import clock, mentions, moment
from earful.domain.case import DecisionKind
from earful.domain.moments import Moment
from earful.panels.inbox.mention_list import MentionList
from earful.panels.inbox.reading_clock import ReadingClock
from earful.panels.inbox.reading_pane import ReadingPane
from earful.panels.inbox.snooze import snooze_moments
from earful.store.listed import Listed


class Triage(QObject):
    """The deeds. Each names itself for the undo notice; those that take a mention out of the view go on to the next."""

    told = Signal(str)  # a sentence for the person where nothing could be done

    def __init__(self, session: Session, found: MentionList, pane: ReadingPane, clock_: ReadingClock) -> None:
        super().__init__(found)
        self._session = session
        self._list = found
        self._pane = pane
        self._clock = clock_

    @property
    def targets(self) -> list[Listed]:
        """The mentions meant: the selected ones, or the one that is read though it is in no list."""
        model = self._list.model
        chosen = [row.mention for one in self._list.chosen_ids if (row := model.row(model.place_of(one)))]
        shown = self._pane.shown
        return chosen or ([shown.focal] if shown else [])

    @property
    def _current(self) -> Listed | None:
        """The one that is read, though its conversation may not be there yet."""
        row = self._list.model.row(self._list.rows.currentIndex().row())
        shown = self._pane.shown
        return row.mention if row else shown.focal if shown else None

    def resolve(self) -> None:
        """Resolve, or reopen where all chosen are resolved."""
        reopen = all(mention.state == "resolved" for mention in self.targets)
        self._decide("reopened" if reopen else "resolved", self.tr("Reopened") if reopen else self.tr("Resolved"))

    def resolve_because(self, reason: str) -> None:
        """Resolve without a reply, with the reason."""
        self._decide("resolved", self.tr("Resolved"), {"reason": reason})

    def snooze_menu(self) -> None:
        """Offer until when."""
        if not self.targets:
            return
        now = self._session.now()
        names = {
            "hour": self.tr("For an hour, until %1"),
            "evening": self.tr("This evening, %1"),
            "morning": self.tr("Tomorrow morning, %1"),
            "week": self.tr("Next week, %1"),
        }
        entries = [
            (names[name].replace("%1", moment(at, now) if name == "week" else clock(at)), partial(self.snooze, at))
            for name, at in snooze_moments(now, self._session.zone())
        ]
        self._pane.actions_bar.open_menu(entries)

    def snooze(self, until: Moment) -> None:
        """Put the chosen ones off until then."""
        text = self.tr("Snoozed until %1").replace("%1", moment(until, self._session.now()))
        self._decide("snoozed", text, {"until": until})

    def toggle_star(self) -> None:
        """Star, or take the star away where all chosen have one."""
        off = all(mention.starred for mention in self.targets)
        self._decide("unstarred" if off else "starred", self.tr("Star taken away") if off else self.tr("Starred"))

    def toggle_complaint(self) -> None:
        """Say that it is no complaint, or that it is one: the person's word wins over the judgement."""
        ours = [mention.id for mention in self.targets if mention.own]
        isnt = all(mention.complaint for mention in self.targets)
        if ours:
            self.told.emit(self.tr("What we publish ourselves is no complaint to us."))
            return
        self._decide(
            "no_complaint" if isnt else "complaint",
            self.tr("Not a complaint") if isnt else self.tr("Marked as a complaint"),
        )

    def unread(self) -> None:
        """Leave the chosen ones for later, as if nobody had opened them."""
        ids = [mention.id for mention in self.targets]
        self._clock.stop()
        if ids:
            self._session.operations.do("unread", ids, text=self.named(self.tr("Marked as unread"), ids))

    def undo(self) -> None:
        """Take the last deed back."""
        if not self._session.operations.undo_last():
            self.told.emit(self.tr("There is nothing to undo."))

    def open_original(self) -> None:
        """Open the page of the mention that is read, in the browser."""
        mention = self._current
        if mention is not None and not self._session.open_link(mention.url):
            self.told.emit(self.tr("The platform gave no address for this one."))

    def reply(self) -> None:
        """Open the platform's page where one replies."""
        mention = self._current
        if mention is None or mention.own:
            return
        if not (self._session.open_link(mention.reply_url) or self._session.open_link(mention.url)):
            self.told.emit(self.tr("The platform gave no address where one can reply."))

    def count_as_read(self, targets: Sequence[Listed]) -> None:
        """Who decides about a case has listened to it."""
        self._clock.finish()
        unread = [mention.id for mention in targets if mention.read_at is None]
        self._session.operations.do("read", unread, text="")

    def _decide(self, kind: DecisionKind, text: str, value: Mapping[str, object] | None = None) -> None:
        targets = self.targets
        if not targets:
            return
        ids = [mention.id for mention in targets]
        self.count_as_read(targets)
        on = self._list.neighbour(ids) if kind in ("resolved", "snoozed", "reopened", "no_complaint") else None
        if on is not None:
            self._list.choose(on)
        self._session.operations.do(kind, ids, value, text=self.named(text, ids))

    def named(self, text: str, ids: Sequence[int]) -> str:
        """A deed's text for the undo notice: with the number of mentions where they are several."""
        if len(ids) == 1:
            return text
        return self.tr("%1: %2").replace("%1", text).replace("%2", mentions(len(ids)))
