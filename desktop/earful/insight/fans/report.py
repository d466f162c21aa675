"""The audit as the JSON report of `earful fans`: shares, runs, and each account with its reasons."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from earful.insight.fans.audit import Audit
from earful.insight.fans.estimate import ENOUGH_JUDGED
from earful.insight.fans.prevalence import FEWEST
from earful.insight.fans.profiles import UNLABELLED
from earful.insight.fans.reasons import AUTOMATED_TOPICS, HOLLOW_TOPICS, known_facts, said


def report(done: Audit) -> dict[str, Any]:
    """The whole report: the summary, and `accounts`, one object for each readable fan in follow order."""
    return summary(done) | {"accounts": list(accounts(done))}


def summary(done: Audit) -> dict[str, Any]:
    """The report without the accounts: n is the number of fans in the file, readable those with a profile.

    runs: from and to are positions in the file, 0 for its first line, both included. notes say what limits the report.
    at is ISO 8601 UTC, None where the file holds no date."""
    tally = done.fans.tally
    return {
        "n": tally.n,
        "readable": len(done.fans),
        "unreadable": tally.unreadable,
        "duplicates": tally.duplicates,
        "judged": int((done.fans.labels != UNLABELLED).sum()),
        "at": None if done.at is None else datetime.fromtimestamp(done.at / 1e6, UTC).isoformat(),
        "shares": {
            kind: {"estimate": _round(one.estimate), "low": _round(one.low), "high": _round(one.high)}
            for kind, one in done.shares.items()
        },
        "notes": _notes(done),
        "runs": [_run(done, run.first, run.last, run.p) for run in done.runs],
        "rules": done.rules.version,
    }


def _round(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _run(done: Audit, first: int, last: int, p: float) -> dict[str, Any]:
    fans = done.fans
    hollow = done.hollow[first : last + 1]
    return {
        "from": int(fans.rows[first]),
        "to": int(fans.rows[last]),
        "p": p,
        "from_id": fans.ids[first],
        "to_id": fans.ids[last],
        "n": len(hollow),
        "hollow": int((hollow >= 0.5).sum()),
    }


def accounts(done: Audit) -> Iterator[dict[str, Any]]:
    """Each readable fan: id, hollow and automated (probabilities), reasons and counter (sentences). One at a time:
    100,000 of them with their sentences would take 150 MB."""
    fans, at = done.fans, float("nan") if done.at is None else float(done.at)
    about_hollow = said(fans, at, done.parts["hollow"], HOLLOW_TOPICS)
    about_automated = said(fans, at, done.parts["automated"], AUTOMATED_TOPICS)
    hollow, automated = done.hollow.round(4).tolist(), done.automated.round(4).tolist()
    plain = (done.known.thin | (fans.labels != UNLABELLED) | (fans["bot"] == 1) | (fans["interacted"] == 1)).tolist()
    for fan, (p, q, thin) in enumerate(zip(hollow, automated, done.known.thin.tolist(), strict=True)):
        reasons, counter = known_facts(fans, fan, thin) if plain[fan] else ([], [])
        more = (about_hollow if p >= q else about_automated)(fan)
        account = {"id": fans.ids[fan], "hollow": p, "automated": q}
        yield account | {"reasons": reasons + more[0], "counter": counter + more[1]}


def _notes(done: Audit) -> list[str]:
    n, notes = len(done.fans), []
    if n < FEWEST:
        return [f"no verdict: readable fans {n}, needed {FEWEST}"]
    judged = int((done.fans.labels != UNLABELLED).sum())
    if judged < ENOUGH_JUDGED:
        notes.append(
            f"fans judged by a person: {judged}; the interval rests on other audiences, judge about 100 random fans"
        )
    untold = 1 - (done.known.quiet | done.known.reachable).mean()
    if untold > 0.01:
        notes.append(f"the last post of {untold:.0%} of the fans is not known: quiet or reachable cannot be told")
    if done.known.thin.any():
        notes.append(f"{done.known.thin.mean():.0%} of the fans show too little to be told")
    return notes
