"""What other terms of a brand would find among the mentions that are stored, what they would lose, and why."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from earful.domain.brand import Brand
from earful.domain.matching import Said
from earful.domain.moments import Moment
from earful.domain.terms import Reason
from earful.store.database import Database

Change = Literal["more", "lost", "kept"]
LOOKED_AT = 20_000  # mentions, the newest: about half a second
_EXAMPLES = 5
_PAGE = 500


@dataclass(frozen=True)
class Example:
    """A stored mention and why: the terms it holds, and the exclusions; the places are those of `said`.

    For one that would be lost and holds no exclusion, `wanted` are the terms of today that it holds."""

    id: int
    at: Moment
    url: str | None
    said: Said
    change: Change
    wanted: tuple[Reason, ...]
    unwanted: tuple[Reason, ...]


@dataclass(frozen=True)
class Preview:
    """Among the newest `looked_at` mentions (`complete`: all there are): how many would be found, how many of them are
    not found today, and how many that are found today would not be. `examples` are the newest of each change."""

    looked_at: int
    complete: bool
    found: int
    more: int
    lost: int
    examples: dict[Change, tuple[Example, ...]] = field(default_factory=dict)


def preview(
    database: Database, proposed: Brand, today: Brand | None, *, looked_at: int = LOOKED_AT, examples: int = _EXAMPLES
) -> Preview:
    """Compares the terms of `proposed` with those of `today` (None: a brand that is new) on the newest mentions.

    Words alone are compared: what a source brings because it was addressed to the brand belongs to it anyway."""
    counts: dict[Change, int] = {"more": 0, "lost": 0, "kept": 0}
    shown: dict[Change, list[Example]] = {"more": [], "lost": [], "kept": []}
    seen = 0
    for row in _newest(database, looked_at):
        seen += 1
        said = _said(row)
        then, now = proposed.names(said), today is not None and today.names(said)
        if not then and not now:
            continue
        change: Change = "kept" if then and now else "more" if then else "lost"
        counts[change] += 1
        if len(shown[change]) < examples:
            shown[change].append(_example(row, said, change, proposed, today))
    return Preview(
        seen,
        seen < looked_at,
        counts["more"] + counts["kept"],
        counts["more"],
        counts["lost"],
        {change: tuple(some) for change, some in shown.items()},
    )


def _example(row: "_Row", said: Said, change: Change, proposed: Brand, today: Brand | None) -> Example:
    wanted, unwanted = proposed.why(said)
    if change == "lost" and not unwanted and today is not None:
        wanted, _ = today.why(said)
    return Example(row.id, row.at, row.url, said, change, wanted, unwanted)


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    at: Moment
    url: str | None
    platform: str
    kind: str
    lang: str | None
    title: str | None
    text: str
    media: str | None
    byline: str | None


def _newest(database: Database, limit: int) -> Iterator[_Row]:
    """The newest mentions, a page at a time, so that reading can be broken off."""
    before, left = 1 << 62, limit
    while left > 0 and (
        page := database.rows(
            "SELECT id, at, url, platform, kind, lang, title, text, media, byline FROM mention"
            " WHERE id < ? AND erased_at IS NULL ORDER BY id DESC LIMIT ?",
            (before, min(left, _PAGE)),
        )
    ):
        yield from (_Row(*row) for row in page)
        before, left = page[-1]["id"], left - len(page)


def _said(row: _Row) -> Said:
    text = " ".join((row.text, *json.loads(row.media))) if row.media else row.text
    return Said(text, row.title, row.byline, row.platform, row.lang, row.kind)
