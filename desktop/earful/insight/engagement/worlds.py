"""Training material: organic cascades seen in other ways (fields missing, other pace, other script, cut short), some
of them with machine-made reposts. All chance comes from the given generator."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from earful.insight.engagement.attacks import CONTENTS, DAY, TIMINGS, Attack, Chance, attacked
from earful.insight.engagement.cascade import Cascade, Floats
from earful.insight.engagement.wording import own_words

CLIENTS = tuple(f"client {number}" for number in range(12))
LATIN = "etaoinshrdlcumwfgypbvkxjqz"


@dataclass(slots=True)
class Seen:
    """A cascade as a file may hold it; `machine` [n] is 1 for machine-made reposts; `base` names its origin,
    `plain` says that nothing but the attack was changed."""

    cascade: Cascade
    machine: Floats
    attack: Attack | None
    base: int
    plain: bool

    @property
    def share(self) -> float:
        """The machine share of all reposts."""
        return float(self.machine.mean())


def pool_of(cascades: Sequence[Cascade]) -> list[list[str]]:
    """The texts with own words of each cascade that has at least five."""
    texts = [[text for text in one.texts if text and own_words(text)] for one in cascades]
    return [some for some in texts if len(some) >= 5]


def any_attack(chance: Chance, timings: Sequence[str] = tuple(TIMINGS), contents: Sequence[str] = CONTENTS) -> Attack:
    """An attack of any of these kinds with a share of 8-85 %."""
    return Attack(str(chance.choice(timings)), str(chance.choice(contents)), float(chance.uniform(0.08, 0.85)))


def world(
    cascades: Sequence[Cascade],
    attacks: Sequence[Attack | None],
    pool: Sequence[Sequence[str]],
    chance: Chance,
    plain: float = 0.4,
) -> list[Seen]:
    """One file: each cascade, with its attack if any. A share `plain` of them is left as it is but for the attack.

    `pool` holds the texts that can be stolen, one list per cascade; those of the cascade itself are left out."""
    army = [f"army-{chance.integers(1 << 40)}-{row}" for row in range(int(chance.integers(200, 3000)))]
    seen = []
    for number, (one, attack) in enumerate(zip(cascades, attacks, strict=True)):
        untouched = chance.random() < plain
        shown = one if untouched else varied(one, chance)
        if len(shown) < 20:
            shown = one
        others = [texts for texts in pool if texts[0] not in one.texts]
        if attack is None or not others:
            seen.append(Seen(shown, np.zeros(len(shown)), None, number, shown is one))
            continue
        shared = army if chance.random() < 0.15 else ()
        if len(shown) / (1 - attack.share) > 2500:
            shown = shown.take(np.sort(chance.choice(len(shown), int(2500 * (1 - attack.share)), replace=False)))
        joined, machine = attacked(shown, attack, others, chance, shared)
        if not untouched and chance.random() < 0.2:
            joined = _another_script(joined, chance)
        seen.append(Seen(joined, machine, attack, number, shown is one))
    return seen


def varied(one: Cascade, chance: Chance) -> Cascade:
    """The organic cascade as another platform or another moment would show it."""
    found = one
    if chance.random() < 0.3:
        kept = found.t <= float(np.exp(chance.uniform(np.log(6 * 3600), np.log(30 * DAY))))
        found = found.take(np.flatnonzero(kept)) if kept.sum() >= 30 else found
    if chance.random() < 0.3 and len(found) > 40:
        size = int(np.exp(chance.uniform(np.log(35), np.log(len(found)))))
        found = found.take(np.sort(chance.choice(len(found), size, replace=False)))
    found = found.take(np.arange(len(found)))
    if chance.random() < 0.3:
        found.t = np.rint(found.t * np.exp(chance.normal(0, 0.8)))
    if chance.random() < 0.05:
        found.t = np.floor(found.t / 60) * 60
    if chance.random() < 0.15:
        found.texts = [None] * len(found)
    if chance.random() < 0.3:
        found.direct = np.full(len(found), np.nan)
    if chance.random() < 0.2:
        found.authors = [None] * len(found)
    return _with_accounts(found, chance)


def _with_accounts(one: Cascade, chance: Chance) -> Cascade:
    """Ages, followers and clients drawn as broadly as platforms differ; the data given have none."""
    n = len(one)
    if chance.random() < 0.4:
        one.followers = np.floor(chance.lognormal(chance.uniform(3.5, 6.5), chance.uniform(1.2, 2.2), n))
    if chance.random() < 0.4:
        oldest = chance.uniform(1.5, 14) * 365 * DAY
        one.dated = True
        one.created = -oldest * chance.beta(chance.uniform(0.8, 3), chance.uniform(0.8, 3), n)
    if chance.random() < 0.4:
        use = chance.dirichlet(np.full(len(CLIENTS), chance.uniform(0.1, 1.0)))
        one.via = [CLIENTS[place] for place in chance.choice(len(CLIENTS), n, p=use)]
    return one


def _another_script(one: Cascade, chance: Chance) -> Cascade:
    """Each CJK letter becomes letters of the Latin script, so that no single language is learned."""
    first, second = chance.permutation(26), chance.permutation(26)

    def letter(code: int) -> str:
        if code < 0x2E80:
            return chr(code)
        return LATIN[first[code % 26]] + LATIN[second[code // 26 % 26]] + (" " if code % 3 == 0 else "")

    one.texts = [None if text is None else "".join(letter(ord(sign)) for sign in text) for text in one.texts]
    return one


def worlds(
    cascades: Sequence[Cascade],
    rounds: int,
    chance: Chance,
    timings: Sequence[str] = tuple(TIMINGS),
    contents: Sequence[str] = CONTENTS,
) -> list[list[Seen]]:
    """Files of 1 to 25 of the cascades, `rounds` times each; three in five attacked by any of these kinds.

    `base` is the place in `cascades`."""
    files = []
    pool = pool_of(cascades)
    for _ in range(rounds):
        left = chance.permutation(len(cascades))
        while len(left):
            size = int(chance.choice([1, 5, 12, 25]))
            bases, left = left[:size], left[size:]
            some = [cascades[base] for base in bases]
            attacks = [any_attack(chance, timings, contents) if chance.random() < 0.6 else None for _ in some]
            inside = pool_of(some) if size > 5 and chance.random() < 0.25 else pool
            for seen in (made := world(some, attacks, inside, chance)):
                seen.base = int(bases[seen.base])
            files.append(made)
    return files
