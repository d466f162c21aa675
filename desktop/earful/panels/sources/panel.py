"""The sources panel: every brand with the sources that listen for it, how each is, and forms to add and change them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import number
from earful.domain.brand import Brand
from earful.domain.source import SourceConfig
from earful.panels.parts.buttons import Button, PrimaryButton
from earful.panels.parts.empty_state import EmptyState
from earful.panels.parts.panel import Panel
from earful.panels.parts.text import ElidedLabel, PlainLabel
from earful.panels.sources import wording
from earful.panels.sources.brand_head import BrandHead
from earful.panels.sources.brand_sheet import BrandSheet
from earful.panels.sources.card import SourceCard
from earful.panels.sources.deeds import SourceDeeds
from earful.panels.sources.facts import Facts, read
from earful.panels.sources.source_sheet import SourceSheet

_GATHER_MS = 400
_LOOK_AGAIN_MS = 10_000  # "40 s ago" grows old by itself
_WIDEST = 1080


class SourcesPanel(Panel):
    """`allowed` False shows everything and lets nothing be changed: the demo asks nobody."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, allowed: bool = True) -> None:
        super().__init__(parent)
        self._session, self._allowed = session, allowed
        self._facts: Facts | None = None
        self._query = ""
        self.cards: dict[int, SourceCard] = {}
        self.heads: dict[int, BrandHead] = {}
        self.title, self.summary = PlainLabel("", "heading"), ElidedLabel("", "muted")
        self.sync_all, self.add_brand, self.add_source = Button("", "F5"), Button(""), PrimaryButton("")
        self.empty = EmptyState("sources")
        self.nothing = PlainLabel("", "muted")
        self.note = PlainLabel("", "note", wrap=True)
        self._column = QVBoxLayout()
        self._stack = QStackedLayout()
        self._lay_out()
        self.deeds = SourceDeeds(session, self, self._card)
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(Space.M)
        head.addWidget(self.title)
        head.addWidget(self.summary, 1)
        for button in (self.sync_all, self.add_brand, self.add_source):
            head.addWidget(button)
            button.setVisible(self._allowed)
        page = QWidget()
        page.setObjectName("content")
        page.setMaximumWidth(_WIDEST)
        lines = QVBoxLayout(page)
        lines.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        lines.setSpacing(Space.M)
        lines.addLayout(head)
        lines.addWidget(self.note)
        lines.addWidget(self.nothing)
        lines.addLayout(self._column)
        lines.addStretch(1)
        self._column.setSpacing(Space.M)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._stack)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.empty)

    def _connect(self) -> None:
        engine = self._session.engine
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self.look)
        again = QTimer(self, interval=_LOOK_AGAIN_MS)
        again.timeout.connect(self._soon)
        again.start()
        for signal in (engine.page, engine.state_changed):
            signal.connect(self._soon)
        self.deeds.changed.connect(self.look)
        self.sync_all.clicked.connect(self.ask_all)
        self.add_brand.clicked.connect(lambda: self.open_brand())
        self.add_source.clicked.connect(lambda: self.open_source())

    # --- what is shown

    def _soon(self, *_: object) -> None:
        if self.isVisible() and not self._gather.isActive():
            self._gather.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def look(self) -> None:
        """Read everything again and show it."""
        now = self._session.now()
        self._session.reader.ask(lambda database: read(database, now), self._show, owner=self, key="sources")

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        self._stack.setCurrentIndex(0 if facts.brands else 1)
        wanted = [config.id for brand in facts.brands for config in facts.of(brand)]
        if wanted != list(self.cards) or [brand.id for brand in facts.brands] != list(self.heads):
            self._build(facts)
        for brand in facts.brands:
            self.heads[brand.id].show_brand(brand)
            self.heads[brand.id].allow(self._allowed)
        for config in facts.sources:
            if config.id in self.cards:
                self._show_card(facts, config)
        self.summary.setText(self._summary(facts))
        self._filter()

    def _show_card(self, facts: Facts, config: SourceConfig) -> None:
        state, spans = facts.states.get(config.id), facts.coverage.get(config.id, [])
        # The demo's sources are kept from asking by a pause that nobody made.
        shown = config if self._allowed else wording.as_if_asked(config)
        brand, spent = facts.brand(config.brand_id), facts.spent.get(config.id)
        self.cards[config.id].show_source(shown, brand, state, spans, facts.now, spent)
        self.cards[config.id].allow(self._allowed)

    def _build(self, facts: Facts) -> None:
        kept, self.cards, self.heads = self.cards, {}, {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and not isinstance(widget, SourceCard):
                widget.deleteLater()
        for brand in facts.brands:
            head = self.heads[brand.id] = BrandHead(brand)
            head.wanted.connect(self._brand_wanted)
            self._column.addWidget(head)
            for config in facts.of(brand):
                card = kept.pop(config.id, None) or self._made(config)
                self.cards[config.id] = card
                self._column.addWidget(card)
            if not facts.of(brand):
                self._column.addWidget(PlainLabel(self.tr("No source listens for this brand yet."), "muted"))
        for card in kept.values():
            card.hide()
            card.deleteLater()

    def _made(self, config: SourceConfig) -> SourceCard:
        card = SourceCard(config)
        card.wanted.connect(self._card_wanted)
        return card

    def _card(self, source_id: int) -> SourceCard | None:
        return self.cards.get(source_id)

    def _summary(self, facts: Facts) -> str:
        shown = facts.sources if self._allowed else [wording.as_if_asked(config) for config in facts.sources]
        kinds = [wording.kind_of(config, facts.states.get(config.id), facts.now) for config in shown]
        words = {
            "ok": self.tr("%1 listening"),
            "waiting": self.tr("%1 waiting"),
            "failed": self.tr("%1 not heard"),
            "off": self.tr("%1 off"),
        }
        return " · ".join(
            text.replace("%1", number(kinds.count(kind))) for kind, text in words.items() if kind in kinds
        )

    def search(self, text: str) -> None:
        self._query = text.strip().casefold()
        self._filter()

    def _filter(self) -> None:
        found = [card for card in self.cards.values() if self._query in card.search_text()]
        for card in self.cards.values():
            card.setVisible(card in found)
        self.nothing.setVisible(bool(self.cards) and not found)

    # --- what can be done

    def _card_wanted(self, what: str, source_id: int) -> None:
        facts = self._facts
        config = next((one for one in facts.sources if one.id == source_id), None) if facts else None
        brand = facts.brand(config.brand_id) if facts and config else None
        if config is None or brand is None:
            return
        if what == "edit":
            self.open_source(change=config)
        else:
            self.deeds.do(what, config, brand)

    def _brand_wanted(self, what: str, brand_id: int) -> None:
        if what == "add":
            self.open_source(brand_id)
        elif self._facts is not None:
            self.open_brand(self._facts.brand(brand_id))

    def ask_all(self) -> None:
        """Ask every source now that is not paused."""
        for config in self._facts.sources if self._facts else ():
            if not config.paused:
                self._session.engine.sync(config.id)

    def open_brand(self, brand: Brand | None = None) -> BrandSheet:
        """The form of a brand, over the window."""
        sheet = BrandSheet(self.window(), self._session, brand)
        sheet.stored.connect(lambda _: self.look())
        sheet.open()
        return sheet

    def open_source(self, brand_id: int | None = None, change: SourceConfig | None = None) -> QWidget:
        """The form of a source, over the window; without any brand the form of a brand comes first."""
        facts = self._facts
        if facts is None or not facts.brands:
            return self.open_brand()
        sheet = SourceSheet(
            self.window(), self._session, facts.brands, brand_id=brand_id or self._session.brand_id, change=change
        )
        sheet.stored.connect(lambda _: self.look())
        sheet.open()
        return sheet

    # --- words

    def retranslate(self) -> None:
        self.title.setText(self.tr("Sources"))
        self.sync_all.setText(self.tr("Ask all now"))
        self.add_brand.setText(self.tr("Add a brand"))
        self.add_source.setText(self.tr("Add a source"))
        self.nothing.setText(self.tr("No source matches the search."))
        self.note.setVisible(not self._allowed)
        self.note.setText(self.tr("This is the demo: its sources are invented, nobody is asked, nothing leaves here."))
        add: Callable[[], object] = self.open_brand
        self.empty.say(
            self.tr("No brand yet"),
            self.tr("A source listens for a brand. Say what the brand is called, then where to listen."),
            ((self.tr("Add a brand"), add),),
        )
        if self._facts is not None:
            self._build(self._facts)
            self._show(self._facts)
