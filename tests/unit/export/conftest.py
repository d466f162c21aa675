"""A store with two brands and mentions whose feeling is their word."""

import pytest
from tests.unit.store.samples import NOW, judge

from earful.domain.brand import Brand
from earful.domain.moments import DAY
from earful.domain.source import SourceConfig
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.intake import Heard, take_in
from earful.store.sensors import Span, note_span


@pytest.fixture
def database(tmp_path):
    opened = open_database(tmp_path / "earful.db")
    yield opened
    opened.close()


@pytest.fixture
def ours(database):
    """The brand 霜线, looked at all the time until NOW."""
    brand = add_brand(database, Brand(0, "霜线 Frostline"), NOW)
    source = add_source(database, SourceConfig(0, "rss", brand.id, None, None), NOW)
    note_span(database, Span(source.id, "s", NOW - 400 * DAY, NOW, "known"))
    return brand


@pytest.fixture
def theirs(database):
    return add_brand(database, Brand(0, "Polarkant", competitor=True), NOW)


@pytest.fixture
def take(database):
    """Takes mentions in for the brands with these ids."""

    def taken(mentions, brands, own=False):
        return take_in(database, [Heard(one, tuple(brands), own) for one in mentions], judge, NOW)

    return taken
