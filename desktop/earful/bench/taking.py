"""Takes mentions into a store as fast as it can until it is killed: `python -m earful.bench.taking FILE`."""

import sys
from itertools import count, islice
from pathlib import Path

from earful.bench.texts import mentions
from earful.domain.moments import DAY
from earful.engine.outside import clock
from earful.judgement.ear import Ear
from earful.store.database import open_database
from earful.store.intake import take_in
from earful.store.sorting import Heard

TRANSACTION = 100  # as the engine does


def main(path: Path) -> None:
    """Ends only with its process."""
    database, ear, now = open_database(path), Ear.load(), clock()
    given = mentions(10_000_000, now, DAY, seed=2)
    for number in count():
        batch = list(islice(given, TRANSACTION))
        if number == 5:
            print("begun", flush=True)  # and in full swing: what is loaded once is there
        take_in(database, [Heard(mention, (1,), alert=False) for mention in batch], ear.judge, now)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
