"""The inbox: whoever waits longest first, their words and all that belongs to them, and what can be done."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from earful.app.operations import Changes
from earful.app.session import Session
from earful.domain.failures import Failure, KnownError
from earful.domain.query import pinned
from earful.panels.failures import failure_text
from earful.panels.inbox.case_deeds import CaseDeeds
from earful.panels.inbox.context_pane import ContextPane
from earful.panels.inbox.correcting import Correcting
from earful.panels.inbox.facts import Asked, Opened, Standing
from earful.panels.inbox.keys import add_commands
from earful.panels.inbox.looks import Looks
from earful.panels.inbox.mention_list import MentionList
from earful.panels.inbox.reading_clock import READ_AFTER_MS, ReadingClock
from earful.panels.inbox.reading_pane import ReadingPane
from earful.panels.inbox.rows import after
from earful.panels.inbox.triage import Triage
from earful.panels.parts.commands import Commands
from earful.panels.parts.panel import Panel
from earful.store.reading import MORE_VIEWS, VIEWS, View

_FOR_CONTEXT = 990  # pixels; narrower, the conversation needs the room
_LIST, _PANE = 300, 470
_NARROWEST = QSize(_LIST + _PANE + 1, 360)
_COLUMNS = "inbox/columns"
_VIEW = "inbox/view"


class InboxPanel(Panel):
    """List, conversation, context. `unheard_changed(n)` is for the badge of the rail."""

    unheard_changed = Signal(int)
    search_wanted = Signal(str)  # a saved search; the window's field shows it and searches

    def __init__(
        self,
        session: Session,
        commands: Commands,
        read_after_ms: int = READ_AFTER_MS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._search = self._typed = ""  # with its times written out, and as it was typed
        self._fault: Failure | None = None
        self._undoing: tuple[int, ...] = ()
        self.list = MentionList(session)
        self.pane = ReadingPane(session)
        self.context = ContextPane(session)
        self.clock = ReadingClock(session.operations, self, read_after_ms, self.pane.at_end)
        self.triage = Triage(session, self.list, self.pane, self.clock)
        self.correcting = Correcting(session, self.pane, lambda: self.triage.targets)
        self.cases = CaseDeeds(session, self.triage, self, self.pane.actions_bar.open_menu)
        self.looks = Looks(session, self.cases, self.pane.actions_bar.open_menu, self.search_wanted.emit)
        self._arrange()
        self._connect()
        add_commands(commands, self, self._deeds(), self.show_view)
        self.retranslate()
        kept = session.settings.get(_VIEW)
        self.show_view(kept if kept in (*VIEWS, *MORE_VIEWS) else "unheard")

    def _arrange(self) -> None:
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setChildrenCollapsible(False)
        self._columns.setHandleWidth(1)
        for place, (widget, narrowest) in enumerate(((self.list, _LIST), (self.pane, _PANE), (self.context, 220))):
            widget.setMinimumWidth(narrowest)
            self._columns.addWidget(widget)
            self._columns.setStretchFactor(place, 1 if widget is self.pane else 0)
        kept = self._session.settings.get(_COLUMNS)
        whole = isinstance(kept, list) and len(kept) == 3 and all(isinstance(width, int) for width in kept)
        self._columns.setSizes(kept if whole else [380, 600, 280])
        # Without the context pane, which gives way: the splitter alone would ask for the room of all three.
        self.setMinimumSize(_NARROWEST)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._columns)

    def _connect(self) -> None:
        session = self._session
        self.list.opened.connect(self._open)
        self.list.view_chosen.connect(self.show_view)
        self.list.standing_changed.connect(self._counted)
        self.list.rows.space.connect(self._page)
        self.list.rows.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.list.model.came.connect(self._came_back)
        self.pane.opened.connect(self._shown)
        self.pane.scroller.verticalScrollBar().valueChanged.connect(lambda _: self.clock.look())
        self.pane.not_right.connect(self.triage.toggle_complaint)
        self.pane.actions_bar.wanted.connect(self._act)
        self.correcting.told.connect(lambda text: session.show_toast(text, key="inbox"))
        self.triage.told.connect(lambda text: session.show_toast(text, key="inbox"))
        self._columns.splitterMoved.connect(self._keep_columns)
        session.operations.changed.connect(self._changed)
        session.operations.stored.connect(self._stored)
        session.operations.reverted.connect(self._read_again)
        session.mention_wanted.connect(self.open_mention)
        session.view_wanted.connect(self.show_view)
        session.brand_changed.connect(lambda: self.show_view(self.list.model.asked.view))

    # Keys

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """What can be done here, by the names that keys and buttons use."""
        triage = self.triage
        deeds: dict[str, Callable[[], object]] = {
            "next": lambda: self.list.step(1),
            "back": lambda: self.list.step(-1),
            "arrivals": self.list.take_arrivals,
            "resolve": triage.resolve,
            "snooze": triage.snooze_menu,
            "reply": triage.reply,
            "original": triage.open_original,
            "star": triage.toggle_star,
            "unread": triage.unread,
            "complaint": triage.toggle_complaint,
            "feeling": lambda: self.correcting.ask("sentiment"),
            "need": lambda: self.correcting.ask("need"),
            "desk": lambda: self.correcting.ask("desk"),
            "undo": triage.undo,
            "note": self.cases.note,
            "promise": self.cases.promise,
            "turn": self.cases.turn,
            "hand_over": self.cases.hand_over,
            "assign": self.cases.assign,
            "close": self.cases.close_without_reply,
            "merge": self.cases.merge,
            "split": self.cases.split,
            "look": self.looks.offer,
            "keep": lambda: self.looks.keep(self._typed),
        }
        return deeds

    def _act(self, action: str) -> None:
        self._deeds()[action]()

    def _page(self, back: bool) -> None:
        """Space reads on: a page further, and at the end the next mention."""
        by = -1 if back else 1
        if self.pane.shown is None or not self.pane.page_down(by):
            self.list.step(by)

    # What is shown

    def show_view(self, view: View | str) -> None:
        """Show a view of the inbox, with the search as it stands."""
        if view not in (*VIEWS, *MORE_VIEWS):
            return
        self._session.settings.set(_VIEW, view)
        self.list.choose_none()
        self.pane.show_mention(None)
        self.list.show_view(Asked(view, self._session.brand_id, self._search))

    def search(self, text: str) -> None:
        """Search in the view; half-typed or faulty, it says where and keeps what was found before."""
        self._fault = None
        if text.strip() != self._typed:
            try:
                self._search = pinned(text.strip(), self._session.now(), self._session.zone())
                self._typed = text.strip()
                self.show_view(self.list.model.asked.view)
            except KnownError as error:
                self._fault = error.failure
        self._say_fault()

    def _say_fault(self) -> None:
        self.list.head.show_fault(failure_text(self._fault) if self._fault else "")

    def retranslate(self) -> None:
        self._say_fault()

    def take_focus(self) -> None:
        self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_mention(self, mention_id: int) -> None:
        """Show this very mention, selected where the list holds it."""
        if not self.list.choose(mention_id):
            self.list.choose_none()
            self._open(mention_id)
            self.list.model.reread([mention_id])
        self.take_focus()

    def _open(self, mention_id: int | None) -> None:
        self.clock.begin(None, False)
        self.pane.show_mention(mention_id)

    def _shown(self, opened: Opened | None) -> None:
        self.context.show_case(opened)
        if opened is not None:
            self.clock.begin(opened.focal.id, opened.focal.read_at is None and not opened.focal.own)
        self._offer()

    def _offer(self) -> None:
        shown = self.pane.shown
        self.pane.actions_bar.show_mention(shown.focal if shown else None, len(self.list.chosen_ids))

    def _counted(self, standing: Standing) -> None:
        self.unheard_changed.emit(standing.counts["unheard"] or 0)
        self.context.refresh()

    # What was decided

    def _changed(self, changes: Changes) -> None:
        if changes.kind == "undo":
            self._undoing = changes.mention_ids
        shown = self.pane.shown
        if shown is None or shown.focal.id not in changes.mention_ids:
            return
        self.pane.refresh(after(shown.focal, changes.kind, changes.value, changes.at))
        self.context.show_case(self.pane.shown)
        self._offer()

    def _stored(self, changes: Changes) -> None:
        shown = self.pane.shown
        if changes.kind == "undo":
            self._read_again(changes)
        elif shown is not None and _became_other(shown, changes):
            self.pane.show_mention(shown.focal.id)
        else:
            self.context.read_history()

    def _read_again(self, changes: Changes) -> None:
        shown = self.pane.shown
        if shown is not None and shown.focal.id in changes.mention_ids:
            self.pane.show_mention(shown.focal.id)

    def _came_back(self, ids: list[int]) -> None:
        """What an undo brought back, or an alert asked for, is what one wants to see."""
        if self._undoing and ids[0] in self._undoing:
            self._undoing = ()
            self.list.choose(ids[0])
        elif self.list.current_id is None and self.pane.wanted in ids:
            self.list.choose(self.pane.wanted)

    # Shape

    def _keep_columns(self) -> None:
        if self.context.isVisible():
            self._session.settings.set(_COLUMNS, self._columns.sizes())

    def minimumSizeHint(self) -> QSize:
        return _NARROWEST

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.context.setVisible(self.width() >= _FOR_CONTEXT)


def _became_other(shown: Opened, changes: Changes) -> bool:
    """Whether other complaints became part of the case that is shown, or left it."""
    if changes.kind == "merged":
        return bool((changes.value or {})["into"] == shown.focal.id)
    return changes.kind == "split" and not set(shown.merged).isdisjoint(changes.mention_ids)
