"""What they said: the mentions behind a number, as quotes, newest first, page by page."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from earful.app.session import Session
from earful.app.theme import font
from earful.app.tokens import Size, Space
from earful.app.wording import moment, number, one_line
from earful.domain.failures import Failure
from earful.panels.failures import failure_text
from earful.panels.inbox.wording import platform as platform_name
from earful.panels.parts.buttons import Button, QuietButton
from earful.panels.parts.card import Card, row
from earful.panels.parts.chip import Chip, Pill
from earful.panels.parts.text import PlainLabel, literal_tip
from earful.store import behind
from earful.store.behind import Found, Selection
from earful.store.listed import Listed

PAGE = 12
_COLUMN = 300
_SAID_AT_MOST = 220


class Quote(Card):
    """One mention: their words first, then who and where. Pressing it opens it in the inbox."""

    def __init__(self, mention: Listed, about: str, parent: QWidget | None = None) -> None:
        super().__init__(opens=True, padding=14, parent=parent)
        self.mention_id = mention.id
        said = one_line(f"{mention.title} – {mention.text}" if mention.title else mention.text, _SAID_AT_MOST)
        words = PlainLabel(f"“{said}”" if said else "–", wrap=True)
        words.setFont(font(Size.SAID))
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        foot = row(PlainLabel(about, "small"), None)
        if mention.complaint:
            foot.addWidget(Chip(self.tr("complaint"), "negative"))
        self.body.addWidget(words, 1)
        self.body.addLayout(foot)
        self.setAccessibleName(f"{said} {about}")
        if len(mention.text) > _SAID_AT_MOST:
            self.setToolTip(literal_tip(one_line(mention.text, 1200)))


class Strip(QWidget):
    """`closed`: back to the whole period. It reads for itself and never moves what is being read: what arrives
    meanwhile is announced by a pill."""

    closed = Signal()
    filled = Signal(int)  # how many the selection holds

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._selection: Selection | None = None
        self._known: int | None = None
        self._span = ""
        self._what = ""
        self.count = 0
        self.quotes: list[Quote] = []
        self._title = PlainLabel("", "strong")
        self._about = PlainLabel("", "muted")
        self._back = QuietButton("", "Esc")
        self._back.clicked.connect(self.closed)
        self._pill = Pill()
        self._pill.clicked.connect(self._reload)
        self._pill.hide()
        self._more = Button("")
        self._more.clicked.connect(self._read_more)
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.L)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(row(self._title, self._about, self._pill, None, self._back, spacing=Space.M))
        column.addLayout(self._grid)
        column.addLayout(row(None, self._more, None))
        self.retranslate()

    def show_selection(self, selection: Selection, span: str, what: str, known: int | None, *, whole: bool) -> None:
        """Show the mentions of `selection`; `span` says when, `what` says which, `whole` that it is the period.

        `known` is how many there are, where the chart has counted them."""
        same = selection == self._selection
        self._selection, self._span, self._what, self._known = selection, span, what, known
        if same:
            self._say()
            return
        self._back.setVisible(not whole)
        self._reload()

    def differs_in_more_than_time(self, selection: Selection) -> bool:
        """Whether `selection` means something else than what is shown; a period that grew is still the same."""
        now = self._selection
        return now is None or replace(selection, end=now.end) != now

    def refresh(self, selection: Selection, span: str, what: str, known: int | None) -> None:
        """Something arrived: count again; the quotes stay until the pill is pressed. The bounds may have grown."""
        self._selection = chosen = selection
        self._span, self._what, self._known = span, what, known
        self._session.reader.ask(
            lambda database: behind.find(database, chosen, known, PAGE), self._counted, owner=self, key="strip"
        )

    def retranslate(self) -> None:
        self._back.setText(self.tr("Whole period"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._reload()

    def _reload(self) -> None:
        chosen, known = self._selection, self._known
        if chosen is not None:
            self._session.reader.ask(
                lambda database: behind.find(database, chosen, known, PAGE),
                self._show,
                owner=self,
                key="strip",
                on_failure=self._failed,
            )

    def _read_more(self) -> None:
        chosen, after = self._selection, self.quotes[-1].mention_id if self.quotes else None
        if chosen is not None:
            self._session.reader.ask(
                lambda database: behind.page(database, chosen, after, PAGE), self._add, owner=self, key="more"
            )

    def _show(self, found: Found) -> None:
        self._pill.hide()
        for quote in self.quotes:
            self._grid.removeWidget(quote)
            quote.hide()
            quote.deleteLater()
        self.quotes = []
        self.count = found.count
        self._add(found.page)
        self.filled.emit(found.count)

    def _counted(self, found: Found) -> None:
        new = found.count - self.count
        shown = [quote.mention_id for quote in self.quotes[:PAGE]]
        if shown != [mention.id for mention in found.page] and not self.quotes:
            self._show(found)
            return
        self.count = found.count
        self._say()
        if new > 0:
            self._pill.setText(self.tr("%n new", "", new))
            self._pill.show()
        self.filled.emit(found.count)

    def _add(self, page: Sequence[Listed]) -> None:
        for mention in page:
            quote = Quote(mention, self._about_one(mention), self)
            quote.opened.connect(lambda identifier=mention.id: self._session.open_mention(identifier))
            self.quotes.append(quote)
        self._arrange()
        self._say()

    def _about_one(self, mention: Listed) -> str:
        who = one_line(mention.name or mention.handle or self.tr("somebody"), 32)
        return f"{who} · {platform_name(mention.platform)} · {moment(mention.at, self._session.now())}"

    def _failed(self, failure: Failure) -> None:
        self._about.setText(failure_text(failure))

    def _say(self) -> None:
        self._title.setText(self.tr("What they said, %1").replace("%1", self._span))
        self._about.setText(f"{number(self.count)} {self._what} · " + self.tr("newest first"))
        left = self.count - len(self.quotes)
        self._more.setVisible(left > 0 and bool(self.quotes))
        self._more.setText(self.tr("Show %n more", "", min(PAGE, max(0, left))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(4, self.width() // _COLUMN))
        for place, quote in enumerate(self.quotes):
            self._grid.addWidget(quote, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
