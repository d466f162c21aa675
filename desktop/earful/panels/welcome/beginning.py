"""The first brand: added with the sources that need no key, so that something is heard within the first minute."""

from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig
from earful.engine.setup import configured
from earful.store.brands import add_brand, add_source
from earful.store.database import Database

# Platforms that let anybody read, in the order in which they are shown.
FIRST = ("hackernews", "mastodon")


def first_sources(brand: Brand) -> list[SourceConfig]:
    """The sources that can listen for the brand without a key. One that cannot look for such a name is left out."""
    found = []
    for platform in FIRST:
        try:
            found.append(configured(platform, brand, {}, token_env=None, has_secret=False))
        except KnownError:
            continue
    return found


def begin(database: Database, name: str, now: Moment) -> Brand:
    """Adds the brand and its first sources. Raises KnownError("brand_exists")."""
    brand = add_brand(database, Brand(0, " ".join(name.split())), now)
    for config in first_sources(brand):
        add_source(database, config, now)
    return brand
