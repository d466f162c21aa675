"""The fixtures of stackexchange and what they hold."""

from tests.contract.cases import Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig

CASE = Case(
    "stackexchange",
    SourceConfig(16, "stackexchange", server="https://api.stack.example", account="stackoverflow/13"),
    walks=(
        Walk(
            "search:stackoverflow:",
            (
                Answer("search_page1.json"),
                Answer("answers.json"),
                Answer("answer_comments.json"),
                Answer("question_comments.json"),
                Answer("search_end.json"),
                Answer("empty.json"),
                Answer("empty.json"),
            ),
        ),
    ),
    broken=(Broken("search:", Answer("broken.json"), whole=1, broken=3),),
    bare=("search:", Answer("bare.json")),
    faults=(
        Fault(Answer("error_throttle.json", 400), "rate_limited", "rate_limited"),
        Fault(Answer("error_inside.json", 400), "transient", "server_trouble"),
        Fault(Answer("error_site.json", 400), "fatal", "refused"),
    ),
)
