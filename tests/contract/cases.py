"""What the contract suite has to know of a source: its fixtures, by file name. Each platform has a Case of its own in
`platforms/`; a new platform adds a file there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from earful.domain.moments import Moment
from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Response, Session, Source, Stream
from earful.sources.registry import source_for

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
NOW: Moment = 1_795_262_400_000_000  # 2026-11-21T12:00:00Z
SECRET = "s3cret-Of-0urs"
WATCH = Watch("BlueKettle", ("BlueKettle",))


@dataclass(frozen=True)
class Answer:
    """One answer of a platform: a fixture file, or a body of its own, with status and headers (lower-case names)."""

    file: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Walk:
    """One stream from head to end. `stream` begins the name of a stream that `plan` gives. The last page ends it."""

    stream: str
    pages: tuple[Answer, ...]


@dataclass(frozen=True)
class Broken:
    """A page with `whole` readable items and `broken` ones that each lack something required."""

    stream: str
    answer: Answer
    whole: int
    broken: int


@dataclass(frozen=True)
class Fault:
    """An error that only this platform has: the answer, the verdict it means and the sentence for the person."""

    answer: Answer
    state: str
    kind: str
    logged_in: bool = True
    url: str = ""


@dataclass(frozen=True)
class Case:
    """A source with its fixtures. `bare` is a page whose items have nothing but what is required."""

    code: str
    config: SourceConfig
    walks: tuple[Walk, ...]
    broken: tuple[Broken, ...]
    bare: tuple[str, Answer]
    faults: tuple[Fault, ...] = ()
    session: Session | None = None
    nameless: tuple[str, ...] = ()  # streams whose platform does not tell who wrote
    html: str = "blocked"  # the verdict of a 200 with HTML: a feed's page is found out only when it is parsed

    @property
    def source(self) -> Source:
        return source_for(self.code)

    def stream(self, beginning: str) -> Stream:
        """The planned stream whose name begins so."""
        return next(s for s in self.source.plan(self.config, WATCH) if s.name.startswith(beginning))

    def response(self, answer: Answer, url: str = "") -> Response:
        """The answer as the engine would hand it over."""
        body = answer.body or ((FIXTURES / self.code / answer.file).read_bytes() if answer.file else b"")
        kind = "application/json" if answer.file.endswith(".json") else "application/xml"
        headers = {"content-type": kind, "date": "Sat, 21 Nov 2026 12:00:00 GMT", **answer.headers}
        return Response(answer.status, headers, body, url or self.config.server or "https://source.example/", NOW)
