"""The audit as it is drawn: a few hundred numbers, whatever the size of the audience, ready to be kept as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from earful.insight.fans.audit import Audit
from earful.insight.fans.growth import came, curve, span
from earful.insight.fans.marks import Bools
from earful.insight.fans.prevalence import FEWEST, KINDS
from earful.insight.fans.profiles import UNLABELLED, Floats
from earful.insight.intervals import wilson

VERSION = 1
STRIPES = 600


@dataclass(frozen=True)
class Ties:
    """What the store knows of an audience: flags for each readable fan, and figures about those who spoke.

    figures: complainers, complainers_fans, speakers, speakers_fans, messages_of_fans, messages_of_busiest,
    customers_listed, customers_fans; languages: of the fans who spoke, by code."""

    flags: Mapping[str, Bools]
    figures: Mapping[str, int]
    languages: Mapping[str, int]


def picture(done: Audit, followed: Floats, ties: Ties, statement: Mapping[str, Any]) -> dict[str, Any]:
    """Everything the panel shows at first sight. Moments are microseconds UTC; runs count positions in the list, 0 for
    the newest; `statement` says how the fans were read (account, total, listed, sampled, partial, rules, agreement)."""
    moments, told = came(done.fans["created"], followed)
    n = len(done.fans)
    return {
        "v": VERSION,
        **statement,
        "at": done.at,
        "n": done.fans.tally.n,
        "readable": n,
        "unreadable": done.fans.tally.unreadable,
        "judged": int((done.fans.labels != UNLABELLED).sum()),
        "rules": done.rules.version,
        "fewest": FEWEST,
        "shares": {kind: [done.shares[kind].estimate, done.shares[kind].low, done.shares[kind].high] for kind in KINDS},
        "untold": float(1 - (done.known.quiet | done.known.reachable).mean()) if n else 1.0,
        "strip": stripes(done.hollow),
        "runs": [_run(done, moments, run.first, run.last, run.p) for run in done.runs],
        "growth": curve(moments),
        "growth_told": told,
        "funnel": funnel(done, ties),
        "ties": dict(ties.figures),
        "languages": dict(ties.languages),
    }


def stripes(hollow: Floats) -> list[float]:
    """The mean chance to be hollow in at most STRIPES equal stretches, oldest first."""
    parts = np.array_split(hollow[::-1], min(STRIPES, max(1, len(hollow))))
    return [round(float(part.mean()), 3) for part in parts if len(part)]


def _run(done: Audit, moments: Floats, first: int, last: int, p: float) -> dict[str, Any]:
    since, until = span(moments, first, last)
    hollow = done.hollow[first : last + 1]
    return {
        "from": int(done.fans.rows[first]),
        "to": int(done.fans.rows[last]),
        "first": first,
        "last": last,
        "n": len(hollow),
        "hollow": int((hollow >= 0.5).sum()),
        "p": p,
        "since": since,
        "until": until,
    }


def funnel(done: Audit, ties: Ties) -> list[dict[str, Any]]:
    """Fans -> reachable -> ever spoke -> shows to be a customer, as shares of the readable fans with 95 % intervals.

    The last two are counted in what the store holds, so they are lower bounds: who spoke elsewhere is not in it."""
    n = len(done.fans)
    steps: list[dict[str, Any]] = [{"key": "fans", "k": n, "share": [1.0, 1.0, 1.0] if n else None}]
    reachable = done.shares["reachable"]
    whole = None if reachable.estimate is None else [reachable.estimate, reachable.low, reachable.high]
    steps.append({"key": "reachable", "k": None, "share": whole})
    spoke = _flag(ties, "spoke", n)
    customer = _flag(ties, "owns", n) | _flag(ties, "customer", n)
    for key, flags in (("spoke", spoke), ("customer", customer)):
        k = int(flags.sum())
        steps.append({"key": key, "k": k, "share": [k / n, *wilson(k, n)] if n >= FEWEST else None})
    return steps


def _flag(ties: Ties, name: str, n: int) -> Bools:
    return np.asarray(ties.flags.get(name, np.zeros(n, np.bool_)), np.bool_)


def agreement(pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """How often a person said the same of a card that was shown twice: {"same", "n"}."""
    return {"same": sum(first == second for first, second in pairs), "n": len(pairs)}
