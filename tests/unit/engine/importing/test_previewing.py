"""The look at a file before it is imported: nothing is written, and what it says is what the import then does."""

import pytest
from tests.unit.engine.importing.test_import import CHINESE, NOW, Base

from earful.domain.failures import KnownError
from earful.engine.importing.columns import given_columns
from earful.engine.importing.dates import Reading
from earful.engine.importing.previewing import preview
from earful.engine.importing.understanding import Wish
from earful.store.brands import brands
from earful.store.importing import stored


@pytest.fixture
def base(tmp_path):
    made = Base(tmp_path)
    made.brand("Frostline", terms=("霜线",))
    yield made
    made.database.close()


def look(base, text, name="a.csv", **wish):
    path = base.folder / name
    path.write_text(text, "utf-8")
    known = lambda identities: len(stored(base.database, identities))  # noqa: E731
    wanted = Wish(**{"given": given_columns(wish.pop("given", ())), **wish})
    return list(preview(path, wanted, Reading(NOW), brands(base.database), (), known))


def test_it_shows_columns_and_first_rows_and_writes_nothing(base):
    was = base.digest()
    head, _, done = look(base, CHINESE)
    assert base.digest() == was
    assert head["columns"][4] == {"name": "内容", "field": "text", "examples": ["霜线冰箱又坏了"]}
    (row,) = head["rows"]
    assert (row["author"], row["created_at"], row["brands"]) == ("小林", "2026-11-20T12:30:00Z", ["Frostline"])
    assert (done["read"], done["aside"], done["known"], done["unassigned"]) == (1, 0, 0, 0)
    base.take(CHINESE)
    assert look(base, CHINESE)[-1]["known"] == 1


def test_it_names_row_column_and_field_of_what_cannot_be_read(base):
    text = "日期,内容\n2026-11-03,坏了\n03/04/2026,哪天\n2026-11-03,\n"
    head, *_, done = look(base, text)
    assert (done["read"], done["aside"], done["unassigned"]) == (3, 2, 0)
    first, second = done["reasons"]
    assert (first["row"], first["field"], first["column"]) == (3, "created_at", "日期")
    assert (second["row"], second["field"], second["column"]) == (4, "text", "内容")
    assert [row["trouble"] is None for row in head["rows"]] == [True, False, False]
    outcome = base.take(text)
    assert [trouble._asdict() for trouble in outcome.reasons] == done["reasons"]


def test_where_no_column_holds_the_words_it_still_shows_the_columns(base):
    (head,) = look(base, "a,b\n1,2\n")
    assert (head["heard"], head["rows"]) == (False, [])
    assert [column["name"] for column in head["columns"]] == ["a", "b"]
    head, *_ = look(base, "a,b\n1,broken\n", given=["text=b"], exactly=True)
    assert head["rows"][0]["text"] == "broken"


def test_a_file_that_is_none_says_so(base):
    with pytest.raises(KnownError, match="it is empty"):
        look(base, "")
