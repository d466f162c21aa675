"""The accounts behind a mark: who they are, why they look so, and what speaks against it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from earful.app.language import translate
from earful.app.tokens import Space
from earful.app.wording import day, number, share
from earful.engine.audit_accounts import Account
from earful.export import fans_words as words
from earful.panels.parts.buttons import Button, IconButton
from earful.panels.parts.card import Separator, row
from earful.panels.parts.text import ElidedLabel, PlainLabel

WIDTH = 340


class AccountList(QFrame):
    """The list at the right of the pictures. `more_wanted`: the next ones; `closed`: away with it."""

    more_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawer")
        self.setFixedWidth(WIDTH)
        self._title = ElidedLabel("", "strong")
        self._count = PlainLabel("", "small", wrap=True)
        self._close = IconButton("close", translate("Fans", "Close"))
        self._close.clicked.connect(self.closed)
        self.more = Button("")
        self.more.clicked.connect(self.more_wanted)
        inside = QWidget()
        inside.setObjectName("content")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, Space.M, Space.M)
        self._lines.setSpacing(Space.S)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        head = row(self._title, self._close)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(self._count)
        column.addWidget(Separator())
        column.addWidget(self._scroll, 1)
        self.shown: list[Account] = []

    def begin(self, title: str, total: int) -> None:
        """Start a new list of `total` accounts."""
        self._title.setText(title)
        self._total = total
        self.shown = []
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.more:
                widget.deleteLater()
        self._lines.addWidget(self.more)
        self._lines.addStretch(1)
        self._say()

    def add(self, accounts: Sequence[Account]) -> None:
        """Show more accounts under those that are there."""
        for one in accounts:
            self._lines.insertWidget(self._lines.count() - 2, AccountCard(one))
        self.shown += accounts
        self._say()

    def _say(self) -> None:
        self._count.setText(
            translate("Fans", "%1 accounts, the surest first. Chances, not verdicts: nothing of this leaves Earful.")
            .replace("%1", number(self._total))
        )  # fmt: skip
        self.more.setText(translate("Fans", "Show more"))
        self.more.setVisible(len(self.shown) < self._total)


class AccountCard(QWidget):
    """One account in a few lines."""

    def __init__(self, one: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.XS, 0, Space.XS)
        column.setSpacing(2)
        name = ElidedLabel(one.name or one.handle or one.native_id, "strong")
        column.addWidget(name)
        if one.handle:
            column.addWidget(ElidedLabel(f"@{one.handle.removeprefix('@')}", "small"))
        if one.bio:
            column.addWidget(PlainLabel(one.bio[:160], "small", wrap=True))
        column.addWidget(PlainLabel(_small_print(one), "small", wrap=True))
        column.addWidget(PlainLabel(_chances(one), "small", wrap=True))
        for texts, tint, before in ((one.reasons, "negative", "+"), (one.counter, "positive", "−")):
            for text in texts:
                line = PlainLabel(f"{before} {text}", "small", wrap=True)
                line.set_tint(tint)
                column.addWidget(line)
        column.addWidget(Separator())


def _chances(one: Account) -> str:
    told = translate("Fans", "hollow %1 · automated %2")
    text = told.replace("%1", share(one.hollow)).replace("%2", share(one.automated))
    if one.label in words.kinds() or one.label == "real":
        judged = translate("Fans", "judged by you: %1").replace("%1", label_text(one.label or ""))
        text = f"{text} · {judged}"
    return text


def label_text(label: str) -> str:
    """A person's word for a card."""
    return {
        "real": translate("Fans", "real"),
        "hollow": translate("Fans", "hollow"),
        "automated": translate("Fans", "automated"),
        "skipped": translate("Fans", "skipped"),
    }.get(label, label)


def _small_print(one: Account) -> str:
    def told(value: int | None) -> str:
        return "?" if value is None else number(value)

    text = (
        translate("Fans", "%1 followers · follows %2 · %3 posts")
        .replace("%1", told(one.followers))
        .replace("%2", told(one.following))
        .replace("%3", told(one.posts))
    )
    if one.created_at is not None:
        text += " · " + translate("Fans", "since %1").replace("%1", day(one.created_at))
    if one.last_post_at is not None:
        text += " · " + translate("Fans", "last post %1").replace("%1", day(one.last_post_at))
    return text
