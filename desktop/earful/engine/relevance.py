"""Whose mention is it: which brands it belongs to, whether it is ours, and whether an alert may tell of it. Pure."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from earful.domain.brand import Brand
from earful.domain.mention import Author, Mention
from earful.domain.moments import DAY, Moment
from earful.domain.source import SourceConfig
from earful.sources.base import Stream
from earful.store.mention_ids import shown_at
from earful.store.sorting import Heard

# What a backlog brings is told only if it is this fresh; what a live walk brings is always told.
_STILL_NEWS = DAY


def heard(
    mention: Mention, config: SourceConfig, stream: Stream | None, brands: Sequence[Brand], now: Moment, live: bool
) -> Heard | None:
    """The mention as the store takes it in; None where it has nothing to do with any brand.

    `stream` None means part of a conversation, which belongs to the source's brand whatever its words are."""
    text = " ".join(part for part in (mention.title, mention.text, *mention.media) if part)
    own_brand = next((brand for brand in brands if brand.id == config.brand_id), None)
    named = [brand.id for brand in brands if brand.names(text)]
    own = any(is_ours(brand, config, mention.author) for brand in brands)
    belongs = set(named)
    if own_brand is not None and (stream is None or not stream.needs_term or own) and not own_brand.excluded(text):
        belongs.add(own_brand.id)
    if not belongs:
        return None
    fresh = live or now - shown_at(mention.created_at, now) <= _STILL_NEWS
    about_us = any(brand.id in belongs and not brand.competitor for brand in brands)
    return Heard(mention, tuple(sorted(belongs)), own, alert=fresh and about_us)


def is_ours(brand: Brand, config: SourceConfig, author: Author | None) -> bool:
    """Whether the author is one of our own accounts: the brand's, or the one that this source logs in with.

    A bare handle means the account on the source's own server."""
    if author is None:
        return False
    name, at, host = (author.handle or "").partition("@")
    home = urlsplit(config.server).netloc if config.server else None
    names = {author.native_id, author.handle, name if at and host == home else None} - {None}
    account = (config.account or "").lstrip("@").casefold()
    if config.platform == author.platform and account in {one.casefold() for one in names if one}:
        return True
    return any(brand.is_ours(author.platform, one) for one in names)
