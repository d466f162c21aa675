"""The fixtures of mastodon and what they hold."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

_LINK = '<https://kettles.example/api/v1/{}>; rel="next", <https://kettles.example/api/v1/x?min_id=9>; rel="prev"'

CASE = Case(
    "mastodon",
    SourceConfig(1, "mastodon", server="https://kettles.example", account="@bluekettle", has_secret=True),
    walks=(
        Walk(
            "tag:bluekettle",
            (
                Answer("tag_page1.json", headers={"link": _LINK.format("timelines/tag/bluekettle?max_id=1150007")}),
                Answer("tag_page2.json", headers={"link": _LINK.format("timelines/tag/bluekettle?max_id=1150004")}),
                Answer("empty.json"),
            ),
        ),
        Walk("search:BlueKettle", (Answer("search_page1.json"), Answer("search_end.json"))),
        Walk(
            "mentions",
            (
                Answer("mentions_page1.json", headers={"link": _LINK.format("notifications?max_id=39")}),
                Answer("empty.json"),
            ),
        ),
        Walk("own:bluekettle", (Answer("account.json"), Answer("own_page1.json"))),
    ),
    broken=(
        Broken("tag:", Answer("tag_broken.json"), whole=1, broken=5),
        Broken("mentions", Answer("mentions_broken.json"), whole=1, broken=3),
    ),
    bare=("tag:", Answer("tag_bare.json")),
    faults=(
        Fault(Answer("error_token.json", 401), "auth_revoked", "wrong_token"),
        Fault(Answer("error_token.json", 401), "forbidden", "needs_token", logged_in=False),
        Fault(Answer("error_scope.json", 403), "forbidden", "forbidden"),
        Fault(Answer("error_missing.json", 404), "gone", "not_found"),
        Fault(
            Answer("error_rate.json", 429, {"x-ratelimit-reset": "2026-11-21T12:04:00.037659Z"}),
            "rate_limited",
            "rate_limited",
        ),
        Fault(Answer("error_rate.json", 429, {"x-ratelimit-reset": "1795262640"}), "rate_limited", "rate_limited"),
    ),
    session=Session(SECRET),
)
