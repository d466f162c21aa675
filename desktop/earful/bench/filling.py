"""A store filled for measuring, through the pipeline's own intake."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from earful.domain.brand import Brand
from earful.domain.judgement import Judgement
from earful.domain.mention import Mention
from earful.domain.moments import Moment
from earful.store.brands import add_brand
from earful.store.database import Database, open_database
from earful.store.intake import take_in
from earful.store.sorting import Heard

BATCH = 500


def filled(
    path: Path, given: Iterable[Mention], now: Moment, judge: Callable[[Sequence[str]], Sequence[Judgement]]
) -> Database:
    """An open store at `path` with one brand and the mentions."""
    database = open_database(path)
    brand = add_brand(database, Brand(0, "Frostline"), now)
    for batch in batches(given):
        take_in(database, [Heard(mention, (brand.id,), alert=False) for mention in batch], judge, now)
    return database


def batches(given: Iterable[Mention]) -> Iterator[Sequence[Mention]]:
    """The mentions in groups of the size of one transaction."""
    rest = iter(given)
    while batch := tuple(islice(rest, BATCH)):
        yield batch
