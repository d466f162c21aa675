"""The same post from several servers is one mention, and what is said about any of its copies is said about it."""

import pytest
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.brand import Brand
from earful.domain.mention import Author
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.intake import take_in
from earful.store.sorting import Heard, attach, copies

URI = "https://one.example/users/ana/statuses/1"


@pytest.fixture
def store(tmp_path):
    database = open_database(tmp_path / "earful.db")
    add_brand(database, Brand(0, "Frostline"), NOW)
    yield database
    database.close()


def post(number, native_id, uri=None, text="fine", own=False, brands=(1,), **fields):
    """A post with the id that one server gives it."""
    author = Author("mastodon", f"{number}@one.example")
    made = mention(number, text, platform="mastodon", native_id=native_id, uri=uri, author=author, **fields)
    return Heard(made, brands, own)


def take(store, *page):
    attach(store, copies(store, page))
    return take_in(store, page, judge, NOW)


def threads(store):
    return {row["native_id"]: (row["reply_to"], row["root"]) for row in store.rows("SELECT * FROM mention")}


def test_a_copy_from_another_server_joins_the_one_that_is_stored(store):
    take(store, post(1, "1@one", URI))
    assert take(store, post(1, "77@two", URI)).new == ()
    assert list(threads(store)) == ["1@one"]


def test_a_reply_that_names_a_copy_on_its_page_hangs_on_the_stored_post(store):
    take(store, post(1, "1@one", URI))
    take(store, post(1, "77@two", URI), post(2, "78@two", "https://two.example/2", reply_to="77@two", root="77@two"))
    assert threads(store)["78@two"] == ("1@one", "1@one")


def test_a_reply_that_came_before_anything_was_known_of_the_copy_is_hung_up_later(store):
    take(store, post(1, "1@one", URI, "broken"))
    take(store, post(2, "78@two", "https://two.example/2", own=True, reply_to="77@two", root="77@two"))
    assert threads(store)["78@two"] == ("77@two", "77@two")
    take(store, post(1, "77@two", URI, "broken"), post(2, "78@two", "https://two.example/2", reply_to="77@two"))
    assert threads(store)["78@two"] == ("1@one", "1@one")
    assert store.row("SELECT answered_at FROM mention WHERE native_id='1@one'")["answered_at"] is not None


def test_two_copies_on_one_page_are_one_mention_with_all_its_replies(store):
    take(
        store,
        post(1, "1@one", URI),
        post(1, "77@two", URI),
        post(2, "78@two", "https://two.example/2", reply_to="77@two", root="77@two"),
    )
    assert threads(store) == {"1@one": (None, None), "78@two": ("1@one", "1@one")}


def test_a_copy_brings_a_later_edit_and_a_further_brand_and_no_earlier_words(store):
    add_brand(store, Brand(0, "Other"), NOW)
    take(store, post(1, "1@one", URI, "fine", edited_at=NOW - 5))
    take(store, post(1, "77@two", URI, "older", edited_at=NOW - 9, brands=(1, 2)))
    assert store.row("SELECT text FROM mention")["text"] == "fine"
    take(store, post(1, "77@two", URI, "newer", edited_at=NOW))
    assert store.row("SELECT text FROM mention")["text"] == "newer"
    assert [row["brand_id"] for row in store.rows("SELECT * FROM mention_brand ORDER BY 1")] == [1, 2]
