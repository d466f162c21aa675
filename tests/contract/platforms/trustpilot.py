"""The fixtures of trustpilot and what they hold."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

CASE = Case(
    "trustpilot",
    SourceConfig(17, "trustpilot", server="https://trust.example", account="kettle.example", has_secret=True),
    walks=(Walk("reviews:", (Answer("find.json"), Answer("reviews.json"))),),
    broken=(Broken("reviews:", Answer("broken.json"), whole=1, broken=3),),
    bare=("reviews:", Answer("bare.json")),
    faults=(
        Fault(Answer("error_key.json", 401), "auth_revoked", "wrong_token"),
        Fault(Answer("error_expired.json", 401), "auth_expired", "expired_token"),
        Fault(Answer("error_unit.json", 404), "gone", "not_found"),
        Fault(
            Answer("error_login.json", 400),
            "auth_revoked",
            "wrong_token",
            url="https://trust.example/v1/oauth/oauth-business-users-for-applications/accesstoken",
        ),
    ),
    session=Session(SECRET),
)
