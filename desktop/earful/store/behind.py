"""The very mentions behind a number: counted, paged and counted by person with one and the same condition."""

from collections.abc import Sequence
from dataclasses import dataclass

from earful.domain.moments import Moment
from earful.domain.query import Query
from earful.store.database import Database
from earful.store.listed import Listed
from earful.store.mention_ids import first_id_at
from earful.store.query_conditions import condition
from earful.store.reading import listed


@dataclass(frozen=True, slots=True)
class Selection:
    """Mentions by others in [start, end) as they were judged: of one feeling, or complaints, or all; `listened` only
    those that a person has opened. `brand_id` None: of any brand; `platform`, `desk` (complaints only) and `query`
    narrow it as the chart is narrowed. The bounds are whole hours, as the counts are."""

    start: Moment
    end: Moment
    brand_id: int | None = None
    name: str = ""  # a feeling, "complaints", or "" for all
    listened: bool = False
    platform: str | None = None
    desk: str | None = None
    query: Query | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """How many a selection holds, and one page of them, newest first."""

    count: int
    page: Sequence[Listed]


_FROM = "FROM judgement j JOIN mention m ON m.id = j.mention_id"


def _where(selection: Selection) -> tuple[str, dict[str, object]]:
    where = "j.mention_id >= :first AND j.mention_id < :last AND m.own = 0"
    params: dict[str, object] = {"first": first_id_at(selection.start), "last": first_id_at(selection.end)}
    of_brand = "" if selection.brand_id is None else " AND b.brand_id = :brand"
    params["brand"] = selection.brand_id
    where += f" AND EXISTS (SELECT 1 FROM mention_brand b WHERE b.mention_id = j.mention_id{of_brand})"
    if selection.name == "complaints":
        where += " AND j.complaint = 1"
    elif selection.name:
        where += " AND j.sentiment = :feeling"
        params["feeling"] = selection.name
    if selection.platform is not None:
        where += " AND m.platform = :platform"
        params["platform"] = selection.platform
    if selection.desk is not None:
        where += " AND j.complaint = 1 AND j.desk = :desk"
        params["desk"] = selection.desk
    if selection.query is not None:
        sql, more = condition(selection.query)
        where += f" AND {sql}"
        params |= more
    if selection.listened:
        where += " AND j.mention_id IN (SELECT mention_id FROM case_now WHERE read_at IS NOT NULL)"
    return where, params


def count(database: Database, selection: Selection) -> int:
    """How many mentions a selection holds."""
    where, params = _where(selection)
    row = database.row(f"SELECT count(*) AS n {_FROM} WHERE {where}", params)
    return int(row["n"]) if row else 0


def people(database: Database, selection: Selection) -> int:
    """How many different authors they have; mentions whose author is unknown are left out."""
    where, params = _where(selection)
    row = database.row(f"SELECT count(DISTINCT m.author_id) AS n {_FROM} WHERE {where}", params)
    return int(row["n"]) if row else 0


def page(database: Database, selection: Selection, after: int | None = None, limit: int = 12) -> list[Listed]:
    """The newest `limit` mentions, or those that come after the mention id `after`."""
    where, params = _where(selection)
    if after is not None:
        where += " AND j.mention_id < :after"
    rows = database.rows(
        f"SELECT j.mention_id AS id {_FROM} WHERE {where} ORDER BY j.mention_id DESC LIMIT :limit",
        params | {"after": after, "limit": limit},
    )
    found = (listed(database, row["id"]) for row in rows)
    return [one for one in found if one is not None]


def find(database: Database, selection: Selection, known: int | None = None, limit: int = 12) -> Found:
    """The count and the first page. `known` is the count where the chart has it: counting 180,000 takes 325 ms."""
    counted = count(database, selection) if known is None else known
    return Found(counted, page(database, selection, limit=limit))
