"""The fixtures of youtube and what they hold."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

CASE = Case(
    "youtube",
    SourceConfig(11, "youtube", server="https://youtube.example", account="UCbluekettle0000", has_secret=True),
    walks=(
        Walk(
            "search:BlueKettle",
            (
                Answer("search_page1.json"),
                Answer("videos.json"),
                Answer("search_end.json"),
                Answer("threads.json"),
                Answer("replies.json"),
            ),
        ),
        Walk("channel:", (Answer("channel_page1.json"), Answer("channel_end.json"))),
    ),
    broken=(Broken("channel:", Answer("broken.json"), whole=1, broken=4),),
    bare=("channel:", Answer("bare.json")),
    faults=(
        Fault(Answer("error_quota.json", 403), "rate_limited", "rate_limited"),
        Fault(Answer("error_fast.json", 403), "rate_limited", "rate_limited"),
        Fault(Answer("error_key.json", 400), "auth_revoked", "wrong_token"),
        Fault(Answer("error_not_enabled.json", 403), "forbidden", "forbidden"),
    ),
    session=Session(SECRET),
)
