"""What the work on one source gets from outside: everything that is not the source itself."""

from collections.abc import Callable
from dataclasses import dataclass, field

from earful.domain.brand import Brand
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig
from earful.engine import protocol
from earful.engine.asking import Client
from earful.engine.judging import Ahead
from earful.engine.login import NOT_KEPT, Sessions
from earful.engine.writer import Writer

# Mentions a transaction. Beside a window small, so that a decision there never waits long for the database (house.md:
# 8-12 ms at p99); where nobody waits, as large as a page: that takes half the time.
BESIDE_A_WINDOW = 100
ALONE = 1000


@dataclass(frozen=True)
class Surroundings:
    """What a runner gets from outside. `ahead` judges a backlog beside the writer; None: the writer does it all.

    `chunk`: mentions a transaction."""

    client: Client
    writer: Writer
    emit: protocol.Emit
    clock: Callable[[], Moment]
    secret: Callable[[SourceConfig], str | None]
    brands: tuple[Brand, ...]
    ahead: Ahead | None = None
    sessions: Sessions = field(default=NOT_KEPT)
    chunk: int = BESIDE_A_WINDOW
