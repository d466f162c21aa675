"""Simulated courses of complaints: some are answered, a few grow into a crisis. What the default odds are fitted to.

They say how the score behaves under stated assumptions, not how often complaints escalate at any brand."""

import random
from collections.abc import Iterator

from earful.domain.moments import DAY, HOUR, Moment
from earful.insight.escalation import Past

_WEEKS = 6
# A person's patience in hours, and how readily others join, by how angry the words are.
_CALM, _ANGRY = 240.0, 60.0
# Each new voice may be the one that makes it a crisis: the likelier, the more heat there is. A repeat counts 1, one who
# agrees .5, a repost .25. Now and then somebody with an audience picks up an old, angry, unanswered one by themselves.
_FULL = 14.0
_LOOK = 24.0  # hours after which the rates are worked out again
_PICKED_UP = 4e-5  # an hour, after the first week, for the angriest words


def replays(seed: int, number: int, answered: float = 0.6) -> Iterator[Past]:
    """`number` complaints that begin within a year from 0; a share `answered` of them gets a reply, most within a day.

    A case heats up by itself while nobody answers: its author asks again, others agree the more the hotter it is and
    the angrier the words, and what many agree to is passed on. An answer ends it."""
    chance = random.Random(seed)
    for _ in range(number):
        at = int(chance.random() * 365) * DAY + int(chance.random() * 24) * HOUR
        anger = chance.betavariate(2, 3)
        reply = at + int(min(chance.lognormvariate(2.2, 1.3), 2_000) * HOUR) if chance.random() < answered else None
        yield _course(chance, at, anger, reply)


def _course(chance: random.Random, at: Moment, anger: float, reply: Moment | None) -> Past:
    patience = _CALM + (_ANGRY - _CALM) * anger
    repeats: list[Moment] = []
    agreeing: list[Moment] = []
    spread: list[Moment] = []
    heat, now, crisis = 0.0, at, None
    end = min(at + _WEEKS * 7 * DAY, reply if reply is not None else at + _WEEKS * 7 * DAY)
    while True:
        waited = (now - at) / HOUR
        joining = 0.2 + 2 * anger**2
        rates = (
            0.35 / patience,
            0.004 * joining * (1 + 0.5 * heat),
            0.002 * joining * (1 + 0.5 * heat),
            _PICKED_UP * anger**2 * min(waited / 84, 6.0),
        )
        step = chance.expovariate(sum(rates))
        now += int(min(step, _LOOK) * HOUR)
        if now >= end:
            break
        if step >= _LOOK:
            continue  # nothing happened; the rates have grown with the hours
        kind = chance.choices(range(4), rates)[0]
        if kind == 3:
            crisis = now
            break
        (repeats, agreeing, spread)[kind].append(now)
        heat += (1.0, 0.5, 0.25)[kind]
        if chance.random() < (heat / _FULL) ** 2:
            crisis = now
            break
    return Past(at, anger, reply, tuple(repeats), tuple(agreeing), tuple(spread), crisis)


def looked_at(past: Past, chance: random.Random, ahead: int = 7 * DAY) -> tuple[Moment, bool] | None:
    """A moment at which somebody looks at a case that still waits, and whether it escalates within `ahead` of it."""
    end = min(one for one in (past.answered_at, past.escalated_at, past.at + 21 * DAY) if one is not None)
    if end - past.at < HOUR:
        return None
    now = past.at + int(chance.random() * (end - past.at))
    return now, past.escalated_at is not None and past.escalated_at <= now + ahead
