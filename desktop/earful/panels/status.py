"""What the frame of the window says: brands at the top, what waits on the rail, the sensors and counts at the foot."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from earful.app.engine import EngineClient
from earful.app.session import Session
from earful.app.wording import number
from earful.domain.brand import Brand
from earful.domain.failures import Failure
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig
from earful.panels.failures import failure_of_engine, failure_text
from earful.panels.parts.foot_bar import Sensor
from earful.panels.window import MainWindow
from earful.store import reading
from earful.store.brands import brands, source_configs
from earful.store.database import Database
from earful.store.reading import Totals, decided, heard, listened
from earful.store.sensors import SourceState, source_states

_LOOK_AGAIN_MS = 20_000  # "40 s ago" at the foot grows old by itself
_GATHER_MS = 300
_PATIENCE_MS = 3_000  # an engine that is back within this long is nobody's concern
_RESTS = 30  # times as long as counting took, before the same is counted again while a person decides one by one
_CHOSEN = "brand/chosen"
_WORDS = "earful.panels.sources.wording"  # knows every platform: a third of a second that no first paint waits for


@dataclass(frozen=True)
class Seen:
    """What the foot and the top need, read in one go."""

    now: Moment
    brands: list[Brand]
    sources: list[SourceConfig]
    states: dict[int, SourceState]
    totals: Totals


@dataclass(frozen=True)
class _Listened:
    """How many were listened to of a brand, after which decision, and when it may be counted again (monotonic s)."""

    brand_id: int | None
    last: int
    count: int
    again_at: float

    def holds(self, brand_id: int | None, last: int) -> bool:
        """Whether the number still stands, or was counted too short a while ago for what counting costs."""
        return self.brand_id == brand_id and (self.last == last or monotonic() < self.again_at)


class Status(QObject):
    """Reads now and then, and after everything that may have changed it. `looked(Seen)` follows."""

    looked = Signal(object)

    def __init__(self, session: Session, window: MainWindow, engine: EngineClient, *, demo: bool) -> None:
        super().__init__(window)
        self._session, self._window, self._engine, self._demo = session, window, engine, demo
        self._trouble: Failure | None = None
        self._missing = False
        self._listened: _Listened | None = None
        self.seen: Seen | None = None
        self._gather = self._timer(_GATHER_MS, self.look, once=True)
        self._again = self._timer(_LOOK_AGAIN_MS, self.look)
        self._patience = self._timer(_PATIENCE_MS, self._miss, once=True)
        session.brand_changed.connect(self.look)
        session.operations.stored.connect(self.soon)
        for signal in (engine.page, engine.complaints, engine.state_changed):
            signal.connect(self.soon)
        engine.failed.connect(self._failed)
        engine.ready.connect(self._ready)

    def _timer(self, interval: int, act: Callable[[], None], *, once: bool = False) -> QTimer:
        made = QTimer(self, singleShot=once, interval=interval)
        made.timeout.connect(act)
        return made

    def start(self) -> None:
        """Begin to look."""
        self._again.start()
        self._patience.start()
        self.look()

    def soon(self, *_: object) -> None:
        """Look when the burst of news is over."""
        if not self._engine.running and not self._patience.isActive():
            self._patience.start()
        if not self._gather.isActive():
            self._gather.start()

    def look(self) -> None:
        """Read everything again and show it."""
        now, brand_id = self._session.now(), self._session.brand_id

        def read(database: Database) -> Seen:
            import_module(_WORDS)
            return Seen(
                now,
                brands(database),
                source_configs(database),
                source_states(database),
                self._totals(database, now, brand_id),
            )

        # The counter's thread: nobody who opens a conversation waits for numbers at the foot.
        self._session.counter.ask(read, self._show, owner=self, key="status")

    def _totals(self, database: Database, now: Moment, brand_id: int | None) -> Totals:
        """On the counter's thread. What people listened to is counted again only after they decided something."""
        last, known = decided(database), self._listened
        if known is None or not known.holds(brand_id, last):
            begun = monotonic()
            number_of = listened(database, brand_id)
            rest = (monotonic() - begun) * _RESTS
            known = self._listened = _Listened(brand_id, last, number_of, monotonic() + rest)
        unheard = reading.count(database, "unheard", now, brand_id=brand_id)
        return Totals(heard(database, brand_id), known.count, unheard)

    # --- the engine itself

    def _failed(self, event: dict[str, object]) -> None:
        self._trouble = failure_of_engine(event) or self._trouble

    def _ready(self) -> None:
        self._trouble, self._missing = None, False
        self._patience.stop()
        self.look()

    def _miss(self) -> None:
        self._missing = not self._engine.running
        if self._missing:
            self.look()

    def _engine_sensors(self) -> list[Sensor]:
        """The engine among the sensors, only while something is wrong with it."""
        if self._trouble is not None:
            sentence = failure_text(self._trouble)
            elsewhere = self.tr("Not listening: another Earful holds the data")
            busy = self._trouble.kind == "busy"
            return [Sensor("", "waiting" if busy else "failed", elsewhere if busy else sentence, sentence)]
        if self._missing:
            return [Sensor("", "failed", self.tr("Listening stopped; it is started again by itself"))]
        return []

    # --- showing

    def _show(self, seen: Seen) -> None:
        from earful.panels.sources import wording  # read by now, see `look`

        self.seen = seen
        window = self._window
        self._choose_first(seen)
        self._show_brands(seen)
        window.rail.set_badge("inbox", seen.totals.unheard, "negative")
        shown = [wording.as_if_asked(one) for one in seen.sources] if self._demo else seen.sources
        window.foot_bar.set_sensors([*self._engine_sensors(), *wording.sensors_of(shown, seen.states, seen.now)])
        counts = self.tr("%1 heard · %2 listened to").replace("%1", number(seen.totals.heard))
        window.foot_bar.set_counts(counts.replace("%2", number(seen.totals.listened)))
        self.looked.emit(seen)

    def _choose_first(self, seen: Seen) -> None:
        """Our own brand is looked at first; afterwards whatever the person chose, all of them included."""
        settings = self._session.settings
        ours = [brand for brand in seen.brands if not brand.competitor]
        if not settings.get(_CHOSEN) and len(ours) == 1:
            settings.set(_CHOSEN, True)
            if self._session.brand_id is None:
                self._session.set_brand(ours[0].id)

    def _show_brands(self, seen: Seen) -> None:
        chosen = self._session.brand_id
        if chosen is not None and chosen not in {brand.id for brand in seen.brands}:
            self._session.set_brand(None)
            chosen = None
        if chosen is None and len(seen.brands) == 1:
            chosen = seen.brands[0].id
        every = [("", self.tr("All brands"))] if len(seen.brands) > 1 else []
        choices = [*every, *((str(brand.id), brand.name) for brand in seen.brands)]
        self._window.top_bar.set_brands(choices, "" if chosen is None else str(chosen))
        if self._demo:
            self._window.top_bar.set_sign(self.tr("Demo: invented people and words"))
