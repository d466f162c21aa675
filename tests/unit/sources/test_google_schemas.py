"""What we ask of YouTube and Google Play, and what our fixtures say they answer, held against Google's own description
of the two (the discovery documents that come with google-api-python-client, where that is installed)."""

import json
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.contract.cases import FIXTURES, NOW
from tests.contract.platforms import CASES

from earful.domain.moments import DAY
from earful.sources.base import Session, Stream
from earful.sources.registry import source_for

NUMBERS = {"uint64", "int64", "uint32", "int32"}


def described(name):
    spec = find_spec("googleapiclient")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("google-api-python-client is not installed")
    file = Path(spec.submodule_search_locations[0]) / "discovery_cache" / "documents" / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8"))


def faults(told, schema, schemas, path=""):
    """Where a JSON value is not as the schema has it."""
    schema = schemas[schema["$ref"]] if "$ref" in schema else schema
    kind = schema.get("type")
    fits = {
        "object": isinstance(told, dict),
        "array": isinstance(told, list),
        "string": isinstance(told, str),
        "boolean": isinstance(told, bool),
        "integer": isinstance(told, int) and not isinstance(told, bool),
        "number": isinstance(told, int | float),
    }.get(kind, True)
    if not fits or (kind == "string" and schema.get("format") in NUMBERS and not told.isdecimal()):
        yield f"{path}: {told!r} is no {kind}"
    elif kind == "array":
        for one in told:
            yield from faults(one, schema["items"], schemas, f"{path}[]")
    elif kind == "object":
        inside, others = schema.get("properties", {}), schema.get("additionalProperties")
        for name, value in told.items():
            if name in inside or others:
                yield from faults(value, inside.get(name, others), schemas, f"{path}.{name}")
            else:
                yield f"{path}.{name}: unknown"


@pytest.mark.parametrize(
    ("document", "code", "file", "schema"),
    [
        ("youtube.v3", "youtube", "search_page1.json", "SearchListResponse"),
        ("youtube.v3", "youtube", "search_end.json", "SearchListResponse"),
        ("youtube.v3", "youtube", "videos.json", "VideoListResponse"),
        ("youtube.v3", "youtube", "channels.json", "ChannelListResponse"),
        ("youtube.v3", "youtube", "threads.json", "CommentThreadListResponse"),
        ("youtube.v3", "youtube", "channel_page1.json", "CommentThreadListResponse"),
        ("youtube.v3", "youtube", "channel_end.json", "CommentThreadListResponse"),
        ("youtube.v3", "youtube", "replies.json", "CommentListResponse"),
        ("youtube.v3", "youtube", "bare.json", "CommentThreadListResponse"),
        ("androidpublisher.v3", "google_play", "page1.json", "ReviewsListResponse"),
        ("androidpublisher.v3", "google_play", "page2.json", "ReviewsListResponse"),
        ("androidpublisher.v3", "google_play", "edited.json", "ReviewsListResponse"),
        ("androidpublisher.v3", "google_play", "bare.json", "ReviewsListResponse"),
    ],
)
def test_the_fixtures_are_as_google_describes_its_answers(document, code, file, schema):
    schemas = described(document)["schemas"]
    told = json.loads((FIXTURES / code / file).read_text(encoding="utf-8"))
    assert list(faults(told, {"$ref": schema}, schemas)) == []


def methods(resources):
    for resource in resources.values():
        yield from resource.get("methods", {}).values()
        yield from methods(resource.get("resources", {}))


def requests_of(code):
    """Every kind of request that a source makes."""
    source, case = source_for(code), CASES[code]
    session = Session("s")
    yield source.check(case.config, None, session)
    for stream in (*source.plan(case.config, type("W", (), {"terms": ("k",), "brand": "k", "own_handles": ()})), None):
        stream = stream or Stream("channel:x", {"kind": "channel", "name": "x", "package": "com.example.x"})
        errands = [["lookup", "a,b"], ["threads", "v", "t"], ["replies", "p", "v", "t"], ["channel", "c", "t"]]
        cursors = [json.dumps({"todo": [errand], "floor": None}) for errand in [*errands, ["search", "t", "2"]]]
        for cursor in (None, "token", *(cursors if code == "youtube" else ())):
            if cursor is None or "search" not in cursor or stream.params.get("q"):
                yield source.request(case.config, stream, cursor, NOW - DAY, {}, session)
    for ids in (["kettle00001"], ["UgyLeak000000000000AaAB"]):
        yield source.refresh(case.config, ids, session)


@pytest.mark.parametrize(("document", "code"), [("youtube.v3", "youtube"), ("androidpublisher.v3", "google_play")])
def test_only_what_google_describes_is_asked_for(document, code):
    told = described(document)
    known = {method["path"]: method for method in methods(told["resources"]) if method["httpMethod"] == "GET"}
    asked = set()
    for request in filter(None, requests_of(code)):
        path = urlsplit(request.url).path.lstrip("/")
        pattern = path.replace("com.example.kettle", "{packageName}").replace("com.example.x", "{packageName}")
        assert pattern in known, path
        allowed = known[pattern]["parameters"]
        asked.add(pattern)
        for name, value in request.params:
            assert name in allowed, (path, name)
            assert value in allowed[name].get("enum", [value])
            if allowed[name].get("maximum"):
                assert int(value) <= int(allowed[name]["maximum"])
        needed = {name for name, one in allowed.items() if one.get("required") and one["location"] == "query"}
        assert needed <= {name for name, _ in request.params}
    assert len(asked) == (5 if code == "youtube" else 1)
