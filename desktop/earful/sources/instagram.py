"""Instagram business and creator accounts of our own (Graph API): comments on what we publish, posts that tag us, and
the newest posts under a few hashtags.

What names us in other people's captions and comments is only told to a server that the platform can reach (webhooks):
a program on a desktop cannot hear it, unless we are tagged or the hashtag is watched."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode

from earful.domain.failures import KnownError
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import Moment, parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources import answers, graph
from earful.sources.base import (
    Allowance,
    Capabilities,
    Counted,
    Page,
    Request,
    Response,
    Session,
    Setting,
    Source,
    Stream,
    Verdict,
)
from earful.sources.fields import (
    UnreadableError,
    count,
    identifier,
    list_of,
    object_of,
    read_each,
    unexpected,
    web_address,
    words,
)
from earful.sources.mastodon import tag_of
from earful.sources.text import clean

CODE = "instagram"
COMMENT_FIELDS = ("id", "text", "timestamp", "username", "from", "like_count")
MEDIA_FIELDS = ("id", "caption", "timestamp", "permalink", "media_url", "username", "like_count", "comments_count")
HASHTAG_FIELDS = tuple(name for name in MEDIA_FIELDS if name != "username")
_REPLY = ",".join(COMMENT_FIELDS)
_COMMENTS = f"comments.limit(50){{{_REPLY},replies.limit(50){{{_REPLY}}}}}"
_PAGE = 25
_BATCH = 50
_MOST_TAGS = 30  # different hashtags that an account may ask about in seven days


class Instagram(Source):
    """Instagram. Hashtags show the last day only, without who wrote. Comments bring the account's name and an id."""

    code: ClassVar[str] = CODE
    name: ClassVar[str] = "Instagram"
    capabilities: ClassVar[Capabilities] = Capabilities(
        mentions=True,
        comments=True,
        edits=True,
        deletes=True,
        completeness="capped",
        needs_auth=True,
        checked="schema",
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("user_id", "Instagram account id", "The number of your business account", required=True),
        Setting("account", "Your account", "Its own posts tell which mentions were answered: @name"),
        Setting(
            "token",
            "Page access token",
            "A long-lived one of the page it belongs to, with instagram_basic and instagram_manage_comments",
            "secret",
            required=True,
        ),
        Setting("query", "Hashtags", "Such as #kettle #bluekettle, at most 30 a week; empty: none"),
        graph.VERSION,
        graph.SERVER,
    )
    refresh_batch: ClassVar[int] = _BATCH
    allowance: ClassVar[Allowance] = graph.ALLOWANCE

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        """Raises KnownError("setting_missing" or "setting_wrong") where account id or version cannot be used."""
        _user(config)
        graph.base(config)
        tags = dict.fromkeys(tag for word in (config.query or "").split() if (tag := tag_of(word)))
        streams = [Stream("media", {"kind": "media"}, poll_s=600), Stream("tags", {"kind": "tags"}, poll_s=600)]
        # A hashtag shows a day: asked every hour, nothing is lost that the platform shows.
        streams += [
            Stream(f"hashtag:{tag}", {"kind": "hashtag", "tag": tag}, poll_s=3600) for tag in list(tags)[:_MOST_TAGS]
        ]
        return tuple(streams)

    def request(
        self,
        config: SourceConfig,
        stream: Stream,
        cursor: str | None,
        since: Moment | None,
        memory: Mapping[str, Any],
        session: Session | None,
    ) -> Request:
        kind, user = stream.params["kind"], _user(config)
        place = dict(parse_qsl(cursor or ""))
        limit = ("limit", str(_PAGE))
        if kind != "hashtag":
            below = [_COMMENTS] if kind == "media" else []
            asked = [("fields", ",".join([*MEDIA_FIELDS, *below])), limit]
            return graph.ask(config, session, f"{user}/{kind}", asked, place.get("after"))
        tag = place.get("tag") or identifier(memory.get("tag_id"))
        if not tag or not graph.ID.fullmatch(tag):
            asked = [("user_id", user), ("q", stream.params["tag"])]
            return graph.ask(config, session, "ig_hashtag_search", asked)
        asked = [("user_id", user), ("fields", ",".join(HASHTAG_FIELDS)), limit]
        return graph.ask(config, session, f"{tag}/recent_media", asked, place.get("after"))

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        found = graph.data_of(response)
        place = dict(parse_qsl(cursor or ""))
        kind = stream.params["kind"]
        if kind == "hashtag" and not (place.get("tag") or identifier(memory.get("tag_id"))) and _names_tag(found):
            tag = identifier(object_of(found[0]).get("id")) or ""
            return graph.page(response, next_cursor=urlencode({"tag": tag}), memory={"tag_id": tag})
        media, broken = read_each(found, _media if kind == "media" else _foreign)
        after = graph.following(response)
        kept = {"after": after, **({"tag": place["tag"]} if place.get("tag") else {})}
        comments, unread, counted = _comments_below(found) if kind == "media" else ((), (), ())
        return graph.page(
            response,
            (*media, *comments),
            (*broken, *unread),
            urlencode({name: value for name, value in kept.items() if value}) if after else None,
            counted=counted,
        )

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        return graph.ask(config, session, _user(config), [("fields", "id,username,name")])

    def author_of(self, response: Response) -> Author | None:
        return _author(object_of(answers.json_of(response)))

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        return graph.classify(config, response, self.name)

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Session:
        """A page's long-lived token is the session."""
        return Session(secret.strip())

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """Whether what stands on our account is still there; the words come again with the walks."""
        ids = _known(native_ids)
        return graph.ask(config, session, "", [("ids", ",".join(ids)), ("fields", "id")]) if ids else None

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        told = answers.json_of(response)
        if not isinstance(told, dict) or "data" in told or "error" in told:
            raise unexpected(response, "no objects by id")
        return graph.page(response, tombstones=tuple(one for one in _known(native_ids) if one not in told))


