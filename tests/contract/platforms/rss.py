"""The fixtures of rss and what they hold."""

from tests.contract.cases import Answer, Broken, Case, Walk

from earful.domain.source import SourceConfig

CASE = Case(
    "rss",
    SourceConfig(4, "rss", server="https://news.example/feed.xml"),
    walks=(Walk("feed", (Answer("feed.xml"),)),),
    broken=(Broken("feed", Answer("broken.xml"), whole=1, broken=1),),
    bare=("feed", Answer("bare.xml")),
    html="ok",
)
