"""One row as a mention: identity, author, words, dates and counts, or the reason why it cannot be read. Pure."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from earful.domain.mention import KINDS, Author, Counts, Mention
from earful.domain.moments import Moment
from earful.engine.importing import values
from earful.engine.importing.columns import Cells, Columns, whole_cells
from earful.engine.importing.dates import Reading, UnreadableDateError, When, when
from earful.engine.importing.platforms import platform_code, platform_of_address
from earful.engine.importing.reading import Row
from earful.sources.fields import UnreadableError, web_address
from earful.sources.text import html_text

# What is imported without a word on where it was published.
UNSAID = "import"
_LONGEST_ID = 500
_MARKUP = re.compile(r"</(?:p|a|div|span|b|i|em|strong|li|ul)>|<br ?/?>", re.IGNORECASE)
_KINDS = {
    "帖子": "post", "微博": "post", "笔记": "post", "视频": "post", "动态": "post", "原创": "post", "问题": "post",
    "tweet": "post", "status": "post", "评论": "comment", "回复": "comment", "留言": "comment", "弹幕": "comment",
    "回答": "comment", "reply": "comment", "answer": "comment", "评价": "review", "点评": "review", "文章": "article",
    "新闻": "article", "news": "article", "转发": "repost", "retweet": "repost", "share": "repost",
}  # fmt: skip


class RowError(UnreadableError):
    """Why a row cannot be read; `field` is the mention's field that is to blame, None for the row as a whole."""

    def __init__(self, reason: str, field: str | None = None) -> None:
        super().__init__(reason)
        self.field = field


@dataclass(frozen=True)
class Imported:
    """A mention with what its row says about it. `named`: what its identity was made of: "id", "url" or "words".

    `exact`: its date does not depend on when it is read. `by_words` is its identity should the address not be its own.
    `own`, `fetched_at` and `deleted_at` are taken from our own export form only."""

    mention: Mention
    named: str
    exact: bool
    by_words: str
    brands: tuple[str, ...] = ()
    own: bool = False
    fetched_at: Moment | None = None
    deleted_at: Moment | None = None


def read_row(row: Row, columns: Columns, reading: Reading, platform: str | None) -> Imported:
    """The mention of a row; `platform` goes before what a guessed column says. Raises RowError."""
    if row.problem:
        raise RowError(row.problem)
    cells = whole_cells(row.cells)

    cell = columns.filled(cells).get
    created = _date(_with_clock(cells, columns), reading)
    url = _address(cell("url"))
    where = _platform(columns, cell("platform"), platform, url)
    author = _author(cell, columns.own_form, where, reading)
    # What we exported ourselves was clean before, and comes back character by character.
    told = values.verbatim if columns.own_form else values.words
    text, title = _text(cell("text"), columns.own_form), told(cell("title"))
    media = values.listed(cell("media")) if columns.own_form else values.several(cell("media"))
    rating = values.rating(cell("rating"))
    native_id = told(cell("native_id"))
    if not (text or title or media or rating is not None or (columns.own_form and native_id)):
        raise RowError("it has no text", "text")
    written = created.at if created and created.exact else values.words(_with_clock(cells, columns))
    by_words = _hash(where, author.native_id if author else None, written, title, text)
    named = "id" if native_id else "url" if url else "words"
    mention = Mention(
        platform=where,
        native_id=_short(native_id or url or by_words),
        kind=_kind(cell("kind"), rating, cell("reply_to")),
        text=text,
        author=author,
        created_at=created.at if created else None,
        title=title,
        uri=told(cell("uri")),
        url=url,
        lang=told(cell("lang")),
        edited_at=_moment(cell("edited_at"), reading),
        reply_to=told(cell("reply_to")),
        root=told(cell("root")),
        repost_of=told(cell("repost_of")),
        quote_of=told(cell("quote_of")),
        counts=Counts(*(values.count(cell(f"counts.{name}")) for name in Counts.__slots__)),
        rating=rating,
        media=media,
        reply_url=_address(cell("reply_url")),
        extra=_extra(cells, columns),
    )
    imported = Imported(mention, named, created is None or created.exact, by_words, _brands(cell("brands")))
    if not columns.own_form:
        return imported
    return replace(
        imported,
        own=bool(values.flag(cell("own"))),
        fetched_at=_moment(cell("fetched_at"), reading),
        deleted_at=_moment(cell("deleted_at"), reading),
    )


