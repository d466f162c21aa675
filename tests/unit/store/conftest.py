"""A store in a temporary folder."""

import pytest
from tests.unit.store.samples import NOW, judge

from earful.domain.brand import Brand
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.intake import take_in
from earful.store.sorting import Heard


@pytest.fixture
def database(tmp_path):
    opened = open_database(tmp_path / "earful.db")
    yield opened
    opened.close()


@pytest.fixture
def brand(database):
    return add_brand(database, Brand(0, "Frostline", ("Frostline", "霜线")), NOW)


@pytest.fixture
def take(database, brand):
    """Takes in mentions for the brand; returns what that did."""

    def taken(*mentions, now=NOW, own=False):
        return take_in(database, [Heard(one, (brand.id,), own) for one in mentions], judge, now)

    return taken
