"""The list of mentions: keeps the focus while one reads, never moves by itself, says what is here when it is empty."""

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from earful.app.session import Session
from earful.app.wording import new
from earful.domain.failures import Failure
from earful.panels.failures import failure_text
from earful.panels.inbox import facts
from earful.panels.inbox.delegate import RowDelegate
from earful.panels.inbox.facts import Asked, Standing
from earful.panels.inbox.model import MentionModel
from earful.panels.inbox.views import ListHead
from earful.panels.parts.chip import Pill
from earful.panels.parts.empty_state import EmptyState
from earful.store.reading import View

_COUNT_MS = 250  # decisions and pages come in bursts: counted when they rest
_RESTS = 8  # times as long as counting took, before it is counted again while page after page comes in
_EMPTY_WIDTH = 268  # pixels: the list is narrower than what such a text has elsewhere
_LOOK_S = 30  # waiting times grow and snoozed ones wake without anything else happening


class RowView(QListView):
    """Rows without Qt's own frames; space is not a selection key here, `space` says that it was pressed."""

    space = Signal(bool)  # with Shift

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.space.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Without QListView's habit of going to the first row: nobody is read by accident."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""


class MentionList(QWidget):
    """Head, list, pill, and what stands in their place when there is nothing. `opened(id)` when one is chosen."""

    opened = Signal(object)
    view_chosen = Signal(str)
    standing_changed = Signal(object)  # Standing

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.standing: Standing | None = None
        self._failure: Failure | None = None
        self._anchor: tuple[int, int] | None = None  # a mention and where it stood before rows came in above it
        self.model = MentionModel(session, self)
        self.head = ListHead()
        self.rows = RowView()
        self._delegate = RowDelegate(self.model, session.now, self.rows)
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(self._delegate)
        self.empty = EmptyState("inbox")
        if (column := self.empty.title.parentWidget()) is not None:
            column.setFixedWidth(_EMPTY_WIDTH)
        self.pill = Pill("", self.rows)
        self.pill.hide()
        self._count = QTimer(self, singleShot=True)
        self._counting_ms = 0.0  # how long the last count took
        self._look = QTimer(self, interval=_LOOK_S * 1000)
        self._arrange()
        self._connect()
        self.retranslate()
        self._look.start()

    def _arrange(self) -> None:
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(body, 1)

    def _connect(self) -> None:
        self.rows.selectionModel().currentChanged.connect(self._opened)
        self.head.switch.chosen.connect(self.view_chosen)
        self.pill.clicked.connect(self.take_arrivals)
        self.model.shown.connect(self._shown)
        self.model.failed.connect(self._broken)
        self.model.waiting.connect(self._waiting)
        self.model.came.connect(lambda _: self._settle())
        self.model.rowsAboutToBeInserted.connect(self._hold)
        self.model.rowsInserted.connect(self._let_go)
        self.model.rowsRemoved.connect(lambda *_: self._settle())
        self._count.timeout.connect(self.recount)
        self._look.timeout.connect(self.look)
        self._session.operations.stored.connect(lambda _: self._count.start(_COUNT_MS))
        self._session.engine.page.connect(self._came)

    # What is shown

    def show_view(self, asked: Asked) -> None:
        """Show another view, brand or search."""
        self.pill.hide()
        self.standing = self.standing if self.standing and asked.view == self.model.asked.view else None
        self.model.show(asked)
        self._say_standing()
        self.recount()

    def look(self) -> None:
        """Time went by: waiting times, counts, what woke up."""
        self.rows.viewport().update()
        self.recount()

    def recount(self) -> None:
        """Count again, and see whether anything arrived."""
        asked, now, begun = self.model.asked, self._session.now(), monotonic()

        def counted(standing: Standing) -> None:
            self._counting_ms = (monotonic() - begun) * 1000
            self._counted(standing)

        self._session.counter.ask(
            lambda database: facts.standing(database, asked, now), counted, owner=self, key="standing"
        )
        self.model.look_for_arrivals()

    def _came(self) -> None:
        """A page came in: count, but in a big store not after every page."""
        if not self._count.isActive():
            self._count.start(max(_COUNT_MS, int(self._counting_ms * _RESTS)))

    def take_arrivals(self) -> None:
        """Put what arrived into the list; what is selected and in sight stays where it is."""
        self.model.take_arrivals()

    def _counted(self, standing: Standing) -> None:
        self.standing = standing
        self._say_standing()
        self._settle()
        self.standing_changed.emit(standing)

    def _say_standing(self) -> None:
        self.head.show_standing(self.model.asked.view, self.standing, self._session.now())

    def _shown(self) -> None:
        self._failure = None
        self.rows.scrollToTop()
        self._settle()

    def _broken(self, failure: Failure) -> None:
        self._failure = failure
        self._settle()

    def _waiting(self, count: int) -> None:
        if count and not self.model.rowCount():
            self.take_arrivals()
            return
        self.pill.setText(new(count))
        self.pill.setVisible(count > 0)
        self._place_pill()

    def _settle(self) -> None:
        """The list where there are rows, else what is to be said instead."""
        if self.model.rowCount() and self._failure is None:
            self._stack.setCurrentWidget(self.rows)
            return
        self._say_nothing_here()
        self._stack.setCurrentWidget(self.empty)

    def _say_nothing_here(self) -> None:
        say = self.empty.say
        if self._failure is not None:
            again = (self.tr("Try again"), lambda: self.show_view(self.model.asked))
            self.empty.set_icon("warning")
            say(self.tr("The inbox could not be read"), failure_text(self._failure), (again,))
        elif self.standing is None or self.model.loading:
            self.empty.set_icon("inbox")
            say(self.tr("Reading…"), "")
        elif self.model.asked.search:
            self.empty.set_icon("search")
            say(
                self.tr("Nothing matches"),
                self.tr("No mention in this view has these words. Look in All."),
            )
        elif not self.standing.heard:
            self.empty.set_icon("sources")
            sources = (self.tr("Add a source"), lambda: self._session.panel_wanted.emit("sources"))
            demo = (self.tr("Open the demo brand"), self._session.demo_wanted.emit)
            say(
                self.tr("Nothing was heard yet"),
                self.tr("What people say about your brand will stand here, the longest waiting first."),
                (sources, demo),
            )
        else:
            self.empty.set_icon("check")
            say(*self._all_done(self.model.asked.view))

    def _all_done(self, view: View) -> tuple[str, str]:
        return {
            "unheard": (self.tr("Everybody was heard"), self.tr("No complaint waits to be read. New ones come here.")),
            "open": (self.tr("No complaint is open"), self.tr("New ones come here by themselves.")),
            "maybe": (self.tr("Nothing is in doubt"), self.tr("Here stands what may be a complaint and may be none.")),
            "snoozed": (self.tr("Nothing is snoozed"), self.tr("H puts a complaint off; it comes back by itself.")),
            "resolved": (self.tr("Nothing is resolved yet"), self.tr("E marks a complaint as resolved.")),
            "waiting_us": (self.tr("Nobody waits for us"), self.tr("It is the others' turn everywhere.")),
            "waiting_them": (self.tr("We wait for nobody"), self.tr("Whom we answered stands here until they reply.")),
            "promises": (self.tr("No promise is open"), self.tr("P notes what we promised, and by when.")),
            "repeats": (self.tr("Nobody had to ask again"), self.tr("Who complains more than once comes here.")),
        }.get(view, (self.tr("Nothing was heard yet"), ""))

    # Choosing

    @property
    def current_id(self) -> int | None:
        """The mention that the keyboard is on."""
        row = self.model.row(self.rows.currentIndex().row())
        return row.id if row else None

    @property
    def chosen_ids(self) -> tuple[int, ...]:
        """The selected mentions, in the order of the list."""
        places = sorted(index.row() for index in self.rows.selectionModel().selectedRows())
        return tuple(row.id for place in places if (row := self.model.row(place)))

    def choose(self, mention_id: int) -> bool:
        """Select this one; False where it is not in the list."""
        place = self.model.place_of(mention_id)
        if place < 0:
            return False
        self._choose_place(place)
        return True

    def step(self, by: int) -> bool:
        """Select the next (1) or the previous (-1); False at the end."""
        here = self.rows.currentIndex().row()
        there = here + by if here >= 0 else 0
        if not 0 <= there < self.model.rowCount():
            return False
        self._choose_place(there)
        return True

    def neighbour(self, leaving: Sequence[int]) -> int | None:
        """The mention to go on with when these leave the list: the first after them, or else before them."""
        places = sorted(place for one in leaving if (place := self.model.place_of(one)) >= 0)
        if not places:
            return None
        gone = set(places)
        order = [*range(places[-1] + 1, self.model.rowCount()), *range(places[-1], -1, -1)]
        row = next((self.model.row(place) for place in order if place not in gone), None)
        return row.id if row else None

    def choose_none(self) -> None:
        self.rows.selectionModel().clear()

    def _choose_place(self, place: int) -> None:
        index = self.model.index(place)
        flags = QItemSelectionModel.SelectionFlag
        self.rows.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.rows.scrollTo(index)
        if place >= self.model.rowCount() - 5 and self.model.canFetchMore(QModelIndex()):
            self.model.fetchMore(QModelIndex())

    def _opened(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.model.row(current.row()) if current.isValid() else None
        self.opened.emit(row.id if row else None)

    # Nothing moves under the eye

    def _hold(self, _parent: QModelIndex, first: int, _last: int) -> None:
        anchor = self.rows.currentIndex()
        if not anchor.isValid() or not self.rows.viewport().rect().intersects(self.rows.visualRect(anchor)):
            anchor = self.rows.indexAt(self.rows.viewport().rect().topLeft())
        above = anchor.isValid() and first <= anchor.row()
        row = self.model.row(anchor.row()) if above else None
        self._anchor = (row.id, self.rows.visualRect(anchor).top()) if row else None

    def _let_go(self) -> None:
        if self._anchor is None:
            return
        mention_id, top = self._anchor
        moved = self.rows.visualRect(self.model.index(self.model.place_of(mention_id))).top() - top
        bar = self.rows.verticalScrollBar()
        bar.setValue(bar.value() + moved)

    def retranslate(self) -> None:
        self.rows.setAccessibleName(self.tr("Mentions"))
        self.pill.setToolTip(self.tr("Show what arrived (.)"))
        self._delegate.forget()
        self._say_standing()
        self.rows.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange) and hasattr(self, "_delegate"):
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_pill()

    def _place_pill(self) -> None:
        size = self.pill.sizeHint()
        self.pill.setGeometry((self.rows.width() - size.width()) // 2, 8, size.width(), size.height())
        self.pill.raise_()
