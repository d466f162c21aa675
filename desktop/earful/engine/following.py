"""Following fresh mentions into the conversation around them, so that no reply to a complaint is missed."""

from collections.abc import Sequence

from earful.domain.failures import KnownError
from earful.domain.http import Request
from earful.domain.source import SourceConfig
from earful.engine.asking import Asker
from earful.engine.covering import Ledger
from earful.engine.spending import Spending
from earful.engine.storing import Storing
from earful.sources.base import Session, Source
from earful.store.sorting import Heard

THREADS_A_PAGE = 20
# Deleted or hidden meanwhile: no trouble of the source's.
_HIDDEN = frozenset({"not_found", "gone", "refused", "forbidden"})


class Following:
    """Fetches conversations for one source."""

    def __init__(
        self, source: Source, config: SourceConfig, asker: Asker, storing: Storing, ledger: Ledger, spending: Spending
    ) -> None:
        self._source, self._config, self._asker = source, config, asker
        self._storing, self._ledger, self._spending = storing, ledger, spending

    def follow(self, items: Sequence[Heard]) -> None:
        """Fetches the conversations that these mentions are part of, each once."""
        asked: set[str] = set()
        for one in items:
            mention = one.mention
            root = mention.root or mention.native_id
            if one.own or root in asked or not (mention.reply_to or (mention.counts.replies or 0) > 0):
                continue
            if len(asked) >= THREADS_A_PAGE:
                return
            asked.add(root)
            self._thread(mention.native_id)

    def _thread(self, native_id: str) -> None:
        if self._source.thread(self._config, native_id, self._asker.session()) is None:
            return

        def request(session: Session | None) -> Request:
            found = self._source.thread(self._config, native_id, session)
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
