"""How a walk through a Discourse forum goes on: down the numbers of all posts, or through the finds of a list.

Lists (search, mentions) show only excerpts, so each find is fetched from its topic before the next page of the list."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from earful.sources.base import Response
from earful.sources.discourse_posts import place_of
from earful.sources.fields import list_of, object_of, unexpected

_WINDOW = 50  # ids that a page of an old forum covers, however few of them are public posts
_EMPTY_MOST = 40  # windows without any public post before the walk takes the forum for finished
_PLACE = re.compile(r"(\d{1,18})/(\d{1,9})")

Place = tuple[str, str]


@dataclass(frozen=True)
class Finds:
    """What a list still has to give: places to fetch, the page of the list they came from, whether it has another."""

    waiting: tuple[Place, ...] = ()
    page: int = 1
    more: bool = False

    @classmethod
    def read(cls, cursor: str | None) -> "Finds":
        """From "11/2,15/1;1+" (page 1 has a next one) or "2" (page 2 of the list is next)."""
        places, _, page = (cursor or "").rpartition(";")
        found = re.fullmatch(r"(\d{1,5})(\+?)", page)
        waiting = tuple((one[1], one[2]) for one in map(_PLACE.fullmatch, places.split(",")) if one)
        return cls(waiting, max(int(found[1]), 1) if found else 1, bool(found and found[2]))

    def cursor(self) -> str | None:
        """What `read` takes: the places while any wait, then the list's next page; None at the end."""
        if self.waiting:
            places = ",".join("/".join(place) for place in self.waiting)
            return f"{places};{self.page}{'+' if self.more else ''}"
        return str(self.page + 1) if self.more else None

    def without(self, done: Sequence[Place]) -> "Finds":
        """The same without what has been fetched."""
        return replace(self, waiting=tuple(place for place in self.waiting if place not in set(done)))


def found_places(response: Response, body: Mapping[str, Any]) -> tuple[list[Place], bool]:
    """The places that a search or a list of what was said to us names, and whether it has another page."""
    if isinstance(body.get("user_actions"), list):
        actions = [object_of(one) for one in body["user_actions"]]
        there = [one for one in actions if one.get("deleted") is not True]
        return _places(there), len(actions) >= 30
    grouped = object_of(body.get("grouped_search_result"))
    if not grouped and not isinstance(body.get("posts"), list):
        raise unexpected(response, "no posts")
    more = grouped.get("more_full_page_results") is True
    return _places([object_of(one) for one in list_of(body.get("posts"))]), more


def _places(told: Sequence[Mapping[str, Any]]) -> list[Place]:
    return list(dict.fromkeys(place for one in told if (place := place_of(one)) is not None))


def above_newest(cursor: str | None) -> int:
    """The post that a cursor of the walk through all posts stands at; 0 for none."""
    found = re.match(r"\d{1,18}", cursor or "")
    return int(found[0]) if found else 0


def below(numbers: Sequence[int], cursor: str | None) -> str | None:
    """Where the walk through all posts goes on. Newer forums give the 50 public posts below `before`; older ones what
    is public of the 50 ids up to and with it, which can be nothing: "1234w3" is their third such page at 1234."""
    at, is_old = above_newest(cursor), "w" in (cursor or "")
    lowest = min(numbers, default=0)
    if lowest > 1 and (not at or lowest < at):
        return f"{lowest}w0" if is_old or at in numbers else str(lowest)
    if not at or not (is_old or at in numbers) or lowest == 1:
        return None
    empty = re.search(r"w(\d{1,3})$", cursor or "")
    so_far = int(empty[1]) if empty else 0
    following = at - _WINDOW
    return f"{following}w{so_far + 1}" if following > 0 and so_far < _EMPTY_MOST else None


def holes(numbers: Sequence[int], cursor: str | None) -> int:
    """How many ids between the cursor (or the newest) and the lowest of a page are no public posts: deleted, private
    messages, or topics for members only."""
    if not numbers:
        return 0
    top = above_newest(cursor) or max(numbers) + 1
    return max(0, top - min(numbers) - len({number for number in numbers if number < top}))
