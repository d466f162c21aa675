"""The world outside: the system's clock, and the secrets and sessions in its keyring or environment."""

import time

from earful.domain.moments import Moment
from earful.domain.source import SourceConfig


def clock() -> Moment:
    """Now, from the system."""
    return time.time_ns() // 1000


def secret(config: SourceConfig) -> str | None:
    """The secret of a source; None for a source without one. Raises KnownError("token_missing" or "no_keyring")."""
    if not (config.token_env or config.has_secret):
        return None
    from earful.net.secrets import secret_of

    return secret_of(config.secret_name, config.token_env)


class KeyringSessions:
    """Sessions between two runs, in the system's keyring and nowhere else."""

    def load(self, config: SourceConfig) -> str | None:
        """What was kept for a source."""
        from earful.net.secrets import kept_session

        return kept_session(config.secret_name)

    def keep(self, config: SourceConfig, text: str | None) -> None:
        """Keeps it; None forgets what was kept."""
        from earful.net.secrets import keep_session

        keep_session(config.secret_name, text)
