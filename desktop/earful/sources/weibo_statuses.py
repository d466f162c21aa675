"""Posts, comments and people as Weibo's open API shows them -> mentions and authors; and Weibo's own web addresses."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import quote

from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import Moment, moment
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
from earful.sources.text import clean, html_text

CODE = "weibo"
SITE = "https://weibo.com"
_COMMENT = "comment:"  # posts and comments of the early years are counted apart, so their ids could meet
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_DATE = re.compile(r"\w{3} (\w{3}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2}) (\d{4})")
_ROUNDED = re.compile(r"(\d{1,6}(?:\.\d{1,2})?)([万亿])")
_UNITS = {"万": 10_000, "亿": 100_000_000}
_PICTURE = re.compile(r"<img\b([^<>]*+)>", re.IGNORECASE)
_EMOJI = re.compile(r"\balt=[\"']?(\[[^\[\]\"']{1,12}\])")
_CHAIN = re.compile(r"// ?@")  # what others said before, carried along by reposts
_NO_WORDS = frozenset(("", "转发微博", "轉發微博", "repost"))

_READ = "id idstr mid bid text created_at user reposts_count comments_count attitudes_count retweeted_status pic_urls"
_REST = "longText isLongText truncated original_pic bmiddle_pic thumbnail_pic deleted status reply_comment rootid"
# What is empty since years, decoration, or about the reader.
_OTHER = """favorited in_reply_to_status_id in_reply_to_user_id in_reply_to_screen_name geo annotations textLength
source source_type source_allowclick can_edit mlevel visible biz_feature hasActionTypeCard darwin_tags hot_weibo_tags
text_tag_tips mblogtype userType more_info_type positive_recom_flag content_auth gif_ids is_show_bulletin
comment_manage_info pic_num number_display_strategy edit_config pending_approval_count floor_number
display_text_min_number is_paid mblog_vip_type show_additional_indication page_type expire_time
reward_exhibition_type hide_flag disable_reply"""
_KNOWN = frozenset(f"{_READ} {_REST} {_OTHER}".split())


def bid_of(mid: str) -> str | None:
    """The short name of a post in web addresses: its mid, seven digits at a time from the right, each in base 62."""
    if not re.fullmatch(r"[1-9]\d{0,19}", mid):
        return None
    groups = [int(mid[max(0, end - 7) : end]) for end in range(len(mid), 0, -7)][::-1]
    first, *rest = map(_base62, groups)
    return first + "".join(group.rjust(4, "0") for group in rest)


def mid_of(bid: str) -> str | None:
    """The mid behind a short name; None where it is none."""
    if not re.fullmatch(r"[0-9A-Za-z]{1,12}", bid):
        return None
    groups = [bid[max(0, end - 4) : end] for end in range(len(bid), 0, -4)][::-1]
    numbers = [_number(group) for group in groups]
    if any(number >= 10**7 for number in numbers):
        return None
    return str(numbers[0]) + "".join(f"{number:07d}" for number in numbers[1:])


def _base62(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number, 62)
        text = _DIGITS[rest] + text
    return text or "0"


def _number(group: str) -> int:
    total = 0
    for digit in group:
        total = total * 62 + _DIGITS.index(digit)
    return total


def created(value: object) -> Moment | None:
    """The moment of "Tue May 31 17:46:55 +0800 2011", whatever language the program runs in; None for all else."""
    found = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or (at := _MONTHS.find(found[1])) % 3:
        return None
    _, day, hour, minute, second, sign, zone_h, zone_m, year = found.groups()
    offset = timedelta(hours=int(zone_h), minutes=int(zone_m)) * (-1 if sign == "-" else 1)
    try:
        there = datetime(int(year), at // 3 + 1, int(day), int(hour), int(minute), int(second), tzinfo=timezone(offset))
        return max(moment(there.astimezone(UTC)), 0)
    except (ValueError, OverflowError):
        return None


def number(value: object) -> int | None:
    """A count: 1204, "1204" or rounded "6335万". None where only a bound is told ("100万+")."""
    found = _ROUNDED.fullmatch(value.strip()) if isinstance(value, str) else None
    return round(float(found[1]) * _UNITS[found[2]]) if found else count(value)


def status(item: Mapping[str, Any]) -> Mention | None:
    """A post; None for one that was deleted. A repost without words of its own is kind "repost" and has no text.

    Raises UnreadableError without an id, or without text."""
    key = _key(item)
    if is_gone(item):
        return None
    own, chain = _own_words(_text(item))
    original = identifier(object_of(item.get("retweeted_status")).get("idstr")) or identifier(
        object_of(item.get("retweeted_status")).get("id")
    )
    bare = original is not None and own.casefold() in _NO_WORDS
    page = _page(item)
    return Mention(
        platform=CODE,
        native_id=key,
        kind="repost" if bare else "post",
        text="" if bare else own,
        author=_author(item.get("user")),
        created_at=created(item.get("created_at")),
        url=page,
        root=original or key,
        repost_of=original,
        quote_of=None if bare else original,
        counts=Counts(
            likes=number(item.get("attitudes_count")),
            reposts=number(item.get("reposts_count")),
            replies=number(item.get("comments_count")),
        ),
        media=_pictures(item),
        reply_url=page,
        extra={**_cut(item), **({"reposted_words": chain} if chain else {}), **leftover(item, _KNOWN)},
    )


def comment(item: Mapping[str, Any]) -> Mention | None:
    """A comment, with the post and the comment that it answers; None where it was deleted."""
    key = _key(item)
    if is_gone(item):
        return None
    under = object_of(item.get("status"))
    post = _identifier(under)
    above = _identifier(object_of(item.get("reply_comment")))
    page = _page(under)
    return Mention(
        platform=CODE,
        native_id=comment_key(key),
        kind="comment",
        text=_text(item),
        author=_author(item.get("user")),
        created_at=created(item.get("created_at")),
        url=page,
        reply_to=comment_key(above) if above else post,
        root=post,
        counts=Counts(likes=number(item.get("like_counts")), replies=number(item.get("total_number"))),
        reply_url=page,
        extra=leftover(item, _KNOWN | {"like_counts", "total_number"}),
    )


def is_gone(item: Mapping[str, Any]) -> bool:
    """Whether only the shell of a post is left: Weibo marks it and leaves its author out."""
    return item.get("deleted") in (1, "1", True)


def comment_key(number_of_it: str) -> str:
    """The native id of a comment."""
    return f"{_COMMENT}{number_of_it}"


def comment_number(native_id: str) -> str | None:
    """The number of a comment in its native id; None for posts."""
    found = re.fullmatch(rf"{_COMMENT}(\d{{1,20}})", native_id)
    return found[1] if found else None


def _identifier(item: Mapping[str, Any]) -> str | None:
    """idstr before id: numbers above 2^53 do not survive every reader of JSON."""
    return identifier(item.get("idstr")) or identifier(item.get("id"))


def _key(item: Mapping[str, Any]) -> str:
    key = _identifier(item)
    if key is None:
        raise UnreadableError("id is missing")
    if not isinstance(item.get("text"), str):
        raise UnreadableError("text is missing")
    return key


def _text(item: Mapping[str, Any]) -> str:
    """All the words; of long posts the whole text where Weibo sent it along."""
    long = object_of(item.get("longText")).get("longTextContent")
    markup = _PICTURE.sub(_emoji, long if isinstance(long, str) and long else item["text"])
    return html_text(markup.replace("\n", "<br>"))


def _emoji(picture: re.Match[str]) -> str:
    found = _EMOJI.search(picture[1])
    return found[1] if found else " "


def _own_words(text: str) -> tuple[str, str]:
    """What the author wrote, and what others wrote before in a chain of reposts."""
    found = _CHAIN.search(text)
    return (text[: found.start()].strip(), clean(text[found.start() :])) if found else (text, "")


def _cut(item: Mapping[str, Any]) -> dict[str, bool]:
    whole = object_of(item.get("longText")).get("longTextContent")
    is_cut = item.get("truncated") is True or item.get("isLongText") is True
    return {"truncated": True} if is_cut and not whole else {}


def _page(item: Mapping[str, Any]) -> str | None:
    """The post's web address, weibo.com/{uid}/{bid}; without its author there is none."""
    uid = _identifier(object_of(item.get("user")))
    mid = identifier(item.get("mid")) or _identifier(item)
    bid = identifier(item.get("bid")) or (bid_of(mid) if mid else None)
    return f"{SITE}/{quote(uid, safe='')}/{quote(bid, safe='')}" if uid and bid else None


def _pictures(item: Mapping[str, Any]) -> tuple[str, ...]:
    found = [object_of(one).get("thumbnail_pic") for one in list_of(item.get("pic_urls"))] or [item.get("original_pic")]
    return tuple(address for one in found if (address := web_address(one)))


def _author(user: object) -> Author | None:
    """An account, keyed by its number: names change hands. None where Weibo tells none."""
    about = object_of(user)
    uid = _identifier(about)
    if uid is None:
        return None
    name = words(about.get("screen_name"))
    return Author(
        platform=CODE,
        native_id=uid,
        handle=name,
        name=words(about.get("name")) or name,
        url=f"{SITE}/u/{quote(uid, safe='')}",
        followers=number(about.get("followers_count")),
        following=number(about.get("friends_count", about.get("follow_count"))),
        posts=number(about.get("statuses_count")),
        created_at=created(about.get("created_at")),
        verified=flag(about.get("verified")),
        bio=words(about.get("description")),
    )
