"""The deck: one random fan after another, judged with two keys; every word can be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from earful.app.language import translate
from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import day, number
from earful.engine.audit_accounts import Account
from earful.insight.fans.deck import Card as Drawn
from earful.panels.parts.buttons import Button
from earful.panels.parts.card import Card, row
from earful.panels.parts.text import PlainLabel
from earful.store.fan_labels import add_label, take_back

KEYS = {Qt.Key.Key_J: "real", Qt.Key.Key_F: "hollow", Qt.Key.Key_A: "automated", Qt.Key.Key_S: "skipped"}
_UNDO = (Qt.Key.Key_Z, Qt.Key.Key_Backspace)


class DeckPage(QWidget):
    """`judged(number)` follows each card; `finished` when a person leaves or the deck is through."""

    judged = Signal(int)
    finished = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._audit = ""
        self._cards: list[tuple[Drawn, Account]] = []
        self._at = 0
        self._said: list[str | None] = []  # ids of decisions, None while one is being stored
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()

    def _build(self) -> None:
        self._count = PlainLabel("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self.card = Card(padding=Space.XL)
        self.card.setFixedWidth(520)
        self._name, self._handle = PlainLabel("", "title", wrap=True), PlainLabel("", "muted")
        self._bio = PlainLabel("", "body", wrap=True)
        self._facts = PlainLabel("", "body", wrap=True)
        for text in (self._name, self._handle, self._bio, self._facts):
            self.card.body.addWidget(text)
        self.card.body.addStretch(1)
        self.card.setMinimumHeight(270)
        self.hollow, self.real = Button("", "F"), Button("", "J")
        self.automated, self.skip = Button("", "A"), Button("", "S")
        self.undo, self.leave = Button("", "Z"), Button("", "Esc")
        for button, label in (
            (self.hollow, "hollow"), (self.real, "real"), (self.automated, "automated"), (self.skip, "skipped"),
        ):  # fmt: skip
            button.clicked.connect(lambda _=False, label=label: self.say(label))
        self.undo.clicked.connect(lambda _=False: self.take_back())
        self.leave.clicked.connect(lambda _=False: self.finished.emit())
        self._hint = PlainLabel("", "small", wrap=True)
        self._hint.setFixedWidth(520)
        column = QVBoxLayout(self)
        column.setSpacing(Space.M)
        column.addStretch(1)
        self._bar.setFixedWidth(520)
        for line in (
            row(None, self._count, None), row(None, self._bar, None), row(None, self.card, None),
            row(None, self.hollow, self.real, self.automated, self.skip, None),
            row(None, self.undo, self.leave, None), row(None, self._hint, None),
        ):  # fmt: skip
            column.addLayout(line)
        column.addStretch(2)
        self.retranslate()

    def retranslate(self) -> None:
        self.hollow.setText(translate("Fans", "Hollow"))
        self.real.setText(translate("Fans", "Real"))
        self.automated.setText(translate("Fans", "Automated"))
        self.skip.setText(translate("Fans", "Cannot tell"))
        self.undo.setText(translate("Fans", "Undo"))
        self.leave.setText(translate("Fans", "Back to the audit"))
        self._hint.setText(
            translate(
                "Fans",
                "Look at the account where it lives if you are unsure. Some cards come twice, to see how far you agree with yourself.",  # noqa: E501
            )
        )
        self._show()

    def begin(self, audit: str, cards: Sequence[tuple[Drawn, Account]], done: int) -> None:
        """Show the cards that are still to be judged; `done` of the deck are."""
        self._audit, self._cards, self._at, self._said = audit, list(cards), 0, []
        self._done = done
        self._show()
        self.setFocus()

    def say(self, label: str) -> None:
        """Judge the card in sight."""
        if self._at >= len(self._cards):
            return
        drawn, account = self._cards[self._at]
        place, audit, at = len(self._said), self._audit, self._session.now()
        self._said.append(None)
        self._session.operations.write(
            lambda db: add_label(db, audit, account.native_id, label, at, repeat=drawn.repeat),
            lambda made: self._stored(place, made),
            owner=self,
        )
        self._at += 1
        self._show()
        if self._at == len(self._cards):
            self.finished.emit()

    def take_back(self) -> None:
        """Take the last word back and show its card again."""
        if not self._said or self._said[-1] is None:
            return
        made, at = self._said.pop(), self._session.now()
        self._at -= 1
        self._show()
        self._session.operations.write(
            lambda db: take_back(db, made or "", at), lambda _: self.judged.emit(self._at), owner=self
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        label = KEYS.get(Qt.Key(event.key()))
        if label is not None:
            self.say(label)
        elif event.key() in _UNDO:
            self.take_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _stored(self, place: int, made: str) -> None:
        if place < len(self._said):
            self._said[place] = made
        self.judged.emit(self._at)

    def _show(self) -> None:
        if not self._cards:
            return
        total = self._done + len(self._cards)
        told = translate("Fans", "Card %1 of %2")
        shown = min(self._done + self._at + 1, total)
        self._count.setText(told.replace("%1", number(shown)).replace("%2", number(total)))
        self._bar.setRange(0, total)
        self._bar.setValue(self._done + self._at)
        self.undo.setEnabled(bool(self._said))
        if self._at >= len(self._cards):
            return
        one = self._cards[self._at][1]
        self._name.setText(one.name or one.handle or one.native_id)
        self._handle.setText(f"@{one.handle.removeprefix('@')}" if one.handle else one.native_id)
        self._bio.setText(one.bio or translate("Fans", "no bio"))
        self._facts.setText("\n".join(_facts(one)))
        self.card.setAccessibleName(f"{self._name.text()}. {self._bio.text()}. {self._facts.text()}")


def _facts(one: Account) -> list[str]:
    """What a person judges by; neither chances nor reasons, which would lead them."""

    def told(value: int | None) -> str:
        return translate("Fans", "unknown") if value is None else number(value)

    picture = {True: translate("Fans", "yes"), False: translate("Fans", "no")}
    facts = [
        (translate("Fans", "Followers"), told(one.followers)),
        (translate("Fans", "Follows"), told(one.following)),
        (translate("Fans", "Posts"), told(one.posts)),
        (
            translate("Fans", "Picture of its own"),
            translate("Fans", "unknown") if one.avatar is None else picture[one.avatar],
        ),
        (
            translate("Fans", "Registered"),
            translate("Fans", "unknown") if one.created_at is None else day(one.created_at),
        ),
        (
            translate("Fans", "Last post"),
            translate("Fans", "unknown") if one.last_post_at is None else day(one.last_post_at),
        ),
    ]
    lines = [f"{name}: {value}" for name, value in facts]
    if "spoke" in one.ties:
        lines.append(translate("Fans", "Wrote to or about you"))
    return lines
