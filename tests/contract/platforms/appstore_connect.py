"""The fixtures of appstore_connect and what they hold."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

CASE = Case(
    "appstore_connect",
    SourceConfig(
        13,
        "appstore_connect",
        server="https://connect.example",
        account="1234567890",
        has_secret=True,
        options={"key_id": "KEY0000001", "issuer_id": "00000000-0000-0000-0000-00000000beef"},
    ),
    walks=(Walk("reviews:", (Answer("page1.json"), Answer("page2.json"))),),
    broken=(Broken("reviews:", Answer("broken.json"), whole=1, broken=3),),
    bare=("reviews:", Answer("bare.json")),
    faults=(
        Fault(Answer("error_token.json", 401), "auth_expired", "expired_token"),
        Fault(Answer("error_token.json", 401), "forbidden", "needs_token", logged_in=False),
        Fault(Answer("error_role.json", 403), "forbidden", "forbidden"),
        Fault(Answer("error_missing.json", 404), "gone", "not_found"),
        Fault(Answer("error_rate.json", 429), "rate_limited", "rate_limited"),
    ),
    session=Session(SECRET),
)
