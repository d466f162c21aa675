"""Reads labelled texts for training and measuring: JSON lines in which every label may be absent.

Fields: text, lang, and any of sentiment, complaint, need, desk, arousal, industry, style, intent, made."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from earful.domain.failures import KnownError
from earful.judgement.tokens import find_tokens, token_of


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled text; None where the set does not say. `own` marks texts written for the project."""

    text: str
    source: str
    lang: str | None = None
    sentiment: str | None = None
    complaint: bool | None = None
    need: str | None = None
    desk: str | None = None
    arousal: float | None = None
    industry: str | None = None
    style: str | None = None
    intent: str | None = None
    own: bool = False


def read_examples(path: Path) -> list[Example]:
    """The labelled texts of one file. Raises KnownError with the line number where a line cannot be read."""
    examples: list[Example] = []
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    examples.append(_example(line, path, number))
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError("cannot_read", {"path": path, "reason": error}) from error
    return examples


def _example(line: str, path: Path, number: int) -> Example:
    try:
        row: dict[str, Any] = json.loads(line)
        text = row["text"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise KnownError(
            "bad_row", {"path": path, "line": number, "reason": "not a JSON object with a text"}
        ) from error
    known = ("lang", "sentiment", "complaint", "need", "desk", "arousal", "industry", "style", "intent")
    return Example(str(text), path.stem, own="made" in row, **{name: row.get(name) for name in known})


def fingerprint(text: str) -> str:
    """What two copies of a text have in common: its words and characters, without names, addresses and marks."""
    forms = (token_of(raw).form for raw in find_tokens(text))
    return "".join(form for form in forms if form[0].isalnum())


def distinct(examples: Iterable[Example]) -> list[Example]:
    """The first of every group of equal texts that carry the same kind of label, over all sets together."""
    seen: set[tuple[str, bool]] = set()
    kept: list[Example] = []
    for example in examples:
        key = (fingerprint(example.text) or example.text, example.sentiment is None)
        if key not in seen:
            seen.add(key)
            kept.append(example)
    return kept
