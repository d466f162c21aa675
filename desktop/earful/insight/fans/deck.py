"""The deck: random fans for a person to judge, in random order, a few of them twice."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CARDS, REPEATS, APART = 100, 10, 12


@dataclass(frozen=True, slots=True)
class Card:
    """One card: a position in the list of followers; `repeat`: it was shown before."""

    position: int
    repeat: bool = False


def deck(positions: Sequence[int], seed: int, cards: int = CARDS, repeats: int = REPEATS) -> list[Card]:
    """`cards` fans drawn at random, each tenth of them again at least APART cards later; the same for one seed.

    A larger deck of the same seed begins with the smaller one, so that more cards can be asked for."""
    drawn = list(positions)
    random.Random(seed).shuffle(drawn)
    drawn = drawn[:cards]
    shown = [Card(position) for position in drawn]
    step = max(1, len(drawn) // max(1, repeats))
    # From the end, so that what is put in does not move the places that are still to be filled.
    for place in range(len(drawn) - len(drawn) % step - step, -1, -step):
        if place + APART < len(drawn):
            shown.insert(place + APART, Card(drawn[place], repeat=True))
    return shown


def pairs(said: Iterable[tuple[str, str, bool]]) -> list[tuple[str, str]]:
    """(first word, second word) for each fan that was judged twice; `said` are (native id, label, repeat) in order."""
    first: dict[str, str] = {}
    found: list[tuple[str, str]] = []
    for native, label, repeat in said:
        if repeat and native in first:
            found.append((first[native], label))
        elif not repeat:
            first[native] = label
    return found
