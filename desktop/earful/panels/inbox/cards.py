"""One message of a conversation as a card: who, when, their words; the chosen one with its original and its history."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from earful.app.session import Session
from earful.app.theme import font, theme
from earful.app.tokens import Size, Space
from earful.app.wording import exact, moment, one_line
from earful.panels.inbox import wording
from earful.panels.inbox.decisive import Spans
from earful.panels.inbox.facts import Opened
from earful.panels.inbox.links import LinkedWords, host_of
from earful.panels.parts.card import Card, row
from earful.panels.parts.text import ElidedLabel, PlainLabel, literal_tip
from earful.store.listed import Listed

_INDENT = 28


class Initial(QWidget):
    """A disc with the first letter of a name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = next((mark for mark in name if mark.isalnum()), "·").upper()
        self.setFixedSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_tint))
        painter.drawEllipse(self.rect())
        painter.setPen(QColor(tokens.accent))
        painter.setFont(font(Size.BODY, QFont.Weight.DemiBold))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._letter)


class LinkButton(QPushButton):
    """A line of text that does something when pressed."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setProperty("kind", "link")
        self.setFont(font(Size.SMALL))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class MentionCard(Card):
    """A message. Ours are indented and quiet. With `opened` it is the one being read: outlined, with small print."""

    def __init__(
        self, mention: Listed, session: Session, opened: Opened | None, canned: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.mention = mention
        self._session = session
        name = wording.author(mention)
        who = PlainLabel(name, "strong")
        when = ElidedLabel(self._meta(canned), "muted")
        when.setToolTip(literal_tip(exact(mention.at)))
        head = row(Initial(name), who, when, spacing=10)
        head.setStretch(2, 1)
        self.body.addLayout(head)
        if mention.title:
            self.body.addWidget(PlainLabel(one_line(mention.title, 300), "strong", wrap=True))
        self.words = LinkedWords(mention.text, session.open_link, muted=mention.own)
        self.body.addWidget(self.words)
        self._earlier: list[QWidget] = []
        self.setAccessibleName(f"{name}: {one_line(mention.text, 200)}")
        if opened is not None:
            self.set_marked(True)
            self._small_print(opened)

    def highlight(self, spans: Spans) -> None:
        """Mark the words that decided."""
        self.words.set_words(self.mention.text, spans)

    def _meta(self, canned: int) -> str:
        mention, now = self.mention, self._session.now()
        parts = [moment(mention.at, now)]
        if mention.likes:
            parts.append(wording.counted.likes(mention.likes))
        if mention.edited_at is not None:
            parts.append(self.tr("edited"))
        if mention.deleted_at is not None:
            parts.append(self.tr("deleted by author"))
        if canned:
            parts.append(wording.counted.canned(canned))
        return " · ".join(parts)

    def _small_print(self, opened: Opened) -> None:
        links: list[QWidget | None] = []
        host = host_of(self.mention.url or "")
        if host:
            original = LinkButton(self.tr("Original on %1 ↗").replace("%1", one_line(host, 36)))
            original.setToolTip(literal_tip(self.mention.url or ""))
            original.clicked.connect(lambda: self._session.open_link(self.mention.url))
            links.append(original)
        if opened.edits:
            self._toggle = LinkButton(self.tr("Show earlier wording"))
            self._toggle.clicked.connect(lambda: self._show_edits(opened))
            links.append(self._toggle)
        attached = None
        if opened.media:
            attached = PlainLabel(wording.counted.attached(len(opened.media)), "note")
            attached.setToolTip(literal_tip("\n".join(one_line(one, 200) for one in opened.media[:10])))
        if links:
            self.body.addLayout(row(*links, None, spacing=Space.L))
        if attached is not None:
            self.body.addWidget(attached)

    def _show_edits(self, opened: Opened) -> None:
        if self._earlier:
            for widget in self._earlier:
                widget.deleteLater()
            self._earlier = []
            self._toggle.setText(self.tr("Show earlier wording"))
            return
        for at, text, rating in opened.edits:
            until = self.tr("until %1").replace("%1", moment(at, self._session.now()))
            if rating is not None:
                until += " · " + "★" * round(rating)
            self._earlier += [PlainLabel(until, "note"), LinkedWords(text, self._session.open_link)]
        for widget in self._earlier:
            self.body.addWidget(widget)
        self._toggle.setText(self.tr("Hide earlier wording"))


class Conversation(QWidget):
    """The cards of a conversation, oldest first. Long ones show the beginning and what surrounds the chosen message."""

    AROUND = 12

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.cards: dict[int, MentionCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)

    def show_conversation(self, opened: Opened) -> None:
        """Replace all cards."""
        place = next((n for n, one in enumerate(opened.conversation) if one.id == opened.focal.id), 0)
        first = max(0, place - self.AROUND)
        self._build(opened, 0 if first <= 2 else first, place + self.AROUND + 1)

    def _build(self, opened: Opened, first: int, end: int) -> None:
        self.clear()
        every = opened.conversation
        shown: Sequence[Listed] = every[first:end]
        if first:
            self._add_card(every[0], opened)
            self._add_link(wording.counted.earlier(first - 1), lambda: self._build(opened, 0, end))
        for mention in shown:
            self._add_card(mention, opened)
        if end < len(every):
            self._add_link(wording.counted.later(len(every) - end), lambda: self._build(opened, first, end + 50))

    def clear(self) -> None:
        """Take every card away."""
        self.cards = {}
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
            elif (layout := item.layout()) is not None:
                layout.deleteLater()

    def _add_card(self, mention: Listed, opened: Opened) -> None:
        focal = opened if mention.id == opened.focal.id else None
        card = MentionCard(mention, self._session, focal, opened.canned.get(mention.id, 0))
        self.cards[mention.id] = card
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(_INDENT if mention.own else 0, 0, 0, 0)
        line.addWidget(card)
        self._column.addWidget(holder)

    def _add_link(self, text: str, act: object) -> None:
        button = LinkButton(text)
        button.clicked.connect(act)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
