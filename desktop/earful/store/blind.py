"""Judging blind: a reproducible random sample of mentions, and what a person said of them without seeing our word.

Their words are decisions about the subject "blind:MENTION": they measure, they correct nothing."""

import json
import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.judging import texts_of

_KIND = "blind"
# What the program thinks of a complaint, as one letter each: it does, it may be one, it does not.
_STRATUM = "CASE WHEN j.complaint = 1 THEN 'complaint' WHEN j.complaint_p >= 0.3 THEN 'maybe' ELSE 'none' END"
_OTHERS = "j.own = 0 AND j.said_by IS NULL"


@dataclass(frozen=True, slots=True)
class Blind:
    """What a person said of one mention, and what the model then named thought of it; `stratum` as it was sampled."""

    stratum: str
    model: str
    said_complaint: bool | None
    complaint: bool
    said_sentiment: str | None
    sentiment: str


def sample(database: Database, n: int, seed: int) -> dict[int, str]:
    """The texts of n mentions by id, a third from each stratum as far as there are; the same for the same seed.

    Only what the model judged by itself, in an order that tells nothing of its word."""
    chosen: list[int] = []
    strata: dict[str, list[int]] = {}
    for row in database.rows(f"SELECT j.mention_id, {_STRATUM} AS stratum FROM judgement j WHERE {_OTHERS}"):
        strata.setdefault(row["stratum"], []).append(row["mention_id"])
    left = n
    for place, ids in enumerate(sorted(strata.values(), key=len)):
        drawn = sorted(ids, key=lambda one: _dice(one, seed))[: left // (len(strata) - place)]
        chosen += drawn
        left -= len(drawn)
    texts = texts_of(database, chosen)
    return {one: texts[one] for one in sorted(texts, key=lambda one: _dice(one, seed + 1))}


def strata(database: Database) -> dict[str, int]:
    """How many mentions each stratum holds."""
    rows = database.rows(f"SELECT {_STRATUM} AS stratum, count(*) AS n FROM judgement j WHERE {_OTHERS} GROUP BY 1")
    return {row["stratum"]: row["n"] for row in rows}


def said_blind(database: Database, said: Sequence[tuple[int, bool | None, str | None]], now: Moment) -> int:
    """Keeps what a person said: (mention, complaint, sentiment). Mentions that are not there are left out."""
    kept = 0
    with database.writing() as connection:
        for number, (mention, complaint, sentiment) in enumerate(said):
            row = database.row(
                f"SELECT m.platform, m.native_id, j.model, j.complaint, j.sentiment, {_STRATUM} AS stratum"
                " FROM mention m JOIN judgement j ON j.mention_id = m.id WHERE m.id = ?",
                (mention,),
            )
            if row is None:
                continue
            ours = {"model": row["model"], "complaint": bool(row["complaint"]), "sentiment": row["sentiment"]}
            value = {"complaint": complaint, "sentiment": sentiment, "stratum": row["stratum"], "ours": ours}
            connection.execute(
                "INSERT INTO decision (id, at, device, who, kind, subject, mention_id, value) VALUES (?,?,?,?,?,?,?,?)",
                (uuid7(now + number, os.urandom(8)), now, socket.gethostname(), "me", _KIND,
                 f"blind:{row['platform']}:{row['native_id']}", None, json.dumps(value)),
            )  # fmt: skip
            kept += 1
    return kept


def blind(database: Database) -> list[Blind]:
    """What was said blind; of a mention that was judged more than once, the last time counts."""
    found: dict[str, Blind] = {}
    rows = database.rows(
        "SELECT subject, value FROM decision WHERE mention_id IS NULL AND subject >= 'blind:' AND subject < 'blind;'"
        " AND kind = ? ORDER BY id",
        (_KIND,),
    )
    for row in rows:
        value = json.loads(row["value"])
        ours = value["ours"]
        found[row["subject"]] = Blind(
            value["stratum"],
            ours["model"],
            value["complaint"],
            ours["complaint"],
            value["sentiment"],
            ours["sentiment"],
        )
    return list(found.values())


def _dice(mention: int, seed: int) -> int:
    return crc32(f"{seed}:{mention}".encode())
