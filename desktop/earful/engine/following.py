"""Following fresh mentions into the conversation around them, so that no reply to a complaint is missed.

What is to be followed is written down before the mention itself is stored, and crossed out when its conversation is:
a poll that is cut short, and a limit, only put it off."""

from collections.abc import Mapping, Sequence
from typing import Any

from earful.domain.failures import KnownError
from earful.domain.http import Request
from earful.domain.mention import Mention
from earful.domain.source import SourceConfig
from earful.engine.asking import Asker, StoppedError
from earful.engine.covering import Ledger
from earful.engine.relevance import Relevance
from earful.engine.spending import Spending
from earful.engine.standing import WAITING
from earful.engine.storing import Storing
from earful.engine.surroundings import Surroundings
from earful.sources.base import Session, Source, Stream
from earful.store.database import Database
from earful.store.intake import Beside, checkpoints, save_checkpoints

# The names its memory is kept under, beside the checkpoints of the streams: its own, and what live streams add to it.
STREAM, LIVE = "following", "following live"
THREADS_A_TIME = 20
_MOST = 1000  # conversations that wait; of more the oldest are left alone
# Deleted or hidden meanwhile: no trouble of the source's.
_HIDDEN = frozenset({"not_found", "gone", "refused", "forbidden"})
_NOT_ITS_FAULT = WAITING | {"no_connection", "unknown_host"}
_TRIES = 3


class Following:
    """Fetches conversations for one source."""

    def __init__(
        self,
        source: Source,
        config: SourceConfig,
        around: Surroundings,
        asker: Asker,
        storing: Storing,
        ledger: Ledger,
        spending: Spending,
    ) -> None:
        self._source, self._config, self._around, self._asker = source, config, around, asker
        self._storing, self._ledger, self._spending = storing, ledger, spending
        self._relevance = Relevance(config, around.brands)
        self._waiting: dict[str, str] = {}  # root of the conversation -> the mention to ask about
        self._kept: dict[str, str] = {}
        self._failed: dict[str, int] = {}

    def load(self, stored: Mapping[str, Mapping[str, Any]]) -> None:
        """Takes up the memory among a source's checkpoints."""
        self._kept = dict(stored.get(STREAM, {}).get("waiting", ()))
        self._waiting = dict(self._kept)
        if LIVE in stored:
            self._waiting = self._around.writer.do(lambda database, _: self._take_over(database), urgent=True).result()
            self._kept = dict(self._waiting)

    def _take_over(self, database: Database) -> dict[str, str]:
        """What came live joins what waits."""
        live = checkpoints(database, self._config.id).get(LIVE, {})
        waiting = {**dict(live.get("waiting", ())), **self._waiting}  # type: ignore[call-overload]
        _save(database, self._config.id, {STREAM: waiting, LIVE: {}})
        return waiting

    def note(self, items: Sequence[Mention], stream: Stream | None) -> None:
        """Told of mentions before they are stored: those that are new, or have more replies than we knew, are to be
        followed. `stream` None: they are ours already."""
        now = self._around.clock()
        said = [one for one in items if one.reply_to or (one.counts.replies or 0) > 0]
        heard = [self._relevance.heard(one, stream, now, live=True) for one in said]
        ours = [one.mention for one in heard if one is not None and not one.own]
        found = [one for one in ours if self._asked(one.native_id, one.root or "", self._asker.session()) is not None]
        if found:
            code = self._source.code
            fresh = self._around.writer.do(lambda database, _: _fresh(database, code, found), urgent=True).result()
            self._waiting = dict(list({**fresh, **self._waiting}.items())[:_MOST])
            self._keep()

    def follow(self) -> None:
        """Fetches the conversations that wait, newest first, a few at a time. Raises KnownError, StoppedError."""
        try:
            for root in list(self._waiting)[:THREADS_A_TIME]:
                self._try(root)
                del self._waiting[root]
        finally:
            self._keep()

    def _try(self, root: str) -> None:
        try:
            self._thread(self._waiting[root], root)
        except StoppedError:
            raise
        except Exception as error:
            if not (isinstance(error, KnownError) and error.failure.kind in _NOT_ITS_FAULT):
                self._failed[root] = self._failed.get(root, 0) + 1
                if self._failed[root] >= _TRIES:  # one that can never be read must not keep all others waiting
                    del self._waiting[root], self._failed[root]
            raise

    def _keep(self) -> None:
        if self._waiting == self._kept:
            return
        self._kept = dict(self._waiting)
        source_id, kept = self._config.id, self._kept
        self._around.writer.do(lambda database, _: _save(database, source_id, {STREAM: kept}), urgent=True).result()

    def _asked(self, native_id: str, root: str, session: Session | None) -> Request | None:
        """The request for a conversation. Comments on Reddit and Weibo are asked for by what they are under."""
        own = self._source.thread(self._config, native_id, session)
        if own is not None or not root or root == native_id:
            return own
        return self._source.thread(self._config, root, session)

    def _thread(self, native_id: str, root: str) -> None:
        if self._asked(native_id, root, self._asker.session()) is None:
            return

        def request(session: Session | None) -> Request:
            found = self._asked(native_id, root, session)
            assert found is not None  # asked above; a source answers the same way for any session
            return found

        try:
            response = self._asker.ask(request)
        except KnownError as error:
            if error.failure.kind in _HIDDEN:
                return
            raise
        if response is not None:
            page = self._source.parse_thread(self._config, response)
            self._spending.settle(len(page.items))
            self._ledger.count(page.counted)
            self._storing.put(None, page, None, live=True)


def note_live(database: Database, source_id: int, found: Sequence[Mention]) -> None:
    """Told of mentions that came live, before they are stored: the next poll follows those that are new."""
    said = [one for one in found if one.reply_to or (one.counts.replies or 0) > 0]
    fresh = _fresh(database, said[0].platform, said) if said else {}
    if fresh:
        before = dict(checkpoints(database, source_id).get(LIVE, {}).get("waiting", ()))  # type: ignore[call-overload]
        _save(database, source_id, {LIVE: dict(list({**fresh, **before}.items())[:_MOST])})


def _fresh(database: Database, platform: str, found: Sequence[Mention]) -> dict[str, str]:
    """Those among the mentions that are new or have more replies than we knew: by the root of their conversation."""
    known = _replies(database, platform, found)
    fresh: dict[str, str] = {}
    for one in found:
        before = known.get(one.native_id, known.get(one.uri or "", -1))
        if (one.counts.replies or 0) > before:
            fresh.setdefault(one.root or one.native_id, one.native_id)
    return fresh


def _replies(database: Database, platform: str, found: Sequence[Mention]) -> dict[str, int]:
    """How many replies the stored ones among these are known to have, by native id and by canonical URI."""
    ids, uris = [one.native_id for one in found], [one.uri for one in found if one.uri]
    rows = [
        *database.rows(
            "SELECT native_id AS name, replies FROM mention WHERE platform=?"
            f" AND native_id IN ({','.join('?' * len(ids))})",
            (platform, *ids),
        ),
        *database.rows(
            f"SELECT uri AS name, replies FROM mention WHERE uri IN ({','.join('?' * len(uris))})", tuple(uris)
        ),
    ]
    return {row["name"]: row["replies"] or 0 for row in rows}


def _save(database: Database, source_id: int, waiting: Mapping[str, Mapping[str, str]]) -> None:
    states = {stream: {"waiting": list(map(list, each.items()))} for stream, each in waiting.items()}
    with database.writing():
        save_checkpoints(database, Beside(source_id, states))
