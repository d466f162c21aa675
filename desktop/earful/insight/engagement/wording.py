"""What reposts say: words of their own or none, the same words again, shared pieces, words about the same matter.

All pieces of text are compared as hashes; nothing here knows a language but the table of how common pairs are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from earful.insight.engagement.cascade import Floats, Ints

Hashes = npt.NDArray[np.uint64]

# What platforms write into a repost by themselves, after punctuation is gone.
STOCK = frozenset(
    [
        "转发微博",
        "轉發微博",
        "转发",
        "轉發",
        "转",
        "轉",
        "分享",
        "分享图片",
        "分享圖片",
        "转发此微博",
        "repost",
        "reposted",
        "retweet",
        "rt",
        "via",
        "share",
        "shared",
        "快转微博",
        "fw",
        "fwd",
    ]
)
# Pieces of this many letters are what copies share; pairs of CJK letters or words are what a matter shares.
PIECE = 4
TABLE_BITS = 14
_CHAIN = re.compile(r"//\s*@.*", re.S)
_QUOTED = re.compile(r"^RT\s+@[^:：]*[:：]", re.I)
_NAMES = re.compile(r"(回复|回覆)?@[\w\-·]+[:：]?")
_LINKS = re.compile(r"(https?://|www\.|t\.cn/)[\w\-./?=&%#~+:]*", re.I)
_NOISE = re.compile(r"[\s\u200b\ufeff!-/:-@\\^-`{-~。，、！？；：“”‘’（）《》【】…—～·]+")


@lru_cache(maxsize=1 << 17)
def own_words(text: str) -> str:
    """What the reposter wrote: lower case, without the chain, names, links, punctuation; "" for stock phrases."""
    text = _CHAIN.sub("", text[:4000])
    text = _NAMES.sub(" ", _LINKS.sub(" ", _QUOTED.sub("", text)))
    text = _NOISE.sub(" ", text.lower()).strip()
    return "" if text in STOCK or (text.startswith("转发微博") and len(text) < 7) else text


@dataclass(frozen=True, slots=True)
class Wording:
    """One entry per repost, NaN where the text was absent.

    worded: 1 with own words, 0 without. length: in characters. copies: others with the same own words. shared: the
    median, over its pieces, of how many others hold the piece; `lent`: the share of its pieces that another holds.
    matter: how much more common here than elsewhere its pairs are (natural log, mean of the best three), NaN where the
    table does not know the language. common: the share of posts under which these very words are usual. body: a number
    per distinct own words, -1 for none."""

    worded: Floats
    length: Floats
    copies: Floats
    shared: Floats
    lent: Floats
    matter: Floats
    common: Floats
    body: Ints


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual: `pairs` [2^TABLE_BITS], the share of all reposts with a pair of letters; `phrases`
    [2^TABLE_BITS], the share of posts with a repost that says just this, 0 for what is rare."""

    pairs: Floats
    phrases: Floats


def phrase(own: str) -> int:
    """The bucket of own words in the table of phrases."""
    return crc32(own.encode("utf-8", "replace")) >> (32 - TABLE_BITS)


def wording(texts: Sequence[str | None], usual: Usual) -> Wording:
    """The wording of one cascade."""
    own = [None if text is None else own_words(text) for text in texts]
    n = len(own)
    known = np.array([one is not None for one in own], bool)
    length = np.array([np.nan if one is None else len(one) for one in own])
    worded = np.where(known, (length > 0).astype(float), np.nan)
    numbers: dict[str, int] = {}
    body = np.array([numbers.setdefault(one, len(numbers)) if one else -1 for one in own], np.int64)
    counts = np.bincount(body[body >= 0], minlength=max(1, len(numbers)))
    copies = np.where(body >= 0, counts[np.maximum(body, 0)] - 1.0, np.where(known, 0.0, np.nan))
    shared, lent, common = (np.where(known, 0.0, np.nan) for _ in range(3))
    matter = np.full(n, np.nan)
    distinct = list(numbers)
    if distinct:
        some = body >= 0
        per_shared, per_lent = _pieces(distinct, counts)
        shared[some], lent[some] = per_shared[body[some]], per_lent[body[some]]
        matter[some] = _matter(distinct, counts, usual.pairs)[body[some]]
        common[some] = np.array([usual.phrases[phrase(one)] for one in distinct])[body[some]]
    return Wording(worded, length, copies, shared, lent, matter, common, body)


