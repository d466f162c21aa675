"""What the inbox asks the store beyond a page: who waits, what arrived, who asks again, one whole case.

Everything here runs on the reader's thread."""

from dataclasses import dataclass, field

from earful.domain.case import Decision
from earful.domain.moments import Moment
from earful.domain.query import And, Field, Query, parse
from earful.panels.inbox.rows import Row
from earful.store import companions, reading, searching
from earful.store.corrections import NOTHING_SAID, Said, said_of
from earful.store.database import Database
from earful.store.decisions import decisions
from earful.store.listed import Listed
from earful.store.reading import OLDEST_FIRST, VIEWS, View

PAGE = 100
_ARRIVALS = 500
_COUNTED = 20_000  # of all mentions that are searched for; how many more there are is not worth seconds
_AUTHOR = 500  # messages of one author that are counted
_CANNED_FROM = 3  # the same words sent so often are a canned reply


@dataclass(frozen=True)
class Asked:
    """What the list shows: a view of one brand or of all, and the words searched for."""

    view: View = "unheard"
    brand_id: int | None = None
    search: str = ""


def page(database: Database, asked: Asked, now: Moment, after: int | None = None) -> list[Row]:
    """The next page of rows after the mention id `after`."""
    if asked.view == "all" and asked.search:
        return _rows(database, searching.search(database, _query(asked), before=after, limit=PAGE))
    found = reading.page(
        database, asked.view, now, brand_id=asked.brand_id, search=asked.search, after=after, limit=PAGE
    )
    return _rows(database, found)


def _query(asked: Asked) -> Query:
    """What is searched for in the whole store, newest first; times in it are written out."""
    query = parse(asked.search)
    return query if asked.brand_id is None else Query(And((query.root, Field("brand_id", asked.brand_id))))


def rows(database: Database, ids: tuple[int, ...]) -> list[Row]:
    """The rows with these ids, as far as they are there."""
    return _rows(database, [found for identifier in ids if (found := reading.listed(database, identifier))])


def _rows(database: Database, mentions: list[Listed]) -> list[Row]:
    asked = reading.times_asked(database, [mention.id for mention in mentions if mention.complaint and not mention.own])
    return [Row(mention, asked.get(mention.id, 0)) for mention in mentions]


@dataclass(frozen=True)
class Standing:
    """How many each view holds (None: not counted), and of the one in sight how many people, and since when the first.

    `heard` is whether anything was ever heard of this brand."""

    counts: dict[View, int | None]
    people: int
    first_at: Moment | None
    heard: bool


def standing(database: Database, asked: Asked, now: Moment) -> Standing:
    """The numbers over the list. "All" is counted only where a search narrows it: the foot bar has the total."""
    counted = [view for view in VIEWS if view != "all" or asked.search]
    if asked.view not in counted and asked.view != "all":
        counted.append(asked.view)
    counts: dict[View, int | None] = dict.fromkeys(VIEWS)
    for view in counted:
        if view == "all":
            counts[view] = searching.count_up_to(database, _query(asked), _COUNTED)
            continue
        counts[view] = reading.count(database, view, now, brand_id=asked.brand_id, search=asked.search)
    people: int = 0
    first_at: Moment | None = None
    if asked.view in OLDEST_FIRST:
        people, first_at = reading.people_waiting(
            database, asked.view, now, brand_id=asked.brand_id, search=asked.search
        )
    heard = any(counts.values()) or bool(reading.page(database, "all", now, brand_id=asked.brand_id, limit=1))
    return Standing(counts, people, first_at, heard)


def arrivals(database: Database, asked: Asked, now: Moment, since: Moment, newest: int) -> tuple[int, ...]:
    """Ids that came into the view since it was read; at most 500."""
    return reading.arrivals(
        database, asked.view, now, since, newest, brand_id=asked.brand_id, search=asked.search, limit=_ARRIVALS
    )


@dataclass(frozen=True)
class ByAuthor:
    """What is known of an author from their own messages to us. `more`: there are more than were counted."""

    first_at: Moment
    messages: int
    answered: int
    more: bool


@dataclass(frozen=True)
class Opened:
    """One mention opened: the conversation oldest first, its author, its earlier wordings and what was attached.

    `canned` says how often the words of one of our replies were sent, by mention id. `history` is what was decided,
    oldest first; `merged` are the mentions that were made part of this case: their conversations stand here, too."""

    focal: Listed
    conversation: tuple[Listed, ...]
    author: ByAuthor | None
    edits: tuple[tuple[Moment, str, float | None], ...] = ()
    media: tuple[str, ...] = ()
    canned: dict[int, int] = field(default_factory=dict)
    said: Said = NOTHING_SAID
    history: tuple[Decision, ...] = ()
    merged: tuple[int, ...] = ()


def opened(database: Database, mention_id: int) -> Opened | None:
    """Everything the reading pane shows of a mention; None where it is not there."""
    focal = reading.listed(database, mention_id)
    if focal is None:
        return None
    merged = companions.merged_into(database, mention_id)
    talks = {one.id: one for case in (mention_id, *merged) for one in reading.conversation(database, case)}
    conversation = tuple(talks[identifier] for identifier in sorted(talks)) or (focal,)
    return Opened(
        focal,
        conversation,
        _by_author(database, focal.author_id),
        tuple(reading.edits(database, mention_id)),
        reading.media(database, mention_id),
        _canned(database, conversation),
        said_of(database, mention_id),
        tuple(decisions(database, mention_id)),
        merged,
    )


def _by_author(database: Database, author_id: int | None) -> ByAuthor | None:
    if author_id is None:
        return None
    found = reading.by_author(database, author_id, _AUTHOR)
    answered = sum(mention.answered_at is not None for mention in found)
    return ByAuthor(found[-1].at, len(found), answered, len(found) == _AUTHOR) if found else None


def _canned(database: Database, conversation: tuple[Listed, ...]) -> dict[int, int]:
    canned: dict[int, int] = {}
    for author_id in {mention.author_id for mention in conversation if mention.own and mention.author_id is not None}:
        sent = [_plain(mention.text) for mention in reading.by_author(database, author_id, _AUTHOR)]
        for mention in conversation:
            if mention.own and mention.author_id == author_id:
                canned[mention.id] = sent.count(_plain(mention.text))
    return {identifier: times for identifier, times in canned.items() if times >= _CANNED_FROM}


def _plain(text: str) -> str:
    """The words without the names they are addressed to, which alone differ in canned replies."""
    return " ".join(word for word in text.casefold().split() if not word.startswith("@"))
