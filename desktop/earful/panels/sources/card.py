"""One configured source: what it listens to, how it is in words, what it looked at, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from earful.app.tokens import Space
from earful.app.wording import day
from earful.domain.brand import Brand
from earful.domain.moments import DAY, Moment
from earful.domain.source import SourceConfig
from earful.panels.parts.buttons import IconButton
from earful.panels.parts.card import Card, row
from earful.panels.parts.chip import Chip
from earful.panels.parts.drawing import draw_state
from earful.panels.parts.icons import icon
from earful.panels.parts.text import ElidedLabel, PlainLabel, literal_tip
from earful.panels.sources import money, wording
from earful.panels.sources.coverage_strip import DAYS, CoverageStrip
from earful.panels.sources.platform_mark import PlatformMark
from earful.store.sensors import SourceState, Span, Spent


class StateMark(QWidget):
    """The mark of a state, by colour and by shape, as at the foot of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = "off"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, state: str) -> None:
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(12, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_state(QPainter(self), QPointF(5, self.height() / 2), self._state)


class SourceCard(Card):
    """`wanted(what, id)`: sync, pause, resume, check, stop, edit or remove was pressed."""

    wanted = Signal(str, int)

    def __init__(self, config: SourceConfig, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.config = config
        self.mark, self.name = StateMark(), PlainLabel("", "strong")
        self.glyph = PlatformMark()
        self.listens, self.completeness, self.checked = ElidedLabel("", "muted"), Chip(""), Chip("")
        self.standing, self.small = PlainLabel("", wrap=True), PlainLabel("", "small")
        self.money, self.found = PlainLabel("", "small", wrap=True), PlainLabel("", "note", wrap=True)
        self.strip = CoverageStrip()
        self.since, self.until = PlainLabel("", "small"), PlainLabel("", "small")
        self.buttons = {what: IconButton(name, "") for what, name in _BUTTONS}
        for what, button in self.buttons.items():
            button.clicked.connect(lambda _=False, what=what: self._press(what))
        self._checking = False
        self._lay_out()

    def _lay_out(self) -> None:
        head = row(self.mark, self.glyph, self.name, self.listens, self.completeness, self.checked)
        head.setStretch(3, 1)
        for button in self.buttons.values():
            head.addWidget(button)
        head.setSpacing(Space.S)
        self.body.addLayout(head)
        self.body.setSpacing(Space.XS)
        words = row(self.standing, self.small)
        words.setStretch(0, 1)
        self.small.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(words)
        self.body.addWidget(self.money)
        self.found.hide()
        self.body.addWidget(self.found)
        self.body.addSpacing(Space.XS)
        line = row(self.since, self.strip, self.until)
        line.setStretch(1, 1)
        self.body.addLayout(line)

    def show_source(
        self,
        config: SourceConfig,
        brand: Brand | None,
        state: SourceState | None,
        spans: Sequence[Span],
        now: Moment,
        spent: Spent | None = None,
    ) -> None:
        """Show how the source is now."""
        self.config = config
        kind = wording.kind_of(config, state, now)
        self.mark.set_state(kind)
        self.name.setText(wording.name_of(config))
        self.listens.setText(wording.listens_to(config, brand))
        label, meaning = wording.completeness(config)
        self.completeness.setVisible(bool(label))
        self.completeness.set_text(label)
        self.completeness.setToolTip(literal_tip(meaning))
        self.glyph.set_platform(config.platform)
        proof, meaning = wording.checked(config)
        self.checked.setVisible(bool(proof))
        self.checked.set_text(proof, wording.proof_tint(config))
        self.checked.setToolTip(literal_tip(meaning))
        cost = money.on_card(config, spent, now)
        self.money.setVisible(bool(cost))
        self.money.setText(cost)
        self.standing.setText(wording.standing(config, state, now))
        self.standing.set_tint({"failed": "negative", "waiting": "amber"}.get(kind, ""))
        self.small.setText(wording.small_print(state, now))
        self.strip.set_spans(spans, now)
        self.since.setText(day(now - DAYS * DAY, now))
        self.until.setText(self.tr("now"))
        self._name_buttons()
        self.setAccessibleName(f"{self.name.text()}, {self.standing.text()}")

    def set_checking(self, checking: bool) -> None:
        """While the platform is asked the button that asks becomes the one that stops."""
        self._checking = checking
        self._name_buttons()
        if checking:
            self.show_found(self.tr("Asking…"))

    def show_found(self, text: str, tint: str = "") -> None:
        """What a check found out; "" takes it away."""
        self.found.setVisible(bool(text))
        self.found.setText(text)
        self.found.set_tint(tint)

    def search_text(self) -> str:
        """What the search looks through."""
        return f"{self.name.text()} {self.listens.text()} {self.standing.text()}".casefold()

    def allow(self, allowed: bool) -> None:
        """Whether anything can be done with the source; not in the demo, where nobody is asked."""
        for button in self.buttons.values():
            button.setVisible(allowed)

    def _press(self, what: str) -> None:
        if what == "pause" and self.config.paused:
            what = "resume"
        elif what == "check" and self._checking:
            what = "stop"
        self.wanted.emit(what, self.config.id)

    def _name_buttons(self) -> None:
        paused = self.config.paused
        names = {
            "sync": self.tr("Ask now"),
            "pause": self.tr("Let it go on") if paused else self.tr("Pause"),
            "check": self.tr("Stop") if self._checking else self.tr("Check address and rights"),
            "edit": self.tr("Change"),
            "remove": self.tr("Remove"),
        }
        for what, name in names.items():
            self.buttons[what].set_name(name)
        self.buttons["pause"].setIcon(icon("play" if paused else "pause"))
        self.buttons["check"].setIcon(icon("close" if self._checking else "check"))
        self.buttons["sync"].setEnabled(not paused)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "buttons"):
            self._name_buttons()


_BUTTONS = (("sync", "refresh"), ("pause", "pause"), ("check", "check"), ("edit", "edit"), ("remove", "trash"))
