"""What Reddit shows of posts and comments, as things of its API or entries of its Atom feeds -> mentions."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import Moment, from_unix
from earful.sources.feeds import Entry
from earful.sources.fields import (
    UnreadableError,
    count,
    flag,
    identifier,
    leftover,
    list_of,
    object_of,
    web_address,
    words,
)
from earful.sources.text import clean

CODE = "reddit"
SITE = "https://www.reddit.com"
FULLNAME = re.compile(r"t[13]_[0-9A-Za-z]{1,20}")
_KINDS = {"t1": "comment", "t3": "post"}
_GONE_TEXTS = frozenset(("[deleted]", "[removed]", "[ Removed by Reddit ]", "[deleted by user]"))
_GONE_NAMES = frozenset(("[deleted]", "[removed]"))
_IN_PLACE = re.compile(r"/comments/([0-9A-Za-z]{1,20})(?:/|$)")
_FOOT = re.compile(r"submitted by\s+/u/\S+(?:\s+to\s+r/\S+)?(?:\s+\[link\])?(?:\s+\[comments\])?\s*")
_ID = re.compile(r"[0-9A-Za-z]{1,20}")

_READ = "id name author author_fullname body selftext title url permalink context created_utc edited score num_comments"
_LINKS = "parent_id link_id crosspost_parent is_self removed_by_category score_hidden hide_score"
# The same in other words, what only moderators and readers see, and what changes with the reader.
_OTHER = """created ups downs likes saved hidden visited clicked new dest subject type was_comment first_message depth
first_message_name body_html selftext_html replies send_replies no_follow rte_mode subreddit_id gilded gildings
awarders subreddit_name_prefixed subreddit_type subreddit_subscribers all_awardings total_awards_received
treatment_tags archived top_awarded_type associated_award associated_awarding_id approved approved_at_utc
approved_by banned_at_utc banned_by can_gild can_mod_post mod_note mod_reason_by mod_reason_title mod_reports
user_reports report_reasons num_reports spam ignore_reports removed removed_by removal_reason collapsed
collapsed_because_crowd_control collapsed_reason wls pwls collapsed_reason_code comment_type controversiality
unrepliable_reason whitelist_status parent_whitelist_status media author_flair_background_color
author_flair_css_class author_flair_richtext author_flair_template_id author_is_blocked author_flair_text_color
author_flair_type author_patreon_flair author_premium link_flair_background_color media_embed link_flair_css_class
link_flair_richtext link_flair_template_id link_flair_text_color link_flair_type secure_media secure_media_embed
locked media_only thumbnail thumbnail_height thumbnail_width allow_live_comments category content_categories
contest_mode discussion_type domain from from_id from_kind is_created_from_ads_ui is_crosspostable is_meta is_video
is_original_content is_reddit_media_domain is_robot_indexable is_submitter num_duplicates pinned stickied quarantine
spoiler suggested_sort upvote_ratio view_count brand_safe over_18 num_crossposts post_hint preview"""
_KNOWN = frozenset(f"{_READ} {_LINKS} {_OTHER}".split())


def things(root: object) -> Iterator[object]:
    """All posts and comments in listings, answers in answers included; without recursion, as threads are deep."""
    waiting = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
            continue
        about = object_of(item)
        data = object_of(about.get("data"))
        if about.get("kind") == "Listing":
            waiting += reversed(list_of(data.get("children")))
            continue
        if data.get("replies"):
            waiting.append(data["replies"])
        yield item


def not_shown(root: object) -> int:
    """How many comments a tree only counts ("more") instead of showing them."""
    more = (object_of(item) for item in things(root))
    return sum(count(object_of(item.get("data")).get("count")) or 0 for item in more if item.get("kind") == "more")


def is_gone(data: Mapping[str, Any]) -> bool:
    """Whether a thing was taken back by its author or removed by others: Reddit keeps the shell without the words."""
    text = data.get("selftext") if data.get("body") is None else data.get("body")
    if words(data.get("removed_by_category")) or (isinstance(text, str) and text.strip() in _GONE_TEXTS):
        return True
    return data.get("title") in _GONE_TEXTS and data.get("author") in _GONE_NAMES


def thing(item: Mapping[str, Any]) -> Mention | None:
    """A post (t3) or a comment (t1); None for private messages, "more" and what is gone. Raises UnreadableError
    without an id, or without words of its own."""
    kind, data = item.get("kind"), item.get("data")
    if not isinstance(kind, str) or not isinstance(data, dict):
        raise UnreadableError("kind or data is missing")
    if kind not in _KINDS:
        return None
    fullname = _fullname(kind, data)
    if is_gone(data):
        return None
    text = data.get("body") if kind == "t1" else data.get("selftext", "")
    title = words(data.get("title"))
    if not isinstance(text, str) or (kind == "t3" and title is None):
        raise UnreadableError("body or title is missing")
    root = _root(kind, fullname, data)
    page = _page(fullname, root, data)
    link = web_address(data.get("url")) if kind == "t3" and flag(data.get("is_self")) is False else None
    return Mention(
        platform=CODE,
        native_id=fullname,
        kind=_KINDS[kind],
        text=clean(text),
        title=title if kind == "t3" else None,
        author=_author(data.get("author")),
        created_at=from_unix(data.get("created_utc")),
        url=page,
        edited_at=_edited(data.get("edited")),
        reply_to=_known_name(data.get("parent_id")) if kind == "t1" else None,
        root=root,
        quote_of=_known_name(data.get("crosspost_parent")),
        counts=_counts(kind, data),
        reply_url=page,
        media=(link,) if link else (),
        extra={**_veiled(data), **leftover(data, _KNOWN)},
    )


def _veiled(data: Mapping[str, Any]) -> dict[str, bool]:
    """Says so where Reddit does not show the score to readers yet: then it gives 1 whatever it is."""
    return {"score_hidden": True} if data.get("score_hidden") is True or data.get("hide_score") is True else {}


def _fullname(kind: str, data: Mapping[str, Any]) -> str:
    number = identifier(data.get("id"))
    if number is None or not _ID.fullmatch(number):
        raise UnreadableError("id is missing")
    return f"{kind}_{number}"


def _known_name(value: object) -> str | None:
    return value if isinstance(value, str) and FULLNAME.fullmatch(value) else None


def _edited(value: object) -> Moment | None:
    """Reddit says false, a Unix time, null, or (of old) just true."""
    return from_unix(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else None


def _root(kind: str, fullname: str, data: Mapping[str, Any]) -> str | None:
    """The post that all belongs to. Inbox items name it only in their address."""
    if kind == "t3":
        return fullname
    named = _known_name(data.get("link_id"))
    found = _IN_PLACE.search(str(data.get("context") or data.get("permalink") or ""))
    return named or (f"t3_{found[1]}" if found else None)


def _page(fullname: str, root: str | None, data: Mapping[str, Any]) -> str | None:
    path = words(data.get("permalink")) or words(data.get("context"))
    if path and path.startswith("/"):
        return web_address(SITE + path.partition("?")[0])
    if root == fullname:
        return f"{SITE}/comments/{fullname[3:]}/"
    return f"{SITE}/comments/{root[3:]}/_/{fullname[3:]}/" if root else None


def _counts(kind: str, data: Mapping[str, Any]) -> Counts:
    """Scores are fuzzed by a few (platforms.md 3), and one below 0 counts no likes. Inbox items count the comments of
    their whole post, which are not the answers to them."""
    return Counts(
        likes=count(data.get("score")),
        replies=count(data.get("num_comments")) if kind == "t3" else None,
    )


def _author(value: object) -> Author | None:
    """Accounts are keyed by name, which never changes and is all that feeds tell; None for deleted ones."""
    name = words(value)
    if name is None or name in _GONE_NAMES:
        return None
    return Author(CODE, name.casefold(), name, url=f"{SITE}/user/{quote(name, safe='')}")


def entry_mention(entry: Entry) -> Mention | None:
    """A post or a comment as a feed shows it: without counts, without the comment it answers, never known as edited.
    None for private messages and what is gone. Raises UnreadableError without an id."""
    fullname = entry.guid or ""
    if not FULLNAME.fullmatch(fullname):
        if re.fullmatch(r"t\d_[0-9a-z]+", fullname):
            return None
        raise UnreadableError("id is missing")
    is_post = fullname.startswith("t3_")
    text = _without_foot(entry.text)
    name = (entry.author or "").removeprefix("/u/")
    if text.strip() in _GONE_TEXTS or (name in _GONE_NAMES and not text):
        return None
    found = _IN_PLACE.search(entry.link or "")
    return Mention(
        platform=CODE,
        native_id=fullname,
        kind="post" if is_post else "comment",
        text=clean(text),
        title=entry.title if is_post else None,
        author=_author(name),
        created_at=entry.published or entry.updated,
        url=entry.link,
        root=fullname if is_post else f"t3_{found[1]}" if found else None,
        reply_url=entry.link,
        media=entry.media,
        extra={"subreddit": entry.tags[0]} if entry.tags else {},
    )


def _without_foot(text: str) -> str:
    """The text without "submitted by ... [link] [comments]", which every post in a feed ends with."""
    head, foot, rest = text.rpartition("submitted by")
    return head.rstrip() if foot and _FOOT.fullmatch(foot + rest) else text
