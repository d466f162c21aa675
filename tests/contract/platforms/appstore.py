"""The fixtures of appstore and what they hold."""

from tests.contract.cases import Answer, Broken, Case, Walk

from earful.domain.source import SourceConfig

CASE = Case(
    "appstore",
    SourceConfig(12, "appstore", server="https://feeds.example", account="1234567890"),
    walks=(Walk("reviews:us", (Answer("page1.json"), Answer("page2.json"))),),
    broken=(Broken("reviews:us", Answer("broken.json"), whole=1, broken=4),),
    bare=("reviews:us", Answer("bare.json")),
)
