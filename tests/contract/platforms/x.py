"""The fixtures of x and what they hold."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

CASE = Case(
    "x",
    SourceConfig(
        5,
        "x",
        server="https://x.example",
        account="@bluekettle",
        has_secret=True,
        options={"reposts": "yes", "conversations": "yes"},
    ),
    walks=(
        Walk(
            "search:BlueKettle",
            (Answer("search_page1.json"), Answer("search_page2.json"), Answer("search_end.json")),
        ),
        Walk(
            "mentions:bluekettle",
            (Answer("account.json"), Answer("mentions_page1.json"), Answer("mentions_end.json")),
        ),
        Walk("own:bluekettle", (Answer("own.json"),)),
    ),
    broken=(Broken("search:", Answer("broken.json"), whole=1, broken=5),),
    bare=("search:", Answer("bare.json")),
    faults=(
        Fault(Answer("error_token.json", 401), "auth_revoked", "wrong_token"),
        Fault(Answer("error_token.json", 401), "forbidden", "needs_token", logged_in=False),
        Fault(Answer("error_enrolled.json", 403), "forbidden", "forbidden"),
        Fault(Answer("error_query.json", 400), "fatal", "refused"),
        Fault(Answer("error_credit.json", 402), "forbidden", "no_credit"),
        Fault(Answer("error_cap.json", 429, {"x-rate-limit-remaining": "39999"}), "forbidden", "no_credit"),
        Fault(Answer("error_rate.json", 429, {"x-rate-limit-reset": "1795262690"}), "rate_limited", "rate_limited"),
    ),
    session=Session(SECRET),
)
