"""Words for the full-text index and questions to it. Chinese, Japanese and Korean stand in it as overlapping pairs.

FTS5's own tokenizers cannot find two-character Chinese words, which most Chinese words are (house.md). What is no ASCII
is folded first (domain/folding.py), so that simplified and traditional, full and half width find each other."""

import re
from operator import add

from earful.domain.folding import CJK, folded_words
from earful.domain.query import And, Node, Not, Or, Words

_RUN = re.compile(f"[{CJK}]+")
_CJK = re.compile(f"[{CJK}]")


def indexed(text: str) -> str:
    """`text` as it goes into the index: folded, each run of CJK characters as its pairs and its last character."""
    if text.isascii():
        return text  # FTS5 folds these itself
    return _RUN.sub(_pairs, folded_words(text))


def _pairs(run: re.Match[str]) -> str:
    characters = run.group()
    # The last single character lets a search for one character find it through the prefix of every pair.
    if len(characters) == 2:
        return f" {characters} {characters[1]} "
    return f" {' '.join(map(add, characters, characters[1:]))} {characters[-1]} "


def match_expression(node: Node) -> str | None:
    """The FTS5 query that finds exactly what `node` does; None where that takes more than words.

    NOT is possible only beside something that must be there."""
    match node:
        case Words():
            return _phrase(node)
        case Or(parts):
            every = [match_expression(part) for part in parts]
            return f"({' OR '.join(one for one in every if one)})" if all(every) else None
        case And(parts):
            wanted = [match_expression(part) for part in parts if not isinstance(part, Not)]
            unwanted = [match_expression(part.part) for part in parts if isinstance(part, Not)]
            return together(wanted, unwanted) if all(wanted) and all(unwanted) else None
        case _:
            return None


def together(wanted: list[str | None], unwanted: list[str | None]) -> str | None:
    """One FTS5 query for all of `wanted` and none of `unwanted`; None where nothing is wanted."""
    if not wanted:
        return None
    query = " AND ".join(one for one in wanted if one)
    return f"(({query}) NOT ({' OR '.join(one for one in unwanted if one)}))" if unwanted else f"({query})"


def _phrase(words: Words) -> str:
    tokens: list[str] = []
    for place, run in enumerate(words.runs, 1):
        if not _CJK.match(run):
            tokens.append(run)
            continue
        tokens += [run[i : i + 2] for i in range(len(run) - 1)]
        if place < len(words.runs) or len(run) == 1:
            tokens.append(run[-1])  # what follows stands right after the run's last character
    single = len(words.runs[-1]) == 1 and _CJK.match(words.runs[-1]) is not None
    column = "author : " if words.author else ""
    return f'{column}"{" ".join(tokens)}"' + ("*" if words.prefix or single else "")
