"""The words, operators and fields of a typed query, each with its place. What is no word at all is passed over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from earful.domain.failures import KnownError
from earful.domain.folding import CJK, folded
from earful.domain.query_fields import FIELDS

_RUN = re.compile(f"[{CJK}]+|[^\\W_{CJK}]+")
_OPENING, _CLOSING = "(（", ")）"
# Whatever opens a quote, and what may close it: people mix keyboards.
_QUOTES = {'"': '"＂“”', "＂": '"＂“”', "“": '"＂“”', "”": '"＂“”', "„": '"“”', "「": "」", "『": "』"}
_MINUS = "-－−"
_PLAIN = re.compile(r"[^\s()（）\"＂“”„「『]+")
_FIELD = re.compile(rf"({'|'.join(FIELDS)})[:：]", re.IGNORECASE)
_OPERATORS = ("AND", "OR", "NOT")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: an operator, "-", "(", ")", "words" or "field". Characters [at, end), from 0; `end` of fields only."""

    kind: str
    at: int
    text: str = ""
    prefix: bool = False
    field: str = ""
    quoted: bool = False
    end: int = 0


def runs_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, cut where scripts with and without spaces meet: "Frost300冰箱" has two."""
    return tuple(_RUN.findall(folded(text)))


def wrong(kind: str, at: int, **params: object) -> KnownError:
    """The failure `kind` at the character `at` (from 0), which people count from 1."""
    return KnownError(kind, {"at": at + 1, **params})


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a query, from left to right. Raises KnownError("query_open_quote"), ("query_no_value")."""
    at = 0
    while at < len(text):
        character = text[at]
        if character in _OPENING or character in _CLOSING:
            yield Token("(" if character in _OPENING else ")", at, character)
            at += 1
        elif character in _QUOTES:
            token, at = _quoted(text, at)
            if token is not None:
                yield token
        elif _negates(text, at):
            yield Token("-", at, character)
            at += 1
        elif found := _PLAIN.match(text, at):
            token, at = _plain(text, found)
            if token is not None:
                yield token
        else:
            at += 1


def _negates(text: str, at: int) -> bool:
    """A minus sign before a word, where a word begins: neither "T-Mobile" nor " - "."""
    begins = at == 0 or text[at - 1].isspace() or text[at - 1] in _OPENING
    rest = text[at + 1 : at + 2]
    if text[at] not in _MINUS or not begins or not rest or rest.isspace() or rest in _CLOSING:
        return False
    if rest in _OPENING or rest in _QUOTES:
        return True
    word = _PLAIN.match(text, at + 1)
    return bool(word and (_FIELD.match(word.group()) or runs_of(word.group())))


def _quoted(text: str, at: int) -> tuple[Token | None, int]:
    inside, end = _inside(text, at)
    prefix = text[end : end + 1] == "*"
    return (Token("words", at, inside, prefix, quoted=True) if runs_of(inside) else None), end + prefix


def _inside(text: str, at: int) -> tuple[str, int]:
    """What stands between the quote at `at` and its end, and where that was."""
    closing = _QUOTES[text[at]]
    end = next((place for place in range(at + 1, len(text)) if text[place] in closing), None)
    if end is None:
        raise wrong("query_open_quote", at)
    return text[at + 1 : end], end + 1


def _plain(text: str, found: re.Match[str]) -> tuple[Token | None, int]:
    word, at, end = found.group(), found.start(), found.end()
    if word in _OPERATORS:
        return Token(word, at, word), end
    if named := _FIELD.match(word):
        return _field(text, named[1].lower(), at, at + named.end(), end)
    prefix = word.endswith(("*", "＊"))
    return (Token("words", at, word, prefix) if runs_of(word) else None), end


def _field(text: str, name: str, at: int, begins: int, end: int) -> tuple[Token, int]:
    value, quoted, prefix = text[begins:end], False, False
    if not value and text[end : end + 1] in _QUOTES and end < len(text):
        value, end = _inside(text, end)
        quoted = True
        prefix = text[end : end + 1] == "*"
        end += prefix
    if not value.strip():
        raise wrong("query_no_value", at, field=name, example=f"{name}:{FIELDS[name].example}")
    prefix = prefix or (not quoted and value.endswith(("*", "＊")))
    return Token("field", at, value.strip(), prefix, name, quoted, end), end
