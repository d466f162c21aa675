"""The four reports as the objects that leave the program: contracts.md 1, times in ISO 8601 UTC, spans in hours."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any
from zoneinfo import ZoneInfo

from earful.domain.moments import HOUR, Moment, iso
from earful.insight.canned import canned
from earful.insight.clock import Clock, Estimate, clock
from earful.insight.conversation import Answers, Turn, answers, asks, by_voice
from earful.insight.coverage import stretches, time_in
from earful.insight.equity import equity
from earful.insight.intervals import Share, share
from earful.insight.scorecard import Handled, scorecard
from earful.store.brands import brand_named
from earful.store.database import Database
from earful.store.own_words import own_replies, taken_back
from earful.store.reporting import Ledger, Said, Scope, last_words, ledgers, own_posts, said
from earful.store.sensors import coverage_counts
from earful.store.timeline import bin_edges, first_heard

_ANSWERED_BY = "the first reply of an account of ours; automatic and canned replies are not told apart yet"


@dataclass(frozen=True)
class About:
    """What a report is about: `scope` ends at `cut`, the moment as of which things stand (--until, at most now)."""

    scope: Scope
    brand: str | None
    cut: Moment
    zone: ZoneInfo

    def head(self, report: str) -> dict[str, Any]:
        """What every report begins with."""
        return {"report": report, "brand": self.brand, "from": iso(self.scope.since), "to": iso(self.cut)}


def about(
    database: Database, brand: str | None, since: Moment | None, until: Moment | None, now: Moment, zone: ZoneInfo
) -> About:
    """The scope of a report. Raises KnownError("unknown_brand")."""
    found = brand_named(database, brand) if brand else None
    cut = min(now, until) if until is not None else now
    return About(Scope(found.id if found else None, since, cut), found.name if found else None, cut, zone)


def clock_report(database: Database, chosen: About) -> dict[str, Any]:
    """Time to our first reply to complaints, in hours; who waits at `cut`, or deleted the complaint, is censored."""
    turns = [_turn(one, chosen.cut) for one in said(database, chosen.scope, complaints_only=True)]
    found = clock([turn.hours for turn in turns], [turn.answered for turn in turns])
    return {
        **chosen.head("clock"),
        "n": found.n,
        "median": _estimate(found.median),
        "waiting": found.waiting,
        "plateau": _estimate(found.plateau),
        "curve": [list(point) for point in found.curve],
        "naive_mean": found.naive_mean,
        "answered_by": _ANSWERED_BY,
    }


def conversation_report(database: Database, chosen: About) -> dict[str, Any]:
    """Replies to our own posts, and who of those who complain or ask gets an answer, by size of voice."""
    turns = [_turn(one, chosen.cut) for one in said(database, chosen.scope)]
    turns = [turn for turn in turns if turn.complaint or turn.question]
    posts = own_posts(database, chosen.scope)
    return {
        **chosen.head("conversation"),
        "n": len(turns),
        "own_posts": {
            "n": posts.n,
            "with_replies": _share(share(posts.with_replies, posts.n), posts.with_replies),
            "replies": posts.replies,
            "replies_answered": _share(share(posts.replies_answered, posts.replies), posts.replies_answered),
            "replies_told_by_platforms": posts.replies_told,
            "posts_with_told_replies": posts.told_by,
        },
        "complaints": _answers(answers([turn for turn in turns if turn.complaint])),
        "questions": _answers(answers([turn for turn in turns if turn.question])),
        "by_voice": [{"followers": _bounds(voice), **_answers(found)} for voice, found in by_voice(turns)],
        "equity": _equity(turns),
        "canned": _canned(own_replies(database, chosen.scope)),
        "own_deletions": [
            {"at": iso(one.at), "deleted_at": iso(one.deleted_at), "platform": one.platform, "reply": one.was_reply}
            for one in taken_back(database, chosen.scope)
        ],
        "answered_by": _ANSWERED_BY,
    }


def _equity(turns: list[Turn]) -> dict[str, Any]:
    """The largest voices that can be told from the smallest ones: over 10,000 followers against under 100."""
    bands = by_voice(turns)
    small, large = bands[0][1], bands[len(bands) - 2][1]
    found = equity((small.clock.answered, small.n), (large.clock.answered, large.n))
    return {"compared": [_bounds(bands[len(bands) - 2][0]), _bounds(bands[0][0])], **asdict(found)}


def _canned(replies: list[str]) -> dict[str, Any]:
    found = canned(replies)
    k = found.share.k if found.share else 0
    return {"n": found.n, "share": _share(found.share, k), "most": [{"text": t, "n": n} for t, n in found.texts]}


def scorecard_report(database: Database, chosen: About) -> dict[str, Any]:
    """Heard, listened, answered, solved, returned, by week from Monday on, in the zone that was asked for."""
    since = chosen.scope.since if chosen.scope.since is not None else first_heard(database, chosen.scope.brand_id)
    edges = bin_edges(since, chosen.cut, "week", chosen.zone) if since is not None and since < chosen.cut else []
    last = last_words(database, chosen.scope, chosen.cut)
    weeks = scorecard(_handled(said(database, chosen.scope)), edges, last, chosen.cut)
    counts = [{name: value for name, value in asdict(week).items() if name not in ("start", "end")} for week in weeks]
    names = ("heard", "listened", "complaints", "answered", "solved", "returned")
    total = {name: sum(count[name] for count in counts) for name in names}
    shares = {
        "listened": _share(share(total["listened"], total["heard"]), total["listened"]),
        "answered": _share(share(total["answered"], total["complaints"]), total["answered"]),
        "solved": _share(share(total["solved"], total["complaints"]), total["solved"]),
    }
    first = since if since is not None else 0
    spans = [{"from": iso(max(week.start, first)), "to": iso(min(week.end, chosen.cut))} for week in weeks]
    return {
        **chosen.head("scorecard"),
        "n": total["heard"],
        "total": total,
        "shares": shares,
        "weeks": [span | count for span, count in zip(spans, counts, strict=True)],
        "answered_by": _ANSWERED_BY,
    }


def coverage_report(database: Database, chosen: About) -> dict[str, Any]:
    """Per source what was asked, what came, and which spans are known, capped, sampled, missed or not looked at."""
    found = [_source(ledger, chosen) for ledger in ledgers(database, chosen.scope)]
    counts = coverage_counts(database, chosen.scope.brand_id)
    for one in found:
        one["counts"] = [
            {"scope": c.scope, "got": c.got, "known": c.known, "state": c.state, "asked_at": iso(c.asked_at)}
            for c in counts
            if c.source_id == one["source"]
        ]
    asked = sum(one["hours"]["asked"] for one in found)
    known = sum(one["hours"]["known"] for one in found)
    return {**chosen.head("coverage"), "n": len(found), "share": known / asked if asked else None, "sources": found}


def _source(ledger: Ledger, chosen: About) -> dict[str, Any]:
    first = min([ledger.added_at, *(span.start for span in ledger.spans)])
    start = chosen.scope.since if chosen.scope.since is not None else first
    end = min(chosen.cut, ledger.removed_at) if ledger.removed_at is not None else chosen.cut
    found = stretches(ledger.spans, start, end) if start < end else []
    hours = {state: length / HOUR for state, length in time_in(found).items()}
    asked = sum(hours.values())
    return {
        "source": ledger.source_id,
        "platform": ledger.platform,
        "brand": ledger.brand,
        "asked": {"from": iso(start), "to": iso(end)} if found else None,
        "got": ledger.got,
        "put_aside": ledger.put_aside,
        "share": hours["known"] / asked if asked else None,
        "hours": {"asked": asked, **hours},
        "spans": [{"from": iso(s.start), "to": iso(s.end), "state": s.state, "reason": s.reason} for s in found],
    }


def _turn(one: Said, cut: Moment) -> Turn:
    """What the clock sees at `cut`: a later reply has not happened, a deleted complaint waits no longer."""
    answered = one.answered_at is not None and one.answered_at <= cut
    end = one.answered_at if answered and one.answered_at is not None else min(cut, one.deleted_at or cut)
    question = one.question is not None and asks(one.question)
    return Turn(max(0, end - one.at) / HOUR, answered, one.followers, one.complaint, question)


def _handled(rows: Iterable[Said]) -> Iterable[Handled]:
    for one in rows:
        yield Handled(one.at, one.author_id, one.complaint, one.read_at, one.answered_at, one.resolved_at)


def _answers(found: Answers) -> dict[str, Any]:
    times: Clock = found.clock
    return {"n": found.n, "answered": _share(found.share, times.answered), "median": _estimate(times.median)}


def _share(found: Share | None, k: int) -> dict[str, Any]:
    """A share with its interval; the count alone where too few were counted for a share."""
    if found is None:
        return {"k": k, "estimate": None, "low": None, "high": None}
    return {"k": k, "estimate": found.value, "low": found.low, "high": found.high}


def _estimate(found: Estimate) -> dict[str, Any]:
    return {"estimate": found.estimate, "low": found.low, "high": found.high}


def _bounds(voice: tuple[int, int | None] | None) -> dict[str, int | None] | None:
    return None if voice is None else {"from": voice[0], "below": voice[1]}
