"""Answers that no platform should give: parse raises nothing but KnownError and never lets anything unsound through."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contract.cases import WATCH, Answer
from tests.contract.platforms import CASES
from tests.contract.soundness import assert_sound

from earful.domain.failures import KnownError

JUNK = [
    *(
        None,
        True,
        False,
        0,
        -1,
        2**63,
        2**200,
        1.5,
        1e308,
        "",
        " ",
        "x",
        "\0",
        "\ud800",
        "‮abc",
        "a" * 5000,
        "-1",
        "1.2万",
    ),
    *("9" * 400, "2026-13-45T99:99:99Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59+00:00", "javascript:alert(1)"),
    *("<p>x", "&#0;&#xD800;", "http://[", "https://user:pw@h.example/", "at://x/y/z", "https://h.example/\nx"),
    *([], {}, [[]], [None], {"id": None}, {"uri": 5}, [{"id": 1}], {"": {"": {}}}),
]
QUIET = settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def places(told, path=()):
    """All paths into a JSON value."""
    yield path
    inner = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for key, value in inner:
        yield from places(value, (*path, key))


def put(told, path, value):
    """The JSON value with something else at `path`; `...` takes the place away."""
    if not path:
        return None if value is ... else value
    copy = dict(told) if isinstance(told, dict) else list(told)
    if len(path) == 1 and value is ...:
        del copy[path[0]]
    else:
        copy[path[0]] = put(told[path[0]], path[1:], value)
    return copy


def try_to_parse(case, stream, body):
    for planned in case.source.plan(case.config, WATCH) if stream is None else [case.stream(stream)]:
        try:
            page = case.source.parse(case.config, planned, case.response(Answer(body=body)), None, {})
        except KnownError:
            continue
        assert_sound(page)


@QUIET
@given(data=st.data())
def test_json_with_something_else_in_its_place(case, data):
    walk = data.draw(st.sampled_from(case.walks))
    answer = data.draw(st.sampled_from(walk.pages))
    if not answer.file.endswith(".json"):
        return
    told = json.loads(case.response(answer).body)
    for _ in range(data.draw(st.integers(1, 4))):
        told = put(told, data.draw(st.sampled_from(list(places(told)))), data.draw(st.sampled_from([*JUNK, ...])))
    try_to_parse(case, walk.stream, json.dumps(told).encode())


@QUIET
@given(data=st.data())
def test_bytes_lost_doubled_or_changed(case, data):
    walk = data.draw(st.sampled_from(case.walks))
    body = case.response(data.draw(st.sampled_from(walk.pages))).body
    start = data.draw(st.integers(0, len(body)))
    end = min(len(body), start + data.draw(st.integers(0, 40)))
    instead = data.draw(st.one_of(st.just(b""), st.just(body[start:end] * 2), st.binary(max_size=12)))
    try_to_parse(case, walk.stream, body[:start] + instead + body[end:])


@QUIET
@given(
    body=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_any_json_at_all(case, body):
    try_to_parse(case, None, json.dumps(body).encode())


def test_answers_of_one_platform_given_to_another(case):
    for other in CASES.values():
        for walk in other.walks:
            for answer in walk.pages:
                try_to_parse(case, None, other.response(answer).body)
