"""The one door to secrets: environment variables and the system's keyring. They are never stored anywhere else."""

import contextlib
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from earful.domain.failures import KnownError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Earful"
_SESSION = "-session"


def secret_of(name: str, token_env: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The secret of a source, from the variable `token_env` or, where that is None, from the keyring under `name`.

    Raises KnownError("token_missing") where there is none and KnownError("no_keyring") where there is no keyring."""
    if token_env is not None:
        secret, place = environment.get(token_env), f"${token_env}"
    else:
        secret, place = _ask("get", name), "the keyring"
    if not (secret or "").strip():
        raise KnownError("token_missing", {"place": place})
    return str(secret).strip()  # a line break at its end would be a header of its own


def keep(name: str, secret: str) -> None:
    """Puts the secret of a source into the keyring. Raises KnownError("no_keyring")."""
    _ask("set", name, secret.strip())


def kept_session(name: str) -> str | None:
    """The session that was kept for a source; None where there is none, or no keyring."""
    try:
        return _ask("get", name + _SESSION)
    except KnownError:
        return None


def keep_session(name: str, text: str | None) -> None:
    """Keeps a source's session in the keyring, None forgets it. Without a keyring it is kept nowhere: no error."""
    with contextlib.suppress(KnownError):
        _ask("set", name + _SESSION, text) if text is not None else _ask("delete", name + _SESSION)


def forget(name: str) -> None:
    """Takes secret and session of a source out of the keyring; nothing happens where there are none or no keyring."""
    keep_session(name, None)
    try:
        _ask("delete", name)
    except KnownError as error:
        if error.failure.kind != "no_keyring":
            raise


def _ask(what: str, name: str, secret: str = "") -> str | None:
    from keyring import errors

    backend = _backend()
    try:
        if what == "set":
            backend.set_password(SERVICE, name, secret)
        elif what == "delete":
            backend.delete_password(SERVICE, name)
        else:
            return backend.get_password(SERVICE, name)
    except errors.PasswordDeleteError:
        pass
    except (errors.KeyringError, RuntimeError, OSError) as error:
        raise KnownError("no_keyring", detail=type(error).__name__) from None
    return None


def _backend() -> "KeyringBackend":
    """The system's keyring. The backends that keep nothing and those that always fail are none."""
    import keyring
    from keyring.backends import fail, null

    backend = keyring.get_keyring()
    if isinstance(backend, fail.Keyring | null.Keyring):
        raise KnownError("no_keyring", detail=type(backend).__module__)
    return backend
