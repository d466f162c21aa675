"""Which column holds what: guessed from its name in English or Chinese, or said by the person. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from earful.domain.failures import KnownError
from earful.engine.importing.column_names import ALIASES, EITHER, FIELDS, OWN_FORM, PASSED_OVER, PERSONS
from earful.engine.importing.values import number

Cells = Mapping[str, Any]
# One of these a row must have, or there is nothing that somebody said.
HEARD = frozenset(("text", "title", "rating", "media"))
_PART = re.compile(r"(.+) \((\d+)\)")
_NOISE = re.compile(r"[\s_\-.:/#*\"'“”]+|\([^)]*\)|【[^】]*】")


@dataclass(frozen=True)
class Columns:
    """For each field of a mention the columns that may hold it, best first; `given` are those that the person named.

    `own_form`: these are the columns of our own export. `left` are columns that nobody reads."""

    of: Mapping[str, tuple[str, ...]]
    own_form: bool
    given: frozenset[str]
    left: tuple[str, ...]

    def filled(self, cells: Cells) -> dict[str, Any]:
        """The first filled cell of each field; fields without one are absent."""
        found = {}
        for field, names in self.of.items():
            for name in names:
                value = cells.get(name)
                if value is not None and value != "":
                    found[field] = value
                    break
        return found

    def as_given(self) -> dict[str, str]:
        """Field -> column, or several with line ends between them: to be given for a file of the same form."""
        return {field: "\n".join(names) for field, names in self.of.items() if names}

    def told(self) -> dict[str, str]:
        """Field and its first column, for the person to check."""
        return {field: names[0] for field, names in self.of.items() if names}


def columns(
    names: Sequence[str],
    sample: Sequence[Cells],
    given: Mapping[str, str],
    path: object,
    *,
    exactly: bool = False,
    complete: bool = True,
) -> Columns:
    """The columns of a file from their names and some of its rows. `given`: field -> column, as the person said, or
    several with line ends between them. `exactly`: what was not given is not guessed.

    Raises KnownError("setting_wrong") for a column that is not there, and if `complete` where nothing holds text."""
    own_form = set(names) >= OWN_FORM
    chosen = {field: tuple(_column(one, names, path) for one in several(told)) for field, told in given.items()}
    taken = {name for columns_ in chosen.values() for name in columns_}
    found: dict[str, list[tuple[int, str]]] = {}
    left = []
    for name in names:
        if name in taken:
            continue
        field, rank = (None, 0) if exactly else _guess(name, sample, own_form)
        if field is not None and field not in chosen:
            found.setdefault(field, []).append((rank, name))
        elif not _passed_over(name, own_form) and not _part_of(name, names):
            left.append(name)
    of = {field: tuple(name for _, name in sorted(ranked, key=lambda one: one[0])) for field, ranked in found.items()}
    of |= chosen
    if complete and not of.keys() & HEARD:
        reason = f"no column of {path} is known to hold the text. Say which with --map text=COLUMN; there are: "
        raise KnownError("setting_wrong", {"value": "--map", "field": "text", "reason": reason + _list(names)})
    return Columns(of, own_form, frozenset(chosen), tuple(left))


def several(told: str) -> list[str]:
    """The columns that were given for one field."""
    return told.split("\n")


def given_columns(pairs: Iterable[str]) -> dict[str, str]:
    """FIELD=COLUMN as the person wrote it, a field more than once for several columns. Raises KnownError."""
    given: dict[str, str] = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        known = ALIASES.get(field.strip().lower(), field.strip().lower())
        if not equals or not column.strip():
            raise KnownError("setting_wrong", {"value": pair, "field": "--map", "reason": "write FIELD=COLUMN"})
        if known not in FIELDS:
            reason = f"there is no field “{field}”; known are {', '.join(FIELDS)}"
            raise KnownError("setting_wrong", {"value": pair, "field": "--map", "reason": reason})
        given[known] = f"{given[known]}\n{column.strip()}" if known in given else column.strip()
    return given


def header_score(names: Sequence[str], given: Mapping[str, str]) -> int:
    """How much a line looks like names of columns: how many of its cells name something known."""
    told = {plain(name) for every in given.values() for name in several(every)}
    known = sum(1 for name in names if name and (_guess(name, (), False)[0] or plain(name) in told))
    return known if len(names) < 2 or known > 1 else 0


def whole_cells(cells: Cells) -> Cells:
    """The cells with texts that were too long for one put together again: "text (2)" belongs behind "text"."""
    parts = sorted((int(found[2]), name, found[1]) for name in cells if (found := _PART.fullmatch(name)))
    if not parts:
        return cells
    joined = dict(cells)
    for _, name, first in parts:
        if first in cells and isinstance(cells[name], str):
            joined[first] = f"{joined[first] or ''}{joined.pop(name)}"
    return joined


def _guess(name: str, sample: Sequence[Cells], own_form: bool) -> tuple[str | None, int]:
    if own_form and name in FIELDS:
        return name, -1
    bare = plain(name)
    if bare in EITHER:
        words, figures = EITHER[bare]
        cells = [row[name] for row in sample if row.get(name) not in (None, "")]
        mostly = sum(number(cell) is not None for cell in cells) > 0.5 * len(cells)
        return (figures if mostly and cells else words), 50
    head, dot, tail = name.rpartition(".")
    return _BY_NAME.get(bare) or (_nested(head, tail) if dot else (None, 0))


def _nested(head: str, tail: str) -> tuple[str | None, int]:
    """The field of a nested name: "user.screen_name" is the author's handle, "metrics.likes" a count, else nothing."""
    field, rank = _BY_NAME.get(plain(tail), (None, 0))
    if field is None:
        return None, 0
    if head.rpartition(".")[2].casefold() in PERSONS:
        own = field if field.startswith("author.") else f"author.{field}"
        return (own, 60 + rank) if own in FIELDS else (None, 0)
    return (field, 60 + rank) if field.startswith("counts.") else (None, 0)


def _column(name: str, names: Sequence[str], path: object) -> str:
    if name in names:
        return name
    for one in names:
        if plain(one) == plain(name) or one.casefold() == name.casefold():
            return one
    if name.isdigit() and 1 <= int(name) <= len(names):
        return names[int(name) - 1]
    reason = f"{path} has no such column. Its columns are: {_list(names)}"
    raise KnownError("setting_wrong", {"value": name, "field": "--map", "reason": reason})


def _list(names: Sequence[str]) -> str:
    return ", ".join(names[:40]) + (", …" if len(names) > 40 else "")


def plain(name: str) -> str:
    """A name without what spelling it differently changes: case, spaces, punctuation, remarks in brackets."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", name).casefold())


def _passed_over(name: str, own_form: bool) -> bool:
    return own_form and (name in PASSED_OVER or name.startswith(("judgement.", "case.")))


def _part_of(name: str, names: Sequence[str]) -> bool:
    found = _PART.fullmatch(name)
    return bool(found and found[1] in names)


_BY_NAME: Mapping[str, tuple[str, int]] = {
    plain(synonym): (field, rank)
    for field, synonyms in reversed(list(FIELDS.items()))
    for rank, synonym in reversed(list(enumerate((field, *synonyms))))
}