def named_by_words(imported: Imported) -> Imported:
    """The same mention under the identity of its words: its address turned out to belong to several mentions."""
    return replace(imported, named="words", mention=replace(imported.mention, native_id=imported.by_words))


def _date(value: Any, reading: Reading) -> When | None:
    try:
        return when(value, reading)
    except UnreadableDateError as error:
        raise RowError(str(error), "created_at") from error


def _moment(value: Any, reading: Reading) -> Moment | None:
    """A date that the mention can do without."""
    try:
        found = when(value, reading)
    except UnreadableDateError:
        return None
    return found.at if found else None


def _with_clock(cells: Cells, columns: Columns) -> Any:
    """The cell of the date; joined with that of the time where a file keeps the two apart."""
    found = [cells[name] for name in columns.of.get("created_at", ()) if cells.get(name) not in (None, "")]
    if len(found) < 2:
        return found[0] if found else None
    clock = next((one for one in found if isinstance(one, time) or (isinstance(one, str) and _is_clock(one))), None)
    day = next((one for one in found if one is not clock and not _is_clock(one)), None)
    if clock is None or day is None or (":" in str(day) and not hasattr(day, "date")):
        return found[0] if not _is_clock(found[0]) else (day if day is not None else found[0])
    only_day = day.strftime("%Y-%m-%d") if isinstance(day, date) else str(day)
    return f"{only_day} {clock}"


def _is_clock(value: Any) -> bool:
    text = str(value).strip()
    return isinstance(value, time) or (
        len(text) <= 8 and text[:1].isdigit() and text.replace(":", "").isdigit() and ":" in text
    )


def _platform(columns: Columns, value: Any, said: str | None, url: str | None) -> str:
    if columns.own_form and said is None:
        return values.words(value) or UNSAID
    given = "platform" in columns.given
    own = platform_code(values.words(value)) if value is not None else None
    return (own if given else None) or said or own or platform_of_address(url) or UNSAID


def _author(cell: Callable[[str], Any], own_form: bool, platform: str, reading: Reading) -> Author | None:
    told = values.verbatim if own_form else values.words
    handle, name = told(cell("author.handle")), told(cell("author.name"))
    native_id = told(cell("author.native_id")) or handle or name
    if native_id is None:
        return None
    return Author(
        platform,
        native_id,
        handle.removeprefix("@") if handle and not own_form else handle,
        name,
        _address(cell("author.url")),
        values.count(cell("author.followers")),
        values.count(cell("author.following")),
        values.count(cell("author.posts")),
        _moment(cell("author.created_at"), reading),
        values.flag(cell("author.bot")),
        values.flag(cell("author.verified")),
    )


def _text(value: Any, own_form: bool) -> str:
    """The words as a person reads them; pages and APIs give markup, our own export never does."""
    if own_form:
        return values.verbatim(value) or ""
    if isinstance(value, str) and _MARKUP.search(value):
        return html_text(value)
    return values.words(value) or ""


def _address(value: Any) -> str | None:
    text = values.words(value)
    if text is None or "://" in text:
        return web_address(text)
    host = text.partition("/")[0]
    return web_address(f"https://{text}") if "." in host and " " not in text and "@" not in host else None


def _kind(value: Any, rating: float | None, reply_to: Any) -> str:
    said = (values.words(value) or "").casefold()
    if said in KINDS:
        return said
    return _KINDS.get(said) or ("review" if rating is not None else "comment" if reply_to else "post")


def _brands(value: Any) -> tuple[str, ...]:
    if isinstance(value, str) and not value.lstrip().startswith("["):
        value = [value]
    return values.several(value)


def _extra(cells: Cells, columns: Columns) -> dict[str, Any]:
    return (
        {}
        if columns.own_form
        else {name: cells[name] for name in columns.left if cells.get(name) not in (None, "", [])}
    )


def _short(identity: str) -> str:
    return identity if len(identity) <= _LONGEST_ID else _hash(identity)


def _hash(*parts: object) -> str:
    told = "\0".join("" if part is None else str(part) for part in parts)
    return "row:" + hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]
