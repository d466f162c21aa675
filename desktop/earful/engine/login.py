"""Sessions: how a source comes to one, renews it and says plainly when the token is wrong. Kept in memory only."""

from collections.abc import Callable

from earful.domain.failures import KnownError
from earful.domain.http import Request, Response
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig
from earful.sources.base import Session, Source

Send = Callable[[Request], Response]


class Login:
    """The session of one configured source. Logs in once and renews; never once per sync (platforms.md 2)."""

    def __init__(
        self,
        source: Source,
        config: SourceConfig,
        secret: Callable[[], str | None],
        send: Send,
        clock: Callable[[], Moment],
    ) -> None:
        self._source = source
        self._config = config
        self._secret = secret
        self._send = send
        self._clock = clock
        self._session: Session | None = None
        self._renewals = 0

    def session(self) -> Session | None:
        """The session in force, made when needed; None for a source without secrets."""
        if self._session is None:
            secret = self._secret()
            if secret is not None:
                self._session = self._log_in(secret)
        return self._session

    def renewed(self) -> Session | None:
        """A fresh session after the platform said that the old one has expired. Raises KnownError("wrong_token")."""
        old, self._session = self._session, None
        self._renewals += 1
        if self._renewals > 2:
            raise KnownError("wrong_token", {"platform": self._source.name})
        request = self._source.renew(self._config, old) if old else None
        if request is not None:
            response = self._send(request)
            if self._source.classify(self._config, response).state == "ok":
                self._session = self._source.session(response)
                return self._session
        return self.session()

    def worked(self) -> None:
        """Notes that the session was accepted, so that a later expiry may be renewed again."""
        self._renewals = 0

    def _log_in(self, secret: str) -> Session | None:
        step = self._source.login(self._config, secret, self._clock())
        if step is None or isinstance(step, Session):
            return step
        response = self._send(step)
        verdict = self._source.classify(self._config, response)
        if verdict.state == "ok":
            return self._source.session(response)
        failure = verdict.failure
        if failure is None or verdict.state in {"auth_expired", "auth_revoked", "forbidden"}:
            raise KnownError("wrong_token", {"platform": self._source.name})
        raise KnownError(failure.kind, failure.params, detail=failure.detail, retry_at=verdict.until)
