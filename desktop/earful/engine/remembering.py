"""Fills the ear's memory from the store: what people said about texts, so that their word holds for texts like them."""

from collections.abc import Sequence

from earful.judgement.ear import Ear
from earful.judgement.memory import Said
from earful.store.corrections import Corrected, corrections, corrections_of
from earful.store.database import Database


def remember_all(database: Database, ear: Ear) -> None:
    """Takes up everything that people said about judgements; about 25,000 corrections a second."""
    for one in corrections(database):
        ear.memory.put(one.mention_id, one.text, _said(one))


def remember(database: Database, ear: Ear, ids: Sequence[int]) -> None:
    """Takes up what people said about these mentions, and forgets what they took back."""
    for identifier in ids:
        ear.memory.put(identifier, "", None)
    for one in corrections_of(database, ids):
        ear.memory.put(one.mention_id, one.text, _said(one))


def _said(one: Corrected) -> Said | None:
    if one.decision is None:
        return None
    return Said(one.decision, one.sentiment, one.complaint, one.need, one.desk)
