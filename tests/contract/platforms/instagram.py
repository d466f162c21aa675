"""The fixtures of instagram and what they hold. A hashtag's pages all have the same cursor."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Walk
from tests.contract.platforms.facebook import ENVELOPE

from earful.domain.source import SourceConfig
from earful.sources.base import Session

CASE = Case(
    "instagram",
    SourceConfig(
        7,
        "instagram",
        server="https://graph.example",
        account="@bluekettle",
        query="#bluekettle",
        has_secret=True,
        options={"user_id": "17841400000000001"},
    ),
    walks=(
        Walk("media", (Answer("media_page1.json"), Answer("media_end.json"))),
        Walk("tags", (Answer("tags.json"),)),
        Walk(
            "hashtag:bluekettle",
            (
                Answer("hashtag_id.json"),
                Answer("hashtag_page1.json"),
                Answer("hashtag_page2.json"),
                Answer("hashtag_end.json"),
            ),
        ),
    ),
    broken=(Broken("media", Answer("broken.json"), whole=2, broken=4),),
    bare=("tags", Answer("bare.json")),
    faults=ENVELOPE,
    session=Session(SECRET),
    nameless=("hashtag:bluekettle",),
)
