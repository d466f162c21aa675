"""Posts and people as a Discourse forum shows them -> mentions and authors."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import Moment, parse_iso
from earful.sources.answers import host_of
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
from earful.sources.text import html_text

CODE = "discourse"
KEY = re.compile(r"(\d{1,18})/(\d{1,9})@(.+)")
_LIKE = 2  # the number of "like" among a post's actions
_REGULAR = 1  # others are notes of moderators, "closed this topic" and whispers
# Each takes a tag whole before it looks into it: linear on any input.
_ASIDE = re.compile(r"<aside\b([^<>]*+)>((?:(?!</?aside\b).)*+)</aside>", re.DOTALL)
_PICTURE = re.compile(r"<(a|img)\b([^<>]*+)>")
_NOT_OURS = re.compile(r"\bclass=\"(?:quote|onebox)\b")
_DEEPEST = 8

_READ = "id username name user_id cooked raw created_at updated_at version post_number post_type topic_id topic_slug"
_MORE = "topic_title topic_html_title reply_count reply_to_post_number reads actions_summary hidden deleted_at bot"
# The reader's own, looks, and scores of the forum's own making.
_OTHER = """user_deleted avatar_template uploaded_avatar_id display_username posts_count quote_count avg_time
incoming_link_count score yours can_edit can_delete can_recover can_wiki can_see_hidden_post user_title
primary_group_name flair_name flair_url flair_bg_color flair_color flair_group_id badges_granted
primary_group_flair_url primary_group_flair_bg_color primary_group_flair_color moderator admin staff trust_level
edit_reason can_view_edit_history wiki hidden_reason_id reply_to_user link_counts read reviewable_id
reviewable_score_count reviewable_score_pending_count topic_auto_close_at bookmarked excerpt truncated
title_is_group mentioned_users post_url user_status is_localized language post_localizations can_accept_answer
can_unaccept_answer topic_accepted_answer reactions reaction_users_count current_user_reaction
current_user_used_main_reaction can_vote category_id post_localizations_count"""
_KNOWN = frozenset(f"{_READ} {_MORE} {_OTHER}".split())


def post_key(topic: str, number: str, host: str) -> str:
    """The native id of a post: topic and place in it. Replies name the place of what they answer, never its id."""
    return f"{topic}/{number}@{host}"


def place_of(post: Mapping[str, Any]) -> tuple[str, str] | None:
    """Topic and place of a post; None where it does not tell."""
    topic, number = identifier(post.get("topic_id")), identifier(post.get("post_number"))
    good = topic and number and topic.isdecimal() and number.isdecimal()
    return (topic, number) if good and topic and number else None


def is_gone(post: Mapping[str, Any]) -> bool:
    """Whether its author or the staff took a post back; for a day a note of it stays in its place."""
    return bool(words(post.get("deleted_at"))) or post.get("user_deleted") is True


def post_mention(post: Mapping[str, Any], base: str, title: str | None = None) -> Mention | None:
    """The mention in a post; None for deleted, hidden ones and for notes of the forum itself. `title` is the topic's
    where the post does not tell. Raises UnreadableError without id, place or words."""
    number_of_it = identifier(post.get("id"))
    place = place_of(post)
    if number_of_it is None or place is None:
        raise UnreadableError("id, topic_id or post_number is missing")
    if count(post.get("post_type")) not in (None, _REGULAR) or is_gone(post) or post.get("hidden") is True:
        return None
    cooked = post.get("cooked")
    if not isinstance(cooked, str):
        raise UnreadableError("cooked is missing")
    topic, number = place
    host = host_of(base)
    above = identifier(post.get("reply_to_post_number")) or "1"
    page = _page(post, topic, number, base)
    return Mention(
        platform=CODE,
        native_id=post_key(topic, number, host),
        kind="post" if number == "1" else "comment",
        text=_own_words(cooked),
        title=(words(post.get("topic_title")) or title) if number == "1" else None,
        author=_author(post, base, host),
        created_at=parse_iso(post.get("created_at")),
        url=page,
        edited_at=_edited(post),
        reply_to=post_key(topic, above if above.isdecimal() else "1", host) if number != "1" else None,
        root=post_key(topic, "1", host),
        counts=Counts(
            likes=_likes(post.get("actions_summary")),
            replies=count(post.get("reply_count")),
            views=count(post.get("reads")),
        ),
        media=_pictures(cooked),
        reply_url=page,
        extra={"post_id": number_of_it, **leftover(post, _KNOWN)},
    )


def _own_words(cooked: str) -> str:
    """The post without what others wrote (quotes) and what its links lead to (previews); whole where that is all."""
    bare = cooked
    for _ in range(_DEEPEST):  # innermost first
        less = _ASIDE.sub(lambda found: "" if _NOT_OURS.search(found[1]) else found[2], bare)
        if less == bare:
            break
        bare = less
    return html_text(bare) or html_text(cooked)


def _edited(post: Mapping[str, Any]) -> Moment | None:
    """`updated_at` moves with every bookkeeping; only a second version is an edit."""
    return parse_iso(post.get("updated_at")) if (count(post.get("version")) or 0) > 1 else None


def _likes(actions: object) -> int | None:
    """Actions that nobody took are left out of the list: no likes are 0, no list is unknown."""
    if not isinstance(actions, list):
        return None
    found = next((object_of(one) for one in list_of(actions) if object_of(one).get("id") == _LIKE), None)
    return count(found.get("count", 0)) if found is not None else 0


def _page(post: Mapping[str, Any], topic: str, number: str, base: str) -> str:
    slug = words(post.get("topic_slug"))
    return f"{base}/t/{quote(slug, safe='')}/{topic}/{number}" if slug else f"{base}/t/{topic}/{number}"


def _pictures(cooked: str) -> tuple[str, ...]:
    """Pictures in full size where they are linked; not the forum's own emoji and faces."""
    found = (_picture(tag[1], tag[2]) for tag in _PICTURE.finditer(cooked))
    return tuple(dict.fromkeys(address for one in found if (address := web_address(one))))[:20]


def _picture(name: str, attributes: str) -> str | None:
    if name == "a" and 'class="lightbox"' not in attributes:
        return None
    if name == "img" and re.search(r"\b(?:emoji|avatar)\b", attributes):
        return None
    found = re.search(r"\bhref=\"([^\"]*+)\"" if name == "a" else r"\bsrc=\"([^\"]*+)\"", attributes)
    return (f"https:{found[1]}" if found[1].startswith("//") else found[1]) if found else None


def _author(post: Mapping[str, Any], base: str, host: str) -> Author | None:
    """An account of this forum, keyed by its number, since names can be changed. The system's own are bots."""
    name = words(post.get("username"))
    if name is None:
        return None
    number = identifier(post.get("user_id"))
    is_ours = number is not None and number.startswith("-")
    return Author(
        platform=CODE,
        native_id=f"{number or name.lower()}@{host}",
        handle=f"{name}@{host}",
        name=words(post.get("name")),
        url=f"{base}/u/{quote(name, safe='')}",
        bot=True if is_ours else flag(post.get("bot")),
    )
