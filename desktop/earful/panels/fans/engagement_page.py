"""Were reposts of our own posts bought: each post with its estimate, interval, reasons and accounts; only marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from earful.app.language import translate
from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import number, share
from earful.engine.repost_checking import Checked, Forecast, check_reposts
from earful.export.fans_words import day, interval
from earful.insight.engagement.verdict import FEWEST
from earful.panels.inbox.wording import platform as platform_name
from earful.panels.parts.card import Card, row
from earful.panels.parts.text import ElidedLabel, PlainLabel
from earful.store.database import Database
from earful.store.reporting import Scope

_MOST = 60
Found = tuple[Sequence[Checked], Forecast]


class EngagementPage(QWidget):
    """The posts of the brand in sight, the likeliest bought first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Found | None = None
        self._head = PlainLabel("", "body", wrap=True)
        self._campaign_title, self._campaign = PlainLabel("", "strong"), PlainLabel("", "small", wrap=True)
        card = Card()
        for label in (self._head, self._campaign_title, self._campaign):
            card.body.addWidget(label)
        content = QWidget()
        content.setObjectName("content")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, Space.L, Space.XL)
        self._column.setSpacing(Space.M)
        self._column.addWidget(card)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.cards: list[PostCard] = []

    def forget(self) -> None:
        """Another brand: nothing of the old one stays."""
        self._found = None
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """Judge the stored reposts anew, off the Qt thread."""
        brand = self._session.brand_id

        def work(database: Database) -> Found:
            return check_reposts(database, Scope(brand))

        self._session.counter.ask(work, self._take, owner=self, key="engagement")

    def _take(self, found: Found) -> None:
        self._found = found
        self.retranslate()

    def retranslate(self) -> None:
        if self._found is None:
            self._head.setText(translate("Fans", "Reading the reposts of your posts…"))
            return
        posts, forecast = self._found
        for card in self.cards:
            card.deleteLater()
        ordered = sorted(posts, key=lambda one: -(one.verdict.p if one.verdict else -1.0))[:_MOST]
        self.cards = [PostCard(one, self._session) for one in ordered]
        for place, card in enumerate(self.cards, 1):
            self._column.insertWidget(place, card)
        judged = [one for one in posts if one.verdict is not None and one.stored >= FEWEST]
        told = translate(
            "Fans",
            "%1 posts of yours were reposted; %2 of them have the %3 stored reposts that a verdict needs. Who reposted stays in the inbox, whatever is said here.",  # noqa: E501
        )
        text = told.replace("%1", number(len(posts))).replace("%2", number(len(judged)))
        self._head.setText(text.replace("%3", number(FEWEST)))
        self._campaign_title.setText(translate("Fans", "Before a campaign that asks to tag three friends"))
        self._campaign.setText(_forecast_text(forecast))


class PostCard(Card):
    """One post; pressing it opens the post in the inbox."""

    def __init__(self, one: Checked, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(opens=True, parent=parent)
        self.opened.connect(lambda: session.mention_wanted.emit(one.post.mention_id))
        accused = one.verdict is not None and one.verdict.p >= 0.5
        verdict = PlainLabel(_verdict_text(one), "strong")
        if accused:
            verdict.set_tint("negative")
        title = ElidedLabel(one.post.text or "…", "body")
        line = row(title, verdict, spacing=Space.M)
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.body.addWidget(PlainLabel(_small_print(one), "small", wrap=True))
        if one.verdict is None:
            return
        for reason in one.verdict.reasons:
            self.body.addWidget(PlainLabel(reason, "small", wrap=True))
        if one.verdict.accounts:
            names = ", ".join(one.verdict.accounts[:40])
            more = len(one.verdict.accounts) - 40
            told = translate("Fans", "Accounts behind it: %1").replace("%1", names)
            self.body.addWidget(PlainLabel(told + (f" … +{more}" if more > 0 else ""), "small", wrap=True))


def _verdict_text(one: Checked) -> str:
    found = one.verdict
    if found is None or found.n < FEWEST:
        return translate("Fans", "cannot tell")
    shares = interval([found.estimate, found.low, found.high])
    if found.p >= 0.5:
        return translate("Fans", "looks bought: %1").replace("%1", shares)
    return translate("Fans", "nothing stands out: %1").replace("%1", shares)


def _small_print(one: Checked) -> str:
    told = "?" if one.post.told is None else number(one.post.told)
    text = translate("Fans", "%1 · %2 · %3 reposts stored of %4 counted")
    text = text.replace("%1", day(one.post.at)).replace("%2", platform_name(one.post.platform))
    text = text.replace("%3", number(one.stored)).replace("%4", told)
    if one.verdict is not None and one.stored >= FEWEST:
        text += " · p = " + f"{one.verdict.p:.2f}"
    if one.rank is not None:
        text += " · " + translate("Fans", "looks more bought than %1 of your other posts").replace(
            "%1", share(one.rank)
        )
    return text


def _forecast_text(found: Forecast) -> str:
    if not found.n:
        told = translate("Fans", "No post of yours with %1 stored reposts looks unbought yet, so nothing can be said.")
        return told.replace("%1", number(FEWEST))
    told = translate(
        "Fans",
        "Of %2 posts that do not look bought, %1 would, had the same people at the same times only tagged three friends.",  # noqa: E501
    )
    return told.replace("%1", number(found.bought)).replace("%2", number(found.n))
