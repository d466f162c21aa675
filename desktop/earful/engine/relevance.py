"""Whose mention is it: which brands it belongs to, whether it is ours, and whether an alert may tell of it. Pure."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from earful.domain.brand import Brand
from earful.domain.matching import said_in
from earful.domain.mention import Author, Mention
from earful.domain.moments import DAY, Moment
from earful.domain.source import SourceConfig
from earful.sources.base import Stream
from earful.store.mention_ids import shown_at
from earful.store.sorting import Heard

# What a backlog brings is told only if it is this fresh; what a live walk brings is always told.
_STILL_NEWS = DAY


class Relevance:
    """Decides for one source. What does not change from mention to mention is worked out once."""

    def __init__(self, config: SourceConfig, brands: Sequence[Brand]) -> None:
        self._brands = tuple(brands)
        self._own_brand = next((brand for brand in brands if brand.id == config.brand_id), None)
        self._ours = {brand.id for brand in brands if not brand.competitor}
        self._platform = config.platform
        self._account = (config.account or "").lstrip("@").casefold()
        self._home = urlsplit(config.server).netloc if config.server else None
        self._accounts = any(brand.own for brand in brands) or bool(self._account)

    def heard(self, mention: Mention, stream: Stream | None, now: Moment, live: bool) -> Heard | None:
        """The mention as the store takes it in; None where it has nothing to do with any brand.

        `stream` None means part of a conversation, which belongs to the source's brand whatever its words are."""
        said = said_in(mention)
        belongs = {brand.id for brand in self._brands if brand.names(said)}
        own = self._accounts and self.is_ours(mention.author)
        brand = self._own_brand
        if brand is not None and brand.id not in belongs and (stream is None or not stream.needs_term or own):
            belongs.update(() if brand.excluded(said) else (brand.id,))
        if not belongs:
            return None
        fresh = live or now - shown_at(mention.created_at, now) <= _STILL_NEWS
        return Heard(mention, tuple(sorted(belongs)), own, alert=fresh and not self._ours.isdisjoint(belongs))

    def is_ours(self, author: Author | None) -> bool:
        """Whether the author is one of our own accounts: a brand's, or the one that this source logs in with.

        A bare handle means the account on the source's own server."""
        if author is None:
            return False
        name, at, host = (author.handle or "").partition("@")
        names = {author.native_id, author.handle, name if at and host == self._home else None} - {None}
        if self._platform == author.platform and self._account in {one.casefold() for one in names if one}:
            return True
        return any(brand.is_ours(author.platform, one) for brand in self._brands if brand.own for one in names)
