"""Rows in blocks: the same rows as one by one, whatever their number."""

import sqlite3

import pytest

from earful.store.inserting import insert

COUNTS = [0, 1, 19, 20, 99, 121, 639, 1000, 1730]


@pytest.fixture
def connection():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE number (n INTEGER PRIMARY KEY, twice INTEGER NOT NULL)")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text, content='')")
    yield connection
    connection.close()


def numbers(connection):
    return connection.execute("SELECT * FROM number ORDER BY n").fetchall()


@pytest.mark.parametrize("count", COUNTS)
def test_every_row_comes_once(connection, count):
    rows = [(n, 2 * n) for n in range(count)]
    insert(connection, "number", rows)
    assert numbers(connection) == rows


def test_columns_can_be_named(connection):
    insert(connection, "number (twice, n)", [(2 * n, n) for n in range(30)])
    assert numbers(connection) == [(n, 2 * n) for n in range(30)]


@pytest.mark.parametrize("count", COUNTS)
def test_what_is_there_takes_what_comes(connection, count):
    rows = [(n, 1) for n in range(count)]
    for _ in range(3):
        insert(connection, "number", rows, "ON CONFLICT DO UPDATE SET twice = twice + excluded.twice")
    assert numbers(connection) == [(n, 3) for n in range(count)]


@pytest.mark.parametrize("count", COUNTS)
def test_a_full_text_is_filled_as_one_by_one(connection, count):
    insert(connection, "words (rowid, text)", [(n, f"word{n} same") for n in range(count)], whole=True)
    found = connection.execute("SELECT rowid FROM words WHERE words MATCH 'same' ORDER BY rowid").fetchall()
    assert [row[0] for row in found] == list(range(count))


def test_a_row_that_cannot_be_stored_is_told(connection):
    with pytest.raises(sqlite3.IntegrityError):
        insert(connection, "number", [(n % 7, n) for n in range(50)])
