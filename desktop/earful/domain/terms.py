"""What a brand is known by: plain words as they are written, or expressions of the search language.

A term with a closed quote, AND, OR or NOT, a word with a minus before it, a field or a word* is an expression, such as
`apple -pie` or `(frost OR 霜线) lang:zh`. Any other is plain: these very words with their punctuation (C++, @frost),
apart by blanks, hyphens or nothing, whole where the script has words. What fails to be an expression is plain, so that
nothing stored before ever stops being found; `check_terms` tells who types it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from earful.domain.failures import KnownError
from earful.domain.folding import CJK, folded, places
from earful.domain.matching import Column, Hit, Matcher, Said, hits
from earful.domain.query import And, Node, Or, Query, Words, parse
from earful.domain.query_tokens import Token, tokens_of

_PLAIN_COLUMNS: tuple[Column, ...] = ("title", "text")


@dataclass(frozen=True)
class Reason:
    """A term that was found, and where its words stand (none, where fields alone decided)."""

    term: str
    hits: tuple[Hit, ...]


def expression(term: str) -> Query | None:
    """The query that a term says, None for plain words. Raises KnownError where it is meant to be one and cannot be."""
    return parse(term, watch=True) if any(map(_operates, tokens_of(term))) else None


def check_terms(terms: Iterable[str]) -> None:
    """Raises KnownError(query_...), with the `term`, for the first that is meant as an expression and is none."""
    for term in terms:
        try:
            expression(term)
        except KnownError as error:
            raise KnownError(error.failure.kind, {**error.failure.params, "term": term}) from error


def asked_for(terms: Sequence[str]) -> tuple[str, ...]:
    """Plain words to ask a platform for, so that whatever one of the terms finds has one of them (word* apart, which
    platforms do not know); () where some expression names no word that must be there, only fields or what must not.

    Of words that must all be there the longest is asked for; the rest is decided when the answer is there."""
    found: list[str] = []
    for term in terms:
        query = _tried(term)
        words = (term.strip(),) if query is None else _must(query.root)
        if not words and term.strip():
            return ()
        found += words
    return tuple(dict.fromkeys(word for word in found if word))


def _must(node: Node) -> tuple[str, ...]:
    """Words of which any match has at least one; () where there are none."""
    match node:
        case Words(author=False):
            return (node.typed,)
        case Or(parts):
            every = [_must(part) for part in parts]
            return tuple(word for words in every for word in words) if all(every) else ()
        case And(parts):
            every = [words for part in parts if (words := _must(part))]
            return min(every, key=lambda words: (len(words), -len(words[0])), default=())
    return ()


def _operates(token: Token) -> bool:
    return token.kind in ("AND", "OR", "NOT", "-", "field") or token.prefix or token.quoted


class Terms:
    """Several terms, compiled once: plain ones as one pattern, expressions one by one."""

    def __init__(self, terms: Sequence[str]) -> None:
        known = [(term, _tried(term)) for term in terms if folded(term).strip()]  # not what has only invisible signs
        self._expressions = [(term, query) for term, query in known if query is not None]
        self._plain = [term for term, query in known if query is None]
        self._any = re.compile("|".join(map(_pattern, self._plain)) or r"(?!)")
        # A word of each plain term: looking for these first is several times as fast as the pattern.
        self._needed = tuple({max(folded(term).split(), key=len) for term in self._plain})

    def holds(self, matcher: Matcher) -> bool:
        """Whether any of the terms is there."""
        if self._needed:
            title, words = matcher.text("title"), matcher.text("text")
            whole = f"{title}\n{words}" if title else words
            if any(word in whole for word in self._needed) and self._any.search(whole):
                return True
        return any(matcher.holds(query.root) for _, query in self._expressions)

    def reasons(self, said: Said) -> tuple[Reason, ...]:
        """Every term that is there, in no order that matters."""
        plain = [Reason(term, found) for term in self._plain if (found := _plain_hits(term, said))]
        others = [(term, hits(query, said)) for term, query in self._expressions]
        return (*plain, *(Reason(term, found) for term, found in others if found is not None))


def _tried(term: str) -> Query | None:
    try:
        return expression(term)
    except KnownError:
        return None


def _plain_hits(term: str, said: Said) -> tuple[Hit, ...]:
    found: list[Hit] = []
    pattern = re.compile(_pattern(term))
    for column in _PLAIN_COLUMNS:
        text = getattr(said, column) or ""
        spans = [one.span() for one in pattern.finditer(folded(text))]
        where = places(text) if spans else []
        found += [Hit(column, where[start], max(where[end], where[start] + 1)) for start, end in spans]
    return tuple(found)


def _pattern(term: str) -> str:
    """A whole word for scripts that have words ("apple" is not in "pineapple"); anywhere for Chinese and the like."""
    term = folded(term)
    words = r"[\s\-_]*".join(re.escape(word) for word in term.split())
    before = rf"(?<![^\W{CJK}])" if re.match(r"\w", term) and not re.match(f"[{CJK}]", term) else ""
    after = rf"(?![^\W{CJK}])" if re.search(r"\w$", term) and not re.search(f"[{CJK}]$", term) else ""
    return f"{before}{words}{after}"
