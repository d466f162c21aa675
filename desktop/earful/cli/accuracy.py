"""`earful judge --sample N`, `earful judge --said FILE`, `earful report accuracy`: does the program agree with you?"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from earful.domain.failures import KnownError
from earful.domain.judgement import SENTIMENTS, UNSURE
from earful.engine.outside import clock
from earful.insight.agreement import Agreement, agreement
from earful.store.blind import Blind, blind, said_blind, sample, strata
from earful.store.database import Database


def drawn(database: Database, n: int, seed: int) -> list[dict[str, Any]]:
    """The texts to judge, without our word."""
    return [{"id": str(identifier), "text": text} for identifier, text in sample(database, n, seed).items()]


def taken(database: Database, path: Path) -> dict[str, Any]:
    """Keeps a person's words: JSON lines with the id and complaint (true, false) or sentiment, or both."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError("cannot_read", {"path": path, "reason": error}) from error
    said = [_said(line, path, number) for number, line in enumerate(lines, 1) if line.strip()]
    return {"read": len(said), "kept": said_blind(database, said, clock())}


def accuracy_report(database: Database, _about: object) -> dict[str, Any]:
    """How often each model's word was a person's, by head, over all mentions that it judged by itself."""
    every, sizes = blind(database), strata(database)
    models = {one.model: None for one in every}
    found = [{"model": model, **_heads([one for one in every if one.model == model], sizes)} for model in models]
    return {"report": "accuracy", "n": len(every), "models": found}


def _heads(judged: Sequence[Blind], sizes: Mapping[str, int]) -> dict[str, Any]:
    complaint = [(one.stratum, one.said_complaint == one.complaint) for one in judged if one.said_complaint is not None]
    told = [one for one in judged if one.said_sentiment is not None and one.sentiment != UNSURE]
    sentiment = [(one.stratum, one.said_sentiment == one.sentiment) for one in told]
    return {
        "complaint": {"n": len(complaint), **_figures(agreement(complaint, sizes))},
        "sentiment": {"n": len(sentiment), **_figures(agreement(sentiment, sizes))},
        "unsure": sum(one.sentiment == UNSURE for one in judged),
    }


def _figures(found: Agreement | None) -> dict[str, float | None]:
    if found is None:
        return {"estimate": None, "low": None, "high": None}
    return {name: round(getattr(found, name), 4) for name in ("estimate", "low", "high")}


def _said(line: str, path: Path, number: int) -> tuple[int, bool | None, str | None]:
    try:
        row = json.loads(line)
        identifier, complaint, sentiment = int(row["id"]), row.get("complaint"), row.get("sentiment")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise KnownError("bad_row", {"path": path, "line": number, "reason": 'it needs an "id"'}) from error
    known = complaint in (None, True, False) and sentiment in (None, *SENTIMENTS)
    if not known or (complaint is None and sentiment is None):
        reason = '"complaint" is true or false, "sentiment" negative, neutral or positive'
        raise KnownError("bad_row", {"path": path, "line": number, "reason": reason})
    return identifier, complaint, sentiment
