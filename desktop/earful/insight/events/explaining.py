"""What an event is about: its words, three typical posts, where it is said and by how many. Pure: texts in, ids out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

_WORD = re.compile(r"[^\W\d_]{3,}", re.UNICODE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LINK = re.compile(r"https?://\S+|[@#]\S+")
_FEWEST = 3  # mentions that must share a word for it to mean something
_FEW_AUTHORS = 3


@dataclass(frozen=True, slots=True)
class Post:
    """A mention as an explanation needs it; `author` None: unknown."""

    id: int
    author: int | None
    platform: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """`words` stand out against what was said before, the first the most; `typical` are ids, of different people.

    `platforms` and `by_few` are shares of the posts looked at: where, and by the three busiest authors."""

    words: tuple[str, ...]
    typical: tuple[int, ...]
    platforms: tuple[tuple[str, float], ...]
    by_few: float | None
    looked_at: int


def explain(posts: Sequence[Post], before: Sequence[Post], known: Sequence[str] = ()) -> Explanation:
    """The explanation of `posts` against those `before`. `known` words (the brand's own) say nothing.

    A word stands out by the logarithm of its odds against before, with half a mention added to both, times the share of
    the posts that have it."""
    now = [_words(post.text) for post in posts]
    then = Counter(word for post in before for word in _words(post.text))
    counts = Counter(word for words in now for word in words)
    dull = {word for text in known for word in _words(text)}
    weights = {
        word: (count / len(posts)) * max(0.0, log((count + 0.5) / (len(posts) + 1)) - _past(then[word], len(before)))
        for word, count in counts.items()
        if count >= min(_FEWEST, len(posts)) and word not in dull and _odds(count, len(posts), then[word], len(before))
    }
    ranked = sorted(weights, key=lambda word: (-weights[word], word))
    scores = [sum(weights.get(word, 0.0) for word in words) / (len(words) + 4) for words in now]
    authors = Counter(post.author for post in posts if post.author is not None)
    few = sum(count for _, count in authors.most_common(_FEW_AUTHORS))
    total = sum(authors.values())
    places = Counter(post.platform for post in posts)
    return Explanation(
        tuple(word for word in ranked[:6] if weights[word] > 0),
        _typical(posts, now, scores),
        tuple((place, count / len(posts)) for place, count in places.most_common(4)),
        few / total if total else None,
        len(posts),
    )


def _odds(count: int, n: int, past: int, before: int) -> bool:
    """Whether it is said at least three times as often as before."""
    return log((count + 0.5) / (n + 1)) - _past(past, before) >= log(3)


def _past(count: int, n: int) -> float:
    return log((count + 0.5) / (n + 1))


def _words(text: str) -> frozenset[str]:
    """Words of three letters and more, folded; of Chinese overlapping pairs."""
    text = _LINK.sub(" ", text.casefold())
    pairs = {run[at : at + 2] for run in _CHINESE.findall(text) for at in range(len(run) - 1)}
    return frozenset(pairs | set(_WORD.findall(_CHINESE.sub(" ", text))))


def _typical(posts: Sequence[Post], words: Sequence[frozenset[str]], scores: Sequence[float]) -> tuple[int, ...]:
    """The three that are most about it, by different people and not copies of each other."""
    chosen: list[int] = []
    for place in sorted(range(len(posts)), key=lambda at: (-scores[at], posts[at].id)):
        same = any(
            (posts[place].author is not None and posts[place].author == posts[other].author)
            or len(words[place] & words[other]) > 0.6 * max(1, len(words[place] | words[other]))
            for other in chosen
        )
        if not same:
            chosen.append(place)
        if len(chosen) == 3:
            break
    return tuple(posts[place].id for place in chosen)
