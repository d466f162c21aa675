"""What is said of a marker: did our statement bend the curve. Words only; the figures come from insight."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from earful.app.wording import number, share
from earful.domain.moments import DAY, HOUR, Moment
from earful.export import chart_words as words
from earful.insight.events.statement import Effect, did_it_bend
from earful.panels.parts.buttons import QuietButton
from earful.panels.parts.card import Card, row
from earful.panels.parts.text import PlainLabel
from earful.store.database import Database
from earful.store.hourly import hours
from earful.store.markers import Marker


def read_effect(database: Database, marker: Marker, brand_id: int | None, now: Moment) -> Effect:
    """The effect of a marker on the negative mentions of a brand; whole hours up to now."""
    found = hours(database, marker.at - 36 * DAY, min(now // HOUR * HOUR, marker.at + 4 * DAY), brand_id)
    at = found.place(marker.at)
    if marker.at >= now or at >= len(found.negative):
        return Effect("cannot_tell", "too_early")
    return did_it_bend(np.array(found.negative, np.float64), at)


class StatementCard(Card):
    """One verdict with its small print; `closed` when it is put away."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = PlainLabel("", "strong", wrap=True)
        self._says = PlainLabel("", wrap=True)
        self._small = PlainLabel("", "small", wrap=True)
        self._close = QuietButton(self.tr("Close"))
        self._close.clicked.connect(self.closed)
        head = row(self._title, self._close)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._says)
        self.body.addWidget(self._small)
        self.hide()

    def show_effect(self, marker: Marker, effect: Effect) -> None:
        """Say what was found."""
        self._close.setText(self.tr("Close"))
        self._title.setText(self.tr("Did “%1” bend the curve?").replace("%1", words.plain(marker.text, 80)))
        self._says.setText(self._verdict(effect))
        self._small.setText(self._small_print(effect))
        self.show()

    @property
    def text(self) -> str:
        """What it says now."""
        return f"{self._says.text()} {self._small.text()}".strip()

    def _verdict(self, effect: Effect) -> str:
        if effect.verdict == "cannot_tell" or effect.change is None:
            return self.tr("Cannot tell: %1.").replace("%1", self._reason(effect))
        middle, low, high = effect.change
        size = f"{_signed(middle)} ({_signed(low)} … {_signed(high)})"
        if effect.verdict == "bent":
            text = self.tr("Yes: %1 negative mentions against what would have followed.")
        elif effect.verdict == "rose":
            text = self.tr("It rose: %1 negative mentions against what would have followed.")
        else:
            text = self.tr("No difference can be seen: %1 lies within what would have followed anyway.")
        return text.replace("%1", size)

    def _small_print(self, effect: Effect) -> str:
        if effect.change is None:
            return ""
        text = self.tr(
            "In the %1 hours after it %2 negative mentions were seen; without it %3 (%4 to %5) were to be expected, "
            "from how it faded before. A second cause at the same time cannot be told apart."
        )
        values = (effect.hours, round(effect.seen), round(effect.expected), round(effect.low), round(effect.high))
        for place, value in enumerate(values, start=1):
            text = text.replace(f"%{place}", number(value))
        return text

    def _reason(self, effect: Effect) -> str:
        return {
            "too_few": self.tr("too few negative mentions before it"),
            "too_early": self.tr("six hours must have passed"),
            "still_growing": self.tr("it was still growing, so nobody knows where it would have gone"),
            "nobody_looked": self.tr("nobody looked for too much of the time around it"),
            "no_past": self.tr("there are not two days before it"),
            "nothing_to_bend": self.tr("nothing stood out before it"),
        }.get(effect.reason, "")


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'}{share(abs(value))}"
