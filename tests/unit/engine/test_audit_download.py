"""A download that the window asks for: it tells how far it is, stops when told, and the next one goes on from there."""

import queue
import threading
from dataclasses import replace

import pytest
from tests.unit.engine.platform import NOW, answer
from tests.unit.engine.test_audience import Shown

from earful.engine import auditing
from earful.engine.auditing import Audits
from earful.engine.outside import KeyringSessions
from earful.store.audience_pictures import audit_lines, kept_picture
from earful.store.database import open_database
from earful.store.places import places

COUNT = 95


class Listed(Shown):
    capabilities = replace(Shown.capabilities, followers=True)
    profiles_batch = 50


class Client:
    """So many followers; holds its breath before the page `hold`."""

    def __init__(self):
        self.hold = threading.Event()
        self.hold.set()
        self.at_page = threading.Event()
        self.asked = []

    def send(self, request, *, cancel):
        params = dict(request.params)
        self.asked.append(params)
        if "who" in params:
            return answer(params["who"].split(","))
        if not params["cursor"]:
            return answer({"total": COUNT})
        start = int(params["cursor"])
        if start == 50:
            self.at_page.set()
            assert self.hold.wait(20)
        names = [f"f{n}" for n in range(start, min(start + 10, COUNT))]
        return answer({"names": names, "cursor": str(start + 10) if start + 10 < COUNT else None})

    def close(self):
        pass


@pytest.fixture
def world(tmp_path, monkeypatch):
    base = places(tmp_path).make()
    database = open_database(base.database)
    client, told = Client(), queue.SimpleQueue()
    ticks = iter(range(NOW, NOW + 10**12, 10**6))
    monkeypatch.setattr(auditing, "source_for", lambda _: Listed())
    audits = Audits(base, lambda _, data: told.put(data), lambda: next(ticks), lambda: client, KeyringSessions())
    yield database, client, told, audits
    database.close()


def until(told, state):
    while (one := told.get(timeout=20))["state"] != state:
        assert one["state"] != "failed", one
    return one


COMMAND = {"do": "audit", "platform": "fake", "account": "@Kettle", "source": None, "brand": None, "sample": None}


def test_a_download_tells_how_far_it_is_and_ends_in_a_picture(world):
    database, _, told, audits = world
    audits.obey({**COMMAND, "job": "1"})
    first = told.get(timeout=20)
    assert (first["state"], first["step"], first["total"]) == ("running", "reading", COUNT)
    done = until(told, "done")
    assert done["readable"] == COUNT
    assert kept_picture(database, done["audit"])["account"] == "kettle"


def test_it_stops_when_told_and_goes_on_the_next_time(world):
    database, client, told, audits = world
    client.hold.clear()
    audits.obey({**COMMAND, "job": "1"})
    assert client.at_page.wait(20)
    audits.obey({"do": "audit_stop", "job": "1"})
    client.hold.set()
    until(told, "stopped")
    (line,) = audit_lines(database)
    assert (line.finished_at, line.counted) == (None, False)
    asked = len(client.asked)
    audits.obey({**COMMAND, "job": "2"})
    assert until(told, "done")["readable"] == COUNT
    assert client.asked[asked]["cursor"] == "50"  # the page that was under way counts as not read
    assert len(audit_lines(database)) == 1
