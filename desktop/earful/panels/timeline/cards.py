"""The four numbers over the chart, each with its small print and a way to the mentions behind it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from earful.app.language import translate
from earful.app.wording import duration, number, people, share
from earful.domain.moments import Moment
from earful.export.timeline_figures import TimelineFigures, read_timeline
from earful.insight.intervals import Share
from earful.insight.intervals import share as share_of
from earful.panels.parts.card import StatCard
from earful.store import behind, reading
from earful.store.behind import Selection
from earful.store.database import Database
from earful.store.focus import Focus

CARDS = ("negative", "complaints", "unheard", "listened")
# Where less of the time before was looked at, its share says more about us than about them.
_ENOUGH_COVERAGE = 0.5


@dataclass(frozen=True, slots=True)
class CardFigures:
    """What the cards say. `before` is the negative share of the period before, None where it cannot be told."""

    n: int
    negative: int
    complaints: int
    people: int
    listened: int
    before: Share | None
    looked_before: bool
    unheard: int | None = None  # None while it is being counted
    oldest: Moment | None = None  # of the unheard


def read_cards(database: Database, figures: TimelineFigures, brand_id: int | None) -> CardFigures:
    """What the cards say of the period of `figures`, of its platform: all mentions, whatever else the chart shows."""
    platform = figures.focus.platform
    focus = Focus(brand_id, platform)
    whole = Selection(
        figures.hours_of(0)[0], figures.hours_of(len(figures.tallies) - 1)[1], brand_id, platform=platform
    )
    if figures.focus != focus:
        figures = read_timeline(database, figures.start, figures.until, figures.size, figures.zone, focus=focus)
    length = min(figures.until, figures.end) - figures.start
    before = read_timeline(database, figures.start - length, figures.start, "day", figures.zone, focus=focus)
    looked = (before.coverage or 0) >= _ENOUGH_COVERAGE
    # Days that end where the period begins: the last bin of before would reach into it otherwise.
    earlier = [tally for tally in before.tallies if tally.end <= figures.start]
    return CardFigures(
        n=figures.n,
        negative=figures.total("negative"),
        complaints=figures.total("complaints"),
        people=behind.people(database, replace(whole, name="complaints")),
        listened=behind.count(database, replace(whole, listened=True)),
        before=share_of(sum(t.negative for t in earlier), sum(t.n for t in earlier)) if looked else None,
        looked_before=looked,
    )


def read_unheard(database: Database, figures: CardFigures, brand_id: int | None, now: Moment) -> CardFigures:
    """The same with who is unheard now, of whatever time. A reading of its own, as it takes long in a large store."""
    first = reading.page(database, "unheard", now, brand_id=brand_id, limit=1)
    unheard = reading.count(database, "unheard", now, brand_id=brand_id)
    return replace(figures, unheard=unheard, oldest=first[0].at if first else None)


class Cards(QWidget):
    """`opened` is emitted with the name of the card that was pressed: one of CARDS."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        self.cards = {name: StatCard() for name in CARDS}
        for name, card in self.cards.items():
            card.opened.connect(lambda name=name: self.opened.emit(name))
            line.addWidget(card, 1)

    def show_figures(self, figures: CardFigures | None, now: Moment) -> None:
        """Say the numbers; None while they are being read."""
        for name, (caption, value, small_print, tint) in _texts(figures, now).items():
            self.cards[name].show_number(caption, value, small_print, tint)


def _texts(figures: CardFigures | None, now: Moment) -> dict[str, tuple[str, str, str, str]]:
    captions = {
        "negative": translate("Cards", "Negative"),
        "complaints": translate("Cards", "Complaints"),
        "unheard": translate("Cards", "Still unheard"),
        "listened": translate("Cards", "Listened to"),
    }
    counting = ("–", translate("Cards", "being counted"), "")
    if figures is None:
        return {name: (caption, *counting) for name, caption in captions.items()}
    from_people = translate("Cards", "from %1").replace("%1", people(figures.people))
    waits = translate("Cards", "the first has waited %1")
    oldest = (
        waits.replace("%1", duration(now - figures.oldest)) if figures.oldest else translate("Cards", "nobody waits")
    )
    unheard = counting
    if figures.unheard is not None:
        unheard = (number(figures.unheard), oldest, "negative" if figures.unheard else "")
    return {
        "negative": (captions["negative"], *_negative(figures), ""),
        "complaints": (captions["complaints"], number(figures.complaints), from_people, ""),
        "unheard": (captions["unheard"], *unheard),
        "listened": (
            captions["listened"],
            number(figures.listened),
            translate("Cards", "of %1 heard in this period").replace("%1", number(figures.n)),
            "",
        ),
    }


def _negative(figures: CardFigures) -> tuple[str, str]:
    found = share_of(figures.negative, figures.n)
    if found is None:
        return number(figures.negative), translate("Cards", "too few for a share: %1 heard").replace(
            "%1", number(figures.n)
        )
    interval = interval_text(found)
    if figures.before is not None:
        was = translate("Cards", "was %1 before").replace("%1", share(figures.before.value))
    elif figures.looked_before:
        was = translate("Cards", "too few before to compare")
    else:
        was = translate("Cards", "nobody looked before")
    return share(found.value), f"{interval} · {was}"


def interval_text(found: Share) -> str:
    """ "29–33 %": where the share lies with 95 % confidence."""
    return f"{number(round(found.low * 100))}–{share(found.high)}"
