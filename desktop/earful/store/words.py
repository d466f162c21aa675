"""Words for the full-text index: Chinese, Japanese and Korean as overlapping pairs, everything else as it stands.

FTS5's own tokenizers cannot find two-character Chinese words, which most Chinese words are (house.md)."""

import re

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_RUN = re.compile(f"[{_CJK}]+")
_TERM = re.compile(r'(?P<not>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


def indexed(text: str) -> str:
    """`text` as it goes into the index: each run of CJK characters becomes its pairs and its last character."""
    if text.isascii():
        return text
    return _RUN.sub(_pairs, text)


def _pairs(run: re.Match[str]) -> str:
    characters = run.group()
    # The last single character lets a search for one character find it through the prefix of every pair.
    return " " + " ".join(characters[i : i + 2] for i in range(len(characters))) + " "


def match_query(search: str) -> str | None:
    """The FTS5 query for what a person typed: words, "phrases", -not, prefix*. None where nothing searchable was typed.

    Every term must be there (AND). Never a syntax error: whatever is no word is left out."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in _TERM.finditer(search):
        expression = _expression(term["phrase"] if term["phrase"] is not None else term["word"])
        if expression:
            (unwanted if term["not"] else wanted).append(expression)
    if not wanted:
        return None
    query = " AND ".join(wanted)
    return f"({query}) NOT ({' OR '.join(unwanted)})" if unwanted else query


def _expression(term: str) -> str | None:
    prefix = term.endswith("*")
    words = re.sub(r"[^\w]+", " ", _RUN.sub(_query_pairs, term)).replace("_", " ").split()
    if not words:
        return None
    single = bool(re.fullmatch(f"[{_CJK}]", words[-1]))
    return f'"{" ".join(words)}"' + ("*" if prefix or single else "")


def _query_pairs(run: re.Match[str]) -> str:
    characters = run.group()
    pairs = [characters[i : i + 2] for i in range(len(characters) - 1)] or [characters]
    return " " + " ".join(pairs) + " "
