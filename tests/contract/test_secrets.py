"""A secret travels in a header to the host it belongs to, or in the body of a login; never in an address."""

from urllib.parse import urlsplit

from tests.contract.cases import NOW, SECRET, WATCH

from earful.domain.http import Request
from earful.sources.base import Session


def requests_of(case, session):
    """Every request a source can make."""
    source, config = case.source, case.config
    ids = ["at://did:plc:abcd/app.bsky.feed.post/3k", "1150009@kettles.example", "1234567"]
    yield source.check(config, WATCH, session)
    for stream in source.plan(config, WATCH):
        for cursor in (None, "next", "max_id=5&access_token=x", "https://evil.example/?a=b", "7?offset=40"):
            yield source.request(config, stream, cursor, None, {}, session)
    for native_id in ids:
        yield source.thread(config, native_id, session)
        yield source.refresh(config, [native_id], session)
    yield source.refresh(config, ids, session)
    if session is not None:
        yield source.renew(config, session)


def test_no_secret_in_an_address(case):
    session = Session(SECRET, SECRET, {"did": "did:plc:abcd"})
    for request in filter(None, requests_of(case, session)):
        assert SECRET not in request.url
        assert SECRET not in repr(request.params)
        assert SECRET not in repr(dict(request.headers))


def test_nothing_is_sent_elsewhere(case):
    home = urlsplit(case.config.server).netloc if case.config.server else None
    session = Session(SECRET, SECRET)
    for request in filter(None, requests_of(case, session)):
        assert request.url.startswith(("http://", "https://"))
        if request.secret_headers or home:
            assert urlsplit(request.url).netloc == home


def test_without_a_session_nothing_secret_is_sent(case):
    for request in filter(None, requests_of(case, None)):
        assert not request.secret_headers


def test_login_keeps_the_password_out_of_the_address(case):
    step = case.source.login(case.config, SECRET, NOW)
    if isinstance(step, Request):
        assert SECRET not in step.url + repr(step.params) + repr(dict(step.headers))
        assert urlsplit(step.url).netloc == urlsplit(case.config.server or "").netloc
    elif step is not None:
        assert step.access == SECRET


def test_plans_do_not_know_secrets(case):
    assert SECRET not in repr(case.source.plan(case.config, WATCH))
