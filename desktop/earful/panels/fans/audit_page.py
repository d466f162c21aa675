"""The pictures of one audit on cards, and beside them the accounts behind the mark that was pressed."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from earful.app.language import translate
from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import number, people
from earful.export import fans_words as words
from earful.export.fans_picture import (
    ORDER_HEIGHT,
    SHARES_HEIGHT,
    draw_funnel,
    draw_growth,
    draw_order,
    draw_shares,
)
from earful.panels.fans.accounts import AccountList
from earful.panels.fans.figure import Figure
from earful.panels.fans.reading import AT_ONCE, read_accounts, read_positions
from earful.panels.parts.card import Card, StatCard, row
from earful.panels.parts.text import PlainLabel

_LOWER = 150


class AuditPage(QWidget):
    """`conversation_wanted`: the page that says who is answered."""

    conversation_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._picture: Mapping[str, Any] | None = None
        self._opened: tuple[str, tuple[int, int] | None] | None = None
        self._positions: list[int] = []
        self.shares = Figure(draw_shares, int(SHARES_HEIGHT) + 2)
        self.order = Figure(draw_order, int(ORDER_HEIGHT))
        self.growth = Figure(draw_growth, _LOWER)
        self.funnel = Figure(draw_funnel, _LOWER)
        self._judged = PlainLabel("", "small", wrap=True)
        self._statement = PlainLabel("", "small", wrap=True)
        self._titles = [PlainLabel("", "strong") for _ in range(3)]
        self._order_print = PlainLabel("", "small")
        self._growth_print = PlainLabel("", "small", wrap=True)
        self._funnel_print = PlainLabel("", "small", wrap=True)
        self.complain, self.answered, self.loud = StatCard(), StatCard(), StatCard()
        self.accounts = AccountList()
        self.accounts.hide()
        self._lay_out()
        for figure in (self.shares, self.order, self.growth, self.funnel):
            figure.opened.connect(self.open_mark)
        self.complain.opened.connect(lambda: self.open_mark("complained", None))
        self.answered.opened.connect(lambda: self.open_mark("answered", None))
        self.loud.opened.connect(lambda: self.open_mark("spoke", None))
        self.accounts.closed.connect(self.close_accounts)
        self.accounts.more_wanted.connect(self._more)

    def _lay_out(self) -> None:
        first, second, third, fourth = (Card() for _ in range(4))
        first.body.addWidget(self.shares)
        first.body.addWidget(self._judged)
        first.body.addWidget(self._statement)
        head = row(self._titles[0], self._order_print, None)
        second.body.addLayout(head)
        second.body.addWidget(self.order)
        for card, title, figure, small in (
            (third, self._titles[1], self.funnel, self._funnel_print),
            (fourth, self._titles[2], self.growth, self._growth_print),
        ):
            card.body.addWidget(title)
            card.body.addWidget(figure)
            card.body.addWidget(small)
            card.body.addStretch(1)
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Space.L, Space.XL)
        column.setSpacing(Space.L)
        column.addWidget(first)
        column.addWidget(second)
        lower = row(third, fourth, spacing=Space.L)
        lower.setStretch(0, 1)
        lower.setStretch(1, 1)
        column.addLayout(lower)
        column.addLayout(row(self.complain, self.answered, self.loud, spacing=Space.L))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.M)
        line.addWidget(scroll, 1)
        line.addWidget(self.accounts)

    # --- what is shown

    def show_picture(self, picture: Mapping[str, Any]) -> None:
        """Show an audit; the accounts of another one are put away."""
        if self._picture is None or self._picture["audit"] != picture["audit"]:
            self.close_accounts()
        self._picture = picture
        self.retranslate()

    def retranslate(self) -> None:
        picture = self._picture
        if picture is None:
            return
        shares = [f"{words.kinds()[kind][0]} {words.interval(picture['shares'][kind])}" for kind in words.ORDER]
        runs = [words.run(one, picture["growth_told"]) for one in picture["runs"]]
        steps = [words.step(one) for one in picture["funnel"]]
        self.shares.show_picture(picture, ", ".join(shares))
        self.order.show_picture(
            picture, "; ".join(runs) or translate("Fans", "No stretch of hollow accounts stands out.")
        )
        self.growth.show_picture(picture, translate("Fans", "How they came"))
        self.funnel.show_picture(picture, ", ".join(steps))
        self._judged.setText(words.judged(picture))
        self._statement.setText(words.statement(picture))
        for label, text in zip(
            self._titles,
            (
                translate("Fans", "In the order they came"),
                translate("Fans", "Is your fan a customer?"),
                translate("Fans", "How they came"),
            ),
            strict=True,
        ):
            label.setText(text)
        self._order_print.setText(translate("Fans", "darker: likelier hollow"))
        self._growth_print.setText(
            translate("Fans", "By the dates the platform tells.")
            if picture["growth_told"]
            else translate("Fans", "The earliest possible dates: by order, and nobody follows before they register.")
        )
        self._say_ties(picture)

    def _say_ties(self, picture: Mapping[str, Any]) -> None:
        ties = picture["ties"]
        silent = max(0, picture["readable"] - ties["speakers_fans"])
        told = translate(
            "Fans", "Counted in what Earful has heard: a lower bound. Language of %1 fans not known; place of all."
        )
        listed = ""
        if ties["customers_listed"]:
            listed = " " + translate("Fans", "%1 are on your customer list.").replace(
                "%1", number(ties["customers_fans"])
            )
        languages = ", ".join(f"{code} {number(n)}" for code, n in list(picture["languages"].items())[:4])
        spoken = " " + translate("Fans", "Those who spoke: %1.").replace("%1", languages) if languages else ""
        self._funnel_print.setText(told.replace("%1", number(silent)) + spoken + listed)
        others = ties["complainers"] - ties["complainers_fans"]
        self.complain.show_number(
            translate("Fans", "Who complains"),
            people(ties["complainers"]),
            translate("Fans", "%1 of them are fans. %2 are not: who watches only followers would not have heard them.")
            .replace("%1", number(ties["complainers_fans"]))
            .replace("%2", number(others)),
        )
        self.answered.show_number(
            translate("Fans", "Fans you answered"),
            number(ties["answered"]),
            translate("Fans", "of %1 who spoke; %2 of %3 fans who complained got an answer.")
            .replace("%1", number(ties["speakers_fans"]))
            .replace("%2", number(ties["complainers_fans_answered"]))
            .replace("%3", number(ties["complainers_fans"])),
        )
        self.loud.show_number(
            translate("Fans", "Who does the talking"),
            number(ties["speakers_fans"]),
            translate("Fans", "fans spoke. The busiest tenth of them wrote %1 of their %2 messages.")
            .replace("%1", number(ties["messages_of_busiest"]))
            .replace("%2", number(ties["messages"])),
        )

    # --- the accounts behind a mark

    def open_mark(self, mark: str, span: tuple[int, int] | None) -> None:
        """Show the accounts behind a mark."""
        picture = self._picture
        if picture is None:
            return
        self._opened = (mark, span)
        audit = picture["audit"]
        name = words.kinds().get(mark, ("", ""))[0] or {
            "spoke": translate("Fans", "Ever spoke of you"),
            "complained": translate("Fans", "Fans who complained"),
            "customer": translate("Fans", "Show to be customers"),
            "answered": translate("Fans", "Fans you answered"),
        }.get(mark, translate("Fans", "In this run") if span else translate("Fans", "All readable fans"))

        def found(positions: list[int]) -> None:
            self._positions = positions
            self.accounts.begin(name, len(positions))
            self.accounts.show()
            self._more()

        def look(database: Any) -> list[int]:
            if mark != "customer":
                return read_positions(database, audit, mark, span)
            both = [read_positions(database, audit, one, span) for one in ("owns", "customer")]
            return sorted(set(both[0]) | set(both[1]))

        self._session.reader.ask(look, found, owner=self, key="mark")

    def _more(self) -> None:
        picture, start = self._picture, len(self.accounts.shown)
        part = self._positions[start : start + AT_ONCE]
        if picture is None or not part:
            return
        self._session.reader.ask(
            lambda database: read_accounts(database, picture, part), self.accounts.add, owner=self, key="accounts"
        )

    def close_accounts(self) -> None:
        """Put the list of accounts away."""
        self._opened = None
        self.accounts.hide()
