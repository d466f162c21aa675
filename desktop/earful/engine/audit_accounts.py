"""The accounts behind a mark of an audit: who they are, the chances, the reasons, and what speaks against."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from earful.domain.moments import Moment
from earful.insight.fans.evidence import evidence, ramp
from earful.insight.fans.marks import Marks
from earful.insight.fans.profiles import Fans
from earful.insight.fans.reasons import AUTOMATED_TOPICS, HOLLOW_TOPICS, known_facts, said
from earful.insight.fans.rows import fans_of
from earful.insight.fans.scores import Rules
from earful.store.audience_pictures import at_positions
from earful.store.database import Database
from earful.store.fan_labels import labels


@dataclass(frozen=True)
class Account:
    """One follower. `hollow`, `automated`: chances in 0..1; `ties`: what they are to us (spoke, complained, owns,
    answered, customer). Counts and moments are None where the platform does not tell them."""

    position: int
    native_id: str
    handle: str | None
    name: str | None
    bio: str | None
    followers: int | None
    following: int | None
    posts: int | None
    created_at: Moment | None
    last_post_at: Moment | None
    avatar: bool | None
    hollow: float
    automated: float
    reasons: tuple[str, ...]
    counter: tuple[str, ...]
    ties: tuple[str, ...]
    label: str | None


_TIES = ("spoke", "complained", "owns", "answered", "customer")
_COUNTER = {
    "spoke": "wrote to or about you",
    "owns": "shows that they own what you sell",
    "customer": "is on your customer list",
}


def accounts_at(
    database: Database, picture: Any, marks: Marks, positions: Sequence[int], rules: Rules
) -> list[Account]:
    """The accounts at some positions of an audit, in that order; no more than are looked at, reasons take a while."""
    rows = at_positions(database, picture["audit"], [int(one) for one in positions])
    judged = {one.native_id: one.label for one in labels(database, picture["audit"]) if not one.repeat}
    fans, _ = fans_of([_Row(row) for row in rows], picture["platform"], judged)
    place = {str(native): number for number, native in enumerate(fans.ids)}
    told = _sayings(fans, picture, marks, rules)
    found = []
    for row in rows:
        number, mark = place.get(row["native_id"]), marks.place_of(row["position"])
        ties = tuple(name for name in _TIES if mark >= 0 and marks.flags[name][mark])
        reasons, counter = told(number, mark) if number is not None else ([], [])
        against = (*counter, *(_COUNTER[name] for name in ties if name in _COUNTER))
        found.append(
            Account(
                row["position"], row["native_id"], row["handle"], row["name"], row["bio"], row["followers"],
                row["following"], row["posts"], row["created_at"], row["last_post_at"], _yes(row["avatar"]),
                float(marks.hollow[mark]) if mark >= 0 else 0.0, float(marks.automated[mark]) if mark >= 0 else 0.0,
                tuple(reasons), against, ties, judged.get(row["native_id"]),
            )
        )  # fmt: skip
    return found


def _sayings(fans: Fans, picture: Any, marks: Marks, rules: Rules) -> Any:
    at = float("nan") if picture["at"] is None else float(picture["at"])
    shown = evidence(fans, at)
    # How many of the list registered on one day is known from all of it, not from the few that are looked at.
    places = [marks.place_of(int(row)) for row in fans.rows]
    batch = np.array([marks.batch[one] if one >= 0 else 0.0 for one in places])
    shown["batch"] = np.where(np.isfinite(fans["created"]), ramp(batch, np.log(3), np.log(20)), np.nan)
    hollow = said(fans, at, rules.hollow.parts(shown), HOLLOW_TOPICS)
    automated = said(fans, at, rules.automated.parts(shown), AUTOMATED_TOPICS)

    def of(fan: int, mark: int) -> tuple[list[str], list[str]]:
        thin = mark >= 0 and bool(marks.flags["thin"][mark])
        first = known_facts(fans, fan, thin)
        taken_for = hollow if mark < 0 or marks.hollow[mark] >= marks.automated[mark] else automated
        more = taken_for(fan)
        return first[0] + more[0], first[1] + more[1]

    return of


class _Row(dict[str, Any]):
    """A row of the store under the names that `fans_of` reads: there `bio` is its length."""

    def __init__(self, row: Any) -> None:
        super().__init__({name: row[name] for name in row.keys()})  # noqa: SIM118 - a row of SQLite is no mapping
        self["bio"] = row["bio_length"]


def _yes(value: int | None) -> bool | None:
    return None if value is None else bool(value)
