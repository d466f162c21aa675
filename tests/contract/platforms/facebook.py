"""The fixtures of facebook and what they hold."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

ENVELOPE = (
    Fault(Answer("error_token.json", 400), "auth_revoked", "wrong_token"),
    Fault(Answer("error_token.json", 401), "forbidden", "needs_token", logged_in=False),
    Fault(Answer("error_rate_app.json", 400), "rate_limited", "rate_limited"),
    Fault(Answer("error_rate_page.json", 403), "rate_limited", "rate_limited"),
    Fault(Answer("error_rate_user.json", 400), "rate_limited", "rate_limited"),
    Fault(Answer("error_rate_custom.json", 400), "rate_limited", "rate_limited"),
    Fault(Answer("error_right.json", 403), "forbidden", "forbidden"),
    Fault(Answer("error_permission.json", 403), "forbidden", "forbidden"),
    Fault(Answer("error_unknown.json", 500), "transient", "server_trouble"),
    Fault(Answer("error_missing.json", 400), "gone", "not_found"),
    Fault(Answer("error_field.json", 400), "fatal", "refused"),
)

CASE = Case(
    "facebook",
    SourceConfig(
        6,
        "facebook",
        server="https://graph.example",
        account="104500001111222",
        has_secret=True,
        options={"ratings": "yes"},
    ),
    walks=(
        Walk("feed", (Answer("feed_page1.json"), Answer("feed_end.json"))),
        Walk("tagged", (Answer("tagged.json"),)),
        Walk("ratings", (Answer("ratings.json"),)),
    ),
    broken=(Broken("feed", Answer("broken.json"), whole=2, broken=4),),
    bare=("tagged", Answer("bare.json")),
    faults=(*ENVELOPE, Fault(Answer("error_deprecated.json", 400), "fatal", "refused")),
    session=Session(SECRET),
)
