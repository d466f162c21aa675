"""Do we converse or broadcast: who is answered, how fast, by size of voice; canned replies; what we took back."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from earful.app.language import translate
from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import number
from earful.cli.reports import About, conversation_report
from earful.export.conversation_picture import draw_equity, voice_name
from earful.export.fans_words import interval
from earful.panels.fans.figure import Figure
from earful.panels.fans.voice_list import VoiceList
from earful.panels.parts.card import Card, StatCard, row
from earful.panels.parts.text import PlainLabel
from earful.store.database import Database
from earful.store.own_words import Voice, voices
from earful.store.reporting import Scope

_PERIOD = 90 * 86_400_000_000


class ConversationPage(QWidget):
    """The last ninety days of the brand in sight."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._report: dict[str, Any] | None = None
        self.complaints, self.questions, self.posts, self.canned = (StatCard() for _ in range(4))
        self.complaints.opened.connect(lambda: session.open_view("unheard"))
        self._title, self._equity = PlainLabel("", "strong"), PlainLabel("", "body", wrap=True)
        self.curve = Figure(draw_equity, 230)
        self._small = PlainLabel("", "small", wrap=True)
        self.curve.opened.connect(lambda _, span: self.open_band(span[0]))
        self.voices = VoiceList(session)
        self.voices.hide()
        self._ledger_title, self._ledger = PlainLabel("", "strong"), PlainLabel("", "small", wrap=True)
        self._phrases_title, self._phrases = PlainLabel("", "strong"), PlainLabel("", "small", wrap=True)
        first, ledger, phrases = Card(), Card(), Card()
        for label in (self._title, self._equity, self.curve, self._small):
            first.body.addWidget(label)
        for card, title, text in (
            (ledger, self._ledger_title, self._ledger), (phrases, self._phrases_title, self._phrases),
        ):  # fmt: skip
            card.body.addWidget(title)
            card.body.addWidget(text)
            card.body.addStretch(1)
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Space.L, Space.XL)
        column.setSpacing(Space.L)
        column.addLayout(row(self.complaints, self.questions, self.posts, self.canned, spacing=Space.L))
        column.addWidget(first)
        column.addWidget(self.voices)
        lower = row(phrases, ledger, spacing=Space.L)
        lower.setStretch(0, 1)
        lower.setStretch(1, 1)
        column.addLayout(lower)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def forget(self) -> None:
        """Another brand: nothing of the old one stays."""
        self._report = None
        self.voices.hide()
        if self.isVisible():
            self.read()

    def open_band(self, place: int) -> None:
        """Show the complaints of one size of voice, those that wait first."""
        if self._report is None:
            return
        bounds = self._report["by_voice"][place]["followers"]
        band = None if bounds is None else (bounds["from"], bounds["below"])
        brand, now = self._session.brand_id, self._session.now()

        def show(found: Sequence[Voice]) -> None:
            self.voices.show_voices(voice_name(bounds), found)
            self.voices.show()

        self._session.reader.ask(
            lambda database: voices(database, Scope(brand, now - _PERIOD, now), band), show, owner=self, key="voices"
        )

    def read(self) -> None:
        """Read the report anew, off the Qt thread."""
        brand, now, zone = self._session.brand_id, self._session.now(), self._session.zone()

        def work(database: Database) -> dict[str, Any]:
            return conversation_report(database, About(Scope(brand, now - _PERIOD, now), None, now, zone))

        self._session.counter.ask(work, self._take, owner=self, key="conversation")

    def _take(self, report: dict[str, Any]) -> None:
        self._report = report
        self.retranslate()

    def retranslate(self) -> None:
        report = self._report
        if report is None:
            return
        self._say_answers(report)
        self._title.setText(translate("Fans", "Who is answered, by size of voice"))
        self._equity.setText(_equity_text(report["equity"]))
        bands = [f"{voice_name(one['followers'])}: {interval(_triple(one['answered']))}" for one in report["by_voice"]]
        self.curve.show_picture(report, ", ".join(bands))
        self._small.setText(
            translate(
                "Fans",
                "Complaints and questions of the last 90 days; an answer is the first reply of an account of yours. Shares of fewer than ten are not drawn.",  # noqa: E501
            )
        )
        self._phrases_title.setText(translate("Fans", "Said again and again"))
        phrases = [f"{number(one['n'])} × {one['text'][:120]}" for one in report["canned"]["most"]]
        self._phrases.setText("\n".join(phrases) or translate("Fans", "No reply came three times in the same words."))
        self._ledger_title.setText(translate("Fans", "What you took back"))
        gone = report["own_deletions"]
        lines = [f"{one['deleted_at'][:10]} · {one['platform']}" for one in gone[:6]]
        told = translate("Fans", "%1 posts or replies of yours are gone from their platforms.")
        head = told.replace("%1", number(len(gone)))
        blocks = translate("Fans", "Whom you blocked, no platform tells.")
        self._ledger.setText("\n".join((head, *lines, blocks)))

    def _say_answers(self, report: dict[str, Any]) -> None:
        for card, key, caption in (
            (self.complaints, "complaints", translate("Fans", "Complaints answered")),
            (self.questions, "questions", translate("Fans", "Questions answered")),
        ):
            found = report[key]
            small = translate("Fans", "%1 of %2").replace("%1", number(found["answered"]["k"]))
            small = small.replace("%2", number(found["n"]))
            median = found["median"]["estimate"]
            waits = translate("Fans", "median wait %1 h, the waiting counted")
            small += " · " + (
                translate("Fans", "most still wait") if median is None else waits.replace("%1", f"{median:.1f}")
            )
            card.show_number(caption, interval(_triple(found["answered"])), small)
        own = report["own_posts"]
        told = translate("Fans", "replies to %1 posts of yours; you answered %2 of them")
        self.posts.show_number(
            translate("Fans", "Replies per post"),
            "–" if not own["n"] else f"{own['replies'] / own['n']:.1f}",
            told.replace("%1", number(own["n"])).replace("%2", number(own["replies_answered"]["k"])),
        )
        canned = report["canned"]
        told = translate("Fans", "of %1 replies say the same words as two others at least")
        self.canned.show_number(
            translate("Fans", "Canned"), interval(_triple(canned["share"])), told.replace("%1", number(canned["n"]))
        )


def _triple(share: dict[str, Any]) -> list[float | None]:
    return [share["estimate"], share["low"], share["high"]]


def _equity_text(found: dict[str, Any]) -> str:
    if found["ratio"] is None:
        return translate("Fans", "Too few large or small voices to compare how they are answered.")
    told = translate(
        "Fans",
        "A voice with over 10,000 followers is %1 (%2–%3) times as likely to be answered as one under 100.",
    )
    text = told
    for place, name in enumerate(("ratio", "low", "high"), 1):
        text = text.replace(f"%{place}", f"{found[name]:.1f}")
    if found["detectable"] is not None:
        told = translate("Fans", "With so many cases a ratio under %1 could go unseen.")
        text += " " + told.replace("%1", f"{found['detectable']:.1f}")
    return text
