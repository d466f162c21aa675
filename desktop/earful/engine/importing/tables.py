"""CSV as lines of cells: any usual separator, rows over several lines, rows that are broken."""

import csv
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from earful.engine.importing.encoding import text_lines
from earful.engine.importing.reading import Line

_SEPARATORS = ",;\t|"
# A cell may hold a text of megabytes. A quotation mark that is never closed is searched for this far at the most.
LONGEST_CELL = 4 << 20
_UNCLOSED = "a quotation mark in it is never closed"

_Noted = tuple[str, str | None]


def csv_lines(path: Path) -> Iterator[Line]:
    """The lines of a CSV file, numbered as a spreadsheet does; a line that cannot be split says why."""
    csv.field_size_limit(4 * LONGEST_CELL)  # the module's one setting; its default refuses texts over 128 kB
    lines = text_lines(path)
    head = list(islice(lines, 10))
    separator = _separator([line for line, _ in head])
    source = _Source(head, lines)
    number = 0
    while (found := source.row(separator)) is not None:
        number += 1
        text, note, problem = found
        cells = next(csv.reader(text, delimiter=separator), [])
        if number == 1 and cells and cells[0].lower().startswith("sep="):
            continue
        yield Line(number, list(cells), problem, note)


class _Source:
    """Physical lines put together to rows: a line end within quotation marks belongs to the text."""

    def __init__(self, head: list[_Noted], rest: Iterator[_Noted]) -> None:
        self._back = deque(head)
        self._rest = rest

    def row(self, separator: str) -> tuple[list[str], str | None, str | None] | None:
        """The physical lines of the next row, a note on them and its problem; None at the end."""
        first = self._next()
        if first is None:
            return None
        taken, size = [first], len(first[0])
        inside = _inside(first[0], False, separator)
        while inside and size <= LONGEST_CELL and (line := self._next()) is not None:
            taken.append(line)
            size += len(line[0])
            inside = _inside(line[0], True, separator)
        if inside is not False and (len(taken) > 1 or size > LONGEST_CELL):
            # It would swallow the rows after it: only the first line is lost.
            self._back.extendleft(reversed(taken[1:]))
            return [first[0]], first[1], _UNCLOSED
        notes = [note for _, note in taken if note]
        return [line for line, _ in taken], notes[0] if notes else None, None

    def _next(self) -> _Noted | None:
        return self._back.popleft() if self._back else next(self._rest, None)


def _inside(line: str, inside: bool, separator: str) -> bool | None:
    """Whether a quoted cell is still open at the end of a physical line; `inside`: one was open at its beginning.

    None where the mark that would close that one stands within words: it belongs to another row."""
    at, end, first = 0, len(line), inside
    while True:
        if inside:
            at = line.find('"', at)
            if at < 0:
                return True
            if line.startswith('""', at):
                at += 2
                continue
            if first and line[at + 1 : at + 2] not in (separator, "\r", "\n", ""):
                return None
            inside = first = False
        elif line.startswith('"', at):
            inside, at = True, at + 1
            continue
        at = line.find(separator, at)
        if at < 0 or at >= end:
            return False
        at += 1


def _separator(head: list[str]) -> str:
    """What separates the cells: the character that most of the first lines hold, and most of it, outside of quotes."""
    if head and head[0].lower().startswith("sep=") and len(head[0]) > 4:
        return head[0][4]
    bare = ["".join(line[: 1 << 16].split('"')[::2]) for line in head]
    counts = {mark: [line.count(mark) for line in bare] for mark in _SEPARATORS}
    return max(_SEPARATORS, key=lambda mark: (sum(map(bool, counts[mark])), sum(counts[mark])))
