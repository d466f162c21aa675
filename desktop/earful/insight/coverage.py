"""What one source has really looked at within a period, from the ledger's spans. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from earful.domain.moments import Moment
from earful.store.sensors import Span

# From best to worst. A later reading heals an earlier gap of the same stream, so the best of its spans holds.
STATES = ("known", "capped", "sampled", "missed", "not_looked")
_RANK = {state: rank for rank, state in enumerate(STATES)}


@dataclass(frozen=True)
class Stretch:
    """A stretch of time in one state, with the reason where there is one."""

    start: Moment
    end: Moment
    state: str
    reason: str | None = None


def stretches(spans: Sequence[Span], since: Moment, until: Moment) -> list[Stretch]:
    """[since, until) as stretches of one state each, in order and without holes.

    Where a source has several streams the worst of them holds, each from its first span to its last: a watch that was
    added later or given up does not make the others worse. Nothing in the ledger means not looked."""
    own: dict[str, list[Span]] = {}
    for span in spans:
        own.setdefault(span.stream, []).append(span)
    edges = sorted({since, until, *(at for span in spans for at in (span.start, span.end) if since < at < until)})
    found: list[Stretch] = []
    for start, end in pairwise(edges):
        state, reason = _worst([_best(every, start, end) for every in own.values()])
        if found and (found[-1].state, found[-1].reason) == (state, reason):
            found[-1] = Stretch(found[-1].start, end, state, reason)
        else:
            found.append(Stretch(start, end, state, reason))
    return found


def time_in(found: Sequence[Stretch]) -> dict[str, int]:
    """Microseconds in each state."""
    total = Counter(dict.fromkeys(STATES, 0))
    for stretch in found:
        total[stretch.state] += stretch.end - stretch.start
    return dict(total)


def _best(spans: Sequence[Span], start: Moment, end: Moment) -> tuple[str, str | None] | None:
    """The state of one stream in a stretch that no span ends in; None outside of its life."""
    if end <= min(span.start for span in spans) or start >= max(span.end for span in spans):
        return None
    covering = [span for span in spans if span.start <= start and span.end >= end]
    best = min(covering, key=lambda span: _RANK[span.state], default=None)
    return (best.state, best.reason) if best else ("not_looked", None)


def _worst(states: Sequence[tuple[str, str | None] | None]) -> tuple[str, str | None]:
    alive = [state for state in states if state is not None]
    return max(alive, key=lambda state: _RANK[state[0]], default=("not_looked", None))
