"""Sessions: kept in the keyring between two runs, renewed when they expire, made anew when they are refused; nowhere
else."""

import json

import pytest
from tests.unit.engine.platform import answer, posts

from earful.domain.http import Request
from earful.engine.login import Login
from earful.sources.base import Session, Verdict

PASSWORD = "app-passw0rd-of-ours"


class Ring:
    """A keyring of one entry."""

    def __init__(self):
        self.text = None

    def load(self, _config):
        return self.text

    def keep(self, _config, text):
        self.text = text


@pytest.fixture
def remembering(desk):
    desk.secret = PASSWORD
    desk.sessions = Ring()
    desk.platform.posts = posts(3)
    desk.tokens = ["token-1"]

    def server(request, _cancel):
        if request.url.endswith("/login"):
            return answer({"access": desk.tokens[-1]})
        good = request.secret_headers.get("authorization") == desk.tokens[-1]
        return None if good else answer({"error": "unknown token"}, 401)

    desk.platform.before = server
    desk.config = type(desk.config)(**{**desk.config.__dict__, "has_secret": True})
    return desk


def logins(desk):
    return sum(request.url.endswith("/login") for request in desk.platform.asked)


def test_a_hundred_runs_log_in_once(remembering):
    for _ in range(100):
        runner = remembering.runner()
        runner.poll()
        assert runner.failed is None
    assert logins(remembering) == 1


def test_a_kept_session_that_is_refused_is_made_anew_once(remembering):
    remembering.runner().poll()
    remembering.tokens.append("token-2")
    runner = remembering.runner()
    runner.poll()
    assert runner.failed is None
    assert logins(remembering) == 2
    assert "token-2" in remembering.sessions.text


def test_a_fresh_session_that_is_refused_is_a_wrong_token(remembering):
    remembering.platform.before = lambda request, _: (
        answer({"access": "never good"}) if request.url.endswith("/login") else answer({}, 401)
    )
    remembering.runner().poll()
    assert remembering.said("failed")[0]["kind"] == "wrong_token"
    assert logins(remembering) == 1
    assert remembering.sessions.text is None


def test_another_password_or_account_has_another_session(remembering):
    remembering.runner().poll()
    remembering.secret = "a new app password"
    remembering.runner().poll()
    assert logins(remembering) == 2


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}", '{"of": 1}', json.dumps({"of": "x", "access": 1})])
def test_what_cannot_be_read_is_no_session(remembering, text):
    remembering.sessions.text = text
    runner = remembering.runner()
    runner.poll()
    assert runner.failed is None
    assert logins(remembering) == 1


def test_the_password_is_not_kept_with_the_session(remembering):
    remembering.runner().poll()
    assert "token-1" in remembering.sessions.text
    assert PASSWORD not in remembering.sessions.text


def test_a_refresh_token_that_was_revoked_ends_in_a_login(desk):
    asked = []

    class Renewing(type(desk.source)):
        def renew(self, config, session):
            return Request("https://fake.example/renew", "POST")

    def send(request):
        asked.append(request.url.rsplit("/", 1)[-1])
        return answer({"error": "ExpiredToken"}, 400) if asked[-1] == "renew" else answer({"access": "new"})

    login = Login(Renewing(), desk.config, lambda: PASSWORD, send, lambda: 0)
    assert login.session() == Session("new")
    assert login.renewed() == Session("new")
    assert asked == ["login", "renew", "login"]


def test_a_token_that_expires_even_when_renewed_ends_as_a_wrong_token(desk):
    desk.secret, asked = PASSWORD, []

    def server(request, _cancel):
        asked.append(request.url.rsplit("/", 1)[-1])
        if asked[-1] in ("login", "renew"):
            return answer({"access": f"token-{len(asked)}"})
        return answer({"error": "ExpiredToken"}, 401)

    plain = desk.source.classify
    desk.source.renew = lambda _config, _session: Request("https://fake.example/renew", "POST")
    desk.source.classify = lambda config, response: (
        Verdict("auth_expired") if response.status == 401 else plain(config, response)
    )
    desk.platform.before = server
    desk.runner().poll()
    assert [failed["kind"] for failed in desk.said("failed")] == ["wrong_token"]
    assert asked == ["login", "", "renew", "", "renew", ""]
