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


def kind(name: str, token_env: str | None, environment: dict[str, str] | None = None) -> str:
    with pytest.raises(KnownError) as caught:
        secret_of(name, token_env, environment or {})
    return caught.value.failure.kind


def test_a_variable_is_read_without_its_line_break() -> None:
    assert secret_of("source-1-5", "MY_TOKEN", {"MY_TOKEN": " abc\n"}) == "abc"
    assert kind("source-1-5", "MY_TOKEN", {"MY_TOKEN": "  "}) == "token_missing"
    assert kind("source-1-5", "MY_TOKEN") == "token_missing"


def test_the_keyring_keeps_and_forgets() -> None:
    keyring.set_keyring(Ring())
    assert kind("source-7-5", None) == "token_missing"
    keep("source-7-5", "abc\n")
    assert secret_of("source-7-5", None) == "abc"
    assert kind("source-8-5", None) == "token_missing"
    forget("source-7-5")
    forget("source-7-5")
    assert kind("source-7-5", None) == "token_missing"


@pytest.mark.parametrize("backend", [null.Keyring, fail.Keyring, Locked])
def test_without_a_usable_keyring_that_is_said(backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    assert kind("source-7-5", None) == "no_keyring"
    forget("source-7-5")


def test_a_token_is_not_lost_in_a_keyring_that_keeps_nothing() -> None:
    keyring.set_keyring(null.Keyring())
    with pytest.raises(KnownError) as caught:
        keep("source-7-5", "s3cret")
    assert caught.value.failure.kind == "no_keyring"
    assert "s3cret" not in str(caught.value) + caught.value.failure.detail
