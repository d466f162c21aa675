"""The world outside: the system's clock, and the secrets in its keyring or environment."""

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
