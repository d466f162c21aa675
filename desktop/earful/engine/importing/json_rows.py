"""JSON and JSON lines as rows: nested objects become names with dots (author.handle), lists stay lists."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from earful.domain.failures import KnownError
from earful.engine.importing.encoding import encoding_of, text_lines
from earful.engine.importing.reading import Row

_BLOCK = 1 << 20
# Beyond this a file must be a list or lines, which are read as a stream.
_LARGEST_OBJECT = 256 << 20
_LISTS = ("mentions", "items", "data", "results", "records", "rows", "list", "comments", "posts", "reviews", "statuses")
_decoder = json.JSONDecoder(parse_constant=lambda _name: None)  # NaN and Infinity are no figures


def json_lines(path: Path) -> Iterator[Row]:
    """One row a line; a line that is no JSON object is a row with its problem."""
    for number, (line, note) in enumerate(text_lines(path, "\n"), 1):
        if line.strip(" \t\r\n\0"):
            row = _row(line, number)
            yield replace(row, note=note) if note else row


def json_list(path: Path) -> Iterator[Row]:
    """The objects of a list, read as a stream; of lines; or of the list that an object holds."""
    with path.open("r", encoding=encoding_of(path), errors="replace") as stream:
        begins = _first(stream)
        stream.seek(0)
        if begins == "[":
            yield from _items(stream, path)
        elif _is_lines(stream):
            yield from json_lines(path)
        else:
            yield from _held(stream, path)


def _first(stream: TextIO) -> str:
    while block := stream.read(4096):
        if found := block.lstrip("\ufeff \t\r\n\0")[:1]:
            return found
    return ""


def _is_lines(stream: TextIO) -> bool:
    first, second = stream.readline(_BLOCK), stream.readline(_BLOCK)
    stream.seek(0)
    try:
        return isinstance(_decoder.decode(first.strip()), dict) and second.strip().startswith("{")
    except (ValueError, RecursionError):
        return False


def _row(line: str, number: int) -> Row:
    try:
        found = _decoder.decode(line.strip(" \t\r\n\0\ufeff"))
    except ValueError as error:
        return Row(number, {"line": line.rstrip("\n")}, f"this is not JSON ({_where(error)})")
    except RecursionError:
        return Row(number, {"line": line.rstrip("\n")}, "it is nested too deeply")
    return _of(found, number)


def _of(found: Any, number: int) -> Row:
    if not isinstance(found, dict):
        return Row(number, {"item": found}, "it is not an object with named fields")
    try:
        return Row(number, flattened(found))
    except RecursionError:
        return Row(number, {"item": str(type(found))}, "it is nested too deeply")


def flattened(item: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """A nested object as one level of names with dots."""
    found: dict[str, Any] = {}
    for key, value in item.items():
        if isinstance(value, Mapping) and value:
            found |= flattened(value, f"{before}{key}.")
        else:
            found[f"{before}{key}"] = value
    return found


def _items(stream: TextIO, path: Path) -> Iterator[Row]:
    """The items of a list that is larger than memory may be. Raises KnownError("bad_row") where the JSON breaks."""
    buffer, at, number, lines, ended = "", 0, 0, 1, False
    opened = False
    while True:
        while at < len(buffer) and buffer[at] in ("\ufeff \t\r\n\0," if opened else "\ufeff \t\r\n\0["):
            opened = opened or buffer[at] == "["
            lines += buffer[at] == "\n"
            at += 1
        if buffer[at : at + 1] == "]":
            return
        item, end, error = _next(buffer, at)
        if end is not None and (end < len(buffer) or ended):
            number += 1
            yield _of(item, number)
            lines += buffer.count("\n", at, end)
            at = end
            continue
        if ended:
            reason = "the list is cut off" if at >= len(buffer) else f"this is not JSON ({error})"
            raise KnownError("bad_row", {"path": path, "line": lines, "reason": reason})
        more = stream.read(max(_BLOCK, len(buffer) - at))  # doubling: one huge item must not be parsed a thousand times
        ended = not more
        buffer, at = buffer[at:] + more, 0


def _next(buffer: str, at: int) -> tuple[Any, int | None, str]:
    if at >= len(buffer):
        return None, None, ""
    try:
        item, end = _decoder.raw_decode(buffer, at)
    except RecursionError:
        return None, None, "nested too deeply"
    except ValueError as error:
        return None, None, _where(error)
    return item, end, ""


def _held(stream: TextIO, path: Path) -> Iterator[Row]:
    text = stream.read(_LARGEST_OBJECT + 1)
    if len(text) > _LARGEST_OBJECT:
        reason = "one object of more than 256 MB; make it a list or JSON lines"
        raise KnownError("cannot_read", {"path": path, "reason": reason})
    try:
        whole = _decoder.decode(text.strip("\ufeff \t\r\n\0"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        reason = f"this is not JSON ({_where(error)})"
        raise KnownError("bad_row", {"path": path, "line": line, "reason": reason}) from error
    for number, item in enumerate(_list_in(whole), 1):
        yield _of(item, number)


def _list_in(whole: Any, depth: int = 2) -> list[Any]:
    """The list of objects that an answer wraps, or the object itself as the only one."""
    if isinstance(whole, dict) and depth:
        held = {key: value for key, value in whole.items() if isinstance(value, list) and value}
        lists = {key: value for key, value in held.items() if isinstance(value[0], dict)}
        for key in (*_LISTS, *lists):
            if key in lists and "text" not in whole:
                return list(lists[key])
        for key in _LISTS:
            if isinstance(whole.get(key), dict):
                return _list_in(whole[key], depth - 1)
    return [whole]


def _where(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number is too long"
