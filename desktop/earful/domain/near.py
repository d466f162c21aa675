"""Whether two texts are nearly the same words. Pure."""

import itertools
import re

_SAID = re.compile(r"[一-鿿]|[^\W_]+")
_ADDRESSED = re.compile(r"https?://\S+|@\S+")
_FROM = 0.7  # share of word pairs in common: an added greeting is the same text, the same topic is not
_SHORTEST = 4  # words; "it is broken" is said by everybody


def alike(one: str, other: str) -> bool:
    """Whether two texts have most of their pairs of neighbouring words in common (Jaccard, Broder 1997)."""
    first, second = _pairs(one), _pairs(other)
    if min(len(first), len(second)) < _SHORTEST - 1 or len(first) * _FROM > len(second):
        return False
    return len(first & second) >= _FROM * len(first | second)


def _pairs(text: str) -> set[tuple[str, str]]:
    words = _SAID.findall(_ADDRESSED.sub(" ", text.casefold()))
    return set(itertools.pairwise(words))
