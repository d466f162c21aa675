"""What the panels are handed: the brand in view, ways to one another, and links that are safe to open."""

import pytest

from earful.app.session import Session, safe_link
from earful.store.places import places


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://",
        "https://user:secret@host.example/",
        "data:text/html,x",
        "http://[broken",
        "ftp://host.example",
    ],
)
def test_only_plain_web_addresses_are_opened(session, address):
    assert safe_link(address) is None
    assert not session.open_link(address)


def test_a_web_address_is_opened():
    assert safe_link("https://social.example/@marta/1").host() == "social.example"


def test_the_brand_is_remembered(session, qtbot, tmp_path):
    with qtbot.waitSignal(session.brand_changed):
        session.set_brand(1)
    again = Session(places(tmp_path), session.engine)
    assert again.brand_id == 1
    again.close()


def test_opening_a_mention_goes_to_the_inbox(session, qtbot):
    large = 1_795_000_000 << 20
    told = []
    session.panel_wanted.connect(told.append)
    session.mention_wanted.connect(told.append)
    session.open_mention(large)
    assert told == ["inbox", large]
