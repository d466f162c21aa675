"""Pages of Reddit's listings and feeds, and what they hide: listings are cut after about 1,000 things, and strangers
get only the first page of a feed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from earful.domain.http import shown
from earful.domain.mention import Mention
from earful.sources import answers
from earful.sources.base import Page, Quarantined, Response, quarantined
from earful.sources.feeds import read_feed
from earful.sources.fields import UnreadableError, list_of, object_of, read_each, unexpected, words
from earful.sources.reddit_things import FULLNAME, entry_mention, thing

CAP = 900  # a listing that ends after this many was cut by Reddit, which shows about 1,000
_LEAST_OF_A_FULL_FEED = 25  # what feeds give where they take no notice of `limit`

Read = tuple[tuple[Mention, ...], tuple[Quarantined, ...], str | None, int]


def listing(response: Response) -> Read:
    """Mentions, unreadable ones, the fullname to go on after, and how many things there were."""
    body = object_of(answers.json_of(response))
    data = object_of(body.get("data"))
    children = data.get("children")
    if not isinstance(children, list):
        raise unexpected(response, answers.reason_of(response) or "no listing")
    mentions, broken = read_each(children, thing)
    after = words(data.get("after"))
    return mentions, broken, after if after and FULLNAME.fullmatch(after) else None, len(children)


def feed_page(response: Response) -> Read:
    """The same of a feed, which names no next page: a full one is followed."""
    said = response.headers.get("content-type", "")
    entries = read_feed(response.body, said, response.url, shown(response.url)).entries
    found: list[Mention] = []
    broken: list[Quarantined] = []
    for entry in entries:
        try:
            mention = entry_mention(entry)
        except UnreadableError as error:
            broken.append(quarantined(str(error), vars(entry)))
            continue
        found += [mention] if mention else []
    last = entries[-1].guid if len(entries) >= _LEAST_OF_A_FULL_FEED else None
    after = last if last and FULLNAME.fullmatch(last) else None
    return tuple(found), tuple(broken), after, len(entries)


def capped(page: Page, cursor: str | None, memory: Mapping[str, Any], full: bool) -> Page:
    """Notes what lies between the end of a listing that was cut and what the walk before had seen."""
    times = [at for one in page.items if (at := one.created_at) is not None]
    if cursor is None:
        newest = max(times, default=memory.get("newest"))
        page = replace(page, memory={"newest": newest, "known_to": memory.get("newest")})
    known_to = memory.get("known_to")
    if page.next_cursor is None and full and times and isinstance(known_to, int) and known_to < min(times):
        return replace(page, missed=(known_to, min(times)))
    return page


def one_page(page: Page, memory: Mapping[str, Any]) -> Page:
    """The only page that strangers get: where nothing on it was there before, something rolled by unseen."""
    times = [at for one in page.items if (at := one.created_at) is not None]
    before, newest = {*list_of(memory.get("seen"))}, memory.get("newest")
    joined = not before or any(one.native_id in before for one in page.items)
    missed = (newest, min(times)) if not joined and times and isinstance(newest, int) else None
    seen = [one.native_id for one in page.items] or memory.get("seen")
    return replace(
        page,
        next_cursor=None,
        missed=missed if missed and missed[0] < missed[1] else None,
        memory={"seen": seen, "newest": max(times, default=newest)},
    )


def page_of(
    response: Response,
    items: tuple[Mention, ...] = (),
    broken: tuple[Quarantined, ...] = (),
    next_cursor: str | None = None,
) -> Page:
    return Page(items, next_cursor=next_cursor, server_time=answers.server_time(response.headers), quarantined=broken)
