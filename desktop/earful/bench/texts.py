"""Mentions to measure with: the project's own example posts, English and Chinese, varied so that no two are equal."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from earful.domain.judgement import Judgement
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import SECOND, Moment
from earful.domain.resources import resource_root
from earful.judgement.ear import Ear

_PLATFORMS = ("mastodon", "bluesky", "hackernews", "rss")


@cache
def examples(language: str) -> tuple[str, ...]:
    """The example posts of a language ("en" or "zh")."""
    path = resource_root() / "models" / f"examples_{language}.jsonl"
    with path.open(encoding="utf-8") as lines:
        return tuple(json.loads(line)["text"] for line in lines)


def texts(language: str, count: int) -> list[str]:
    """`count` different texts: examples with a number, so that no cache of whole texts can help."""
    known = examples(language)
    return [f"{known[n % len(known)]} {n}" for n in range(count)]


def known_judge(ear: Ear) -> Callable[[Sequence[str]], list[Judgement]]:
    """Judges the texts of `mentions` as the ear does, from memory: what is measured then is everything else."""
    told = [*examples("en"), *examples("zh")]
    before = dict(zip(told, ear.judge(told), strict=True))
    return lambda texts: [before[text.rpartition(" Frostline ")[0]] for text in texts]


def mentions(count: int, now: Moment, span: Moment, seed: int = 1) -> Iterator[Mention]:
    """`count` mentions of the brand "Frostline" over `span` microseconds before `now`, three in five English."""
    dice = random.Random(seed)
    english, chinese = examples("en"), examples("zh")
    for number in range(count):
        known: Sequence[str] = english if dice.random() < 0.6 else chinese
        text = f"{known[dice.randrange(len(known))]} Frostline {number}"
        platform = _PLATFORMS[number % len(_PLATFORMS)]
        author = dice.randrange(max(1, count // 5))
        yield Mention(
            platform,
            f"bench-{seed}-{number}",
            "post",
            text,
            author=Author(platform, f"a{author}", f"a{author}.example", f"Author {author}", followers=author % 5000),
            created_at=now - int(span * (count - number) / count) // SECOND * SECOND,
            url=f"https://bench.example/{number}",
            counts=Counts(likes=number % 50, replies=number % 7),
        )
