"""The fixtures of google_play and what they hold."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

CASE = Case(
    "google_play",
    SourceConfig(14, "google_play", server="https://play.example", account="com.example.kettle", has_secret=True),
    walks=(Walk("reviews:", (Answer("page1.json"), Answer("page2.json"))),),
    broken=(Broken("reviews:", Answer("broken.json"), whole=1, broken=3),),
    bare=("reviews:", Answer("bare.json")),
    faults=(
        Fault(Answer("error_token.json", 401), "auth_expired", "expired_token"),
        Fault(Answer("error_token.json", 401), "forbidden", "needs_token", logged_in=False),
        Fault(Answer("error_rights.json", 403), "forbidden", "forbidden"),
        Fault(Answer("error_quota.json", 403), "rate_limited", "rate_limited"),
        Fault(Answer("error_app.json", 404), "gone", "not_found"),
        Fault(Answer("error_grant.json", 400), "auth_revoked", "wrong_token"),
    ),
    session=Session(SECRET),
)
