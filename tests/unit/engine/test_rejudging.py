"""After an upgrade the whole store is judged anew: resumable, in small steps, what was judged before is kept."""

from dataclasses import replace

import pytest
from tests.unit.engine.conftest import Ear
from tests.unit.store.samples import NOW, judge, mention
from tests.unit.store.test_intake import counts, recount

from earful.domain.brand import Brand
from earful.engine import rejudging
from earful.engine.rejudging import step
from earful.store import decisions
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.intake import take_in
from earful.store.sorting import Heard


class NewEar(Ear):
    """A later model that thinks nothing is a complaint."""

    model = "test-2"

    def judge(self, texts):
        calm = {"complaint": False, "complaint_p": 0.1, "need": None, "desk": None, "model": self.model}
        return [replace(one, **calm) for one in judge(texts)]


@pytest.fixture
def database(tmp_path, monkeypatch):
    monkeypatch.setattr(rejudging, "_AT_ONCE", 4)
    opened = open_database(tmp_path / "earful.db")
    brand = add_brand(opened, Brand(0, "Frostline"), NOW).id
    take_in(opened, [Heard(mention(n, "broken"), (brand,)) for n in range(10)], judge, NOW)
    yield opened
    opened.close()


def to_the_end(database, ear):
    steps = []
    while (one := step(database, ear, NOW + 1)) is not None:
        steps.append((one.judged, one.done, one.total, one.over))
    return steps


def test_the_whole_store_is_judged_anew_once_newest_first(database):
    assert to_the_end(database, NewEar()) == [(4, 4, 10, False), (4, 8, 10, False), (2, 10, 10, True)]
    assert database.row("SELECT count(*) AS n FROM judgement WHERE complaint = 0 AND model = 'test-2'")["n"] == 10
    assert database.row("SELECT count(*) AS n FROM judgement_past WHERE complaint = 1 AND model = 'test-1'")["n"] == 10
    assert counts(database) == recount(database)
    assert to_the_end(database, NewEar()) == []


def test_it_goes_on_where_it_was_broken_off_and_starts_anew_for_another_model(database):
    step(database, NewEar(), NOW + 1)
    assert to_the_end(database, NewEar()) == [(4, 8, 10, False), (2, 10, 10, True)]
    assert to_the_end(database, Ear())[-1] == (2, 10, 10, True)


def test_where_this_model_judged_everything_nothing_is_done(database):
    assert to_the_end(database, Ear()) == [(0, 0, 10, True)]
    assert database.row("SELECT count(*) AS n FROM judgement_past")["n"] == 0


def test_a_persons_word_holds_over_the_new_model(database):
    one = database.row("SELECT id FROM mention ORDER BY id LIMIT 1")["id"]
    (made,) = decisions.decide(database, "complaint", [one], NOW)
    to_the_end(database, NewEar())
    row = database.row("SELECT complaint, said_by, model FROM judgement WHERE mention_id = ?", (one,))
    assert tuple(row) == (1, made, "test-2")
