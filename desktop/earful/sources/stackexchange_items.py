"""Questions, answers and comments as Stack Exchange gives them, all three from one reader: each has an id of its own.

Ids are counted by site, so ours begin with it: "stackoverflow/q/12", "stackoverflow/a/34", "stackoverflow/c/56"."""

import html
from collections.abc import Mapping
from typing import Any

from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import from_unix
from earful.sources.fields import UnreadableError, count, identifier, leftover, object_of, web_address, words
from earful.sources.text import clean, html_text

CODE = "stackexchange"
_KNOWN = frozenset(("question_id", "answer_id", "comment_id", "post_id", "title", "body", "link", "owner", "score"))
_TIMES = frozenset(("creation_date", "last_edit_date", "last_activity_date", "view_count", "answer_count", "edited"))
_OWN_DOMAIN = {"stackoverflow", "serverfault", "superuser", "askubuntu", "stackapps"}


def host_of_site(site: str) -> str:
    """Where a site lives, by its name in the API."""
    if site in _OWN_DOMAIN or site.endswith((".stackexchange", ".stackoverflow")):
        return f"{site}.com"
    return site if "." in site else f"{site}.stackexchange.com"


def post(item: Mapping[str, Any], site: str, above: str | None = None, root: str | None = None) -> Mention:
    """A question, an answer or a comment. `above` is what a comment stands under, where that is known."""
    kind, native_id = _kind(item)
    text, title = item.get("body"), words(item.get("title"))
    text = html_text(text) if isinstance(text, str) else ""
    title = clean(html.unescape(title)) or None if title else None
    if native_id is None or not (text or title):
        raise UnreadableError("no id or text")
    question = identifier(item.get("question_id"))
    page = _page(item, kind, native_id, site)
    score = item.get("score")
    low = {"score": score} if isinstance(score, int) and score < 0 else {}
    place = f"{site}/q/{question}" if question else None
    return Mention(
        CODE,
        f"{site}/{kind}/{native_id}",
        "post" if kind == "q" else "comment",
        text or title or "",
        author=_author(object_of(item.get("owner")), site),
        created_at=from_unix(count(item.get("creation_date"))),
        title=title if kind == "q" else None,
        uri=page,
        url=page,
        edited_at=from_unix(count(item.get("last_edit_date"))),
        reply_to=above if kind == "c" else place if kind == "a" else None,
        root=root if kind == "c" else place,
        counts=Counts(likes=count(score), replies=count(item.get("answer_count")), views=count(item.get("view_count"))),
        reply_url=page,
        extra={**low, **leftover(item, _KNOWN | _TIMES)},
    )


def _kind(item: Mapping[str, Any]) -> tuple[str, str | None]:
    for kind, name in (("c", "comment_id"), ("a", "answer_id"), ("q", "question_id")):
        native_id = identifier(item.get(name))
        if native_id is not None:
            return kind, native_id if native_id.isdecimal() else None
    return "q", None


def _page(item: Mapping[str, Any], kind: str, native_id: str, site: str) -> str:
    if kind == "q":
        return web_address(item.get("link")) or f"https://{host_of_site(site)}/q/{native_id}"
    return f"https://{host_of_site(site)}/{'a' if kind == 'a' else 'posts/comments'}/{native_id}"


def _author(told: Mapping[str, Any], site: str) -> Author | None:
    """Accounts are by site; who was deleted has a name, but no number."""
    number, shown = identifier(told.get("user_id")), words(told.get("display_name"))
    if number is None:
        return None
    name = clean(html.unescape(shown)) or None if shown else None
    return Author(CODE, f"{site}/{number}", name=name, url=web_address(told.get("link")))
