"""A store filled for measuring, through the pipeline's own intake, and triaged by a person who is nearly done."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from earful.bench.texts import known_judge, mentions
from earful.domain.brand import Brand
from earful.domain.judgement import Judgement
from earful.domain.mention import Mention
from earful.domain.moments import DAY, Moment
from earful.judgement.ear import Ear
from earful.store.brands import add_brand
from earful.store.counting import ALL_BRANDS
from earful.store.database import Database, open_database
from earful.store.decisions import decide
from earful.store.intake import take_in
from earful.store.sorting import Heard

BATCH = 500
SPAN = 365 * DAY
OPEN = 50_000  # complaints that nobody has read yet
RARE = "Polarhaus"  # the brand of one mention in 400
RIVAL = "Nordwind"  # a competitor, in one of 50


def filled(
    path: Path, given: Iterable[Mention], now: Moment, judge: Callable[[Sequence[str]], Sequence[Judgement]]
) -> Database:
    """An open store at `path` with a brand, one that is rarely named and a competitor, and the mentions."""
    database = open_database(path)
    common, rare, rival = (
        add_brand(database, brand, now).id
        for brand in (Brand(0, "Frostline"), Brand(0, RARE), Brand(0, RIVAL, competitor=True))
    )
    for start, batch in zip(range(0, 1 << 62, BATCH), batches(given), strict=False):
        heard = [
            Heard(mention, (common, *([rare] if n % 400 == 0 else []), *([rival] if n % 50 == 7 else [])), alert=False)
            for n, mention in enumerate(batch, start)
        ]
        take_in(database, heard, judge, now)
    return database


def triaged(database: Database, now: Moment) -> None:
    """Reads and resolves all complaints but the newest and one in a hundred of the others."""
    rows = database.rows(
        "SELECT mention_id FROM inbox WHERE brand_id=? AND state='unheard' ORDER BY mention_id", (ALL_BRANDS,)
    )
    done = [row["mention_id"] for n, row in enumerate(rows[:-OPEN]) if n % 100]
    for start in range(0, len(done), 1000):
        part = done[start : start + 1000]
        decide(database, "read", part, now)
        decide(database, "resolved", part[: -len(part) // 10], now)


@contextmanager
def big_store(size: int, now: Moment, kept: Path | None) -> Iterator[Path]:
    """The path of a filled and triaged store with `size` mentions of a year. `kept`: a folder that keeps it for the
    next benchmark; ten million mentions take a while."""
    with TemporaryDirectory() as folder:
        path = (kept or Path(folder)) / f"bench-{size}.db"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part.db")
            for stale in path.parent.glob(f"{part.name}*"):
                stale.unlink()
            database = filled(part, mentions(size, now, SPAN), now, known_judge(Ear.load()))
            triaged(database, now)
            database.close()
            shutil.move(part, path)
        yield path


def batches(given: Iterable[Mention]) -> Iterator[Sequence[Mention]]:
    """The mentions in groups of the size of one transaction."""
    rest = iter(given)
    while batch := tuple(islice(rest, BATCH)):
        yield batch
