"""Secrets come from the environment or the keyring, and a machine without a keyring says so."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from earful.domain.failures import KnownError
from earful.net.secrets import forget, keep, secret_of


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Locked(Ring):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def kind(source_id: int, token_env: str | None, environment: dict[str, str] | None = None) -> str:
    with pytest.raises(KnownError) as caught:
        secret_of(source_id, token_env, environment or {})
    return caught.value.failure.kind


def test_a_variable_is_read_without_its_line_break() -> None:
    assert secret_of(1, "MY_TOKEN", {"MY_TOKEN": " abc\n"}) == "abc"
    assert kind(1, "MY_TOKEN", {"MY_TOKEN": "  "}) == "token_missing"
    assert kind(1, "MY_TOKEN") == "token_missing"


def test_the_keyring_keeps_and_forgets() -> None:
    keyring.set_keyring(Ring())
    assert kind(7, None) == "token_missing"
    keep(7, "abc\n")
    assert secret_of(7, None) == "abc"
    assert kind(8, None) == "token_missing"
    forget(7)
    forget(7)
    assert kind(7, None) == "token_missing"


@pytest.mark.parametrize("backend", [null.Keyring, fail.Keyring, Locked])
def test_without_a_usable_keyring_that_is_said(backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    assert kind(7, None) == "no_keyring"
    forget(7)


def test_a_token_is_not_lost_in_a_keyring_that_keeps_nothing() -> None:
    keyring.set_keyring(null.Keyring())
    with pytest.raises(KnownError) as caught:
        keep(7, "s3cret")
    assert caught.value.failure.kind == "no_keyring"
    assert "s3cret" not in str(caught.value) + caught.value.failure.detail
