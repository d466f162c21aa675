"""The reading pane: their words as the title, what they were judged as, the whole conversation, what can be done."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import one_line
from earful.panels.inbox import facts, wording
from earful.panels.inbox.action_bar import ActionBar
from earful.panels.inbox.cards import Conversation, LinkButton
from earful.panels.inbox.decisive import Decisive, Spans
from earful.panels.inbox.facts import Opened
from earful.panels.parts.card import row
from earful.panels.parts.chip import PressedChip
from earful.panels.parts.empty_state import EmptyState
from earful.panels.parts.text import PlainLabel
from earful.panels.parts.top_bar import KeyButton
from earful.store.corrections import Said
from earful.store.listed import Listed

_MEASURE = 720  # pixels: lines longer than this tire the eye
_TITLE = 110  # characters
_STOPS = ".!?。！？…\n"


class ReadingPane(QWidget):
    """Shows one mention with everything around it. `opened(Opened | None)` once it is there."""

    opened = Signal(object)
    not_right = Signal()
    correct = Signal(str)  # the head whose word is to be corrected

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.decisive = Decisive()
        self.wanted: int | None = None  # the mention that is shown, or about to be
        self.shown: Opened | None = None
        self.title = PlainLabel("", "heading", wrap=True)
        self._chips = {name: PressedChip("") for name in ("complaint", "need", "desk", "sentiment")}
        self._language = PlainLabel("", "muted")
        self._not_right = LinkButton("")
        self._not_right_key = KeyButton("C")
        self.conversation = Conversation(session)
        self.actions_bar = ActionBar()
        self.empty = EmptyState("inbox")
        self.scroller = QScrollArea()
        self._arrange()
        for button in (self._not_right, self._not_right_key):
            button.clicked.connect(self.not_right)
        for head, chip in self._chips.items():
            chip.pressed.connect(self.not_right if head == "complaint" else partial(self.correct.emit, head))
        self.retranslate()
        self.clear()

    def _arrange(self) -> None:
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(self.title)
        column.addLayout(row(*self._chips.values(), None, spacing=6))
        language = row(self._language, self._not_right, self._not_right_key, None, spacing=0)
        language.insertSpacing(2, 6)
        column.addLayout(language)
        column.addSpacing(Space.S)
        column.addWidget(self.conversation)
        column.addStretch(1)
        content.setMaximumWidth(_MEASURE + 2 * Space.XXL)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setWidget(content)
        self._body = QWidget()
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.scroller)
        line = QHBoxLayout()
        line.addWidget(self._body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line, 1)
        whole.addWidget(self.actions_bar)

    def show_mention(self, mention_id: int | None) -> None:
        """Read a mention and show it; None shows that nothing is chosen."""
        self.wanted = mention_id
        if mention_id is None:
            self.clear()
            return
        self._session.reader.ask(
            lambda database: facts.opened(database, mention_id), self._show, owner=self, key="mention"
        )

    def refresh(self, mention: Listed | None) -> None:
        """What is shown has changed its state; its cards stay."""
        if mention is not None and self.shown is not None and mention.id == self.shown.focal.id:
            before = self.shown
            self.shown = replace(before, focal=mention, said=_said_now(before, mention))
            self._say(mention)

    def anchor(self, head: str) -> QWidget:
        """Where the menu of a head opens: under its chip, or under the first one where that is hidden."""
        return self._chips[head] if self._chips[head].isVisible() else self._chips["complaint"]

    def clear(self) -> None:
        """Nothing is chosen."""
        self.wanted = self.shown = None
        self._stack.setCurrentWidget(self.empty)
        self.actions_bar.show_mention(None, 0)
        self.conversation.clear()
        self.opened.emit(None)

    def page_down(self, by: int) -> bool:
        """Scroll by a page, down (1) or up (-1); False where there is no more."""
        bar = self.scroller.verticalScrollBar()
        there = max(bar.minimum(), min(bar.maximum(), bar.value() + by * int(bar.pageStep() * 0.85)))
        moved = there != bar.value() and self._stack.currentWidget() is self.scroller
        bar.setValue(there)
        return moved

    def at_end(self) -> bool:
        """Whether the end of the words of the mention that is shown is in sight."""
        card = self.conversation.cards.get(self.shown.focal.id) if self.shown else None
        port = self.scroller.viewport()
        return card is not None and card.mapTo(port, card.rect().bottomLeft()).y() <= port.height()

    def _show(self, opened: Opened | None) -> None:
        if opened is None or opened.focal.id != self.wanted:
            return
        self.shown = opened
        self._say(opened.focal)
        self.conversation.show_conversation(opened)
        self._stack.setCurrentWidget(self.scroller)
        self.scroller.verticalScrollBar().setValue(0)
        # The cards know their height after the layout ran.
        QTimer.singleShot(0, self, self._bring_into_sight)
        self._mark_words(opened)
        self.opened.emit(opened)

    def _bring_into_sight(self) -> None:
        if self.shown is None:
            return
        card, content = self.conversation.cards.get(self.shown.focal.id), self.scroller.widget()
        if card is None or content is None:
            return
        if card.mapTo(content, card.rect().bottomLeft()).y() > self.scroller.height():
            self.scroller.ensureWidgetVisible(card, 0, Space.XL)

    def _mark_words(self, opened: Opened) -> None:
        shown = [one for one in opened.conversation if one.id in self.conversation.cards and not one.own]
        self._session.reader.ask(
            lambda _: self.decisive.spans(shown),
            lambda spans: self._highlight(opened, spans),
            owner=self,
            key="words",
            on_failure=lambda _: self._highlight(opened, {}),
        )

    def _highlight(self, opened: Opened, spans: dict[int, Spans]) -> None:
        if self.shown is None or self.shown.focal.id != opened.focal.id:
            return
        for mention_id, marked in spans.items():
            card = self.conversation.cards.get(mention_id)
            if card is not None and marked:
                card.highlight(marked)
        self._marked = bool(spans.get(opened.focal.id))
        self._say_language(self.shown.focal)

    def _say(self, mention: Listed) -> None:
        judged = mention.judgement
        self.title.setText(self.tr("“%1”").replace("%1", title_of(mention)))
        self._chips["complaint"].set_text(self._verdict(mention), "negative" if mention.complaint else "quiet")
        self._chips["complaint"].setVisible(not mention.own)
        need = self.tr("need: %1").replace("%1", wording.need(judged.need or ""))
        self._chips["need"].set_text(self._said(need, "need"), "accent")
        self._chips["need"].setVisible(bool(judged.need) and not mention.own)
        desk = self.tr("desk: %1").replace("%1", wording.desk(judged.desk or ""))
        self._chips["desk"].set_text(self._said(desk, "desk"))
        self._chips["desk"].setVisible(bool(judged.desk) and not mention.own)
        feeling = self.tr("feeling: %1").replace("%1", wording.sentiment(judged.sentiment))
        self._chips["sentiment"].set_text(self._said(feeling, "sentiment"))
        self._chips["sentiment"].setVisible(not mention.own)
        self._marked = False
        self._say_language(mention)

    def _said(self, text: str, head: str) -> str:
        """The chip's words, and that it is the person who says so."""
        said = self.shown is not None and head in self.shown.said.heads
        return self.tr("%1, you said").replace("%1", text) if said else text

    def _verdict(self, mention: Listed) -> str:
        """Whether it is a complaint, and how sure that is; a person's word needs no figure."""
        judged = mention.judgement
        if mention.complaint != judged.complaint:
            return self.tr("complaint, says you") if mention.complaint else self.tr("no complaint, says you")
        if mention.complaint:
            return self.tr("complaint %1").replace("%1", f"{judged.complaint_p:.2f}")
        return self.tr("no complaint %1").replace("%1", f"{1 - judged.complaint_p:.2f}")

    def _say_language(self, mention: Listed) -> None:
        parts = [wording.language(mention.judgement.lang)]
        if self.shown is not None and self.shown.said.by_likeness:
            parts.append(self.tr("as you said of one like it"))
        if self._marked:
            parts.append(self.tr("judged by what is marked"))
        text = " · ".join(part for part in parts if part)
        self._language.setText(f"{text} · " if text else "")
        for button in (self._not_right, self._not_right_key):
            button.setVisible(not mention.own)

    def retranslate(self) -> None:
        self._not_right.setText(self.tr("not right?"))
        self._not_right_key.setAccessibleName(self.tr("not right?"))
        self._not_right.setToolTip(self.tr("Complaint or not: your word counts, and is kept (C)"))
        self.empty.say(
            self.tr("One person at a time"),
            self.tr("J takes the next one, E marks as resolved, H puts off. “?” shows all keys."),
        )
        if self.shown is not None:
            self._show(self.shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _said_now(before: Opened, mention: Listed) -> Said:
    """What the person has said once this is stored: the heads whose words changed are theirs."""
    old, new = before.focal, mention
    changed = {
        head for head in ("sentiment", "need", "desk") if getattr(old.judgement, head) != getattr(new.judgement, head)
    }
    if old.complaint != new.complaint:
        changed.add("complaint")
    return replace(before.said, heads=before.said.heads | changed)


def title_of(mention: Listed) -> str:
    """Their words as a title: the title they gave, else as many whole sentences as fit, at least one."""
    text = one_line(mention.title or mention.text, 600)
    if len(text) <= _TITLE:
        return text
    ends = [place for place, mark in enumerate(text[:_TITLE]) if mark in _STOPS]
    if ends and ends[-1] >= 20:
        return text[: ends[-1] + 1]
    return one_line(text, _TITLE)