def letters(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint32], Ints]:
    """The code points of all texts in a row, and to which text each belongs."""
    joined = np.frombuffer("".join(texts).encode("utf-32-le", "replace"), np.uint32)
    owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    return joined, owner


def grams(joined: npt.NDArray[np.uint32], owner: Ints, size: int) -> tuple[Hashes, Ints]:
    """Hashes of all runs of `size` letters inside one text, and their texts."""
    if len(joined) < size:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    whole = owner[: len(owner) - size + 1] == owner[size - 1 :]
    found = np.zeros(len(joined) - size + 1, np.uint64)
    for place in range(size):
        found = (found ^ joined[place : len(joined) - size + 1 + place].astype(np.uint64)) * np.uint64(
            0x9E3779B97F4A7C15
        )
        found ^= found >> np.uint64(29)
    return found[whole], owner[: len(whole)][whole]


def _unique(hashes: Hashes, owner: Ints) -> tuple[Hashes, Ints]:
    """Each hash once per text."""
    order = np.lexsort((hashes, owner))
    hashes, owner = hashes[order], owner[order]
    fresh = np.ones(len(hashes), bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (owner[1:] != owner[:-1])
    return hashes[fresh], owner[fresh]


def _medians(values: npt.NDArray[np.floating], owner: Ints, n: int) -> Floats:
    """The median of the values of each text; 0 where it has none."""
    order = np.lexsort((values, owner))
    values, owner = values[order], owner[order]
    first = np.searchsorted(owner, np.arange(n))
    size = np.searchsorted(owner, np.arange(n), side="right") - first
    found = np.zeros(n)
    some = size > 0
    found[some] = values[first[some] + (size[some] - 1) // 2]
    return found


def _pieces(distinct: Sequence[str], counts: Ints) -> tuple[Floats, Floats]:
    """Per distinct text: median number of others that hold its pieces, share of its pieces held by any other text."""
    joined, owner = letters(distinct)
    hashes, owner = _unique(*grams(joined, owner, PIECE))
    n = len(distinct)
    _, number = np.unique(hashes, return_inverse=True)
    reposts = np.bincount(number, weights=counts[owner].astype(float))[number] - 1.0 if len(number) else np.zeros(0)
    texts = np.bincount(number)[number] > 1 if len(number) else np.zeros(0, bool)
    size = np.maximum(np.bincount(owner, minlength=n), 1)
    short = np.bincount(owner, minlength=n) == 0
    shared = np.where(short, counts - 1.0, _medians(reposts, owner, n))
    return shared, np.bincount(owner, weights=texts.astype(float), minlength=n) / size


def pairs(distinct: Sequence[str]) -> tuple[Ints, Ints]:
    """Buckets of the pairs of CJK letters (of five letters elsewhere), once per text, and their texts."""
    joined, owner = letters(distinct)
    kept: list[tuple[Hashes, Ints]] = []
    for size, wide in ((2, True), (5, False)):
        right = (joined >= 0x2E80) == wide
        kept.append(grams(joined[right], owner[right], size))
    hashes, owner = _unique(np.concatenate([h for h, _ in kept]), np.concatenate([o for _, o in kept]))
    buckets = (hashes >> np.uint64(64 - TABLE_BITS)).astype(np.int64)
    return buckets, owner


def _matter(distinct: Sequence[str], counts: Ints, table: Floats) -> Floats:
    n = len(distinct)
    buckets, owner = pairs(distinct)
    total = float(counts.sum())
    if not len(buckets) or (table[buckets] > 0).mean() < 0.5:
        return np.full(n, np.nan)
    weight = counts[owner].astype(float)
    here = np.bincount(buckets, weights=weight, minlength=len(table))[buckets] - weight
    usual = table[buckets] + 1e-4
    lift = np.maximum(np.log((np.maximum(here, 0.0) + 20 * usual) / ((total + 20) * usual)), 0.0)
    order = np.lexsort((-lift, owner))
    lift, owner = lift[order], owner[order]
    place = np.arange(len(owner)) - np.searchsorted(owner, owner)
    best = place < 3
    return np.bincount(owner[best], weights=lift[best], minlength=n) / 3
