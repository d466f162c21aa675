"""Counts by time as they come in a CSV: read once, in order, with gaps kept as gaps.

Times without a zone are the clock of the file: set back by an hour it goes on, set forward it leaves a gap."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf, nan

import numpy as np

from earful.domain.failures import KnownError
from earful.insight.events.sums import Floats, Ints

NEEDED = ("timestamp", "value")
_UNKNOWN = frozenset({"", "nan", "na", "null", "none"})
# A gap longer than all that is remembered is cut to about its length, in whole weeks.
_LONGEST_GAP_DAYS = 371
_HOUR = 3_600.0
_EPOCH, _CLOCK_EPOCH = datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 1)
# A time may be off its bin by a twentieth: a day of 23 or 25 hours is still a day.
_SLACK = 0.05


@dataclass(frozen=True, slots=True)
class Series:
    """Rows of the file on a regular grid: `row_bin[i]` is the bin of row i; bins without a row are NaN.

    `stamps` are the times as written, `seconds` the same as numbers (UTC, or the clock of the file)."""

    name: str
    stamps: tuple[str, ...]
    seconds: Floats
    row_bin: Ints
    step: float
    values: Floats
    complaints: Floats | None

    @property
    def first_day(self) -> int:
        """Day of the week of the first bin, 0 = Monday."""
        return int(self.seconds[0] // 86_400 + 3) % 7 if len(self.seconds) else 0


def read_series(lines: Iterable[str], name: str) -> Series:
    """Reads `timestamp,value[,complaints]`, columns in any order. Raises KnownError("bad_row") at a bad line."""
    rows = csv.reader(lines)
    places = _places(rows, name)
    stamps: list[str] = []
    seconds: list[float] = []
    counts: list[list[float]] = [[] for _ in places[1:]]
    bins: list[int] = []
    clock = _Clock()
    for line, row in _numbered(rows, name):
        try:
            if len(row) <= max(places):
                raise ValueError(f"{max(places) + 1} columns are needed, there are {len(row)}")
            at = _seconds(row[places[0]])
            bins.append(clock.bin(at))
            for column, place in zip(counts, places[1:], strict=True):
                column.append(_count(row[place]))
        except ValueError as error:
            raise KnownError("bad_row", {"path": name, "line": line, "reason": error}) from error
        stamps.append(row[places[0]].strip())
        seconds.append(at)
    row_bin = np.array(bins, np.int64)
    on_grid = [_on_grid(column, row_bin) for column in counts]
    step = clock.step or 300.0
    complaints = on_grid[1] if len(on_grid) > 1 else None
    return Series(name, tuple(stamps), np.array(seconds), row_bin, step, on_grid[0], complaints)


def _numbered(rows: Iterator[list[str]], name: str) -> Iterator[tuple[int, list[str]]]:
    line = 1
    try:
        for row in rows:
            line = getattr(rows, "line_num", line + 1)
            if row and "".join(row).strip():
                yield line, row
    except (csv.Error, UnicodeDecodeError) as error:
        raise KnownError("bad_row", {"path": name, "line": line + 1, "reason": "this is not CSV in UTF-8"}) from error


def _places(rows: Iterator[list[str]], name: str) -> list[int]:
    """Where timestamp, value and (if there) complaints are."""
    try:
        head = [cell.strip().lstrip("\ufeff").lower() for cell in next(rows, [])]
    except (csv.Error, UnicodeDecodeError) as error:
        raise KnownError("bad_row", {"path": name, "line": 1, "reason": "this is not CSV in UTF-8"}) from error
    if not all(column in head for column in NEEDED):
        reason = "the first line must name the columns: timestamp,value or timestamp,value,complaints"
        raise KnownError("bad_row", {"path": name, "line": 1, "reason": reason})
    return [head.index(column) for column in (*NEEDED, "complaints") if column in head]


class _Clock:
    """Gives each time its bin. The step is the first one; a time that does not fit it is an error."""

    def __init__(self) -> None:
        self.step = 0.0
        self._last = 0.0
        self._bin = -1

    def bin(self, at: float) -> int:
        if self._bin < 0:
            ahead = 1
        else:
            gone = at - self._last
            if not self.step:
                if gone <= 0:
                    raise ValueError("times must go forward")
                self.step = gone
            ahead = self._bins(gone)
        self._last, self._bin = at, self._bin + ahead
        return self._bin

    def _bins(self, gone: float) -> int:
        ahead = round(gone / self.step)
        if ahead < 1 and abs(gone + _HOUR - self.step) <= _SLACK * self.step:
            return 1  # the clock was set back by an hour
        if gone <= 0:
            raise ValueError("times must go forward, each once")
        if abs(gone - max(ahead, 1) * self.step) > _SLACK * self.step:
            raise ValueError(
                f"bins must be regular: {gone:g} s after the line before is no multiple of {self.step:g} s"
            )
        longest = max(1, int(_LONGEST_GAP_DAYS * 86_400 / self.step))
        if ahead > longest:
            week = max(1, round(604_800 / self.step))
            ahead = longest - longest % week + ahead % week
        return ahead


def _seconds(text: str) -> float:
    try:
        when = datetime.fromisoformat(text.strip())
        return (when - (_EPOCH if when.tzinfo else _CLOCK_EPOCH)).total_seconds()
    except (ValueError, OverflowError) as error:
        raise ValueError(f"“{text[:40]}” is not a time like 2026-11-21 08:00:00") from error


def _count(text: str) -> float:
    try:
        count = float(text)
    except ValueError as error:
        if text.strip().lower() in _UNKNOWN:
            return nan
        raise ValueError(f"“{text[:40]}” is not a number") from error
    if not 0 <= count < inf and count == count:
        raise ValueError(f"“{text[:40]}” is no count: it must be 0 or more")
    return count


def _on_grid(column: list[float], row_bin: Ints) -> Floats:
    grid = np.full(int(row_bin[-1]) + 1 if len(row_bin) else 0, np.nan)
    grid[row_bin] = column
    return grid
