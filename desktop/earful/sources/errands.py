"""A walk through requests of several kinds (search, then the found, then what was answered to it) as one cursor."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from earful.domain.moments import Moment

Errand = tuple[str, ...]  # its kind, then what it needs


def parts_of(errand: Errand) -> list[str]:
    """The kind of an errand and what it needs, followed by empty words for what was left out."""
    return [*errand, *[""] * (5 - len(errand))]


@dataclass(frozen=True)
class Errands:
    """What is still to be asked, in order. `floor`: how far back the walk wants to go, where that is known."""

    todo: tuple[Errand, ...] = ()
    floor: Moment | None = None

    @classmethod
    def read(cls, cursor: str | None) -> "Errands":
        """The errands in a cursor; none for a missing one and for one that this program did not write."""
        try:
            told = json.loads(cursor or "{}")
            todo = tuple(tuple(errand) for errand in told["todo"] if errand)
            good = all(isinstance(part, str) for errand in todo for part in errand)
            floor = told["floor"]
        except (ValueError, TypeError, KeyError, RecursionError):
            return cls()
        return cls(todo, floor if isinstance(floor, int) else None) if good else cls()

    def cursor(self) -> str | None:
        """The form it is kept in; None where nothing is left to ask."""
        if not self.todo:
            return None
        return json.dumps({"todo": [list(errand) for errand in self.todo], "floor": self.floor})

    def after(self, first: Iterable[Errand] = (), last: Iterable[Errand] = ()) -> "Errands":
        """What is left once the first errand is done and brought up others, which come before or after the rest."""
        return Errands((*first, *self.todo[1:], *last), self.floor)
