"""What stands beside the conversation: how long a person has been waiting, the case, the author. Facts, no advice."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import ago, complaints, day, duration, moment, number, one_line, share
from earful.domain.case import Decision
from earful.domain.moments import HOUR
from earful.panels.inbox import wording
from earful.panels.inbox.facts import ByAuthor, Opened
from earful.panels.inbox.history import lines as history_lines
from earful.panels.inbox.history_list import HistoryList
from earful.panels.parts.text import PlainLabel
from earful.store.decisions import decisions
from earful.store.listed import Listed

_LONG = 12 * HOUR
_A_WHILE = 4 * HOUR


class Facts(QWidget):
    """A caption and lines of (name, value)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = PlainLabel("", "caption")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, 88)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[PlainLabel, PlainLabel]] = []
        self._print = PlainLabel("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._caption)
        column.addLayout(self._grid)
        column.addWidget(self._print)

    def say(self, caption: str, lines: Sequence[tuple[str, str]], small_print: str = "") -> None:
        """Replace everything."""
        self._caption.setText(caption.upper())
        self._print.setText(small_print)
        self._print.setVisible(bool(small_print))
        while len(self._lines) < len(lines):
            made = (PlainLabel("", "muted"), PlainLabel("", "strong", wrap=True))
            for column, label in enumerate(made):
                self._grid.addWidget(label, len(self._lines), column)
            self._lines.append(made)
        for place, (name, value) in enumerate(self._lines):
            shown = place < len(lines)
            name.setVisible(shown)
            value.setVisible(shown)
            if shown:
                name.setText(lines[place][0])
                value.setText(lines[place][1])


class ContextPane(QFrame):
    """The person and the case at a glance."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._opened: Opened | None = None
        self._caption = PlainLabel("", "caption")
        self._number = PlainLabel("", "number")
        self._print = PlainLabel("", "note", wrap=True)
        self._case, self._author = Facts(), Facts()
        self.history = HistoryList()
        self._all = QWidget()
        inner = QVBoxLayout(self._all)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        for widget in (self._caption, self._number, self._print):
            inner.addWidget(widget)
        for part in (self._case, self._author, self.history):
            inner.addSpacing(Space.L + 2)
            inner.addWidget(part)
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.L + 2, Space.L + 2, Space.L, Space.L)
        column.addWidget(self._all)
        column.addStretch(1)
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroller)
        self._all.hide()

    def show_case(self, opened: Opened | None) -> None:
        """Show one case; None empties the pane."""
        self._opened = opened
        self._all.setVisible(opened is not None)
        if opened is not None:
            self._say_waiting(opened.focal)
            self._say_case(opened.focal)
            self._say_author(opened.focal, opened.author)
            self._say_history(opened.history)

    def read_history(self) -> None:
        """Something was decided: read again what stands in the history."""
        if self._opened is not None:
            shown = self._opened.focal.id
            self._session.reader.ask(
                lambda database: tuple(decisions(database, shown)), self._history_read, owner=self, key="history"
            )

    def _history_read(self, history: tuple[Decision, ...]) -> None:
        if self._opened is not None and (not history or history[0].mention_id == self._opened.focal.id):
            self._opened = replace(self._opened, history=history)
            self._say_history(history)

    def _say_history(self, history: tuple[Decision, ...]) -> None:
        self.history.say(self.tr("History"), history_lines(history, self._session.now()))

    def refresh(self) -> None:
        """Time went by."""
        self.show_case(self._opened)

    def _say_waiting(self, mention: Listed) -> None:
        now = self._session.now()
        span = max(0, now - mention.at)
        if wording.waits(mention, now):
            self._caption.setText(self.tr("Waiting for a person").upper())
            self._number.setText(duration(span))
            self._number.set_tint("negative" if span >= _LONG else "amber" if span >= _A_WHILE else "")
            self._print.setText(self.tr("nobody of us has replied yet"))
            return
        if mention.answered_at is not None:
            self._caption.setText(self.tr("Answered after").upper())
            self._number.setText(duration(max(0, mention.answered_at - mention.at)))
            self._number.set_tint("positive")
            self._print.setText(self.tr("the first reply by one of our own accounts"))
            return
        self._caption.setText(self.tr("Published").upper())
        self._number.setText(duration(span))
        self._number.set_tint("")
        self._print.setText(ago(mention.at, now) if mention.complaint else self.tr("no complaint waits here"))

    def _say_case(self, mention: Listed) -> None:
        now, judged = self._session.now(), mention.judgement
        lines = [(self.tr("State"), wording.state(mention, now) if mention.complaint else self.tr("no complaint"))]
        if judged.need:
            lines.append((self.tr("Need"), wording.need(judged.need)))
        if judged.desk:
            lines.append((self.tr("Desk"), wording.desk(judged.desk)))
        if self._opened is not None and self._opened.merged:
            lines.append((self.tr("One case of"), complaints(len(self._opened.merged) + 1)))
        if mention.owner:
            lines.append((self.tr("Taken care of by"), one_line(mention.owner, 60)))
        if mention.promise_due is not None:
            late = mention.promise_due < now
            due = moment(mention.promise_due, now)
            lines.append((self.tr("Promised for"), self.tr("%1, overdue").replace("%1", due) if late else due))
        lines.append((self.tr("Feeling"), self._feeling(mention)))
        read = self.tr("not yet") if mention.read_at is None else moment(mention.read_at, now)
        lines.append((self.tr("Listened to"), read))
        if mention.starred:
            lines.append((self.tr("Star"), self.tr("yes")))
        by_person = self.tr("You decided whether this is a complaint.") if mention.complaint != judged.complaint else ""
        self._case.say(self.tr("Case"), lines, by_person)

    def _feeling(self, mention: Listed) -> str:
        judged = mention.judgement
        name = wording.sentiment(judged.sentiment)
        p = {"negative": judged.negative, "neutral": judged.neutral, "positive": judged.positive}.get(judged.sentiment)
        return name if p is None else f"{name}, {share(p)}"

    def _say_author(self, mention: Listed, author: ByAuthor | None) -> None:
        now = self._session.now()
        lines = [(self.tr("On"), wording.platform(mention.platform))]
        if author is not None:
            lines.insert(0, (self.tr("First heard"), day(author.first_at, now)))
            count = self.tr("over %1") if author.more else "%1"
            answered = self.tr("%1, answered %2")
            messages = answered.replace("%1", count.replace("%1", number(author.messages)))
            lines.insert(1, (self.tr("Messages"), messages.replace("%2", number(author.answered))))
        if mention.handle:
            lines.append((self.tr("Account"), breakable(one_line(mention.handle, 80))))
        if mention.bot:
            lines.append((self.tr("Says it is"), self.tr("automated")))
        followers = "" if mention.followers is None else wording.counted.followers(mention.followers)
        self._author.say(wording.author(mention), lines, followers)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()


def breakable(handle: str) -> str:
    """A handle that may be wrapped after its dots and its @."""
    return handle.replace("@", "@\u200b").replace(".", ".\u200b")
