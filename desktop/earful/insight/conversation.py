"""Who gets an answer from us, and how fast, by what they said and by how many follow them. Pure.

The order of the inbox never looks at follower counts; this measures whether our own replies do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from earful.insight.clock import Clock, clock
from earful.insight.intervals import Share, share

# A question mark that ends a sentence, not one inside an address; the full-width one stands in no address.
_ASKS = re.compile(r"？|\?(?=[\s?!！\"'”’)）\]】。…]|$)")
# Sizes of voice by followers, [from, below); None: without a bound.
VOICES: tuple[tuple[int, int | None], ...] = ((0, 100), (100, 1_000), (1_000, 10_000), (10_000, None))


@dataclass(frozen=True, slots=True)
class Turn:
    """Something said to or about us: hours until our reply or, without one, until now; followers None if unknown."""

    hours: float
    answered: bool
    followers: int | None
    complaint: bool
    question: bool


@dataclass(frozen=True)
class Answers:
    """How a group was answered. `share` is None where fewer than ten were counted; the clock is always there."""

    n: int
    share: Share | None
    clock: Clock


def asks(text: str) -> bool:
    """Whether a text asks something: it has a question mark that ends a sentence. A rule, and one that misses some."""
    return _ASKS.search(text) is not None


def answers(turns: Sequence[Turn]) -> Answers:
    """How a group of turns was answered."""
    times = clock([turn.hours for turn in turns], [turn.answered for turn in turns])
    return Answers(times.n, share(times.answered, times.n), times)


def by_voice(turns: Sequence[Turn]) -> list[tuple[tuple[int, int | None] | None, Answers]]:
    """The answers by size of voice, smallest first; last, under None, those whose followers nobody told."""
    found: list[tuple[tuple[int, int | None] | None, Answers]] = []
    for low, below in VOICES:
        group = [turn for turn in turns if turn.followers is not None and low <= turn.followers]
        found.append(
            ((low, below), answers([turn for turn in group if below is None or (turn.followers or 0) < below]))
        )
    found.append((None, answers([turn for turn in turns if turn.followers is None])))
    return found
