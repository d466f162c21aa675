"""What a file says, before anything of it is stored: its columns, the mention of each row, and what is wrong. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from earful.engine.importing import dates
from earful.engine.importing.columns import Columns, columns, several
from earful.engine.importing.mentions import Imported, RowError, read_row
from earful.engine.importing.presets import Preset, preset_for
from earful.engine.importing.reading import Row
from earful.store.mappings import SavedMapping

# What is understood at once: copies of a mention within such a window become one.
_WINDOW_ROWS, _WINDOW_SIZE = 5_000, 8 << 20
SAMPLE = 500
_MOST_COLUMNS = 1_000


@dataclass(frozen=True)
class Wish:
    """What the person asked for: field -> column, the platform, and the brand of the whole file.

    `preset`: the name of a mapping, "none" for guesses only, None for the one that fits by itself. `exactly`: only the
    given columns are read, nothing is guessed."""

    given: Mapping[str, str] = field(default_factory=dict)
    platform: str | None = None
    brand: str | None = None
    preset: str | None = None
    exactly: bool = False


class Trouble(NamedTuple):
    """A row that was put aside: its number, why, and the field and column that are to blame where one is."""

    row: int
    reason: str
    field: str | None = None
    column: str | None = None

    def told(self) -> str:
        """As a person reads it: "row 3, Date: “soon” is not a date"."""
        return f"row {self.row}{f', {self.column}' if self.column else ''}: {self.reason}"


class Understanding:
    """What the columns of a file mean, as far as it was read; rows of objects may bring new ones."""

    def __init__(
        self,
        path: Path,
        wish: Wish,
        reading: dates.Reading,
        sample: Sequence[Row],
        saved: Sequence[SavedMapping] = (),
        *,
        complete: bool = True,
    ) -> None:
        self._path, self._complete = path, complete
        self._sample = [row.cells for row in sample if not row.problem]
        known = self._sample or [row.cells for row in sample]
        self.names = list(dict.fromkeys(name for cells in known for name in cells if name != "…"))
        self._known = set(self.names)
        self.preset = None if wish.exactly else preset_for(self.names, saved, wish.preset)
        self._wish = _with(self.preset, wish, self.names)
        self.columns = self._understood()
        stamps = (str(cells[name]) for cells in self._sample for name in self._dated() if name in cells)
        self.reading = reading._replace(order=reading.order or dates.day_or_month_first(list(stamps)))

    def read(self, row: Row) -> Imported:
        """The mention of a row. Raises RowError."""
        if not row.problem and not row.cells.keys() <= self._known and len(self.names) <= _MOST_COLUMNS:
            self.names += [name for name in row.cells if name not in self._known]
            self._known = set(self.names)
            self.columns = self._understood()
        return read_row(row, self.columns, self.reading, self._wish.platform)

    def trouble(self, row: Row, error: RowError) -> Trouble:
        """What is wrong with a row, with the column that is to blame."""
        named = self.columns.of.get(error.field or "", ())
        return Trouble(row.number, str(error), error.field, named[0] if named else None)

    def _understood(self) -> Columns:
        wish = self._wish
        return columns(self.names, self._sample, wish.given, self._path, exactly=wish.exactly, complete=self._complete)

    def _dated(self) -> tuple[str, ...]:
        return self.columns.of.get("created_at", ())


def _with(preset: Preset | None, wish: Wish, names: Sequence[str]) -> Wish:
    """What was asked for, over what the preset says."""
    if preset is None:
        return wish
    asked = {name for told in wish.given.values() for name in several(told)}
    given = {one: told for one, told in preset.given(names).items() if not asked & set(several(told))}
    platform = None if "platform" in given else preset.platform
    return replace(wish, given={**given, **wish.given}, platform=wish.platform or platform)


def sample_of(found: Iterator[Row]) -> list[Row]:
    """The first rows, from which the columns are understood."""
    return next(windows(found, SAMPLE, once=True), [])


def windows(found: Iterator[Row], most: int = _WINDOW_ROWS, once: bool = False) -> Iterator[list[Row]]:
    """Rows in parts that fit into memory, however long their texts are."""
    window: list[Row] = []
    size = 0
    for row in found:
        window.append(row)
        size += sum(len(cell) for cell in row.cells.values() if isinstance(cell, str))
        if len(window) >= most or size >= _WINDOW_SIZE:
            yield window
            if once:
                return
            window, size = [], 0
    if window:
        yield window
