"""One complaint heard by voice (telephone, shop, letter): written down by a person, stored like any other mention."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.ids import uuid7
from earful.domain.judgement import DESKS, NEEDS
from earful.domain.mention import Author, Mention
from earful.domain.moments import Moment
from earful.engine.importing.taking import Door, Judge
from earful.sources.text import clean
from earful.store.brands import brand_named, brands
from earful.store.database import Database
from earful.store.decisions import decide
from earful.store.importing import Batch, keep_batch
from earful.store.intake import Beside, take_in
from earful.store.judging import hold
from earful.store.sorting import Heard

PLATFORM = "voice"
CHANNELS = ("telephone", "shop", "letter", "email", "other")


@dataclass(frozen=True)
class Spoken:
    """What was heard. `at` None: just now. `need` and `desk` are the person's own words for it, None: as judged."""

    text: str
    brand: str | None = None
    channel: str = "telephone"
    at: Moment | None = None
    name: str | None = None
    contact: str | None = None
    where: str | None = None
    need: str | None = None
    desk: str | None = None


@dataclass(frozen=True)
class Written:
    """The mention that was made of it, and the batch by which it can be taken back."""

    mention_id: int
    batch: str
    brand: str


def take_spoken(door: Door, spoken: Spoken, now: Moment) -> Written:
    """Stores it and, in the person's name, that it is a complaint. Raises KnownError: setting_wrong, unknown_brand."""
    _check(spoken)
    identifier = uuid7(now, os.urandom(8))

    def work(database: Database, judge: Judge) -> Written:
        brand = _brand(database, spoken.brand)
        mention = _mention(spoken, identifier, now)
        alert = not brand.competitor
        taken = take_in(database, [Heard(mention, (brand.id,), alert=alert)], judge, now, Beside(batch=identifier))
        decisions = _decide(database, taken.new, spoken, now)
        hold(database, taken.new, judge, now)
        batch = Batch(identifier, now, None, PLATFORM, brand.id, decisions, read=1, new=1)
        keep_batch(database, batch)
        return Written(taken.new[0], identifier, brand.name)

    return door(work)


def _check(spoken: Spoken) -> None:
    if not clean(spoken.text):
        raise KnownError("setting_wrong", {"value": "", "field": "--text", "reason": "there are no words in it"})
    for field, value, known in (
        ("--channel", spoken.channel, CHANNELS), ("--need", spoken.need, NEEDS), ("--desk", spoken.desk, DESKS),
    ):  # fmt: skip
        if value is not None and value not in known:
            raise KnownError(
                "setting_wrong", {"value": value, "field": field, "reason": "choose one of " + ", ".join(known)}
            )


def _brand(database: Database, name: str | None) -> Brand:
    """The brand that is meant; the only one of ours where none was said."""
    ours = [brand for brand in brands(database) if not brand.competitor]
    if name is None and len(ours) == 1:
        return ours[0]
    return brand_named(database, name or "")


def _mention(spoken: Spoken, identifier: str, now: Moment) -> Mention:
    more = {"channel": spoken.channel, "where": clean(spoken.where or "")}
    return Mention(
        PLATFORM,
        identifier,
        "post",
        clean(spoken.text),
        _author(spoken),
        spoken.at if spoken.at is not None else now,
        extra={name: value for name, value in more.items() if value},
    )


def _author(spoken: Spoken) -> Author | None:
    """Who it was; the same contact is the same person."""
    name, contact = clean(spoken.name or ""), clean(spoken.contact or "")
    if not (name or contact):
        return None
    return Author(PLATFORM, contact.casefold() or name, contact or None, name or None)


def _decide(database: Database, ids: Sequence[int], spoken: Spoken, now: Moment) -> dict[str, str]:
    made = {"complaint": decide(database, "complaint", ids, now)[0]}
    said = {name: word for name, word in (("need", spoken.need), ("desk", spoken.desk)) if word}
    if said:
        made["judged"] = decide(database, "judged", ids, now, said)[0]
    return made
