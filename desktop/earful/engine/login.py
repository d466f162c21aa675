"""Sessions: how a source comes to one, keeps and renews it, and says plainly when the token is wrong.

A session outlives the program in the system's keyring, where there is one: a platform that allows 300 logins a day
must not be logged in to by every run of a cron job. It is never in a file."""

import hashlib
import json
from collections.abc import Callable
from typing import Protocol

from earful.domain.failures import KnownError
from earful.domain.http import Request, Response
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig
from earful.sources.base import Session, Source

Send = Callable[[Request], Response]


class Sessions(Protocol):
    """Where sessions are kept between two runs, as text. No keyring is no error: then nothing is kept."""

    def load(self, config: SourceConfig) -> str | None:
        """What was kept for a source."""

    def keep(self, config: SourceConfig, text: str | None) -> None:
        """Keeps it; None forgets what was kept."""


class _NotKept:
    def load(self, config: SourceConfig) -> str | None:
        return None

    def keep(self, config: SourceConfig, text: str | None) -> None:
        """Nothing."""


NOT_KEPT: Sessions = _NotKept()


class Login:
    """The session of one configured source. Logs in once and renews; never once per sync (platforms.md 2)."""

    def __init__(
        self,
        source: Source,
        config: SourceConfig,
        secret: Callable[[], str | None],
        send: Send,
        clock: Callable[[], Moment],
        sessions: Sessions = NOT_KEPT,
    ) -> None:
        self._source = source
        self._config = config
        self._secret = secret
        self._send = send
        self._clock = clock
        self._sessions = sessions
        self._session: Session | None = None
        self._told: str | None = None
        self._from_before = False
        self._renewals = 0

    def session(self) -> Session | None:
        """The session in force, made when needed; None for a source without secrets."""
        if self._session is None:
            secret = self._told = self._secret()
            if secret is not None:
                self._session = self._kept(secret) or self._log_in(secret)
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
                self._session = self._keep(self._source.session(response))
                return self._session
        self._sessions.keep(self._config, None)
        return self.session()

    def refused(self) -> bool:
        """Notes that the session was refused for good. True where it was one from an earlier run: log in again."""
        again, self._from_before, self._session = self._from_before, False, None
        self._sessions.keep(self._config, None)
        return again

    def worked(self) -> None:
        """Notes that the session was accepted, so that a later expiry may be renewed again."""
        self._renewals = 0

    def hidden(self, text: str) -> str:
        """`text` without our secrets: servers repeat in their errors what they were sent."""
        session = self._session
        told = (self._told, session.access if session else None, session.refresh if session else None)
        for secret in told:
            text = text.replace(secret, "…") if secret and len(secret) > 3 else text
        return text

    def _log_in(self, secret: str) -> Session | None:
        step = self._source.login(self._config, secret, self._clock())
        if step is None or isinstance(step, Session):
            return step
        response = self._send(step)
        verdict = self._source.classify(self._config, response)
        if verdict.state == "ok":
            return self._keep(self._source.session(response))
        failure = verdict.failure
        if failure is None or verdict.state in {"auth_expired", "auth_revoked", "forbidden"}:
            raise KnownError("wrong_token", {"platform": self._source.name})
        params = {name: self.hidden(value) for name, value in failure.params.items()}
        raise KnownError(failure.kind, params, detail=self.hidden(failure.detail), retry_at=verdict.until)

    def _kept(self, secret: str) -> Session | None:
        """The session of an earlier run, if it was made with the same password; None for what cannot be read."""
        try:
            found = json.loads(self._sessions.load(self._config) or "null")
            if not found or found["of"] != _fingerprint(self._config, secret):
                return None
            session = Session(str(found["access"]), found["refresh"], dict(found["data"]))
        except (ValueError, KeyError, TypeError):
            return None
        self._from_before = True
        return session

    def _keep(self, session: Session) -> Session:
        self._from_before = False
        told = {"access": session.access, "refresh": session.refresh, "data": dict(session.data)}
        mark = _fingerprint(self._config, self._secret() or "")
        self._sessions.keep(self._config, json.dumps({**told, "of": mark}))
        return session


def _fingerprint(config: SourceConfig, secret: str) -> str:
    """Tells whether a kept session belongs to this server, account and password, without saying what they are."""
    return hashlib.scrypt(secret.encode(), salt=repr((config.server, config.account)).encode(), n=1024, r=8, p=1).hex()
