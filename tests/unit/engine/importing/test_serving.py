"""Imports that the window asks for: done in the engine's writer, told as events, stopped and taken back."""

import json
import threading

import pytest
from tests.unit.engine.importing.test_import import NOW
from tests.unit.store.samples import judge

from earful.domain.brand import Brand
from earful.engine.importing.serving import Imports
from earful.engine.writer import Writer
from earful.store.brands import add_brand
from earful.store.database import open_database


class Ear:
    """Goes by one word."""

    judge = staticmethod(judge)


class Desk:
    """Says commands and waits for what they lead to."""

    def __init__(self, folder):
        self.path = folder / "earful.db"
        database = open_database(self.path)
        add_brand(database, Brand(0, "Frostline"), NOW)
        database.close()
        self.told = []
        self._came = threading.Condition()
        self.writer = Writer(self.path, Ear)
        self.imports = Imports(self.writer, self._hear, lambda: NOW)

    def _hear(self, event, data):
        with self._came:
            self.told.append((event, json.loads(json.dumps(data))))
            self._came.notify_all()

    def do(self, **command):
        assert self.imports.obey(command)

    def wait(self, state, job=None):
        def there():
            told = [data for event, data in self.told if event == "import" and data["state"] == state]
            return [data for data in told if job in (None, data["job"])]

        with self._came:
            assert self._came.wait_for(there, 10)
            return there()[-1]

    def count(self):
        database = open_database(self.path)
        found = database.rows("SELECT count(*) AS n FROM mention")[0]["n"]
        database.close()
        return found


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.writer.close()


def test_a_file_and_back(desk, tmp_path):
    (tmp_path / "a.csv").write_text("date,text\n2026-11-21 08:00,broken\n2026-11-02,fine\nsoon,x\n", "utf-8")
    desk.do(do="import", job="1", file=str(tmp_path / "a.csv"), map={"text": "text"}, zone="Asia/Shanghai")
    done = desk.wait("done")
    assert (done["job"], done["file"], done["read"], done["new"], done["quarantined"]) == ("1", "a.csv", 3, 2, 1)
    assert [data["read"] for event, data in desk.told if data.get("state") == "running"] == [3]
    desk.do(do="import_undo", job="2", batch=done["batch"])
    assert desk.wait("undone")["removed"] == 2
    assert desk.count() == 0
    assert [event for event, _ in desk.told if event != "import"] == ["page", "complaints", "page"]


def test_one_heard_by_voice(desk):
    desk.do(do="import_one", job="1", text="broken", channel="letter", name="Ann", need=None)
    assert int(desk.wait("done")["mention"]) > 0
    assert desk.count() == 1


def test_what_cannot_be_read_is_told_with_its_kind(desk, tmp_path):
    desk.do(do="import", job="1", file=str(tmp_path / "nowhere.csv"))
    assert desk.wait("failed")["kind"] == "cannot_read"
    desk.do(do="import_undo", job="2", batch="nothing")
    assert desk.wait("failed", "2")["params"] == {"id": "nothing"}


def test_an_import_is_stopped_and_what_came_can_be_taken_back(desk, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,text\n" + "".join(f"{n},fine {n}\n" for n in range(1_000)), "utf-8")
    held = threading.Event()
    desk.writer.do(lambda _database, _ear: held.wait(10))
    desk.do(do="import", job="1", file=str(path))
    desk.do(do="import_stop", job="1")
    held.set()
    done = desk.wait("done")
    assert done["stopped"]
    assert desk.count() == done["new"] < 1_000


def test_other_commands_are_for_others(desk):
    assert not desk.imports.obey({"do": "sync"})
