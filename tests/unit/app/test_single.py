"""One window per database: who comes second says what is wanted and ends."""

import os

import pytest

from earful.app.single import SingleInstance
from earful.cli.handing_over import call, hand_over


@pytest.fixture
def window(qapp, tmp_path):
    made = SingleInstance(tmp_path / "earful.db")
    assert made.first()
    yield made
    made.deleteLater()


def test_a_second_start_raises_the_first_without_qt(qtbot, window, tmp_path):
    with qtbot.waitSignal(window.raised):
        assert hand_over(tmp_path / "earful.db", call(environment={}))


def test_a_second_start_with_qt_does_the_same(qtbot, window, tmp_path):
    with qtbot.waitSignal(window.raised):
        assert not SingleInstance(tmp_path / "earful.db").first()


def test_a_link_is_handed_over_with_an_id_larger_than_a_c_int(qtbot, window, tmp_path):
    wanted = 1_700_000_000 << 20 | 77
    with qtbot.waitSignals([window.mention_wanted, window.raised]):
        assert hand_over(tmp_path / "earful.db", call(wanted, {}))
    with qtbot.waitSignal(window.mention_wanted) as told:
        hand_over(tmp_path / "earful.db", call(wanted, {}))
    assert told.args == [wanted]


def test_changed_settings_are_told(qtbot, window, tmp_path):
    with qtbot.waitSignal(window.settings_changed):
        assert hand_over(tmp_path / "earful.db", ["settings"])


def test_the_token_of_the_desktop_goes_along(qtbot, window, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    with qtbot.waitSignal(window.raised):
        hand_over(tmp_path / "earful.db", call(environment={"XDG_ACTIVATION_TOKEN": "gnome-1:2_TIME3"}))
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "gnome-1:2_TIME3"
    assert call(environment={"XDG_ACTIVATION_TOKEN": "a\nmention 1"}) == ["raise"]


@pytest.mark.parametrize("noise", ["", "mention", "mention x", "mention -1", "quit", "\x00\xff", "x" * 5000])
def test_noise_changes_nothing(qtbot, window, tmp_path, noise):
    with qtbot.assertNotEmitted(window.mention_wanted, wait=20), qtbot.assertNotEmitted(window.settings_changed):
        hand_over(tmp_path / "earful.db", [noise])


def test_nobody_is_there(tmp_path):
    assert not hand_over(tmp_path / "earful.db", ["raise"])


def test_what_a_crash_left_lying_is_no_window(qapp, tmp_path):
    import socket

    from earful.cli.handing_over import window_name

    left = os.path.join(os.environ.get("TMPDIR") or "/tmp", window_name(tmp_path / "earful.db"))
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(left)
    dead.close()
    assert not hand_over(tmp_path / "earful.db", ["raise"])
    again = SingleInstance(tmp_path / "earful.db")
    assert again.first()
    again.deleteLater()
