"""The fixtures of github and what they hold."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

_LINK = '<https://api.github.example/{}page=2>; rel="next", <https://api.github.example/{}page=2>; rel="last"'
_GRAPH = "https://api.github.example/graphql"

CASE = Case(
    "github",
    SourceConfig(
        15,
        "github",
        server="https://api.github.example",
        account="bluekettle",
        query='"BlueKettle"',
        has_secret=True,
        options={"repositories": "BlueKettle/firmware"},
    ),
    walks=(
        Walk(
            "issues:",
            (
                Answer("issues_page1.json", headers={"link": _LINK.format("x?", "x?"), "etag": 'W/"a1"'}),
                Answer("issues_page2.json"),
            ),
        ),
        Walk("comments:", (Answer("comments_page1.json"),)),
        Walk(
            "discussions:",
            (
                Answer("discussions_page1.json"),
                Answer("discussions_comments.json"),
                Answer("discussions_replies.json"),
                Answer("discussions_end.json"),
            ),
        ),
        Walk(
            "search:",
            (
                Answer("search_page1.json", headers={"link": _LINK.format("s?q=x&", "s?q=x&")}),
                Answer("search_end.json"),
            ),
        ),
    ),
    broken=(
        Broken("issues:", Answer("issues_broken.json"), whole=1, broken=3),
        Broken("comments:", Answer("comments_broken.json"), whole=1, broken=3),
    ),
    bare=("comments:", Answer("comments_bare.json")),
    faults=(
        Fault(Answer("error_token.json", 401), "auth_revoked", "wrong_token"),
        Fault(Answer("error_rights.json", 403), "forbidden", "forbidden"),
        Fault(
            Answer("error_primary.json", 403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795263000"}),
            "rate_limited",
            "rate_limited",
        ),
        Fault(Answer("error_secondary.json", 403, {"x-ratelimit-remaining": "4000"}), "rate_limited", "rate_limited"),
        Fault(Answer("error_secondary.json", 429, {"retry-after": "60"}), "rate_limited", "rate_limited"),
        Fault(Answer("error_gone.json", 410), "gone", "gone"),
        Fault(Answer("error_graph_rate.json"), "rate_limited", "rate_limited", url=_GRAPH),
        Fault(Answer("error_graph_missing.json"), "gone", "not_found", url=_GRAPH),
        Fault(Answer("error_graph_scope.json"), "forbidden", "forbidden", url=_GRAPH),
        Fault(Answer("error_graph_query.json"), "fatal", "refused", url=_GRAPH),
    ),
    session=Session(SECRET),
)
