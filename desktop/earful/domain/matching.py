"""Whether a text says what a query asks, and where: the same answer that the full text gives for stored mentions."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from earful.domain.folding import CJK, folded, places
from earful.domain.mention import Mention
from earful.domain.query import And, Field, Node, Not, Or, Query, Words

Column = Literal["title", "text", "byline"]
COLUMNS: tuple[Column, ...] = ("title", "text", "byline")
_LETTER = f"[^\\W_{CJK}]"


@dataclass(frozen=True)
class Said:
    """What somebody published, as far as words go. `byline` is handle and name; None: not known."""

    text: str
    title: str | None = None
    byline: str | None = None
    platform: str | None = None
    lang: str | None = None
    kind: str | None = None


def said_in(mention: Mention) -> Said:
    """The words of a mention, with the descriptions of what is attached after its text."""
    author = mention.author
    byline = " ".join(part for part in (author.handle, author.name) if part) if author else None
    text = " ".join((mention.text, *mention.media)) if mention.media else mention.text
    return Said(text, mention.title, byline, mention.platform, mention.lang, mention.kind)


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters [start, end) of a column that were looked for."""

    column: Column
    start: int
    end: int


Answer = Callable[[Field, Said], bool]


def hits(query: Query, said: Said, answer: Answer | None = None) -> tuple[Hit, ...] | None:
    """Where `said` holds the words of the query, None where it does not match; () where no word decided.

    `answer` decides fields; as a rule a text answers author, platform, lang and kind, and every other with no."""
    matcher = Matcher(said, answer)
    if not matcher.holds(query.root):
        return None
    return tuple(sorted(set(matcher.hits(query.root)), key=lambda hit: (hit.column, hit.start, hit.end)))


def said_answer(field: Field, said: Said) -> bool:
    """What a text alone can say to a field."""
    match field.name:
        case "platform":
            return (said.platform or "").casefold() == field.value
        case "kind":
            return said.kind == field.value
        case "lang":
            return same_language(said.lang, str(field.value))
        case "handle":
            return has_handle(said.byline, str(field.value))
    return False


def same_language(lang: str | None, wanted: str) -> bool:
    """Whether a language code is the wanted one or a kind of it: "zh-TW" is "zh"."""
    return f"{(lang or '').lower()}-".startswith(f"{wanted}-")


def has_handle(byline: str | None, handle: str) -> bool:
    """Whether a byline begins with this handle, with or without its server."""
    return f"{(byline or '').lstrip('@').lower()} ".startswith((f"{handle} ", f"{handle}@"))


@lru_cache(maxsize=512)
def pattern_of(words: Words) -> re.Pattern[str]:
    """The words as they stand in a folded text: whole words, Chinese anywhere, one after the other."""
    runs = words.runs
    parts = ["" if _is_cjk(runs[0]) else f"(?<!{_LETTER})", re.escape(runs[0])]
    for before, run in pairwise(runs):
        parts.append(r"[\W_]*" if _is_cjk(before) != _is_cjk(run) else r"[\W_]+")
        parts.append(re.escape(run))
    if not _is_cjk(runs[-1]):
        parts.append(f"{_LETTER}*" if words.prefix else f"(?!{_LETTER})")  # the hit of a prefix is the whole word
    return re.compile("".join(parts))


_CJK_FIRST = re.compile(f"[{CJK}]")


def _is_cjk(run: str) -> bool:
    return _CJK_FIRST.match(run) is not None


class Matcher:
    """One text, for several queries; each column is folded once, its places are worked out only for hits."""

    def __init__(self, said: Said, answer: Answer | None = None) -> None:
        self._said, self._answer = said, answer or said_answer
        self._folded: dict[Column, str] = {}
        self._places: dict[Column, list[int]] = {}

    def holds(self, node: Node) -> bool:
        """Whether the text matches."""
        match node:
            case Words():
                return any(self._found(node, column) for column in _columns(node))
            case Field():
                return self._answer(node, self._said)
            case Not(part):
                return not self.holds(part)
            case And(parts):
                return all(map(self.holds, parts))
            case Or(parts):
                return any(map(self.holds, parts))

    def hits(self, node: Node) -> list[Hit]:
        """Where the words stand that make a text match; those of NOT do not."""
        match node:
            case Words():
                return [hit for column in _columns(node) for hit in self._hits(node, column)]
            case And(parts):
                return [hit for part in parts for hit in self.hits(part)]
            case Or(parts):
                return [hit for part in parts if self.holds(part) for hit in self.hits(part)]
        return []

    def text(self, column: Column) -> str:
        """A column, folded."""
        if column not in self._folded:
            self._folded[column] = folded(getattr(self._said, column) or "")
        return self._folded[column]

    def _found(self, words: Words, column: Column) -> bool:
        text = self.text(column)
        # Looking for the plain words first is ten times as fast as the pattern where they are not there.
        return all(run in text for run in words.runs) and pattern_of(words).search(text) is not None

    def _hits(self, words: Words, column: Column) -> list[Hit]:
        if not self._found(words, column):
            return []
        if column not in self._places:
            self._places[column] = places(getattr(self._said, column) or "")
        where = self._places[column]
        spans = [one.span() for one in pattern_of(words).finditer(self.text(column))]
        return [Hit(column, where[start], max(where[end], where[start] + 1)) for start, end in spans]


def _columns(words: Words) -> tuple[Column, ...]:
    return ("byline",) if words.author else COLUMNS
