"""What is said of one bin of the chart, by pointer, by key and to a screen reader. Words only."""

from dataclasses import dataclass, replace
from math import isfinite

from PySide6.QtCore import QCoreApplication

from earful.app.wording import number, share
from earful.export.chart_words import (
    bin_name,
    called,
    not_counted,
    not_looked,
    not_read,
    other,
    plain,
    why_missed,
)
from earful.export.timeline_figures import TimelineFigures
from earful.export.timeline_geometry import COMPLAINTS, COUNTED
from earful.insight.intervals import share as share_of
from earful.panels.timeline.cards import interval_text
from earful.store.timeline import Tally


@dataclass(frozen=True, slots=True)
class Readout:
    """`rows` are (name, what it is called, count); `notes` are whole sentences, the last of them small print."""

    title: str
    rows: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]

    def spoken(self) -> str:
        """All of it in one line."""
        return ", ".join([self.title, *(f"{called} {count}" for _, called, count in self.rows), *self.notes])


def read_out(figures: TimelineFigures, place: int) -> Readout:
    """The read-out of the bin at `place`. Where nobody looked there are no counts, only what was heard anyway."""
    tally = figures.tallies[place]
    title = bin_name(tally, figures.size, figures.zone, year=True)
    covered = figures.covered(tally.start, tally.end)
    if covered is None:
        return Readout(title, (), (_said("still to come"),))
    if covered == 0 and not tally.n:
        return Readout(title, (), (not_looked(), *_missed(figures, tally)))
    if figures.counted_from is not None and tally.start < figures.counted_from:
        return Readout(title, (), (not_counted(),))
    line = () if figures.focus.desk else (COMPLAINTS,)
    layers = (*reversed(figures.layers), *line)
    rows = tuple((name, called(name, figures), number(int(getattr(tally, name)))) for name in layers)
    notes = [] if figures.layers == (COUNTED,) else [f"n = {number(tally.n)}"]
    found = share_of(tally.negative, tally.n)
    if figures.layers == (COUNTED,):
        pass
    elif found is not None:
        text = _said("%1 negative (%2)").replace("%1", share(found.value)).replace("%2", interval_text(found))
        notes.append(text)
    elif tally.n:
        notes.append(_said("too few for a share"))
    if covered < 1:
        notes.append(_said("looked at %1 of it").replace("%1", share(covered)))
    notes += _missed(figures, tally)
    if figures.against is not None and isfinite(figures.against.n[place]):
        notes.append(f"{other(replace(figures, share=False))}: {number(int(figures.against.n[place]))}")
    notes += [plain(marker.text, 60) for marker in figures.markers if tally.start <= marker.at < tally.end]
    if tally.end > figures.until:
        notes.append(_said("so far"))
    return Readout(title, rows, tuple(notes))


def _missed(figures: TimelineFigures, tally: Tally) -> list[str]:
    """Which platforms could not be read in a bin, and why."""
    found = {}
    for one in figures.missed:
        if one.start < tally.end and one.end > tally.start:
            why = why_missed(one.reason)
            found[one.platform] = f"{not_read(one.platform)}: {why}" if why else not_read(one.platform)
    return list(found.values())


def _said(text: str) -> str:
    return QCoreApplication.translate("Readout", text)


# For lupdate, which reads literal texts only.
_TEXTS = (
    QCoreApplication.translate("Readout", "still to come"),
    QCoreApplication.translate("Readout", "%1 negative (%2)"),
    QCoreApplication.translate("Readout", "too few for a share"),
    QCoreApplication.translate("Readout", "looked at %1 of it"),
    QCoreApplication.translate("Readout", "so far"),
)
