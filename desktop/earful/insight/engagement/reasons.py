"""Why a post is judged as it is: sentences with their numbers, each beside what honest posts show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from earful.insight.engagement.parts import Evidence
from earful.insight.engagement.timing import busiest

MOST = 6


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that people can read: `name` in the summary row, and its sentence.

    {value} is a share in per cent, {count} of {n} reposts. `low`: small values are the suspect ones."""

    name: str
    sentence: str
    low: bool = False


MEASURES = (
    Measure("ten_minutes", "{count} of {n} reposts ({value}) came within 10 minutes, {ten_minutes_at} after the first"),
    Measure("hour", "{count} of {n} reposts ({value}) came within one hour, {hour_at} after the first"),
    Measure("copies_of_all", "{count} of {n} reposts ({value}) say word for word what another says"),
    Measure("top_copy", "{count} of {n} reposts ({value}) all carry the very same words"),
    Measure("shared_high", "a tenth of the worded reposts share their phrases with {count} others or more ({value})"),
    Measure("rare_2", "{count} of {n} reposts ({value}) repeat what two others say and hardly anyone elsewhere"),
    Measure("silent_excess", "reposts without words outrun those with words by {count} of {n} ({value})"),
    Measure("same_excess", "reposts with shared phrases outrun the others by {count} of {n} ({value})"),
    Measure("empty", "{count} of {n} reposts ({value}) have no words of their own"),
    Measure("same_gap", "{value} of the gaps between reposts have one and the same length (within 6 %)"),
    Measure("uneven", "the gaps are even (local variation {number}; 1 is chance, 0 a metronome)", low=True),
    Measure("day_floor", "the quietest quarter of the first day's hours has {value} of its mean pace"),
    Measure("direct", "{count} of {n} reposts ({value}) come straight from the post, none by way of a friend"),
    Measure("no_matter", "{value} of the worded reposts share no topic with the others"),
)  # fmt: skip
# Measures without reference figures: those of the accounts, where a file tells them.
ACCOUNTS: tuple[tuple[str, float, str], ...] = (
    ("batch_high", 0.2, "{value} of the accounts were created within one week"),
    ("young", 0.3, "{value} of the accounts were under 60 days old when they reposted"),
    ("few", 0.4, "{value} of the accounts have fewer than 30 followers"),
    ("company", 0.1, "the same accounts repost together: on average {value} of them met under one other post as well"),
    ("copied", 0.2, "{value} of the reposts repeat, word for word, what somebody else wrote under another post"),
    ("again", 0.4, "{value} of the reposts are by accounts that reposted this post more than once"),
)


def reasons(found: Evidence, row: Mapping[str, float], suspects: int | None, reference: Mapping[str, Any]) -> list[str]:
    """Sentences, the strongest first. `suspects`: how many reposts are likelier bought than not, None where nobody is
    accused. `reference`: measure -> its quantiles in steps of 1 % over honest posts, and "posts", how many."""
    n, posts = len(found.cascade), int(reference["posts"])
    ranked: list[tuple[float, str]] = []
    for one in MEASURES:
        value, steps = row.get(one.name, np.nan), reference.get(one.name)
        if steps is None or np.isnan(value):
            continue
        place = float(np.searchsorted(steps, value, "left")) / (len(steps) - 1)
        limit = steps[1] if one.low else steps[-2]
        ranked.append((1 - place if one.low else place, _sentence(one, found, value, n) + _beside(one, limit, posts)))
    ranked.sort(key=lambda pair: -pair[0])
    odd_ones = [said for odd, said in ranked if odd > 0.95]
    if suspects is None:
        return [_calm(n, posts, row), *(f"Noted, not enough by itself: {said}" for said in odd_ones[:2])]
    told = [
        f"{_upper(said.format(value=_per_cent(row[name])))}."
        for name, least, said in ACCOUNTS
        if row.get(name, np.nan) >= least
    ]
    whole = f"Timing, words and accounts together look stranger than at 99 of 100 of {posts} honest posts"
    whole += f", most of all at {suspects} of the {n} reposts." if suspects else "."
    return [_upper(said) for said in odd_ones[:MOST]] + told + [whole]


def too_few(n: int, least: int) -> list[str]:
    """What is said of a cascade that is too small."""
    return [f"Only {n} reposts: too few to tell. At least {least} are needed."]


def _calm(n: int, posts: int, row: Mapping[str, float]) -> str:
    said = f"As a whole its {n} reposts look like those of {posts} honest posts"
    if not np.isnan(row["empty"]):
        said += f"; {_per_cent(1 - row['empty'])} have words of their own"
    return f"{said}; the busiest hour holds {_per_cent(row['hour'])}."


def _sentence(one: Measure, found: Evidence, value: float, n: int) -> str:
    t = found.cascade.t
    facts: dict[str, Callable[[], str]] = {
        "ten_minutes_at": lambda: _clock(busiest(t, 600.0)[1]),
        "hour_at": lambda: _clock(busiest(t, 3600.0)[1]),
    }
    known = {name: make() for name, make in facts.items() if f"{{{name}}}" in one.sentence}
    return one.sentence.format(value=_per_cent(value), count=round(value * n), n=n, number=f"{value:.2f}", **known)


def _beside(one: Measure, limit: float, posts: int) -> str:
    """How 99 of 100 honest posts compare, in the measure's own unit."""
    shown = f"{limit:.2f}" if one.name == "uneven" else _per_cent(limit)
    if one.low:
        return f"; 99 of 100 of {posts} honest posts stay above {shown}."
    return f"; 99 of 100 of {posts} honest posts stay under {shown}."


def _per_cent(share: float) -> str:
    return f"{100 * share:.0f} %" if share >= 0.1 or share == 0 else f"{100 * share:.1f} %"


def _clock(seconds: float) -> str:
    whole = int(seconds)
    days, hours, minutes = whole // 86400, whole // 3600 % 24, whole // 60 % 60
    return f"{days} d {hours} h {minutes:02d} min" if days else f"{hours} h {minutes:02d} min"


def _upper(said: str) -> str:
    return said[:1].upper() + said[1:]


def reference_of(rows: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    """The quantiles that `reasons` reads, over the rows of honest cascades."""
    found: dict[str, Any] = {"posts": len(rows)}
    for name in (one.name for one in MEASURES):
        values = np.array([row[name] for row in rows])
        if (~np.isnan(values)).sum() >= 20:
            found[name] = [round(float(step), 5) for step in np.nanquantile(values, np.linspace(0, 1, 101))]
    return found
