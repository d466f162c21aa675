"""XLSX as lines of cells, one sheet after the other, read as a stream."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

from earful.domain.failures import KnownError
from earful.engine.importing.reading import Line

# What a workbook may unpack to. A few kB can be made to claim more than a disk holds.
_LARGEST = 4 << 30
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BROKEN = (zipfile.BadZipFile, KeyError, ValueError, ParseError, EOFError, AttributeError, TypeError)


def sheets(path: Path) -> Iterator[Iterator[Line]]:
    """The sheets of a workbook that hold anything; formulas by the values they had when the workbook was saved."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise KnownError("cannot_read", {"path": path, "reason": "it is larger than 4 GB when unpacked"})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations, which no import needs
            book = load_workbook(path, read_only=True, data_only=True)
    except _BROKEN as error:
        raise _unreadable(path, error) from error
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            yield _lines(sheet.iter_rows(values_only=True), path)
    finally:
        book.close()


def _lines(rows: Iterator[tuple[object, ...]], path: Path) -> Iterator[Line]:
    number = 0
    while True:
        number += 1
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                cells = next(rows)
        except StopIteration:
            return
        except _BROKEN as error:
            raise _unreadable(path, error) from error
        yield Line(number, [_plain(cell) for cell in cells])


def _plain(cell: object) -> object:
    if isinstance(cell, str) and "_x" in cell:
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
    return cell


def _unreadable(path: Path, error: Exception) -> KnownError:
    reason = "it is not a whole XLSX workbook; save it again as XLSX or CSV"
    return KnownError("cannot_read", {"path": path, "reason": reason}, detail=repr(error))