def _user(config: SourceConfig) -> str:
    user = config.options.get("user_id", "").strip()
    if not user:
        raise KnownError("setting_missing", {"platform": Instagram.name, "field": "Instagram account id"})
    if not graph.ID.fullmatch(user):
        about = {"value": user, "field": "Instagram account id", "reason": "it must be a number"}
        raise KnownError("setting_wrong", about)
    return user


def _known(native_ids: Sequence[str]) -> list[str]:
    return [one for one in native_ids if graph.ID.fullmatch(one)][:_BATCH]


def _names_tag(found: Sequence[Any]) -> bool:
    """Whether this is the answer that only names a hashtag's id."""
    return len(found) == 1 and set(object_of(found[0])) == {"id"}


def _author(told: Mapping[str, Any]) -> Author | None:
    handle = words(told.get("username"))
    number = identifier(told.get("id")) or handle
    if number is None:
        return None
    url = f"https://www.instagram.com/{handle}/" if handle else None
    return Author(CODE, number, handle, words(told.get("name")), url=url)


def _writer(item: Mapping[str, Any]) -> Author | None:
    """Who wrote: the id stands beside the name in comments; of media only the name is told."""
    return _author({"username": item.get("username"), **object_of(item.get("from"))})


def _read(item: Mapping[str, Any], text: str) -> tuple[str, str]:
    """Id and words; pictures may come without words."""
    number, told = identifier(item.get("id")), item.get(text)
    if number is None:
        raise UnreadableError("id is missing")
    if told is not None and not isinstance(told, str):
        raise UnreadableError(f"{text} is no text")
    return number, clean(told or "")


def _media(item: Mapping[str, Any]) -> Mention:
    number, caption = _read(item, "caption")
    picture = web_address(item.get("media_url"))
    url = web_address(item.get("permalink"))
    return Mention(
        platform=CODE,
        native_id=number,
        kind="post",
        text=caption,
        author=_writer(item),
        created_at=parse_iso(item.get("timestamp")),
        url=url,
        counts=Counts(likes=count(item.get("like_count")), replies=count(item.get("comments_count"))),
        media=(picture,) if picture else (),
        reply_url=url,
    )


def _foreign(item: Mapping[str, Any]) -> Mention:
    """Media of others, which may not be asked for by themselves: the id says so, lest they be taken for deleted."""
    media = _media(item)
    return replace(media, native_id=f"media:{media.native_id}")


def _comment(item: Mapping[str, Any], media: Mapping[str, Any], parent: str) -> Mention:
    """A comment; it has no page of its own, so its address is that of the media it stands under."""
    number, text = _read(item, "text")
    url = web_address(media.get("permalink"))
    return Mention(
        platform=CODE,
        native_id=number,
        kind="comment",
        text=text,
        author=_writer(item),
        created_at=parse_iso(item.get("timestamp")),
        url=url,
        reply_to=parent,
        root=identifier(media.get("id")),
        counts=Counts(likes=count(item.get("like_count"))),
        reply_url=url,
    )


def _comments_below(found: Sequence[Any]) -> tuple[tuple[Mention, ...], tuple[Any, ...], tuple[Counted, ...]]:
    """The comments and replies that came along with media, those that cannot be read, and how many there are."""
    comments: list[Mention] = []
    unread: list[Any] = []
    counted: list[Counted] = []
    for media in map(object_of, found):
        number = identifier(media.get("id"))
        if number is None:
            continue
        before = len(comments)
        for parent, told in _tree(media, number):
            read, broken = read_each([told], _reader_below(media, parent))
            comments += read
            unread += broken
        if (known := count(media.get("comments_count"))) is not None:
            counted.append(Counted(f"comments:{number}", len(comments) - before, known))
    return tuple(comments), tuple(unread), tuple(counted)


def _reader_below(media: Mapping[str, Any], parent: str) -> Callable[[Mapping[str, Any]], Mention]:
    return lambda item: _comment(item, media, parent)


def _tree(media: Mapping[str, Any], number: str) -> list[tuple[str, Any]]:
    """Comments and the replies below them, each with the id of what it answers."""
    found: list[tuple[str, Any]] = []
    for told in list_of(object_of(media.get("comments")).get("data")):
        found.append((number, told))
        comment = identifier(object_of(told).get("id"))
        replies = list_of(object_of(object_of(told).get("replies")).get("data"))
        found += [(comment or number, reply) for reply in replies]
    return found
