"""Machine-made reposts put into cascades, for training and for measuring. All chance comes from the given generator."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from earful.insight.engagement.cascade import Cascade, Floats, cascade

Chance = np.random.Generator
HOUR, DAY = 3600.0, 86_400.0
FACES = ("[赞]", "[good]", "[心]", "👍", "❤", "!", "！！", "~", "[给力]", "🔥", " ok")


@dataclass(frozen=True, slots=True)
class Attack:
    """How reposts were bought: the kinds and the machine share of all reposts, 0..1."""

    timing: str
    content: str
    share: float


def times(kind: str, organic: Floats, m: int, chance: Chance) -> Floats:
    """`m` times in seconds after the first organic repost."""
    return TIMINGS[kind](organic, m, chance)


def _burst(organic: Floats, m: int, chance: Chance) -> Floats:
    width = np.exp(chance.uniform(np.log(120), np.log(3600))) if chance.random() < 0.5 else 600.0
    start = chance.uniform(0, max(np.quantile(organic, 0.8), 600.0)) if chance.random() < 0.6 else _day(organic, chance)
    return start + (chance.uniform(0, width, m) if chance.random() < 0.7 else np.abs(chance.normal(0, width / 2, m)))


def _day(organic: Floats, chance: Chance) -> float:
    return float(chance.uniform(0, min(DAY, max(organic[-1], HOUR))))


def _start(organic: Floats, chance: Chance) -> float:
    return 0.0 if chance.random() < 0.6 else _day(organic, chance)


def _length(chance: Chance) -> float:
    return DAY if chance.random() < 0.6 else float(np.exp(chance.uniform(np.log(4 * HOUR), np.log(4 * DAY))))


def _drip(organic: Floats, m: int, chance: Chance) -> Floats:
    return _start(organic, chance) + chance.uniform(0, _length(chance), m)


def _metronome(organic: Floats, m: int, chance: Chance) -> Floats:
    step = _length(chance) / m
    jitter = float(chance.choice([0.0, 0.02, 0.1, 0.3]))
    return _start(organic, chance) + np.abs((np.arange(m) + chance.normal(0, jitter, m)) * step)


def _mimic(organic: Floats, m: int, chance: Chance) -> Floats:
    way = chance.integers(5)
    drawn = chance.choice(organic, m)
    if way == 0:
        return drawn
    if way == 1:
        return np.abs(drawn + chance.normal(0, float(chance.choice([5.0, 60.0, 600.0])), m))
    if way == 2:
        return drawn * np.exp(chance.normal(0, float(chance.choice([0.05, 0.2, 0.5])), m))
    if way == 3:
        return np.interp(chance.uniform(0, 1, m), np.linspace(0, 1, len(organic)), organic)
    logs = np.log1p(organic)
    return np.expm1(np.clip(chance.normal(logs.mean(), logs.std(), m), 0, logs.max() + 0.5))


def _waves(organic: Floats, m: int, chance: Chance) -> Floats:
    pulses = int(chance.integers(2, 13))
    starts = _start(organic, chance) + np.sort(chance.uniform(0, _length(chance), pulses))
    if chance.random() < 0.5:
        starts = starts[0] + np.arange(pulses) * float(chance.choice([900.0, 1800.0, HOUR, 2 * HOUR]))
    width = float(np.exp(chance.uniform(np.log(20), np.log(900))))
    return np.asarray(chance.choice(starts, m) + chance.uniform(0, width, m))


def _second_life(organic: Floats, m: int, chance: Chance) -> Floats:
    scale = float(np.exp(chance.uniform(np.log(300), np.log(6 * HOUR))))
    return _day(organic, chance) + scale * chance.pareto(float(chance.uniform(0.8, 2.5)), m)


def _ramp(organic: Floats, m: int, chance: Chance) -> Floats:
    return _start(organic, chance) + _length(chance) * chance.uniform(0, 1, m) ** float(chance.choice([0.5, 2.0]))


TIMINGS: dict[str, Callable[[Floats, int, Chance], Floats]] = {
    "burst": _burst, "drip": _drip, "metronome": _metronome, "mimic": _mimic, "waves": _waves,
    "second_life": _second_life, "ramp": _ramp,
}  # fmt: skip
CONTENTS = ("empty", "template", "stolen", "mixed", "faces", "shuffled", "one_post")


def contents(kind: str, pool: Sequence[Sequence[str]], m: int, chance: Chance) -> list[str]:
    """`m` texts; `pool` are the worded texts of other cascades, one list each."""
    if kind == "mixed":
        kinds = chance.choice(["empty", "template", "stolen"], int(chance.integers(2, 4)))
        drawn = [contents(str(one), pool, m, chance) for one in kinds]
        return [drawn[int(chance.integers(len(drawn)))][row] for row in range(m)]
    return _CONTENTS[kind](pool, m, chance)


def _empty(_pool: Sequence[Sequence[str]], m: int, chance: Chance) -> list[str]:
    stock = ("", "转发微博", "转发微博。", "轉發微博", "Repost")
    kinds = ("",) if chance.random() < 0.5 else tuple(chance.choice(stock, 2))
    return [kinds[place] for place in chance.integers(len(kinds), size=m)]


def _any(pool: Sequence[Sequence[str]], chance: Chance) -> str:
    texts = pool[int(chance.integers(len(pool)))]
    return texts[int(chance.integers(len(texts)))]


def _template(pool: Sequence[Sequence[str]], m: int, chance: Chance) -> list[str]:
    """A few texts, as they are or with names, faces, numbers and endings changed."""
    few = [_any(pool, chance) for _ in range(int(np.exp(chance.uniform(0, np.log(40)))))]
    ends = [_any(pool, chance)[:6] for _ in range(8)]
    change = float(chance.choice([0.0, 0.5, 1.0]))
    return [_varied(few[int(chance.integers(len(few)))], ends, change, chance) for _ in range(m)]


def _varied(text: str, ends: Sequence[str], change: float, chance: Chance) -> str:
    if chance.random() >= change:
        return text
    way = chance.integers(5)
    if way == 0:
        return text + str(chance.choice(FACES)) * int(chance.integers(1, 4))
    if way == 1:
        return f"{text} @{''.join(chance.choice(list('abcdefgh小明王李'), 5))}"
    if way == 2:
        return f"{text}{chance.integers(1000)}"
    if way == 3:
        return str(ends[int(chance.integers(len(ends)))]) + text
    return text + "，" + str(ends[int(chance.integers(len(ends)))])


def _stolen(pool: Sequence[Sequence[str]], m: int, chance: Chance) -> list[str]:
    return [_any(pool, chance) for _ in range(m)]


def _one_post(pool: Sequence[Sequence[str]], m: int, chance: Chance) -> list[str]:
    """Stolen from one other post only."""
    texts = pool[int(chance.integers(len(pool)))]
    return [texts[int(chance.integers(len(texts)))] for _ in range(m)]


def _faces(_pool: Sequence[Sequence[str]], m: int, chance: Chance) -> list[str]:
    return ["".join(chance.choice(FACES, int(chance.integers(1, 4)))) for _ in range(m)]


def _shuffled(pool: Sequence[Sequence[str]], m: int, chance: Chance) -> list[str]:
    """Halves of stolen texts put together anew."""
    firsts, seconds = _stolen(pool, m, chance), _stolen(pool, m, chance)
    return [a[: (len(a) + 1) // 2] + b[len(b) // 2 :] for a, b in zip(firsts, seconds, strict=True)]


_CONTENTS: dict[str, Callable[[Sequence[Sequence[str]], int, Chance], list[str]]] = {
    "empty": _empty, "template": _template, "stolen": _stolen, "faces": _faces, "shuffled": _shuffled,
    "one_post": _one_post,
}  # fmt: skip


def attacked(
    one: Cascade, attack: Attack, pool: Sequence[Sequence[str]], chance: Chance, army: Sequence[str] = ()
) -> tuple[Cascade, Floats]:
    """The cascade with machine-made reposts up to the share, and which rows are theirs (1.0), by time."""
    n = len(one)
    m = max(1, round(n * attack.share / (1 - attack.share)))
    when = np.rint(np.maximum(times(attack.timing, one.t, m, chance), 0.0))
    said: list[str | None] = list(contents(attack.content, pool, m, chance))
    if all(text is None for text in one.texts):
        said = [None] * m
    known = one.direct[~np.isnan(one.direct)]
    straight = float(known.mean()) if chance.random() < 0.5 and len(known) else 1.0
    direct = (chance.random(m) < straight).astype(float) if len(known) else np.full(m, np.nan)
    mark = str(chance.integers(1 << 40))
    names: list[str | None] = [f"m{mark}-{row}" for row in range(m)]
    if army:
        names = [army[int(chance.integers(len(army)))] for _ in range(m)]
    elif chance.random() < 0.15:
        names = [names[int(chance.integers(max(1, m // 3)))] for _ in range(m)]
    if all(author is None for author in one.authors):
        names = [None] * m
    followers, created, via = _accounts(one, m, chance)
    truth = np.concatenate([np.zeros(n), np.ones(m)])
    t = np.concatenate([one.t, when])
    joined = cascade(
        one.post,
        t,
        {
            "texts": one.texts + said,
            "authors": one.authors + names,
            "direct": np.concatenate([one.direct, direct]),
            "followers": np.concatenate([one.followers, followers]),
            "created": np.concatenate([one.created, created]),
            "via": one.via + via,
        },
        one.dated,
    )
    return joined, truth[np.argsort(t, kind="stable")]


def _accounts(one: Cascade, m: int, chance: Chance) -> tuple[Floats, Floats, list[str | None]]:
    """Followers, creation and client of `m` machine accounts, where the cascade knows them of its people."""
    followers, created = np.full(m, np.nan), np.full(m, np.nan)
    people = one.followers[~np.isnan(one.followers)]
    if len(people):
        poor = np.floor(chance.lognormal(float(chance.uniform(0, 3)), 1.0, m))
        followers = poor if chance.random() < 0.7 else chance.choice(people, m)
    born = one.created[~np.isnan(one.created)]
    if len(born):
        way = chance.integers(3)
        batch = -chance.uniform(5, 700) * DAY + chance.uniform(0, float(chance.choice([2, 20])) * DAY, m)
        created = [chance.choice(born, m), batch, -chance.uniform(0, 90, m) * DAY][way]
    clients = [via for via in one.via if via is not None]
    via: list[str | None] = [None] * m
    if clients:
        few = [str(chance.choice(clients))] if chance.random() < 0.6 else clients
        via = [str(few[int(chance.integers(len(few)))]) for _ in range(m)]
    return followers, created, via
