"""Single cells read without trusting them: counts as Chinese and English pages write them, flags, ratings, lists. Pure.

What cannot be read is None, never 0."""

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from earful.sources.text import clean

_LARGEST = 2**63
_SCALES = {"十": 10, "百": 100, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000, "m": 1e6, "亿": 1e8, "b": 1e9}
_NUMBER = re.compile(
    r"(?:约|近|超|共|~|≈)?\s*(?P<n>\d[\d,.' _]*|\.\d+)\s*(?P<scale>十|百|千|k|万亿|万|w|m|亿|b)?(?P<rest>.*)", re.DOTALL
)
_GROUPS = re.compile(r"\d{1,3}(?:([,.' _])\d{3})(?:\1\d{3})*")
_NUMERALS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TRUE = frozenset(("true", "yes", "y", "1", "是", "有", "已认证", "✓", "√"))
_FALSE = frozenset(("false", "no", "n", "0", "否", "无", "未认证", "×"))
# What our own spreadsheets neutralise, and how (export/tables.py): undone on the way in.
_NEUTRALISED = re.compile(r"'(?='* *[=+\-@\t\r])")
_HALVES = re.compile("[\ud800-\udfff]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\Z")


def chinese_number(text: str) -> float:
    """The number a short text names: digits, 一 to 九十九, 半 (a half), 几 (taken as three), "a" and "an"."""
    if text in ("a", "an"):
        return 1.0
    if text in ("半", "几"):
        return 0.5 if text == "半" else 3.0
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0)
    return float(_NUMERALS[text]) if text in _NUMERALS else float(text) if text[:1].isdigit() else 3.0


def number(value: object) -> float | None:
    """The number of a cell: 1234, "1,234", "1.2万", "3亿", "10w+", "2.3k", "４５", "899次"; None for any other text."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return value if abs(value) < _LARGEST else None  # NaN compares as false
    text = unicodedata.normalize("NFKC", str(value)).strip().lower()
    found = _NUMBER.fullmatch(text)
    if not found or len(text) > 40:
        return None
    digits, scale, rest = found["n"].strip(), found["scale"], found["rest"].strip().lstrip("+").strip()
    if re.search(r"[\d%]", rest) or len(rest) > 8:
        return None
    try:
        # The point of "1.2万" is a decimal one; that of a bare "1.234" separates thousands, as counts are whole.
        grouped = _GROUPS.fullmatch(digits) and (scale is None or "." not in digits)
        plain = float(re.sub(r"[,.' _]", "", digits) if grouped else digits.replace(",", "").replace(" ", ""))
    except ValueError:
        return None
    size = 1e12 if scale == "万亿" else _SCALES.get(scale or "", 1)
    return plain * size


def count(value: object) -> int | None:
    """A number of times; None where there is none or it is negative."""
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return value if 0 <= value < _LARGEST else None
    text = str(value).strip() if isinstance(value, str) else ""
    if text.isascii() and text.isdigit():  # exact, also beyond what a float can hold
        return int(text) if len(text) < 20 and int(text) < _LARGEST else None
    found = number(value)
    return None if found is None or not 0 <= found < _LARGEST else round(found)


def rating(value: object) -> float | None:
    """A rating: 4.5, "4.5分", "5星", "★★★★☆"; None for none."""
    if isinstance(value, str):
        if stars := value.count("★") + value.count("⭐"):
            return float(stars)
        found = re.match(r"\s*(-?\d+(?:\.\d+)?)\s*(?:$|分|星|/|stars?|out of)", unicodedata.normalize("NFKC", value))
        return float(found[1]) if found else None
    return number(value)


def flag(value: object) -> bool | None:
    """True or false in the usual words; None for anything else."""
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower() if value is not None else ""
    return True if text in _TRUE else False if text in _FALSE else None


def words(value: object) -> str | None:
    """The text of a cell, clean; None where there is none."""
    if value is None or isinstance(value, Mapping | list):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        value = int(value)  # spreadsheets keep every number as a float
    return clean(str(value)) or None


def verbatim(value: object) -> str | None:
    """The text of a cell of our own export, character by character; None where there is none.

    Only halves of characters, which nothing can store, become U+FFFD."""
    if value is None or isinstance(value, Mapping | list) or value == "":
        return None
    return _HALVES.sub("\ufffd", str(value))


def listed(value: object) -> tuple[str, ...]:
    """A list of our own export, as JSON or a list proper, each text as it stands."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return ()
    if not isinstance(value, list):
        return ()
    return tuple(found for one in value if (found := verbatim(one)) is not None)


def without_guard(text: str) -> str:
    """A cell's text without the apostrophe that was put before it so that no spreadsheet runs it."""
    if _NEUTRALISED.match(text) and not _PLAIN_NUMBER.match(text[1:]):
        return text[1:]
    return text


def several(value: object) -> tuple[str, ...]:
    """A list: JSON, a list proper, or texts separated by line ends, semicolons or commas before an address."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            value = [value]
    if isinstance(value, str):
        value = re.split(r"[;；\n]+|,(?=\s*https?://)", value)
    if not isinstance(value, list | tuple):
        return ()
    return tuple(found for one in value if (found := _one(one)))


def _one(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = next((value[name] for name in ("description", "alt", "url", "src") if value.get(name)), None)
    return words(value)
