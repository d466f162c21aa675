"""Followers of an account, as its platform shows them: profiles, page by page, in follow order (newest first)."""

from dataclasses import dataclass

from earful.domain.mention import Author
from earful.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class Profile:
    """An account with what only profiles tell. `avatar`: whether it has a picture of its own. None: not told."""

    author: Author
    last_post_at: Moment | None = None
    avatar: bool | None = None


@dataclass(frozen=True)
class FollowerPage:
    """One page of a list of followers. `next_cursor` None: the list is at its end.

    `known_total`: how many followers the platform counts, where this answer tells. `partial`: the platform does not
    show the whole list. `bare`: the profiles lack their counts, which `Source.profiles` fills in. `unreadable`: how
    many entries could not be read."""

    profiles: tuple[Profile, ...] = ()
    next_cursor: str | None = None
    known_total: int | None = None
    partial: bool = False
    bare: bool = False
    unreadable: int = 0
