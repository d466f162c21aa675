"""The undo of a whole import: what it brought goes from every table, what others brought or decided about stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.store.samples import judge

from earful.domain.brand import Brand, OwnAccount
from earful.domain.failures import KnownError
from earful.domain.moments import HOUR
from earful.engine.importing.dates import Reading
from earful.engine.importing.taking import Wish, import_file
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.decisions import decide, undo
from earful.store.importing import Undone, batches, undo_import
from earful.store.mappings import SavedMapping, forget_mapping, mappings, save_mapping

NOW = 1_795_262_400_000_000
_COUNTED = ("rollup", "rollup_desk")
_FACTS = ("mention", "author", "mention_brand", "judgement", "edit", "alert", "inbox", "quarantine", "case_now")
HEAD = "id,author,date,text\n"


class Base:
    def __init__(self, folder):
        self.folder = folder
        self.database = open_database(folder / "earful.db")
        add_brand(self.database, Brand(0, "Frostline", own=(OwnAccount("import", "us"),)), NOW)
        add_brand(self.database, Brand(0, "Coldfront", competitor=True), NOW)

    def take(self, text, now=NOW, name="a.csv"):
        path = self.folder / name
        path.write_text(text, "utf-8")
        return import_file(path, self.database, judge, Wish(brand="Frostline"), Reading(now))

    def state(self):
        told = {
            table: [tuple(row) for row in self.database.rows(f"SELECT * FROM {table}")]
            for table in (*_FACTS, *_COUNTED)
        }
        self.check_index()
        return told

    def check_index(self):
        """The full text holds just the mentions that are there, and is sound."""
        self.database.connection.execute("INSERT INTO mention_words (mention_words) VALUES ('integrity-check')")
        found = self.database.rows("SELECT rowid FROM mention_words WHERE mention_words MATCH 'm*' ORDER BY rowid")
        assert [row[0] for row in found] == [row[0] for row in self.database.rows("SELECT id FROM mention ORDER BY id")]
        for table in _COUNTED:
            kept = self.database.rows(f"SELECT * FROM {table}")
            anew = self.database.rows(f"SELECT * FROM {table}_recount")
            assert sorted(map(tuple, kept)) == sorted(map(tuple, anew))


@pytest.fixture
def base(tmp_path):
    made = Base(tmp_path)
    yield made
    made.database.close()


def ids(base):
    return [row["id"] for row in base.database.rows("SELECT id FROM mention ORDER BY id")]


def test_an_import_is_taken_back_whole(base):
    base.take(HEAD + "1,ann,2026-11-01,m broken\n", name="before.csv")
    was = base.state()
    text = (
        HEAD + "2,bo,2026-11-21,m broken\n3,cy,2026-11-02,m lovely\n3,cy,2026-11-02,m lovely and edited\n9,x,soon,m\n"
    )
    outcome = base.take(text, NOW + HOUR)
    assert (outcome.new, outcome.quarantined) == (2, 1)
    last = batches(base.database)[0]
    assert (last.id, last.file, last.new) == (outcome.batch, "a.csv", 2)
    assert undo_import(base.database, outcome.batch, NOW + 2 * HOUR) == Undone(2, 0, 0, 0)
    assert base.state() == was
    assert batches(base.database)[0].undone_at == NOW + 2 * HOUR
    with pytest.raises(KnownError, match="taken back already"):
        undo_import(base.database, outcome.batch, NOW)
    assert base.take(text, NOW + HOUR).new == 2


def test_what_somebody_decided_about_stays(base):
    outcome = base.take(HEAD + "".join(f"{n},ann,2026-11-01,m broken {n}\n" for n in range(5)))
    first, second, *_ = ids(base)
    decide(base.database, "resolved", [first], NOW)
    taken_back = decide(base.database, "starred", [second], NOW)
    undo(base.database, taken_back, NOW)
    assert undo_import(base.database, outcome.batch[-8:], NOW) == Undone(4, 1, 0, 0)
    assert ids(base) == [first]
    base.check_index()


def test_what_a_second_import_brought_too_stays(base):
    first = base.take(HEAD + "1,ann,2026-11-01,m one\n2,ann,2026-11-02,m two\n")
    again = base.take(HEAD + "1,ann,2026-11-01,m one\n2,ann,2026-11-02,m two\n", NOW + 1)
    assert again.batch is None
    second = base.take(HEAD + "2,ann,2026-11-02,m two\n3,ann,2026-11-03,m three\n", NOW + 2)
    assert undo_import(base.database, first.batch, NOW) == Undone(1, 0, 1, 0)
    assert undo_import(base.database, second.batch, NOW) == Undone(1, 0, 0, 0)
    assert len(ids(base)) == 1
    base.check_index()


def test_what_was_known_before_keeps_its_new_words(base):
    base.take(HEAD + "1,ann,2026-11-01,m one\n")
    second = base.take(HEAD + "1,ann,2026-11-01,m one and more\n", NOW + 1)
    assert undo_import(base.database, second.batch, NOW) == Undone(0, 0, 0, 1)
    assert base.database.row("SELECT text FROM mention")["text"] == "m one and more"


def test_a_complaint_waits_again_when_our_answer_is_taken_back(base):
    base.take(HEAD + "1,ann,2026-11-01,m broken\n")
    answer = base.take("id,author,date,text,in_reply_to\n2,us,2026-11-02,m sorry,1\n", NOW + 1)
    sql = "SELECT answered_at FROM mention WHERE native_id='1'"
    assert base.database.row(sql)["answered_at"] is not None
    undo_import(base.database, answer.batch, NOW)
    assert base.database.row(sql)["answered_at"] is None


def test_there_is_no_such_import(base):
    for name in ("", "nothing"):
        with pytest.raises(KnownError, match="There is no import"):
            undo_import(base.database, name, NOW)


_ROWS = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["m broken", "m fine", "m 坏了", "m lovely"])), max_size=8
)


@given(st.lists(st.tuples(_ROWS, st.booleans()), min_size=1, max_size=4), st.sets(st.integers(0, 9), max_size=2))
@settings(max_examples=25, deadline=None)
def test_counts_index_and_histories_agree_after_any_imports_and_undos(tmp_path_factory, files, decided):
    base = Base(tmp_path_factory.mktemp("undo"))
    try:
        kept = []
        for number, (rows, back) in enumerate(files):
            text = HEAD + "".join(f"{key},ann,2026-11-0{1 + key % 9},{words}\n" for key, words in rows)
            outcome = base.take(text, NOW + number)
            kept += [outcome.batch] if outcome.batch and back else []
        chosen = [identifier for place, identifier in enumerate(ids(base)) if place in decided]
        if chosen:
            decide(base.database, "read", chosen, NOW)
        for batch in kept:
            undo_import(base.database, batch, NOW + HOUR)
        base.check_index()
        assert set(chosen) <= set(ids(base))
        assert not base.database.rows("PRAGMA foreign_key_check")
        orphans = "SELECT id FROM author WHERE id NOT IN (SELECT author_id FROM mention)"
        assert not base.database.rows(orphans)
    finally:
        base.database.close()


def test_mappings_are_kept_replaced_and_forgotten(base):
    save_mapping(base.database, SavedMapping("Calls", {"text": "Notes"}, ("Notes", "Day")), NOW)
    save_mapping(base.database, SavedMapping("calls", {"text": "Words"}, ("Words",), "telephone"), NOW + 1)
    assert mappings(base.database) == [SavedMapping("calls", {"text": "Words"}, ["Words"], "telephone")]
    assert forget_mapping(base.database, "CALLS", NOW + 2)
    assert not forget_mapping(base.database, "CALLS", NOW + 3)
    assert mappings(base.database) == []
