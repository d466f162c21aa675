"""The fixtures of hackernews and what they hold."""

from tests.contract.cases import Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig

CASE = Case(
    "hackernews",
    SourceConfig(3, "hackernews", server="https://hn.example"),
    walks=(Walk("search:BlueKettle", (Answer("walk_page1.json"), Answer("walk_page2.json"), Answer("walk_end.json"))),),
    broken=(Broken("search:", Answer("broken.json"), whole=1, broken=4),),
    bare=("search:", Answer("bare.json")),
    faults=(
        Fault(Answer("error_busy.json", 429), "rate_limited", "rate_limited"),
        Fault(Answer("error_query.json", 400), "fatal", "refused"),
    ),
)
