"""CSV as lines of cells: any usual separator, rows over several lines, rows that are broken."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from earful.engine.importing.encoding import encoding_of
from earful.engine.importing.reading import Line

_SEPARATORS = ",;\t|"
# A cell may hold a text of megabytes. A forgotten quotation mark swallows this much at the most, then rows go on.
LONGEST_CELL = 4 << 20


def csv_lines(path: Path) -> Iterator[Line]:
    """The lines of a CSV file, numbered as a spreadsheet does; a line that cannot be split says why."""
    with path.open("r", encoding=encoding_of(path), errors="replace", newline="") as stream:
        separator = _separator(stream)
        csv.field_size_limit(LONGEST_CELL)  # the module's one setting; its default refuses texts over 128 kB
        reader = csv.reader(stream, delimiter=separator)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield Line(number, [], f"a cell is longer than {LONGEST_CELL >> 20} MB: is a quotation mark missing?")
                continue
            if cells and cells[0].lower().startswith("sep=") and number == 1:
                continue
            yield Line(number, list(cells))


def _separator(stream: TextIO) -> str:
    """What separates the cells: the character that most of the first lines hold most of, outside of quotes."""
    head = list(islice(iter(lambda: stream.readline(1 << 16), ""), 10))
    stream.seek(0)
    if head and head[0].lower().startswith("sep=") and len(head[0]) > 4:
        return head[0][4]
    bare = ["".join(line.split('"')[::2]) for line in head]
    counts = {mark: [line.count(mark) for line in bare] for mark in _SEPARATORS}
    return max(_SEPARATORS, key=lambda mark: (max(counts[mark][:3], default=0), sum(counts[mark])))
