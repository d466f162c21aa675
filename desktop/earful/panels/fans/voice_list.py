"""The complaints behind one mark of the equity curve: who, how many follow them, whether they still wait."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from earful.app.language import translate
from earful.app.session import Session
from earful.app.wording import ago, number
from earful.panels.parts.buttons import QuietButton
from earful.panels.parts.card import Card, row
from earful.panels.parts.text import ElidedLabel, PlainLabel
from earful.store.own_words import Voice


class VoiceList(Card):
    """A line for each complaint, with a button that opens it in the inbox."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._title = PlainLabel("", "strong")
        self.body.addWidget(self._title)
        self._lines: list[QWidget] = []
        self.buttons: list[QuietButton] = []

    def show_voices(self, band: str, found: Sequence[Voice]) -> None:
        """Show these instead of those before."""
        told = translate("Fans", "Complaints by voices with %1 followers, those that wait first")
        self._title.setText(told.replace("%1", band))
        for line in self._lines:
            line.deleteLater()
        self._lines, self.buttons = [], []
        for one in found:
            line = self._line(one)
            self.body.addWidget(line)
            self._lines.append(line)

    def _line(self, one: Voice) -> QWidget:
        now = self._session.now()
        state = translate("Fans", "waits") if one.answered_at is None else ago(one.answered_at, now)
        size = "?" if one.followers is None else number(one.followers)
        who = PlainLabel(f"{one.name or '?'} · {size} · {state}", "small")
        if one.answered_at is None:
            who.set_tint("amber")
        button = QuietButton(translate("Fans", "Open"))
        button.clicked.connect(lambda _=False, which=one.mention_id: self._session.mention_wanted.emit(which))
        self.buttons.append(button)
        holder = QWidget()
        line = row(ElidedLabel(one.text, "body"), who, button)
        line.setStretch(0, 1)
        holder.setLayout(line)
        return holder
