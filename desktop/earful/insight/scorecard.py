"""The scorecard: heard, listened, answered, solved, returned, by week. No reach, no follower counts, no single score.

Pure. Each count belongs to the week in which the mention was published, whenever it was read or answered."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from earful.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class Handled:
    """A mention and what became of it; moments are None for what has not happened."""

    at: Moment
    author_id: int | None
    complaint: bool
    read_at: Moment | None
    answered_at: Moment | None
    resolved_at: Moment | None


@dataclass
class Week:
    """The counts of the mentions published in [start, end).

    heard: stored. listened: opened by a person. complaints: of those heard. answered: complaints that an account of
    ours replied to. solved: complaints closed by a person. returned: answered or solved complaints whose author spoke
    of the brand again after that."""

    start: Moment
    end: Moment
    heard: int = 0
    listened: int = 0
    complaints: int = 0
    answered: int = 0
    solved: int = 0
    returned: int = 0


def scorecard(
    mentions: Iterable[Handled], edges: Sequence[Moment], last_words: Mapping[int, Moment], until: Moment
) -> list[Week]:
    """One week for each pair of `edges` (ascending); what happened at or after `until` has not happened yet.

    `last_words`: when each author last spoke, before `until`. Mentions outside of the edges count nowhere."""
    weeks = [Week(start, end) for start, end in pairwise(edges)]
    for mention in mentions:
        number = bisect_right(edges, mention.at) - 1
        if 0 <= number < len(weeks):
            _count(weeks[number], mention, last_words, until)
    return weeks


def _count(week: Week, mention: Handled, last_words: Mapping[int, Moment], until: Moment) -> None:
    def done(at: Moment | None) -> bool:
        return at is not None and at < until

    week.heard += 1
    week.listened += done(mention.read_at)
    if not mention.complaint:
        return
    week.complaints += 1
    week.answered += done(mention.answered_at)
    week.solved += done(mention.resolved_at)
    handled = [at for at in (mention.answered_at, mention.resolved_at) if at is not None and at < until]
    if handled and mention.author_id is not None:
        week.returned += last_words.get(mention.author_id, mention.at) > min(handled)
