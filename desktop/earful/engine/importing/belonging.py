"""Whose an imported mention is: its brands, and whether it is our own word. Pure."""

from collections.abc import Sequence

from earful.domain.brand import Brand
from earful.domain.matching import said_in
from earful.domain.moments import DAY, Moment
from earful.engine.importing.mentions import Imported
from earful.store.mention_ids import shown_at
from earful.store.sorting import Heard


def heard(one: Imported, brands: Sequence[Brand], said: Brand | None, exactly: bool, now: Moment) -> Heard:
    """The mention as the store takes it in. `said`: the brand that the person named for the whole file.

    Without it: the brands that the row names; and unless it is to belong to `exactly` those, the brands whose terms its
    words hold, else our only brand. A mention of the last 24 hours may raise an alert, as with a backlog."""
    belongs = [said] if said else _brands(one, brands, exactly)
    author = one.mention.author
    names = {author.native_id, author.handle, author.name, _domain(one)} - {None} if author else set()
    own = one.own or any(brand.is_ours(one.mention.platform, name) for brand in brands for name in names)
    fresh = now - shown_at(one.mention.created_at, now) <= DAY
    alert = fresh and one.deleted_at is None and any(not brand.competitor for brand in belongs)
    return Heard(one.mention, tuple(sorted({brand.id for brand in belongs})), own, alert)


def _domain(one: Imported) -> str | None:
    """The domain of a mail's sender: an own account may be a whole domain, "email:brand.example"."""
    author = one.mention.author
    return author.handle.rpartition("@")[2] if author and author.handle and one.mention.platform == "email" else None


def _brands(one: Imported, brands: Sequence[Brand], exactly: bool) -> list[Brand]:
    wanted = {name.casefold() for name in one.brands}
    if exactly or (named := [brand for brand in brands if brand.name.casefold() in wanted]):
        return [brand for brand in brands if brand.name.casefold() in wanted]
    said = said_in(one.mention)
    named = [brand for brand in brands if brand.names(said)]
    ours = [brand for brand in brands if not brand.competitor]
    return named or (ours if len(ours) == 1 and not ours[0].excluded(said) else [])
