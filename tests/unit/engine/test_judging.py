"""The second ear: the same judgements, sooner; and nothing lost where it is slow, busy or gone."""

import io
import marshal
import threading
from concurrent.futures import Future

import pytest
from tests.unit.engine.conftest import Ear
from tests.unit.engine.platform import posts
from tests.unit.store.samples import judge

from earful.domain.failures import KnownError
from earful.engine.judging import SecondEar, serve
from earful.judgement.ear import Ear as RealEar

TEXTS = ["Frostline is broken again, I want my money back", "霜线冰箱又坏了", "fine \ud800 \x00 words", ""]


def test_its_process_answers_what_it_is_asked_until_its_input_ends():
    asked = io.BytesIO(marshal.dumps(["broken"]) + marshal.dumps(["fine", "lovely"]))
    said = io.BytesIO()
    serve(asked, said, judge)
    said.seek(0)
    assert marshal.load(said) is True
    assert [row[1] for row in marshal.load(said)] == ["negative"]
    assert [row[1] for row in marshal.load(said)] == ["neutral", "positive"]


def test_it_judges_as_the_first_ear_does_and_leaves_when_nobody_asks():
    ear = SecondEar(idle_s=0.4)
    assert ear.ask(TEXTS) is None
    ear.warm()
    future = None
    for _ in range(600):
        if (future := ear.ask(TEXTS)) is not None:
            break
        threading.Event().wait(0.05)
    judged = future.result(30)
    assert [judged[text] for text in TEXTS] == list(RealEar.load().judge(TEXTS))
    for _ in range(600):
        if ear.ask(TEXTS[:0]) is None:
            break
        threading.Event().wait(0.05)
    ear.close()


class Ahead:
    """A second ear of which a test says what it answers."""

    def __init__(self, answer):
        self.answer, self.asked = answer, 0

    def warm(self):
        pass

    def ask(self, texts):
        self.asked += 1
        return self.answer(texts)

    def close(self):
        pass


def done(judged):
    future = Future()
    future.set_result(judged)
    return future


@pytest.mark.parametrize(
    "answer",
    [
        lambda texts: done(dict(zip(texts, judge(texts), strict=True))),
        lambda texts: done(dict(zip(texts[:3], judge(texts[:3]), strict=True))),
        lambda _: done({}),
        lambda _: None,
    ],
    ids=["all", "some", "gone", "busy"],
)
def test_whatever_it_answers_the_store_is_the_same(desk, tmp_path_factory, answer):
    from tests.unit.engine.conftest import Desk

    alone = Desk(tmp_path_factory.mktemp("alone"))
    desk.platform.posts, alone.platform.posts = posts(95), posts(95)
    desk.ahead = Ahead(answer)
    desk.runner().poll()
    alone.runner().poll()
    try:
        assert desk.ahead.asked >= 10
        assert desk.digest() == alone.digest()
    finally:
        alone.writer.close()


def test_what_was_judged_ahead_is_not_judged_twice(desk, monkeypatch):
    desk.ahead = Ahead(lambda texts: done(dict(zip(texts, judge(texts), strict=True))))
    monkeypatch.setattr(Ear, "judge", staticmethod(lambda _: pytest.fail("judged by the writer, too")))
    desk.platform.posts = posts(30)
    desk.runner().poll()
    assert len(desk.rows()) == 30


def test_a_page_that_cannot_be_stored_leaves_no_checkpoint_behind_it(desk, monkeypatch):
    """Its chunks are queued together: the one that moves the checkpoint must not follow one that failed."""
    from earful.engine import storing

    desk.platform.posts, desk.platform.page_size = posts(250), 250
    plain, calls = storing.take_in, []

    def full_once(*given):
        calls.append(1)
        if len(calls) == 2:
            raise KnownError("disk_full", {"path": "x"})
        return plain(*given)

    monkeypatch.setattr(storing, "take_in", full_once)
    desk.runner().poll()
    assert desk.said("failed")[0]["kind"] == "disk_full"
    assert desk.rows("SELECT * FROM checkpoint WHERE stream = 'search'") == []
    desk.runner().poll()
    assert len(desk.rows()) == 250


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_no_later_page_is_stored_over_one_that_failed(desk, monkeypatch, failing):
    from earful.engine import storing

    desk.ahead = Ahead(lambda _: None)
    desk.platform.posts = posts(95)
    plain, calls = storing.take_in, []

    def full_once(*given):
        calls.append(1)
        if len(calls) == failing:
            raise KnownError("disk_full", {"path": "x"})
        return plain(*given)

    monkeypatch.setattr(storing, "take_in", full_once)
    desk.runner().poll()
    assert len(desk.rows()) == 10 * (failing - 1)
    desk.runner().poll()
    assert len(desk.rows()) == 95
