"""Invented audiences for the tests of the fan audit: people, quiet people, bought and automated accounts."""

import json
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from earful.insight.fans.profiles import Fans, read_profiles

Profile = dict[str, Any]
TODAY = datetime(2026, 6, 1, 12, tzinfo=UTC)


def person(r: random.Random, number: int, quiet: bool = False) -> Profile:
    since = r.uniform(100, 900) if quiet else r.uniform(0, 60)
    return {
        "id": f"p{number}",
        "handle": r.choice(["anna", "bert", "carla", "dong", "emil"]) + r.choice(["", "_k", "north", "7"]),
        "name": "A person",
        "bio": "" if r.random() < 0.25 else "tea, trains and long walks",
        "followers": int(r.lognormvariate(5.2, 1.1)),
        "following": int(r.lognormvariate(5.4, 0.8)),
        "posts": int(r.lognormvariate(6.8, 1.2)),
        "avatar": r.random() > 0.03,
        "created_at": (TODAY - timedelta(days=r.uniform(400, 3500))).isoformat(),
        "last_post_at": (TODAY - timedelta(days=since)).isoformat(),
        "platform": "weibo",
        "truth": "real",
    }


def bought(r: random.Random, number: int) -> Profile:
    return person(r, number) | {
        "id": f"h{number}",
        "handle": f"u{r.randrange(10**7)}",
        "bio": "" if r.random() < 0.8 else "hello",
        "followers": r.randrange(0, 40),
        "following": r.randrange(100, 2000),
        "posts": int(r.lognormvariate(1.5, 1.2)),
        "avatar": r.random() > 0.4,
        "created_at": (TODAY - timedelta(days=r.uniform(5, 300))).isoformat(),
        "truth": "hollow",
    }


def program(r: random.Random, number: int) -> Profile:
    both = r.randrange(2500, 6000)
    return person(r, number) | {
        "id": f"a{number}",
        "followers": both,
        "following": int(both * r.uniform(0.9, 1.1)),
        "posts": r.randrange(60, 400),
        "created_at": (TODAY - timedelta(days=400 + r.uniform(0, 1))).isoformat(),
        "truth": "automated",
    }


def audience(seed: int, people: int, hollow: int = 0, automated: int = 0, quiet: float = 0.0) -> list[Profile]:
    """A shuffled audience; `quiet` is the share of quiet people among the people."""
    r = random.Random(seed)
    made = [person(r, i, r.random() < quiet) for i in range(people)]
    made += [bought(r, i) for i in range(hollow)] + [program(r, i) for i in range(automated)]
    r.shuffle(made)
    return made


def judged(profiles: Sequence[Profile], seed: int, cards: int = 100) -> list[Profile]:
    """The same, with what a person said of so many drawn at random."""
    drawn = set(random.Random(seed).sample(range(len(profiles)), cards))
    return [one | {"label": one["truth"]} if i in drawn else one for i, one in enumerate(profiles)]


def read(profiles: Sequence[Profile], *leave_out: str) -> Fans:
    """The fans as read from lines without the truth and the fields left out."""
    hidden = {"truth", *leave_out}
    return read_profiles(
        json.dumps({name: value for name, value in one.items() if name not in hidden}).encode() for one in profiles
    )
