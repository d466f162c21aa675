"""Reads fan profiles as they come, in follow order: any field may be absent, null, of a wrong type or absurd."""

import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from earful.insight.fans.moments import moment

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
REAL, HOLLOW, AUTOMATED = 0, 1, 2
UNLABELLED = -1
LABELS = {"real": REAL, "hollow": HOLLOW, "automated": AUTOMATED}
# No account has more than the people on Earth; what claims so tells nothing about itself.
MOST = 8e9


@dataclass(slots=True)
class Tally:
    """What the file held: `rows` lines with something on them, of which so many could not be used."""

    rows: int = 0
    unreadable: int = 0
    duplicates: int = 0

    @property
    def n(self) -> int:
        """The fans of the file: every row but repeated ones."""
        return self.rows - self.duplicates


@dataclass(frozen=True, slots=True)
class Fans:
    """The readable fans, one entry each, in the order of the file. NaN is unknown in every column of numbers.

    rows: position in the file, 0 for the first. Counts as given; bio_length in characters; digits is the share of
    digits in the handle, 0..1; avatar, bot and interacted are 0 or 1; created and last_post are microseconds since
    the Unix epoch, UTC; labels are a person's judgements: REAL, HOLLOW, AUTOMATED or UNLABELLED."""

    tally: Tally
    ids: list[str | int | None]
    platforms: list[str]
    rows: Ints
    labels: Ints
    columns: dict[str, Floats]

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, name: str) -> Floats:
        return self.columns[name]


COLUMNS = (
    "followers",
    "following",
    "posts",
    "bio_length",
    "digits",
    "avatar",
    "bot",
    "interacted",
    "created",
    "last_post",
)
# An account of which none of these is known is a name, not a profile.
_TELLING = [COLUMNS.index(name) for name in COLUMNS if name not in ("digits", "interacted")]


def read_profiles(lines: Iterable[bytes]) -> Fans:
    """The fans of a file of JSON lines. A line that is no JSON object, or tells nothing but who it is, counts as
    unreadable. Of one account listed twice the first readable line counts, with the label of whichever has one."""
    reading = _Reading()
    for line in lines:
        if line.strip():
            reading.take(line)
    return reading.fans()


class _Reading:
    """The lines read so far; `seen` says where an account was put, None while it could not be read."""

    def __init__(self) -> None:
        self._tally = Tally()
        self._seen: dict[tuple[str, str], int | None] = {}
        self._ids: list[str | int | None] = []
        self._platforms: list[str] = []
        self._rows: list[int] = []
        self._labels: list[int] = []
        self._values = array("d")

    def take(self, line: bytes) -> None:
        row = self._tally.rows
        self._tally.rows += 1
        profile = _profile(line)
        if profile is None:
            self._tally.unreadable += 1
            return
        label = LABELS.get(_word(profile.get("label")), UNLABELLED)
        numbers = _numbers(profile)
        readable = _readable(numbers)
        key = _key(profile)
        if key is not None and key in self._seen:
            self._tally.duplicates += 1
            place = self._seen[key]
            if place is not None and self._labels[place] == UNLABELLED:
                self._labels[place] = label
            if place is not None or not readable:
                return
            self._tally.unreadable -= 1
        if key is not None:
            self._seen[key] = len(self._rows) if readable else None
        if not readable:
            self._tally.unreadable += 1
            return
        self._rows.append(row)
        self._labels.append(label)
        self._values.extend(numbers)
        self._ids.append(_id(profile))
        self._platforms.append(_word(profile.get("platform")))

    def fans(self) -> Fans:
        table = np.array(self._values).reshape(len(self._ids), len(COLUMNS))
        columns = {name: np.ascontiguousarray(table[:, i]) for i, name in enumerate(COLUMNS)}
        rows, labels = np.array(self._rows, np.int64), np.array(self._labels, np.int64)
        return Fans(self._tally, self._ids, self._platforms, rows, labels, columns)


def _readable(numbers: tuple[float, ...]) -> bool:
    return any(numbers[i] == numbers[i] for i in _TELLING)


def _profile(line: bytes) -> Mapping[str, Any] | None:
    try:
        profile = json.loads(line.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None
    return profile if isinstance(profile, dict) else None


def _numbers(profile: Mapping[str, Any]) -> tuple[float, ...]:
    get = profile.get
    bio, handle = get("bio"), get("handle")
    return (
        _count(get("followers")),
        _count(get("following")),
        _count(get("posts")),
        float(len(bio.strip())) if isinstance(bio, str) else np.nan,
        digits_of(handle) if isinstance(handle, str) else np.nan,
        _flag(get("avatar")),
        _flag(get("bot")),
        _flag(get("interacted")),
        moment(get("created_at")),
        moment(get("last_post_at")),
    )


def _count(value: object) -> float:
    if isinstance(value, str):
        text = value.replace(",", "").strip()
        value = int(text) if text.isdecimal() and len(text) < 12 else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return np.nan
    return float(value) if 0 <= value <= MOST else np.nan


def _flag(value: object) -> float:
    return float(value) if isinstance(value, bool) else np.nan


def digits_of(handle: str) -> float:
    """The share of digits in a handle, 0..1; NaN for an empty one."""
    name = handle.removeprefix("@").split("@", 1)[0]
    return sum(letter.isdigit() for letter in name) / len(name) if name else np.nan


def _word(value: object) -> str:
    return value.strip().lower() if isinstance(value, str) else ""


def _id(profile: Mapping[str, Any]) -> str | int | None:
    given = profile.get("id")
    if isinstance(given, str) or (isinstance(given, int) and not isinstance(given, bool)):
        return given
    handle = profile.get("handle")
    return handle if isinstance(handle, str) else None


def _key(profile: Mapping[str, Any]) -> tuple[str, str] | None:
    """One account of one platform, whether its id came as a number or as text."""
    given = _id(profile)
    return None if given is None or given == "" else (_word(profile.get("platform")), str(given))
