"""GitHub: issues, comments and discussions with whole trees, sparing questions, limits, and recordings."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.contract.cases import FIXTURES, NOW, SECRET, WATCH, Answer
from tests.contract.platforms.github import CASE

from earful.domain.failures import KnownError
from earful.domain.moments import DAY, HOUR, MINUTE, SECOND, parse_iso
from earful.domain.source import SourceConfig
from earful.sources.base import Session
from earful.sources.github import GitHub

SOURCE = GitHub()
SESSION = Session(SECRET)
RECORDED = Path(__file__).resolve().parents[4] / "shared" / "recorded" / "github"


def read(stream, file, cursor=None, memory=None, url="", **headers):
    response = CASE.response(Answer(file, headers=headers), url)
    return SOURCE.parse(CASE.config, CASE.stream(stream), response, cursor, memory or {})


def asked(stream, cursor=None, memory=None, since=NOW - DAY):
    return SOURCE.request(CASE.config, CASE.stream(stream), cursor, since, memory or {}, SESSION)


def test_an_issue_without_its_form_and_no_pull_requests():
    complaint, wish = read("issues:", "issues_page1.json").items
    assert complaint.native_id == "bluekettle/firmware#12"
    assert complaint.text == "Since 4.2.0 it drops off every night.\n\nA < b, see List<String>."
    assert (complaint.counts.likes, complaint.counts.replies, complaint.edited_at) == (4, 2, None)
    assert complaint.extra["labels"] == ["bug"]
    assert complaint.extra["author_association"] == "NONE"
    assert wish.author is None
    with_pulls = replace(CASE.config, options={**CASE.config.options, "pulls": "yes"})
    response = CASE.response(Answer("issues_page1.json"))
    assert len(SOURCE.parse(with_pulls, CASE.stream("issues:"), response, None, {}).items) == 3


def test_comments_know_their_issue_and_when_they_were_edited():
    reply, ours = read("comments:", "comments_page1.json").items
    assert (reply.reply_to, reply.root) == ("bluekettle/firmware#12", "bluekettle/firmware#12")
    assert reply.edited_at - reply.created_at == 5 * MINUTE
    assert (ours.author.handle, ours.author.native_id, ours.author.bot) == ("bluekettle", "13", False)


def test_a_renamed_repository_keeps_the_ids_it_had():
    renamed = (FIXTURES / "github" / "issues_page1.json").read_text().replace("BlueKettle/firmware", "BK/kettle")
    response = CASE.response(Answer(body=renamed.encode()))
    issue, _ = SOURCE.parse(CASE.config, CASE.stream("issues:"), response, None, {}).items
    assert issue.native_id == "bluekettle/firmware#12"
    assert issue.url == "https://github.example/BK/kettle/issues/12"


def test_the_whole_tree_of_a_discussion():
    cursor, items, kinds = None, {}, []
    for answer in CASE.walks[2].pages:
        request = asked("discussions:", cursor)
        assert (request.url, request.method) == ("https://api.github.example/graphql", "POST")
        kinds.append(dict(request.json["variables"]))
        page = read("discussions:", answer.file, cursor)
        items |= {item.native_id: item for item in page.items}
        cursor = page.next_cursor
    assert (
        kinds
        == [
            {"owner": "bluekettle", "name": "firmware", "after": None},
            {"id": "DC_1", "after": "Yr=="},
            {"id": "D_40", "after": "Yc=="},
            {"owner": "bluekettle", "name": "firmware", "after": "Yd=="},
        ]
        or kinds[1]["id"] == "D_40"
    )
    assert {key: (one.reply_to, one.root) for key, one in items.items()} == {
        "D_40": (None, "D_40"),
        "DC_1": ("D_40", "D_40"),
        "DC_2": ("DC_1", "D_40"),
        "DC_3": ("DC_1", "D_40"),
        "DC_4": ("D_40", "D_40"),
        "D_39": (None, "D_39"),
    }
    assert items["D_40"].edited_at - items["D_40"].created_at == HOUR
    assert items["DC_4"].author.bot is True


def test_a_free_question_while_nothing_has_changed():
    first = asked("issues:")
    assert dict(first.params)["since"] == "2026-11-20T12:00:00Z"
    memory = read("issues:", "issues_page1.json", etag='W/"a1"').memory
    again = asked("issues:", None, memory)
    assert again.headers["If-None-Match"] == 'W/"a1"'
    assert "since" not in dict(again.params)
    further = asked("issues:", "2", memory)
    assert "If-None-Match" not in further.headers
    assert dict(further.params)["since"] == "2026-11-20T12:00:00Z"
    assert dict(further.params)["page"] == "2"


def test_a_page_of_old_issues_that_were_touched_does_not_end_the_walk():
    url = "https://api.github.example/repos/b/f/issues?since=2026-11-21T09:15:00Z"
    page = read("issues:", "issues_page1.json", "2", url=url, link='<https://x.example/?page=3>; rel="next"')
    assert (page.items, page.next_cursor) == ((), "3")


def test_a_page_without_links_goes_on_while_it_is_full():
    assert read("comments:", "comments_page1.json").next_cursor is None
    body = json.dumps([{"id": n, "body": "b", "issue_url": "https://x/repos/a/b/issues/1"} for n in range(100)])
    page = SOURCE.parse(CASE.config, CASE.stream("comments:"), CASE.response(Answer(body=body.encode())), None, {})
    assert page.next_cursor == "2"


def test_limits():
    def until(file, status, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return SOURCE.classify(CASE.config, CASE.response(Answer(file, status, named))).until

    reset = str((NOW + 10 * MINUTE) // SECOND)
    assert until("error_primary.json", 403, x_ratelimit_remaining="0", x_ratelimit_reset=reset) == NOW + 10 * MINUTE
    assert until("error_secondary.json", 403, retry_after="90") == NOW + 90 * SECOND
    assert until("error_secondary.json", 403, x_ratelimit_remaining="4000") == NOW + MINUTE


def test_streams_with_and_without_a_token():
    anonymous = replace(CASE.config, has_secret=False, query=None)
    assert [stream.name for stream in SOURCE.plan(anonymous, WATCH)] == [
        "issues:bluekettle/firmware",
        "comments:bluekettle/firmware",
    ]
    polls = 3600 / SOURCE.plan(anonymous, WATCH)[0].poll_s
    assert polls * 4 < 60
    (search,) = SOURCE.plan(SourceConfig(1, "github"), WATCH)
    assert search.params["q"] == '"BlueKettle" is:issue'
    assert search.needs_term
    wrong = replace(anonymous, options={"repositories": "bluekettle"})
    with pytest.raises(KnownError, match="owner/name"):
        SOURCE.plan(wrong, WATCH)


def test_enterprise_servers_have_their_graphql_beside_the_api():
    config = replace(CASE.config, server="https://git.example/api/v3/")
    request = SOURCE.request(config, CASE.stream("discussions:"), None, None, {}, SESSION)
    assert request.url == "https://git.example/api/graphql"
    request = SOURCE.request(config, CASE.stream("issues:"), None, None, {}, SESSION)
    assert request.url == "https://git.example/api/v3/repos/bluekettle/firmware/issues"


def test_only_conversations_elsewhere_are_fetched():
    assert SOURCE.thread(CASE.config, "bluekettle/firmware#12", SESSION) is None
    assert SOURCE.thread(replace(CASE.config, has_secret=False), "home/hub#77", None) is None
    assert SOURCE.thread(CASE.config, "home/hub#77", SESSION).url.endswith("/repos/home/hub/issues/77/comments")
    page = SOURCE.parse_thread(CASE.config, CASE.response(Answer("comments_page1.json")))
    assert len(page.items) == 3


def test_looking_again():
    def url(native_id):
        return SOURCE.refresh(CASE.config, [native_id], SESSION).url.removeprefix("https://api.github.example")

    assert url("bluekettle/firmware#12") == "/repos/bluekettle/firmware/issues/12"
    assert url("bluekettle/firmware#12/501") == "/repos/bluekettle/firmware/issues/comments/501"
    assert url("DC_1") == "/graphql"
    gone = CASE.response(Answer("discussion_gone.json"), "https://api.github.example/graphql")
    assert SOURCE.classify(CASE.config, gone).state == "ok"
    assert SOURCE.parse_refresh(CASE.config, ["DC_1"], gone).tombstones == ("DC_1",)
    told = json.dumps({"data": {"node": {"id": "DC_1", "body": "new", "discussion": {"id": "D_40"}}}}).encode()
    (again,) = SOURCE.parse_refresh(CASE.config, ["DC_1"], CASE.response(Answer(body=told))).items
    assert (again.text, again.root) == ("new", "D_40")


def exchanges(name):
    file = RECORDED / name
    if not file.exists():
        pytest.skip("the recordings are not on this machine")
    return json.loads(file.read_text())


def test_a_recorded_search():
    found = next(one for one in exchanges("search-issues.json") if one["method"] == "get")
    response = CASE.response(Answer(body=json.dumps(found["response"]).encode()))
    page = SOURCE.parse(CASE.config, CASE.stream("search:"), response, None, {})
    told = found["response"]["items"]
    assert [one.title for one in page.items] == [one["title"] for one in told]
    assert [one.author.handle for one in page.items] == [one["user"]["login"] for one in told]
    assert [one.created_at for one in page.items] == [parse_iso(one["created_at"]) for one in told]
    assert [one.counts.replies for one in page.items] == [one["comments"] for one in told]
    assert (page.quarantined, page.next_cursor) == ((), None)


@pytest.mark.parametrize("name", ["add-labels-to-issue.json", "lock-issue.json", "search-issues.json"])
def test_recorded_issues_are_read_whole(name):
    made = [one for one in exchanges(name) if one["path"].endswith("/issues") and one["status"] == 201]
    assert made
    for one in made:
        told = one["response"]
        asked = f"{one['path'].removeprefix('/repos/').removesuffix('/issues').lower()}#{told['number']}"
        response = CASE.response(Answer(body=json.dumps(told).encode()))
        (read,) = SOURCE.parse_refresh(CASE.config, [asked], response).items
        assert (read.native_id, read.title, read.url) == (asked, told["title"], told["html_url"])
        assert SOURCE.refresh(CASE.config, [read.native_id], None).url.endswith(f"/issues/{told['number']}")


def test_recorded_headers_leave_room():
    for one in exchanges("search-issues.json"):
        raw = one["rawHeaders"]
        headers = {raw[at].lower(): raw[at + 1] for at in range(0, len(raw), 2)}
        response = CASE.response(Answer(status=one["status"], headers=headers, body=b"{}"))
        assert SOURCE.classify(CASE.config, response).state == "ok"


def test_what_is_listed_by_its_change_ends_by_its_links():
    kinds = {stream.params["kind"]: stream.by_cursor for stream in SOURCE.plan(CASE.config, WATCH)}
    assert (kinds["issues"], kinds["comments"]) == (True, True)
