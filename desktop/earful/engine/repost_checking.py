"""Were the reposts of our own posts bought? And would a campaign that asks to tag friends look as if they were?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from earful.domain.moments import SECOND
from earful.insight.engagement.cascade import Cascade, cascade
from earful.insight.engagement.scorer import Scorer, load
from earful.insight.engagement.verdict import FEWEST, Verdict, verdicts
from earful.store.database import Database
from earful.store.reporting import Scope
from earful.store.reposts import OwnPost, own_originals, reposts_of_ours

_FRIENDS = 3


@dataclass(frozen=True)
class Checked:
    """One post of ours and the verdict on its stored reposts, None where none is stored. `rank`: the share of our
    other judged posts that look less bought, 0..1, None without others; ours are the first reference, not the world."""

    post: OwnPost
    stored: int
    verdict: Verdict | None
    rank: float | None


@dataclass(frozen=True)
class Forecast:
    """Of `n` of our posts with enough reposts that do not look bought, so many would, had everybody tagged three
    friends instead of writing words of their own."""

    n: int
    bought: int


@cache
def _scorer() -> Scorer:
    return load()


def check_reposts(database: Database, scope: Scope) -> tuple[list[Checked], Forecast]:
    """The verdicts on our posts of a period, the newest first, and the forecast for a campaign."""
    posts = own_originals(database, scope)
    cascades = _cascades(database, {post.mention_id for post in posts})
    judged = dict(zip(cascades, verdicts(list(cascades.values()), _scorer()), strict=True))
    sure = {post: one.p for post, one in judged.items() if one.n >= FEWEST}
    found = []
    for post in posts:
        one = judged.get(post.mention_id)
        if one is None and not post.told:
            continue
        others = [p for other, p in sure.items() if other != post.mention_id]
        rank = None
        if one is not None and one.n >= FEWEST and others:
            rank = sum(p < one.p for p in others) / len(others)
        found.append(Checked(post, one.n if one else 0, one, rank))
    return found, forecast([one for one in cascades.values() if len(one) >= FEWEST], _scorer())


def forecast(cascades: Sequence[Cascade], scorer: Scorer) -> Forecast:
    """The same people at the same times, each with three names of friends and no other word: what would be said?"""
    chance = np.random.default_rng(20261122)
    sound = [one for one, found in zip(cascades, verdicts(cascades, scorer), strict=True) if found.p < 0.5]
    after = verdicts([_tagging(one, chance) for one in sound], scorer)
    return Forecast(len(sound), sum(one.p >= 0.5 for one in after))


def _tagging(one: Cascade, chance: np.random.Generator) -> Cascade:
    made = one.take(np.arange(len(one)))
    made.texts = [" ".join(f"@friend{n}" for n in chance.integers(10**6, size=_FRIENDS)) for _ in range(len(made))]
    return made


def _cascades(database: Database, wanted: set[int]) -> Mapping[int, Cascade]:
    rows = defaultdict(list)
    for row in reposts_of_ours(database):
        if row["original"] in wanted:
            rows[row["original"]].append(row)
    return {original: _cascade(original, some) for original, some in rows.items()}


def _cascade(original: int, rows: Sequence[Any]) -> Cascade:
    t = np.array([row["at"] for row in rows], np.float64) / SECOND
    created = np.array([row["created"] for row in rows], np.float64) / SECOND
    start = float(t.min())
    columns: dict[str, Any] = {
        "texts": [row["text"] for row in rows],
        "authors": [row["handle"] or row["author"] for row in rows],
        "followers": np.array([row["followers"] for row in rows], np.float64),
        "created": created - start,
    }
    return cascade(original, t - start, columns)
