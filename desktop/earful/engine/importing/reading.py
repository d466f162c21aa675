"""A file of any usual form as rows of named cells, one after the other, however large the file is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from earful.domain.failures import KnownError
from earful.engine.importing.kinds import kind_of
from earful.engine.importing.values import without_guard

Cells = Mapping[str, Any]
# How many lines may stand above the names of the columns: exports like to begin with a title and a date.
_ABOVE = 10


@dataclass(frozen=True)
class Row:
    """One row: its number as a spreadsheet counts (the names of the columns are row 1), and its cells by column.

    `problem` says why a row could not be split into cells; these then hold what there was. `note`: what was mended."""

    number: int
    cells: Cells = field(default_factory=dict)
    problem: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Line:
    """One line of a table before its columns have names."""

    number: int
    cells: list[Any]
    problem: str | None = None
    note: str | None = None


def rows(path: Path, score: Callable[[list[str]], int]) -> Iterator[Row]:
    """The rows of `path` by its content and name: XLSX, JSON, JSON lines, CSV, mail. Empty rows are passed over.

    `score` tells how much a line looks like names of columns. Raises KnownError: cannot_read, bad_row."""
    try:
        kind = kind_of(path)
        if kind == "xlsx":
            from earful.engine.importing.sheets import sheets

            for sheet in sheets(path):
                yield from named(sheet, score)
        elif kind == "mail":
            from earful.engine.importing.mail_files import mail_rows

            yield from mail_rows(path)
        elif kind == "csv":
            from earful.engine.importing.tables import csv_lines

            yield from named(csv_lines(path), score)
        else:
            from earful.engine.importing.json_rows import json_lines, json_list

            yield from json_lines(path) if kind == "jsonl" else json_list(path)
    except OSError as error:
        raise KnownError("cannot_read", {"path": path, "reason": error.strerror or error}) from error


def named(lines: Iterator[Line], score: Callable[[list[str]], int]) -> Iterator[Row]:
    """Lines as rows, under the names of the line among the first ten that looks most like names of columns."""
    first = list(islice((line for line in lines if _filled(line)), _ABOVE))
    if not first:
        return
    heads = [[_name(cell) for cell in line.cells] for line in first]
    best = max(range(len(first)), key=lambda i: (score(heads[i]), -i))
    names, last = _merged(heads, best, score)
    while names and not names[-1]:
        names.pop()
    names = _distinct([name or f"column {position}" for position, name in enumerate(names, 1)])
    for line in chain(first[last + 1 :], (line for line in lines if _filled(line))):
        yield _row(line, names)


def _merged(heads: list[list[str]], best: int, score: Callable[[list[str]], int]) -> tuple[list[str], int]:
    """The names of the columns and the last line of the head. Cells that are merged downwards have their name in the
    line above; a line of names below the best one tells more exactly what stands under a name merged across."""
    names = list(heads[best])
    if best > 0 and score(names) < sum(1 for name in names if name) + 1:
        above = heads[best - 1]
        names = [name or (above[i] if i < len(above) else "") for i, name in enumerate(names)]
    below = heads[best + 1] if best + 1 < len(heads) else []
    told = [name for name in below if name]
    if len(told) > 1 and score(told) == len(told) and "" in below[: len(names)]:
        size = max(len(names), len(below))
        pairs = zip([*names, *[""] * size][:size], [*below, *[""] * size][:size], strict=True)
        return [lower or upper for upper, lower in pairs], best + 1
    return names, best


def _row(line: Line, names: list[str]) -> Row:
    cells = [without_guard(cell) if isinstance(cell, str) else cell for cell in line.cells]
    while len(cells) > len(names) and cells[-1] in (None, ""):
        cells.pop()
    found = dict(zip(names, cells, strict=False))
    if line.problem:
        return Row(line.number, found, line.problem)
    if len(cells) > len(names):
        # Most likely a comma in a text that has no quotation marks: half a text is no text.
        found["…"] = cells[len(names) :]
        return Row(line.number, found, f"it has {len(cells)} cells but there are {len(names)} columns")
    return Row(line.number, found, note=line.note)


def _filled(line: Line) -> bool:
    return line.problem is not None or any(cell is not None and str(cell).strip(" \t\0") for cell in line.cells)


def _name(cell: Any) -> str:
    return "" if cell is None else " ".join(str(cell).replace("\ufeff", "").replace("\0", "").split())


def _distinct(names: list[str]) -> list[str]:
    """Names that occur twice get a number, so that no column hides another: "time", "time #2"."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return found
