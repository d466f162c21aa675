"""The fixtures of reddit and what they hold: the API as an account with keys sees it. Feeds are in the unit tests."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

_TOKEN = "https://reddit.example/api/v1/access_token"
_EXPIRED = {"www-authenticate": 'Bearer realm="reddit", error="invalid_token"'}
_SCOPE = {"www-authenticate": 'Bearer realm="reddit", error="insufficient_scope"'}

CASE = Case(
    "reddit",
    SourceConfig(
        5,
        "reddit",
        server="https://reddit.example",
        account="BlueKettle",
        has_secret=True,
        options={"way": "account", "client_id": "k3ttle", "subreddits": "kettles, r/tea"},
    ),
    walks=(
        Walk("search:BlueKettle", (Answer("search_page1.json"), Answer("search_page2.json"))),
        Walk("comments:kettles+tea", (Answer("comments_page1.json"),)),
        Walk("mentions", (Answer("mentions_page1.json"), Answer("mentions_end.json"))),
        Walk("comment replies", (Answer("replies.json"),)),
        Walk("post replies", (Answer("post_replies.json"),)),
        Walk("own:BlueKettle", (Answer("own.json"),)),
    ),
    broken=(Broken("search:", Answer("search_broken.json"), whole=1, broken=7),),
    bare=("comments:", Answer("comments_bare.json")),
    faults=(
        Fault(Answer("error_unauthorized.json", 401, _EXPIRED), "auth_expired", "expired_token"),
        Fault(Answer("error_unauthorized.json", 401), "auth_revoked", "wrong_token"),
        Fault(Answer("error_unauthorized.json", 401), "auth_revoked", "wrong_token", url=_TOKEN),
        Fault(Answer("token_refused.json", 400), "auth_revoked", "wrong_token", url=_TOKEN),
        Fault(Answer("token_refused.json"), "auth_revoked", "wrong_token", url=_TOKEN),
        Fault(Answer("error_forbidden.json", 403, _SCOPE), "forbidden", "forbidden"),
        Fault(Answer("error_missing.json", 404), "gone", "not_found"),
        Fault(
            Answer("error_rate.json", 429, {"retry-after": "0", "x-ratelimit-reset": "469"}),
            "rate_limited",
            "rate_limited",
        ),
    ),
    session=Session(SECRET),
)
