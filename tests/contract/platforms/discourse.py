"""The fixtures of discourse and what they hold. A search is walked in the unit tests."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

CASE = Case(
    "discourse",
    SourceConfig(10, "discourse", server="https://kettles.example", account="BlueKettle", has_secret=True),
    walks=(
        Walk("posts", (Answer("posts_page1.json"), Answer("posts_page2.json"))),
        Walk("mentions:BlueKettle", (Answer("actions.json"), Answer("topic_11.json"), Answer("topic_15.json"))),
    ),
    broken=(Broken("posts", Answer("posts_broken.json"), whole=1, broken=7),),
    bare=("posts", Answer("posts_bare.json")),
    faults=(
        Fault(Answer("error_login.json", 403), "forbidden", "needs_token", logged_in=False),
        Fault(Answer("error_login.json", 403), "auth_revoked", "wrong_token"),
        Fault(Answer("error_rights.json", 403), "forbidden", "forbidden"),
        Fault(Answer("error_missing.json", 404), "gone", "not_found"),
        Fault(Answer("error_rate.json", 429), "rate_limited", "rate_limited"),
    ),
    session=Session(SECRET),
)
