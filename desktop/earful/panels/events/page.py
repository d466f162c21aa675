"""The page of one event: seen and expected, three typical posts, a plan to tick off and the log of decisions."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from earful.app.theme import font
from earful.app.tokens import Size, Space
from earful.app.wording import moment, one_line
from earful.domain.moments import Moment
from earful.panels.events import wording
from earful.panels.inbox.wording import platform as platform_name
from earful.panels.parts.card import Card
from earful.panels.parts.text import PlainLabel
from earful.store.events import Entry, Event
from earful.store.listed import Listed


class EventPage(QWidget):
    """`step_turned(key, done)`, `noted(text)`, `post_opened(mention id)`."""

    step_turned = Signal(str, bool)
    noted = Signal(str)
    post_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", "heading", wrap=True)
        self._channel = PlainLabel("", "muted")
        self._facts = Card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setColumnStretch(1, 1)
        self._facts.body.addLayout(self._grid)
        self._typical = PlainLabel("", "strong")
        self._posts = QVBoxLayout()
        self._posts.setSpacing(Space.S)
        self._plan_title = PlainLabel("", "strong")
        self.steps: dict[str, QCheckBox] = {}
        plan = Card()
        for key in wording.PLAN:
            box = QCheckBox()
            box.clicked.connect(lambda done, key=key: self.step_turned.emit(key, done))
            self.steps[key] = box
            plan.body.addWidget(box)
        self._log_title = PlainLabel("", "strong")
        self._log = PlainLabel("", wrap=True)
        self.note = QLineEdit()
        self.note.setMaxLength(500)
        self.note.returnPressed.connect(self._write)
        notes = Card()
        notes.body.addWidget(self._log)
        notes.body.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for widget in (self._title, self._channel, self._facts, self._typical):
            column.addWidget(widget)
        column.addLayout(self._posts)
        for widget in (self._plan_title, plan, self._log_title, notes):
            column.addWidget(widget)
        self.retranslate()

    def show_event(self, event: Event, typical: Sequence[Listed], log: Sequence[Entry], now: Moment) -> None:
        """Say all of one event."""
        self._title.setText(wording.title(event))
        self._channel.setText(f"{wording.channel(event)} · {wording.stage(event)}")
        _empty(self._grid)
        for place, (what, told) in enumerate(wording.facts(event, now)):
            self._grid.addWidget(PlainLabel(what, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(PlainLabel(told, wrap=True), place, 1)
        _empty(self._posts)
        for post in typical:
            card = Card(opens=True, padding=Space.M)
            said = PlainLabel(f"“{one_line(post.text, 220)}”", wrap=True)
            said.setFont(font(Size.SAID))
            card.body.addWidget(said)
            who = one_line(post.name or post.handle or self.tr("somebody"), 32)
            card.body.addWidget(PlainLabel(f"{who} · {platform_name(post.platform)} · {moment(post.at, now)}", "small"))
            card.setAccessibleName(f"{said.text()} {who}")
            card.opened.connect(partial(self.post_opened.emit, post.id))
            self._posts.addWidget(card)
        self._typical.setVisible(bool(typical))
        done = {str(entry.value.get("step")): bool(entry.value.get("done")) for entry in log if entry.kind == "step"}
        for key, box in self.steps.items():
            box.setChecked(done.get(key, False))
        lines = [f"{moment(entry.at, now)} · {self._entry(entry)}" for entry in log]
        self._log.setText("\n".join(lines) if lines else self.tr("Nothing was decided yet."))

    def _entry(self, entry: Entry) -> str:
        if entry.kind == "note":
            return one_line(str(entry.value.get("text", "")), 500)
        if entry.kind == "step" and str(entry.value.get("step")) in self.steps:
            told = self.tr("done: %1") if entry.value.get("done") else self.tr("open again: %1")
            return told.replace("%1", wording.step(str(entry.value["step"])))
        return self.tr("you were told") if entry.kind == "told" else entry.kind

    def _write(self) -> None:
        text = self.note.text().strip()
        if text:
            self.note.clear()
            self.noted.emit(text)

    def retranslate(self) -> None:
        """Every visible word again."""
        self._typical.setText(self.tr("Typical posts"))
        self._plan_title.setText(self.tr("Plan"))
        self._log_title.setText(self.tr("What was decided"))
        self.note.setPlaceholderText(self.tr("What did you decide? Enter keeps it"))
        for key, box in self.steps.items():
            box.setText(wording.step(key))


def _empty(layout: QGridLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
