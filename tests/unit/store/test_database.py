"""Opening: what is not ours is left alone, what is newer is refused, what is wrong is said."""

import sqlite3

import pytest

from earful.domain.failures import KnownError
from earful.store.database import open_database


def kind(path, **how):
    with pytest.raises(KnownError) as caught:
        open_database(path, **how)
    return caught.value.failure.kind


def test_a_second_opening_finds_what_the_first_made(tmp_path):
    path = tmp_path / "deep" / "earful.db"
    open_database(path).close()
    again = open_database(path)
    assert again.row("SELECT count(*) AS n FROM mention")["n"] == 0
    again.close()


def test_somebody_elses_database_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()
    assert kind(path) == "not_a_database"
    assert path.read_bytes() == before


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "earful.db"
    path.write_bytes(b"Dear diary, today I was not a database at all. " * 50)
    assert kind(path) == "not_a_database"


def test_a_newer_database_is_refused_politely(tmp_path):
    path = tmp_path / "earful.db"
    made = open_database(path)
    made.connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('earful', 'm999_teleport', 'later')"
    )
    made.close()
    assert kind(path) == "newer_database"


def test_a_missing_database_cannot_be_read(tmp_path):
    assert kind(tmp_path / "none.db", read_only=True) == "cannot_read"


def test_a_failed_write_leaves_nothing_behind(tmp_path):
    database = open_database(tmp_path / "earful.db")

    def write():
        with database.writing() as connection:
            connection.execute("INSERT INTO alert_shown VALUES (1, 1)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert database.row("SELECT count(*) AS n FROM alert_shown")["n"] == 0
    database.close()


def test_a_bug_in_a_statement_stays_a_bug(tmp_path):
    database = open_database(tmp_path / "earful.db")
    with pytest.raises(sqlite3.OperationalError), database.writing() as connection:
        connection.execute("INSERT INTO nowhere VALUES (1)")
    database.close()
