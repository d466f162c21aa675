"""Single fields of a platform's JSON, read without trusting them: absent or odd is None, never 0 and never an error."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

from earful.domain.failures import KnownError
from earful.sources.answers import host_of, reason_of
from earful.sources.base import Quarantined, Response, quarantined
from earful.sources.text import clean

_INT64 = 2**63
Item = TypeVar("Item")


class UnreadableError(Exception):
    """An item lacks what a mention cannot do without; its text is the reason that is kept with the item."""


def object_of(value: object) -> Mapping[str, Any]:
    """The JSON object itself; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def list_of(value: object) -> list[Any]:
    """The JSON list itself; an empty one for anything else."""
    return value if isinstance(value, list) else []


def identifier(value: object) -> str | None:
    """An id, which platforms give as a number or as a string; None where it is neither or empty."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    if isinstance(value, int) and abs(value) >= _INT64 * 2:  # also keeps str() from its limit of 4,300 digits
        return None
    return clean(str(value)) or None


def count(value: object) -> int | None:
    """A number of times, as an int or a string of digits; None where the platform gave none or a negative one."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _INT64:
        return None
    return value


def flag(value: object) -> bool | None:
    """True or false; None for anything else."""
    return value if isinstance(value, bool) else None


def words(value: object) -> str | None:
    """A short plain text such as a name or a title; None where there is none."""
    return (clean(value) or None) if isinstance(value, str) else None


def web_address(value: object) -> str | None:
    """An address that a browser may be sent to: http or https only, so that no feed can smuggle in another scheme."""
    text = words(value)
    if not text or not re.match(r"https?://[^\s/]", text, re.IGNORECASE) or re.search(r"\s", text):
        return None
    try:
        return text if urlsplit(text).hostname else None
    except ValueError:
        return None


def leftover(item: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """The fields that nobody reads yet, as they came, without the empty ones. UnreadableError for bottomless JSON."""
    kept = {name: value for name, value in item.items() if name not in known and value not in (None, "", [], {})}
    try:
        if kept:
            json.dumps(kept)
    except RecursionError as error:
        raise UnreadableError("nested too deeply") from error
    return kept


def unexpected(response: Response, reason: str) -> KnownError:
    """What to raise for an answer that is good JSON of a shape that the platform never had."""
    said = reason_of(response)
    return KnownError("unexpected_form", {"host": host_of(response.url), "reason": said or reason}, detail=reason)


def read_each(
    items: Iterable[object], read: Callable[[Mapping[str, Any]], Item | None]
) -> tuple[tuple[Item, ...], tuple[Quarantined, ...]]:
    """What `read` makes of each item, and those it could not read. None from `read` means: not a mention, pass over."""
    mentions: list[Item] = []
    broken: list[Quarantined] = []
    for item in items:
        try:
            if not isinstance(item, dict):
                raise UnreadableError("not an object")
            mention = read(item)
        except UnreadableError as error:
            broken.append(quarantined(str(error), item))
            continue
        if mention is not None:
            mentions.append(mention)
    return tuple(mentions), tuple(broken)
