"""Settings: declared, checked, kept in one file that is never half written."""

import json

import pytest

from earful.app.settings import Settings, system_zone
from earful.domain.declared import SETTINGS
from earful.domain.failures import KnownError


def test_defaults_are_declared_and_pass_their_own_check(qapp, tmp_path):
    settings = Settings(tmp_path / "settings.json")
    for setting in SETTINGS:
        assert settings.get(setting.key) == setting.default
        settings.set(setting.key, setting.default)
        assert not setting.shown or (setting.label and setting.group)
    assert not (tmp_path / "settings.json").exists()


def test_a_change_is_told_and_kept_privately(qtbot, tmp_path):
    path = tmp_path / "config" / "settings.json"
    settings = Settings(path)
    with qtbot.waitSignal(settings.changed) as told:
        settings.set("theme", "dark")
    assert told.args == ["theme", "dark"]
    assert Settings(path).get("theme") == "dark"
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("key", "value"),
    [("theme", "pink"), ("alerts", 1), ("quiet_from", "25:00"), ("time_zone", "Nowhere/At All"), ("time_zone", None)],
)
def test_wrong_values_are_refused_in_a_sentence(qapp, tmp_path, key, value):
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(KnownError, match="cannot be used"):
        settings.set(key, value)


def test_a_key_that_nobody_declared_is_a_bug(qapp, tmp_path):
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(KeyError):
        settings.get("colour")


def test_the_shape_of_the_window_is_free_and_written_when_it_rests(qapp, tmp_path):
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.set("window/geometry", "AAEC")
    assert settings.get("window/geometry") == "AAEC"
    assert settings.get("window/other", 7) == 7
    settings.close()
    assert Settings(path).get("window/geometry") == "AAEC"


@pytest.mark.parametrize("content", ["{", "[]", "\x00"])
def test_an_unreadable_file_is_set_aside(qapp, tmp_path, content, caplog):
    caplog.set_level("CRITICAL")
    path = tmp_path / "settings.json"
    path.write_text(content)
    assert Settings(path).get("theme") == "system"
    assert path.with_suffix(".unreadable").read_text() == content


def test_a_value_from_elsewhere_that_cannot_be_falls_back_and_others_stay(qapp, tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "pink", "from_a_newer_one": 3}))
    settings = Settings(path)
    assert settings.get("theme") == "system"
    settings.set("alerts", False)
    assert json.loads(path.read_text())["from_a_newer_one"] == 3


def test_the_time_zone_is_the_systems_or_the_chosen_one(qapp, tmp_path):
    settings = Settings(tmp_path / "settings.json")
    assert str(settings.zone()) == system_zone()
    settings.set("time_zone", "Asia/Shanghai")
    assert str(settings.zone()) == "Asia/Shanghai"
