"""Who reposts: ages and followers where known, accounts made in a batch, one client, the same people and the same
words under other posts. What a file does not tell stays unknown."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from earful.insight.engagement.cascade import Cascade, Floats
from earful.insight.engagement.wording import own_words

DAY = 86_400.0
# Shorter words are said by anybody under anything.
TELLING = 8


@dataclass(frozen=True, slots=True)
class Engagers:
    """One entry per repost, NaN where unknown.

    age: log of 1 + days between the account and the repost. followers: log of 1 + count. batch: share of the accounts
    created within 3.5 days of this one, client: share of the reposts from the same client. again: other reposts of
    this post by the author. elsewhere: other posts of the file that the author reposted; company: how many of these
    authors' posts are the same ones, as a share of the cascade. copied: 1 if the same words of at least eight letters
    stand under another post of the file, by somebody else."""

    age: Floats
    followers: Floats
    batch: Floats
    client: Floats
    again: Floats
    elsewhere: Floats
    company: Floats
    copied: Floats


class Elsewhere:
    """What is said and by whom under all posts of a file."""

    def __init__(self, cascades: Sequence[Cascade]) -> None:
        self.posts = len(cascades)
        self._authors: dict[str, dict[int, set[tuple[str, int]]]] = defaultdict(dict)
        self._words: dict[str, set[tuple[int, str]]] = defaultdict(set)
        self._number = {id(one): number for number, one in enumerate(cascades)}
        if self.posts < 2:
            return
        for number, one in enumerate(cascades):
            for author, text, at in zip(one.authors, one.texts, one.t, strict=True):
                words = own_words(text or "")
                if author is not None:
                    self._authors[author].setdefault(number, set()).add((words, int(at)))
                if len(words) >= TELLING:
                    self._words[words].add((number, author or ""))

    def of(self, one: Cascade) -> tuple[Floats, Floats, Floats]:
        """(elsewhere, company, copied) of `Engagers`. The very same repost listed under two posts is no evidence."""
        n = len(one)
        if self.posts < 2:
            return np.full(n, np.nan), np.full(n, np.nan), np.full(n, np.nan)
        here = self._number[id(one)]
        others = [self._others(one, here, row) for row in range(n)]
        together = Counter(post for found in others for post in found)
        known = any(author is not None for author in one.authors)
        elsewhere = np.array([float(len(found)) for found in others])
        company = np.array([max((together[post] for post in found), default=0) / n for found in others])
        copied = np.full(n, np.nan)
        for row, (text, author) in enumerate(zip(one.texts, one.authors, strict=True)):
            if text is not None:
                said = self._words.get(own_words(text), ())
                copied[row] = float(any(post != here and (who != author or not who) for post, who in said))
        return (elsewhere if known else np.full(n, np.nan)), (company if known else np.full(n, np.nan)), copied

    def _others(self, one: Cascade, here: int, row: int) -> set[int]:
        author, text = one.authors[row], one.texts[row]
        if author is None:
            return set()
        mine = (own_words(text or ""), int(one.t[row]))
        return {
            post
            for post, said in self._authors[author].items()
            if post != here and not any(words == mine[0] and (words or at == mine[1]) for words, at in said)
        }


def engagers(one: Cascade, elsewhere: Elsewhere) -> Engagers:
    """Who reposted, for one cascade of the file that `elsewhere` was made of."""
    n = len(one)
    age = np.log1p(np.maximum(one.t - one.created, 0.0) / DAY) if one.dated else np.full(n, np.nan)
    born = np.sort(one.created[~np.isnan(one.created)])
    batch = np.full(n, np.nan)
    if len(born) >= 10:
        near = np.searchsorted(born, one.created + 3.5 * DAY, "right") - np.searchsorted(born, one.created - 3.5 * DAY)
        batch = np.where(np.isnan(one.created), np.nan, (near - 1.0) / len(born))
    clients = Counter(one.via)
    named = n - clients[None]
    client = np.array([np.nan if via is None else clients[via] / named for via in one.via])
    authors = Counter(one.authors)
    again = np.array([np.nan if author is None else authors[author] - 1.0 for author in one.authors])
    return Engagers(age, np.log1p(one.followers), batch, client, again, *elsewhere.of(one))
