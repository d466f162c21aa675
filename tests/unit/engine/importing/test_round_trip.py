"""What the store holds comes out in every form and goes back in the same, however odd the text."""

import pytest
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.brand import Brand
from earful.domain.mention import Author, Counts
from earful.engine.importing.dates import Reading
from earful.engine.importing.taking import Wish, import_file
from earful.export.tables import WRITERS
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.exporting import mentions
from earful.store.intake import take_in
from earful.store.sorting import Heard

BEYOND_FLOAT = 2**53 + 1
TEXTS = {
    "plain": "the fridge is broken",
    "nul": "before\0after",
    "control": "bell \x07 escape \x1b[31m unit \x1f delete \x7f next \x85 end",
    "right to left": "שלום \u202eabc\u202c \u2067עולם\u2069 مرحبا",
    "zero width": "a\u200bb\u200cc\u200dd\ufeffe 👨\u200d👩\u200d👧 क्\u200dष",
    "spaces": "  leading\n\n\n\nfour line ends, trailing \t ",
    "line ends": "one\rtwo\r\nthree\u2028four\u2029five",
    "formula": "=1+1",
    "formula behind a space": " @SUM(A1)",
    "apostrophe": "'=1+1",
    "two apostrophes": "''-5",
    "apostrophe alone": "'quoted'",
    "number": "-5",
    "minus text": "-5 stars",
    "escape": "_x0041_ and _x005F_x0041_ and _x000D_",
    "quotes": 'she said "no", then; left\ttab | pipe',
    "json": '{"text": "not me"}',
    "list": "[1, 2]",
    "null": "null",
    "true": "true",
    "date": "2026-11-21",
    "large number": str(BEYOND_FLOAT),
    "leading zeros": "007",
    "not characters": "\ufdd0 \ufffe \uffff \ufffd",
    "far planes": "𠮷野家 😀 \U0010fffd",
    "combining": "e\u0301 \u0065 ﬁ ½",
    "markup": "<p>not <b>markup</b> &amp; no entity</p>",
    "long": "长" * 40_000,
    "a megabyte": "0123456789abcdef" * 65_536,
}


@pytest.fixture
def stored(tmp_path):
    """A base that holds all the odd texts, taken in as a source would hand them over."""
    database = open_database(tmp_path / "from" / "earful.db")
    add_brand(database, Brand(0, "Frostline"), NOW)
    heard = [
        mention(
            number, text, native_id=f"{BEYOND_FLOAT + number}", title=text[:200], uri=f"at://{name}",
            author=Author("bluesky", str(BEYOND_FLOAT), "odd", text[:300], followers=BEYOND_FLOAT),
            counts=Counts(likes=BEYOND_FLOAT, views=0), reply_to=str(BEYOND_FLOAT - 1), media=(text[:100], "a;b"),
        )
        for number, (name, text) in enumerate(TEXTS.items())
    ]  # fmt: skip
    take_in(database, [Heard(one, (1,)) for one in heard], judge, NOW)
    yield database
    database.close()


@pytest.mark.parametrize("form", WRITERS)
def test_everything_survives_the_round_trip(stored, tmp_path, form):
    file = tmp_path / f"all.{form}"
    before = {one["uri"]: one for one in mentions(stored)}
    assert WRITERS[form](before.values(), file) == len(TEXTS)
    other = open_database(tmp_path / "to" / "earful.db")
    outcome = import_file(file, other, judge, Wish(), Reading(NOW))
    assert (outcome.new, outcome.quarantined) == (len(TEXTS), 0)
    after = {one["uri"]: one for one in mentions(other)}
    other.close()
    for name in TEXTS:
        was, now = before[f"at://{name}"], after[f"at://{name}"]
        for field in was.keys() - {"judgement", "author"}:
            assert now[field] == was[field], (name, field)
        assert now["author"] == was["author"], name


@pytest.mark.parametrize("form", WRITERS)
def test_again_it_changes_nothing(stored, tmp_path, form):
    file = tmp_path / f"all.{form}"
    WRITERS[form](mentions(stored), file)
    outcome = import_file(file, stored, judge, Wish(), Reading(NOW))
    assert (outcome.new, outcome.updated, outcome.quarantined) == (0, 0, 0)


def test_halves_of_characters_become_a_mark_of_their_own(tmp_path):
    """They are no characters; what cannot be stored anywhere is told by the sign for that, in every form."""
    file = tmp_path / "halves.jsonl"
    file.write_text('{"id": "1", "platform": "x", "text": "broken \\ud83d half", "author": "\\udc00"}\n')
    database = open_database(tmp_path / "earful.db")
    add_brand(database, Brand(0, "Frostline"), NOW)
    import_file(file, database, judge, Wish(), Reading(NOW))
    assert [one["text"] for one in mentions(database)] == ["broken \ufffd half"]
    database.close()
