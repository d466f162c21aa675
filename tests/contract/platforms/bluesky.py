"""The fixtures of bluesky and what they hold."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

CASE = Case(
    "bluesky",
    SourceConfig(2, "bluesky", server="https://pds.example", account="brand.example", has_secret=True),
    walks=(
        Walk(
            "search:BlueKettle",
            (Answer("search_page1.json"), Answer("search_page2.json"), Answer("search_end.json")),
        ),
        Walk(
            "mentions",
            (Answer("mentions_page1.json"), Answer("mentions_empty_more.json"), Answer("mentions_end.json")),
        ),
        Walk("own:brand.example", (Answer("own_page1.json"),)),
    ),
    broken=(
        Broken("search:", Answer("search_broken.json"), whole=1, broken=6),
        Broken("mentions", Answer("mentions_broken.json"), whole=1, broken=2),
        Broken("own:", Answer("own_broken.json"), whole=1, broken=2),
    ),
    bare=("search:", Answer("search_bare.json")),
    faults=(
        Fault(Answer("error_expired.json", 400), "auth_expired", "expired_token"),
        Fault(Answer("error_invalid.json", 400), "auth_expired", "expired_token"),
        Fault(Answer("error_missing_auth.json", 401), "auth_expired", "expired_token"),
        Fault(Answer("error_missing_auth.json", 401), "forbidden", "needs_token", logged_in=False),
        Fault(
            Answer("error_login.json", 401),
            "auth_revoked",
            "wrong_token",
            url="https://pds.example/xrpc/com.atproto.server.createSession",
        ),
        Fault(
            Answer("error_expired.json", 400),
            "auth_revoked",
            "wrong_token",
            url="https://pds.example/xrpc/com.atproto.server.refreshSession",
        ),
        Fault(Answer("error_not_found.json", 400), "gone", "not_found"),
        Fault(Answer("error_profile.json", 400), "gone", "not_found"),
        Fault(Answer("error_deactivated.json", 400), "forbidden", "forbidden"),
        Fault(Answer("error_cursor.json", 502), "transient", "server_trouble"),
        Fault(
            Answer("error_rate.json", 429, {"retry-after": "290", "ratelimit-reset": "1795262690"}),
            "rate_limited",
            "rate_limited",
        ),
    ),
    session=Session(SECRET, "another-Of-0urs", {"did": "did:plc:brand", "handle": "brand.example"}),
)
