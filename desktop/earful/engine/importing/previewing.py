"""What an import would do, before anything is written: columns, the first rows as they will be stored, and the rows
that cannot be read, each with its reason. Reads only."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from earful.domain.brand import Brand
from earful.domain.moments import iso
from earful.engine.importing import dates
from earful.engine.importing.belonging import heard
from earful.engine.importing.column_names import FIELDS
from earful.engine.importing.columns import HEARD, header_score
from earful.engine.importing.mentions import Imported, RowError
from earful.engine.importing.reading import Row, rows
from earful.engine.importing.understanding import Trouble, Understanding, Wish, sample_of, windows
from earful.engine.importing.voices import Identity, Voices, identity
from earful.store.mappings import SavedMapping

Known = Callable[[set[Identity]], int]
_ROWS = 20
_EXAMPLES = 3
_LONGEST = 200
_REASONS = 50


def preview(
    path: Path,
    wish: Wish,
    reading: dates.Reading,
    brands: Sequence[Brand],
    saved: Sequence[SavedMapping],
    known: Known,
) -> Iterator[dict[str, Any]]:
    """First {"event": "head"}: columns, preset, first rows. Then {"event": "counted"} now and then, at the end "done".

    `known` says how many of these are stored already. Raises KnownError for a file that cannot be read at all."""
    found = rows(path, lambda names: header_score(names, wish.given))
    sample = sample_of(found)
    file = Understanding(path, wish, reading, sample, saved, complete=False)
    said = next((brand for brand in brands if wish.brand and brand.name.casefold() == wish.brand.casefold()), None)
    ready = bool(file.columns.of.keys() & HEARD)
    yield {"event": "head", **_head(path, file, sample), "rows": _first(file, sample, brands, said) if ready else []}
    if ready:
        yield from _counted(chain(sample, found), file, brands, said, known)


def _head(path: Path, file: Understanding, sample: Sequence[Row]) -> dict[str, Any]:
    of = {name: field for field, names in file.columns.of.items() for name in names}
    return {
        "file": path.name,
        "columns": [{"name": name, "field": of.get(name), "examples": _examples(name, sample)} for name in file.names],
        "mapping": file.columns.told(),
        "preset": file.preset.name if file.preset else None,
        "own_form": file.columns.own_form,
        "heard": bool(file.columns.of.keys() & HEARD),
        "fields": list(FIELDS),
    }


def _examples(name: str, sample: Sequence[Row]) -> list[str]:
    filled = (str(row.cells[name]) for row in sample if row.cells.get(name) not in (None, ""))
    return [_short(text) for _, text in zip(range(_EXAMPLES), filled, strict=False)]


def _first(
    file: Understanding, sample: Sequence[Row], brands: Sequence[Brand], said: Brand | None
) -> list[dict[str, Any]]:
    shown = []
    for row in sample[:_ROWS]:
        try:
            shown.append({"row": row.number, **_shown(file.read(row), file, brands, said), "trouble": None})
        except RowError as error:
            shown.append({"row": row.number, "trouble": file.trouble(row, error)._asdict()})
    return shown


def _shown(one: Imported, file: Understanding, brands: Sequence[Brand], said: Brand | None) -> dict[str, Any]:
    mention = one.mention
    item = heard(one, brands, said, file.columns.own_form, file.reading.now)
    names = {brand.id: brand.name for brand in brands}
    author = mention.author
    return {
        "platform": mention.platform,
        "kind": mention.kind,
        "author": (author.name or author.handle or author.native_id) if author else None,
        "created_at": iso(mention.created_at),
        "title": _short(mention.title) if mention.title else None,
        "text": _short(mention.text),
        "rating": mention.rating,
        "own": item.own,
        "brands": [names[identifier] for identifier in item.brands if identifier in names],
    }


def _counted(
    found: Iterator[Row], file: Understanding, brands: Sequence[Brand], said: Brand | None, known: Known
) -> Iterator[dict[str, Any]]:
    voices = Voices(trusted=file.columns.own_form)
    figures = Counter[str]()
    reasons: list[dict[str, Any]] = []
    for window in windows(found):
        there: set[Identity] = set()
        for row in window:
            try:
                one = voices.told_apart(file.read(row))
            except RowError as error:
                figures["aside"] += 1
                trouble: Trouble = file.trouble(row, error)
                reasons += [trouble._asdict()] if len(reasons) < _REASONS else []
                continue
            there.add(identity(one))
            figures["mended"] += row.note is not None
            figures["unassigned"] += not heard(one, brands, said, file.columns.own_form, file.reading.now).brands
        figures["read"] += len(window)
        figures["known"] += known(there)
        yield {"event": "counted", "read": figures["read"], "aside": figures["aside"]}
    told = {name: figures[name] for name in ("read", "aside", "known", "unassigned", "mended")}
    yield {"event": "done", **told, "reasons": reasons}


def _short(text: str) -> str:
    line = " ".join(text[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
