"""A flood for measuring: a loopback server with many mentions, and a base directory whose one source reads them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from earful.domain.brand import Brand
from earful.domain.source import SourceConfig
from earful.engine.outside import clock
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.places import places


@contextmanager
def flood(size: int) -> Iterator[str]:
    """The address of a server with `size` mentions, in a process of its own."""
    child = subprocess.Popen(
        [sys.executable, "-m", "earful.bench.server", str(size)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    try:
        yield child.stdout.readline().strip()
    finally:
        child.stdin.close()
        child.wait(10)
        child.stdout.close()


def listening_to(address: str, base: Path) -> None:
    """A store under `base` with one brand and one source that reads the flood at `address`."""
    database = open_database(places(base).make().database)
    brand = add_brand(database, Brand(0, "Frostline"), clock())
    add_source(database, SourceConfig(0, "hackernews", brand.id, server=address), clock())
    database.close()
