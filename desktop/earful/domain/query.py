"""The search language: what a person typed, as a tree. One language for searches and for the words of a brand.

`door "came off" -apple (repair OR refund*) author:anna is:complaint since:7d`. Words that stand side by side must all
be there; NOT binds closer than AND, AND closer than OR; operators are written in capitals. Chinese quotes, brackets,
colons and minus signs are read as their Western ones. Punctuation within a word is no part of it ("T-Mobile" is the
phrase "t mobile"); a word that is nothing but punctuation is passed over. Half-typed input is an error with its place
(an open quote, a bracket, an operator or field without its word): a box shows it and keeps what it had found."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import TypeAlias

from earful.domain.moments import Moment, iso
from earful.domain.query_fields import FieldValue, field_value
from earful.domain.query_tokens import Token, runs_of, tokens_of, wrong

_DEEPEST = 20  # brackets within brackets
_LONGEST = 2_000  # characters


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand together in this order. `runs` are folded, each of one kind of script (`runs_of`).

    `prefix`: the last one may go on. `author`: only in the author's handle and name. `at` is where it was typed, and
    `typed` what, without quotes and star."""

    runs: tuple[str, ...]
    prefix: bool = False
    author: bool = False
    at: int = 0
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """What a column must say: the name of the field and its value; a Moment for since and until."""

    name: str
    value: FieldValue
    at: int = 0


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts; without any, everything."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the parts."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """What does not match the part."""

    part: "Node"


Node: TypeAlias = Words | Field | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood: its tree and the text it was read from. `Query()` finds everything."""

    root: Node = And(())
    text: str = ""

    @property
    def everything(self) -> bool:
        """Whether nothing was asked."""
        return self.root == And(())


def parse(text: str, now: Moment = 0, place: tzinfo = UTC, *, watch: bool = False) -> Query:
    """The query that `text` says. `now` is what 7d counts back from, `place` the time zone that days begin in.

    `watch`: as the words of a brand, where only fields count that a mention has before it is stored. Raises KnownError
    (query_...) whose `at` is the place of the first fault, counting characters from 1."""
    if len(text) > _LONGEST:
        raise wrong("query_too_long", _LONGEST, limit=_LONGEST)
    reader = _Reader(list(tokens_of(text)), now, place, watch)
    root = reader.whole()
    if root is None:
        if text.strip():
            raise wrong("query_nothing", len(text) - len(text.lstrip()))
        return Query(text=text)
    return Query(root, text)


def pinned(text: str, now: Moment, place: tzinfo) -> str:
    """The same query with its times written out in UTC: it means the same at any later moment and in any zone.

    Raises what `parse` raises."""
    parse(text, now, place)
    for token in reversed([one for one in tokens_of(text) if one.field in ("since", "until")]):
        at = iso(int(field_value(token, now, place, False)))
        text = f"{text[: token.at]}{token.field}:{at}{text[token.end :]}"
    return text


def leaves(node: Node) -> Iterator[Words | Field]:
    """Every word and field of a tree, in the order they were typed."""
    match node:
        case Words() | Field():
            yield node
        case Not(part):
            yield from leaves(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)


class _Reader:
    """Recursive descent over the tokens: alternatives > together > one."""

    def __init__(self, tokens: list[Token], now: Moment, place: tzinfo, watch: bool) -> None:
        self._tokens, self._next = tokens, 0
        self._now, self._place, self._watch = now, place, watch
        self._depth = 0

    def whole(self) -> Node | None:
        if self._peek() is None:
            return None
        found = self._alternatives()
        if (rest := self._peek()) is not None:  # only a closing bracket ends it early
            raise wrong("query_stray_bracket", rest.at)
        return found

    def _peek(self, *kinds: str) -> Token | None:
        token = self._tokens[self._next] if self._next < len(self._tokens) else None
        return token if token is not None and (not kinds or token.kind in kinds) else None

    def _take(self, *kinds: str) -> Token | None:
        token = self._peek(*kinds)
        self._next += token is not None
        return token

    def _alternatives(self) -> Node:
        parts = [self._together()]
        while operator := self._take("OR"):
            self._needs_operand(operator)
            parts.append(self._together())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _together(self) -> Node:
        parts = [self._one()]
        while self._peek() and not self._peek("OR", ")"):
            if operator := self._take("AND"):
                self._needs_operand(operator)
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self) -> Node:
        token = self._tokens[self._next]
        self._next += 1
        match token.kind:
            case "NOT" | "-":
                self._needs_operand(token)
                return Not(self._deeper(token))
            case "(":
                return self._bracket(token)
            case "AND" | "OR":
                raise wrong("query_operand", token.at, word=token.kind)
            case ")":
                raise wrong("query_stray_bracket", token.at)
        return self._leaf(token)

    def _deeper(self, token: Token) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise wrong("query_too_deep", token.at, limit=_DEEPEST)
        found = self._one()
        self._depth -= 1
        return found

    def _bracket(self, opening: Token) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise wrong("query_too_deep", opening.at, limit=_DEEPEST)
        if self._peek(")"):
            raise wrong("query_empty_bracket", opening.at)
        if self._peek() is None:
            raise wrong("query_open_bracket", opening.at)
        found = self._alternatives()
        if not self._take(")"):
            raise wrong("query_open_bracket", opening.at)
        self._depth -= 1
        return found

    def _needs_operand(self, operator: Token) -> None:
        following = self._peek()
        if following is None or following.kind in ("AND", "OR", ")"):
            raise wrong("query_operand", operator.at, word=operator.text)

    def _leaf(self, token: Token) -> Node:
        if token.kind != "field":
            return Words(runs_of(token.text), token.prefix, at=token.at, typed=token.text.rstrip("*＊"))
        if token.field == "author":
            return _author(token)
        return Field(token.field, field_value(token, self._now, self._place, self._watch), token.at)


def _author(token: Token) -> Node:
    """A word of the author's handle or name; with @ the very handle, whose words lead to it."""
    runs = runs_of(token.text)
    words = Words(runs, token.prefix, author=True, at=token.at)
    if not token.text.startswith("@"):
        if not runs:
            raise wrong("query_no_value", token.at, field="author", example="author:anna")
        return words
    handle = Field("handle", token.text.lstrip("@").lower(), token.at)
    if not handle.value:
        raise wrong("query_no_value", token.at, field="author", example="author:@anna")
    return And((words, handle)) if runs else handle
