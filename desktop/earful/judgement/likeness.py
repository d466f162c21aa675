"""What two wordings of one thing have in common: texts as tokens without names, addresses and numbers, and how much of
two texts is the same. Pure; nothing is remembered here (judgement/memory.py does that)."""

import re
from array import array
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from earful.domain.folding import CJK, folded

LEAST_TOKENS = 3  # "ok" and "thanks" say something else each time
LEAST_SHINGLES = 8
ALIKE_FROM = 0.7  # of the pairs of neighbours that either of two texts has, the share that both have
_LONGEST = 2000  # characters; copies of longer texts begin alike
_LEFT_OUT = re.compile(r"(?:https?://|www\.)[^\s\u3000-\u9fff]+|[@＠][\w.·-]{1,40}")
_TOKEN = re.compile(rf"[{CJK}]|[^\W\d_{CJK}]+|[\u2600-\u27bf\U0001f300-\U0001faff]|\?")
_SAY_NO = """not no never without cannot dont doesnt didnt wont isnt wasnt cant t 不 没 无 未 别 勿 nicht kein keine sin
non pas nunca jamais não nao"""
_NEGATIONS = frozenset(_SAY_NO.split())
_SKETCH = 4
_MASK = 0xFFFFFFFF


class Form(NamedTuple):
    """A text as it is compared. `key` is the same for texts that differ only in case, width, names and numbers.

    `shingles` are the hashes of its pairs of neighbouring tokens, empty where it is too short to be like another;
    `sketch` the least hashes of its triples (a bottom-k MinHash); `negations` how often it says no."""

    key: int
    shingles: frozenset[int]
    sketch: tuple[int, ...]
    negations: int


def tokens_of(text: str) -> list[str]:
    """The words and single characters that count, folded."""
    return _TOKEN.findall(folded(_LEFT_OUT.sub(" ", text[:_LONGEST])))


@lru_cache(maxsize=60_000)
def _hash_of(token: str) -> int:
    return crc32(token.encode("utf-8", "surrogatepass"))


def form_of(text: str) -> Form | None:
    """The form of a text; None where it says too little to be known again."""
    tokens = tokens_of(text)
    if len(tokens) < LEAST_TOKENS:
        return None
    whole = " ".join(tokens).encode("utf-8", "surrogatepass")
    key = int.from_bytes(blake2b(whole, digest_size=8).digest(), "big", signed=True)
    negations = sum(map(_NEGATIONS.__contains__, tokens))
    if len(tokens) <= LEAST_SHINGLES:
        return Form(key, frozenset(), (), negations)
    hashes = list(map(_hash_of, tokens))
    pairs = [(one * 0x9E3779B1 ^ two) & _MASK for one, two in pairwise(hashes)]
    triples = {(pair * 0x85EBCA77 ^ three) * 0xC2B2AE3D & _MASK for pair, three in zip(pairs, hashes[2:], strict=False)}
    return Form(key, frozenset(pairs), tuple(sorted(triples)[:_SKETCH]), negations)


def alike(one: frozenset[int], other: "array[int]") -> bool:
    """Whether two texts share enough of their shingles (Jaccard, ALIKE_FROM)."""
    mine, theirs = len(one), len(other)
    if min(mine, theirs) < ALIKE_FROM * max(mine, theirs):
        return False
    both = len(one.intersection(other))
    return both >= ALIKE_FROM * (mine + theirs - both)


def like(one: Form, other: Form | None) -> bool:
    """Whether a word about one text holds for the other: equal, or nearly so and with as many negations."""
    if other is None:
        return False
    near = bool(one.shingles) and one.negations == other.negations
    return one.key == other.key or (near and alike(one.shingles, array("I", other.shingles)))
