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
    found = _Matcher(said, answer or said_answer).ask(query.root)
    return None if found is None else tuple(sorted(set(found), key=lambda hit: (hit.column, hit.start, hit.end)))


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


class _Matcher:
    """One text; each column is folded once, its places are worked out only where something was found."""

    def __init__(self, said: Said, answer: Answer) -> None:
        self._said, self._answer = said, answer
        self._folded: dict[Column, str] = {}
        self._places: dict[Column, list[int]] = {}

    def ask(self, node: Node) -> list[Hit] | None:
        match node:
            case Words():
                return self._words(node) or None
            case Field():
                return [] if self._answer(node, self._said) else None
            case Not(part):
                return [] if self.ask(part) is None else None
            case And(parts):
                found: list[Hit] = []
                for part in parts:
                    here = self.ask(part)
                    if here is None:
                        return None
                    found += here
                return found
            case Or(parts):
                every = [here for part in parts if (here := self.ask(part)) is not None]
                return [hit for here in every for hit in here] if every else None

    def _words(self, words: Words) -> list[Hit]:
        pattern = pattern_of(words)
        return [
            Hit(column, *self._place(column, one.start(), one.end()))
            for column in (("byline",) if words.author else COLUMNS)
            for one in pattern.finditer(self._text(column))
        ]

    def _text(self, column: Column) -> str:
        if column not in self._folded:
            self._folded[column] = folded(getattr(self._said, column) or "")
        return self._folded[column]

    def _place(self, column: Column, start: int, end: int) -> tuple[int, int]:
        if column not in self._places:
            self._places[column] = places(getattr(self._said, column) or "")
        found = self._places[column]
        return found[start], max(found[end], found[start] + 1)
