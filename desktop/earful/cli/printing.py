"""How commands print data: JSON lines with a version for programs, a small table for people at a terminal."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

VERSION = 1


def say(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], stream: IO[str] | None = None) -> None:
    """Prints rows: a table of `columns` on a terminal, else one JSON object a line with "v"."""
    out = stream or sys.stdout
    if out.isatty():
        _table(list(rows), columns, out)
        return
    for row in rows:
        say_line(row, out)


def say_line(row: Mapping[str, Any], stream: IO[str] | None = None) -> None:
    """One JSON line with "v"."""
    out = stream or sys.stdout
    out.write(json.dumps({"v": VERSION, **row}, ensure_ascii=False) + "\n")
    out.flush()


def _table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], out: IO[str]) -> None:
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    widths = [max([len(column), *(len(line[i]) for line in cells)]) for i, column in enumerate(columns)]
    for line in [list(columns), *cells]:
        out.write("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n")


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return str(value)


def print_report(head: Mapping[str, Any], accounts: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object with its accounts at the end, written one by one: 100,000 of them would take 150 MB at once.

    Escaped to ASCII: an id may hold half a surrogate pair, which no terminal or file takes."""
    sys.stdout.write(json.dumps({"v": VERSION, **head}).removesuffix("}") + ', "accounts": [')
    for number, account in enumerate(accounts):
        sys.stdout.write((", " if number else "") + json.dumps(account))
    sys.stdout.write("]}\n")
    sys.stdout.flush()
