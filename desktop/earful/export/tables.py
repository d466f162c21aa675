"""Rows to CSV, XLSX and JSON lines: complete, never truncated, safe to open in a spreadsheet, never half-written."""

import contextlib
import csv
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from earful.domain.failures import KnownError

Row = Mapping[str, Any]
# What a spreadsheet would run as a formula. A leading tab or carriage return hides one from naive checks.
# With apostrophes before it, it would lose one of them on the way back in, so it gets one more.
_FORMULA = re.compile(r"'* *[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\Z")
XLSX_CELL = 32_767  # characters that a cell of that format can hold
XLSX_ROWS = 1_048_575
# What XML 1.0 cannot carry, or would change; and what a reader would take for its own sign for such a character.
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SIGN = 7  # characters of such a sign: _x0007_
_EXACT = 2**53  # the whole numbers that a spreadsheet keeps


def flat(row: Row, prefix: str = "") -> dict[str, Any]:
    """A nested row as one level: author.handle, judgement.sentiment.label; lists as JSON."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            found |= flat(value, f"{name}.")
        elif isinstance(value, list | tuple):
            found[name] = json.dumps(value, ensure_ascii=False)
        else:
            found[name] = value
    return found


def neutral(value: Any) -> Any:
    """The value as a cell: a text that a spreadsheet would run gets an apostrophe before it; numbers stay numbers."""
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.match(value):
        return "'" + value
    return value


def write_csv(rows: Iterable[Row], out: Path) -> int:
    """Writes CSV (UTF-8 with BOM, which spreadsheets need to read Chinese); returns the number of rows."""
    flats, columns = _shaped(rows)

    def write(target: Path) -> int:
        with target.open("w", encoding="utf-8-sig", newline="", errors="surrogatepass") as stream:
            writer = csv.writer(stream)
            writer.writerow(columns)
            count = 0
            for row in flats:
                writer.writerow([neutral(row.get(column)) for column in columns])
                count += 1
            return count

    return _whole(out, write)


def write_jsonl(rows: Iterable[Row], out: Path) -> int:
    """Writes one JSON object a line with "v"; returns the number of rows."""

    def write(target: Path) -> int:
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            count = 0
            for row in rows:
                stream.write(json.dumps({"v": 1, **row}, ensure_ascii=False) + "\n")
                count += 1
            return count

    return _whole(out, write)


def write_xlsx(rows: Iterable[Row], out: Path, title: str = "Earful") -> int:
    """Writes one sheet; a text longer than a cell can hold goes on in columns "…(2)", "…(3)", so nothing is lost."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    flats, columns = _shaped(rows, XLSX_CELL - 1)

    def write(target: Path) -> int:
        book = Workbook(write_only=True)
        count = 0
        for row in flats:
            if count % XLSX_ROWS == 0:
                sheet = book.create_sheet(title if count == 0 else f"{title} {count // XLSX_ROWS + 1}")
                sheet.append(columns)
            cells = []
            for column in columns:
                value = _for_sheet(neutral(row.get(column)))
                cell = WriteOnlyCell(sheet, value=value)
                if isinstance(value, str):
                    cell.data_type = "s"  # never a formula, whatever it begins with
                cells.append(cell)
            sheet.append(cells)
            count += 1
        if count == 0:
            book.create_sheet(title).append(columns)
        book.save(target)
        return count

    return _whole(out, write)


WRITERS: Mapping[str, Callable[[Iterable[Row], Path], int]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "xlsx": write_xlsx,
}


def _shaped(rows: Iterable[Row], longest: int | None = None) -> tuple[Iterator[dict[str, Any]], list[str]]:
    """Flat rows and every column that occurs, in order. Rows are gathered first: a late row may bring a column."""
    gathered = [_split(flat(row), longest) if longest else flat(row) for row in rows]
    columns = list(dict.fromkeys(column for row in gathered for column in row))
    return iter(gathered), columns


def _split(row: dict[str, Any], longest: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in row.items():
        if not isinstance(value, str) or len(value) * (_SIGN if _NOT_XML.search(value) else 1) <= longest:
            found[name] = value
            continue
        size = longest // _SIGN if _NOT_XML.search(value) else longest
        for part, start in enumerate(range(0, len(value), size)):
            found[name if part == 0 else f"{name} ({part + 1})"] = value[start : start + size]
    return found


def _for_sheet(value: Any) -> Any:
    """The value as a workbook can hold it: odd characters as signs (_x0007_), numbers beyond its reach as texts."""
    if isinstance(value, str):
        return _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > _EXACT:
        return str(value)
    return value


def _whole(out: Path, write: Callable[[Path], int]) -> int:
    """Writes beside the target and moves it there when it is complete. Raises KnownError("cannot_write")."""
    part = out.with_name(f".{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        count = write(part)
        os.replace(part, out)
    except OSError as error:
        raise KnownError("cannot_write", {"path": out, "reason": error.strerror or error}) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return count
