"""How many of our replies are canned: the same words again, whoever is addressed. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from earful.insight.intervals import Share, share

# So often the same words must come before they count as canned; "Thank you!" twice is manners.
OFTEN = 3
_VARIES = re.compile(r"https?://\S+|@[\w.-]+(?:@[\w.-]+)?|\d+|[^\w\s]+", re.UNICODE)


@dataclass(frozen=True)
class Canned:
    """`share` of our replies that are canned, None under ten; `texts`: the most frequent of them with their counts."""

    share: Share | None
    n: int
    texts: tuple[tuple[str, int], ...]


def canned(replies: Sequence[str]) -> Canned:
    """Replies count as the same when they differ in names, links, numbers, marks and letter case alone."""
    kept = [_kept(text) for text in replies]
    counted = Counter(kept)
    first: dict[str, str] = {}
    for text, core in zip(replies, kept, strict=True):
        first.setdefault(core, text)
    often = [(core, n) for core, n in counted.most_common() if n >= OFTEN]
    k = sum(n for _, n in often)
    return Canned(share(k, len(replies)), len(replies), tuple((first[core], n) for core, n in often[:5]))


def _kept(text: str) -> str:
    return " ".join(_VARIES.sub(" ", unicodedata.normalize("NFKC", text).casefold()).split())
