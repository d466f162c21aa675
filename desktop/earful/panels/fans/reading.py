"""What the panel asks the store for: the audits, a picture, the accounts behind a mark, the cards of the deck."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from earful.domain.brand import OwnAccount
from earful.domain.failures import KnownError
from earful.engine.audit_accounts import Account, accounts_at
from earful.insight.fans.deck import CARDS, Card, deck
from earful.insight.fans.marks import unpack
from earful.insight.fans.scores import Rules
from earful.sources.registry import source_for
from earful.store.audience_pictures import AuditLine, audit_lines, kept_marks, kept_picture
from earful.store.brands import brands, source_configs
from earful.store.database import Database
from earful.store.fan_labels import labels

AT_ONCE = 40


@dataclass(frozen=True)
class Asked:
    """An account of ours whose followers can be listed, and the source to ask through, where there is one."""

    platform: str
    handle: str
    brand_id: int
    source: int | None


@dataclass(frozen=True)
class Seen:
    """The audits of a brand, the picture of the chosen one, and who could be audited next."""

    audits: Sequence[AuditLine]
    picture: Mapping[str, Any] | None
    own: Sequence[Asked]


def read_seen(database: Database, brand_id: int | None, audit_id: str | None) -> Seen:
    """What the panel shows at first; `audit_id` None: the newest audit that is counted."""
    audits = audit_lines(database, brand_id)
    chosen = audit_id or next((one.id for one in audits if one.counted), None)
    picture = kept_picture(database, chosen) if chosen else None
    return Seen(audits, picture, _own(database, brand_id))


def _own(database: Database, brand_id: int | None) -> list[Asked]:
    sources = {config.platform: config.id for config in reversed(source_configs(database))}
    accounts: list[tuple[OwnAccount, int]] = [
        (account, brand.id)
        for brand in brands(database)
        if not brand.competitor and brand_id in (None, brand.id)
        for account in brand.own
    ]
    return [
        Asked(one.platform, one.handle, brand, sources.get(one.platform))
        for one, brand in accounts
        if _lists_followers(one.platform)
    ]


@cache
def _lists_followers(platform: str) -> bool:
    try:
        return bool(source_for(platform).capabilities.followers)
    except KnownError:
        return False


@cache
def _rules() -> Rules:
    return Rules.load()


def read_positions(database: Database, audit_id: str, mark: str, span: tuple[int, int] | None) -> list[int]:
    """The positions that a mark opens."""
    return [int(one) for one in unpack(kept_marks(database, audit_id)).chosen(mark, span)]


def read_accounts(database: Database, picture: Mapping[str, Any], positions: Sequence[int]) -> list[Account]:
    """The accounts at these positions, with reasons and what speaks against."""
    return accounts_at(database, picture, unpack(kept_marks(database, picture["audit"])), positions, _rules())


def read_deck(
    database: Database, picture: Mapping[str, Any], cards: int = CARDS
) -> tuple[int, list[tuple[Card, Account]]]:
    """How many cards of the deck are judged, and the others in their order."""
    marks = unpack(kept_marks(database, picture["audit"]))
    drawn = deck([int(one) for one in marks.position], int(picture["seed"]), cards)
    accounts = {one.position: one for one in accounts_at(
        database, picture, marks, sorted({card.position for card in drawn}), _rules()
    )}  # fmt: skip
    said = {(one.native_id, one.repeat) for one in labels(database, picture["audit"])}
    every = [(card, accounts[card.position]) for card in drawn if card.position in accounts]
    left = [(card, one) for card, one in every if (one.native_id, card.repeat) not in said]
    return len(every) - len(left), left
