"""Downloads the followers of an account: the whole list, in follow order, and their profiles; all of them, or of some
drawn at random where profiles cost requests of their own. Of the drawn ones also when they last published something,
where that takes a request each. Goes on where it stopped."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from earful.domain.failures import KnownError
from earful.domain.follower import FollowerPage
from earful.domain.http import Request, Response
from earful.domain.ids import uuid7
from earful.domain.moments import DAY, SECOND, Moment
from earful.domain.source import SourceConfig
from earful.sources.base import Session, Source
from earful.store import audience
from earful.store.audience import StoredAudit
from earful.store.database import Database

Ask = Callable[[Callable[[Session | None], Request]], Response | None]
_STILL_THE_SAME = 7 * DAY  # an older beginning is not gone on with: the list is another one by now
_NOT_SHOWN = {"not_found", "gone", "refused", "forbidden"}
_PASSING = {"server_trouble", "too_slow", "cut_short", "no_connection"}
_TRIES = 5
_FIRST_PAUSE = 10 * SECOND  # doubled each time: five minutes in all
_SAME_PAGES = 2  # pages without anybody new in a row: the list goes round in circles


@dataclass(frozen=True)
class Progress:
    """How far a download is. `listed` of `total` followers are in the list, `read` of `wanted` profiles complete.

    `seconds_left` None while nothing can be said; `waiting_until`: the platform wants a pause until then."""

    listed: int
    total: int | None
    read: int
    wanted: int | None
    seconds_left: float | None = None
    waiting_until: Moment | None = None


@dataclass(frozen=True)
class Surroundings:
    """What a download needs from outside. `ask` sends a request; `rest` waits until a moment, and raises to stop;
    `entropy` are 8 random bytes, for the id and for drawing."""

    database: Database
    ask: Ask
    clock: Callable[[], Moment]
    rest: Callable[[Moment], None]
    tell: Callable[[Progress], None]
    entropy: bytes


class Download:
    """One download. `sample`: about how many profiles are enough, None for all."""

    def __init__(
        self, source: Source, config: SourceConfig, account: str, around: Surroundings, sample: int | None = None
    ) -> None:
        self._source, self._config, self._account, self._around = source, config, account, around
        self._how: dict[str, Any] = {"kind": "whole"} if sample is None else {"kind": "drawn", "sample": sample}
        self._requests, self._seconds = 0, 0.0
        self._audit = self._begun()
        self._listed = audience.size(around.database, self._audit.id)
        self._fresh = 0

    def _begun(self) -> StoredAudit:
        around, now = self._around, self._around.clock()
        code = self._source.code
        known = audience.unfinished(around.database, code, self._account, self._how, now - _STILL_THE_SAME)
        if known is not None:
            return known
        state = {"cursor": None, "listed": False, "read": 0, "seed": int.from_bytes(around.entropy, "big") >> 11}
        begun = StoredAudit(
            uuid7(now, around.entropy), code, self._account, now, self._how, state, brand_id=self._config.brand_id
        )
        audience.begin(around.database, begun)
        return begun

    def run(self) -> StoredAudit:
        """Downloads what is missing; returns the finished audit. Raises KnownError as the platform's answers do, and
        whatever `rest` raises to stop; what is there stays, and the next download goes on from it."""
        while not self._audit.state["listed"]:
            self._list()
        if self._audit.state.get("bare"):
            batches = self._batches()
            for number in range(self._audit.state["read"], len(batches)):
                self._read(batches, number)
            if self._how["kind"] == "drawn":
                self._last_posts()
        audience.finish(self._around.database, self._audit.id, self._around.clock())
        return replace(self._audit, finished_at=self._around.clock())

    # --- the list

    def _list(self) -> None:
        state = self._audit.state
        cursor = state["cursor"]
        response = self._asked(lambda session: self._source.followers(self._config, self._account, cursor, session))
        page = self._source.parse_followers(self._config, self._account, response, cursor)
        total = page.known_total if page.known_total is not None else self._audit.total_known
        after = dict(state) | {
            "cursor": page.next_cursor,
            "partial": state.get("partial", False) or page.partial,
            "bare": state.get("bare", False) or page.bare,
            "unreadable": state.get("unreadable", 0) + page.unreadable,
        }
        self._keep(page, after, total)
        self._tell()

    def _keep(self, page: FollowerPage, after: dict[str, Any], total: int | None) -> None:
        around = self._around

        def state(new: int) -> dict[str, Any]:
            same = after.get("same", 0) + 1 if page.profiles and not new else 0
            return after | {"same": same, "listed": page.next_cursor is None or same >= _SAME_PAGES}

        new = audience.add_page(around.database, self._audit.id, page.profiles, state, total, around.clock())
        self._listed += new
        self._fresh += new
        self._audit = replace(self._audit, state=state(new), total_known=total)

    # --- the profiles

    def _batches(self) -> list[Sequence[int]]:
        """The positions whose profiles are wanted, by request; the same ones whenever a download goes on."""
        wanted = wanted_positions(self._audit, self._listed)
        most = self._source.profiles_batch
        return [wanted[start : start + most] for start in range(0, len(wanted), most)]

    def _read(self, batches: Sequence[Sequence[int]], number: int) -> None:
        around = self._around
        asked = audience.ids_at(around.database, self._audit.id, batches[number])

        def request(session: Session | None) -> Request:
            found = self._source.profiles(self._config, asked, session)
            assert found is not None  # a list of bare profiles comes from a platform that can be asked for them
            return found

        profiles = self._source.parse_profiles(self._config, self._asked(request)) if asked else ()
        after = dict(self._audit.state) | {"read": number + 1}
        audience.fill_in(around.database, self._audit.id, profiles, after, around.clock())
        self._audit = replace(self._audit, state=after)
        self._tell(batches)

    # --- when they last said something

    def _last_posts(self) -> None:
        around = self._around
        wanted = wanted_positions(self._audit, self._listed)
        for number in range(self._audit.state.get("posts", 0), len(wanted)):
            after = dict(self._audit.state) | {"posts": number + 1}
            for identifier in audience.ids_at(around.database, self._audit.id, [wanted[number]]):
                if self._source.last_post(self._config, identifier, None) is None:
                    return
                at = self._last_post(identifier)
                audience.note_last_post(around.database, self._audit.id, identifier, at, after)
            self._audit = replace(self._audit, state=after)
            self._tell(self._batches())

    def _last_post(self, identifier: str) -> Moment | None:
        def request(session: Session | None) -> Request:
            found = self._source.last_post(self._config, identifier, session)
            assert found is not None  # asked before
            return found

        try:
            return self._source.parse_last_post(self._config, self._asked(request))
        except KnownError as error:
            if error.failure.kind not in _NOT_SHOWN:
                raise
            return None  # blocked, put to rest or gone meanwhile

    # --- asking

    def _asked(self, request: Callable[[Session | None], Request]) -> Response:
        """The answer; a platform that wants a pause gets it, and one in trouble is asked again a few times."""
        tries = 0
        while True:
            begun = self._around.clock()
            try:
                response = self._around.ask(request)
            except KnownError as error:
                until, tries = self._again_at(error, tries), tries + 1
                self._around.tell(replace(self._progress(), waiting_until=until))
                self._around.rest(until)
                continue
            self._requests += 1
            self._seconds += (self._around.clock() - begun) / SECOND
            self._around.rest(begun)  # may raise to stop, between any two requests
            assert response is not None  # nothing that is asked here is conditional
            return response

    def _again_at(self, error: KnownError, tries: int) -> Moment:
        """When to ask again after a failure. Raises it where that is no use."""
        until = error.failure.retry_at
        if error.failure.kind == "rate_limited" and until is not None:
            return until
        if error.failure.kind not in _PASSING or tries >= _TRIES:
            raise error
        return max(until or 0, self._around.clock() + _FIRST_PAUSE * (1 << tries))

    def _tell(self, batches: Sequence[Sequence[int]] | None = None) -> None:
        self._around.tell(self._progress(batches))

    def _progress(self, batches: Sequence[Sequence[int]] | None = None) -> Progress:
        state, total = self._audit.state, self._audit.total_known
        known = self._listed if state["listed"] else total
        wanted = sum(map(len, batches)) if batches else wanted_count(self._audit, known)
        read = sum(map(len, batches[: state["read"]])) if batches else (0 if state.get("bare") else self._listed)
        return Progress(self._listed, total, read, wanted, self._left(known, wanted, read))

    def _left(self, known: int | None, wanted: int | None, read: int) -> float | None:
        """How long it will take: so many requests, each as long as those so far, but no faster than allowed."""
        if known is None or wanted is None or not self._requests:
            return None
        allowed = self._source.allowance
        pace = max(self._seconds / self._requests, allowed.per_s / allowed.calls if allowed and allowed.calls else 0.0)
        a_page = max(1.0, self._fresh / self._requests)
        pages = 0.0 if self._audit.state["listed"] else max(0, known - self._listed) / a_page
        bare = bool(self._audit.state.get("bare"))
        batches = (wanted - read) / self._source.profiles_batch if bare else 0.0
        posts = wanted - int(self._audit.state.get("posts", 0)) if bare and self._asks_for_posts() else 0
        return (pages + batches + posts) * pace

    def _asks_for_posts(self) -> bool:
        return self._how["kind"] == "drawn" and self._source.last_post(self._config, "did:x:y", None) is not None


def wanted_count(audit: StoredAudit, listed: int | None) -> int | None:
    """About how many profiles an audit of so many followers reads; None where their number is not known."""
    if listed is None or audit.how["kind"] == "whole" or not audit.state.get("bare"):
        return listed
    return min(listed, int(audit.how["sample"]))


def wanted_positions(audit: StoredAudit, listed: int) -> list[int]:
    """The positions whose profiles an audit reads: all, or some drawn at random, the same ones for one audit.

    One by one, not by pages: followers who came together are alike, and an interval must not rest on one page."""
    if audit.how["kind"] == "whole" or not audit.state.get("bare"):
        return list(range(listed))
    return sorted(random.Random(audit.state["seed"]).sample(range(listed), min(listed, int(audit.how["sample"]))))


def small_print(audit: StoredAudit, listed: int) -> Mapping[str, Any]:
    """What limits an audit, for its report: how many were counted, listed and read, and whether all was shown."""
    wanted = len(wanted_positions(audit, listed))
    hidden = audit.total_known is not None and listed < audit.total_known
    return {
        "account": f"{audit.platform}:{audit.account}",
        "audit": audit.id,
        "total": audit.total_known,
        "listed": listed,
        "sampled": wanted if wanted < listed else None,
        "partial": bool(audit.state.get("partial")) or hidden,
    }
