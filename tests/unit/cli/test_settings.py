"""`earful settings`: what is set, what may be, and all that was typed in one file."""

import json
import stat

import pytest

from earful.__main__ import main
from earful.cli.autostart import entry, start_with_session, starts_with_session
from earful.domain.declared import SETTINGS


@pytest.fixture(autouse=True)
def config(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def said(tmp_path, capsys):
    def run(*words, base="base", status=0):
        assert main(["--base-dir", str(tmp_path / base), *words]) == status
        shown = capsys.readouterr()
        return [json.loads(line) for line in shown.out.splitlines()] if status == 0 else shown.err

    return run


def test_every_setting_is_listed_with_what_it_may_be(said):
    rows = said("settings", "list")
    assert [row["key"] for row in rows] == [setting.key for setting in SETTINGS if setting.shown]
    assert all(row["possible"] and row["label"] and row["value"] == row["default"] for row in rows)


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("theme", "dark", "dark"),
        ("alerts", "no", False),
        ("quiet_from", "21:30", "21:30"),
        ("time_zone", "Asia/Tokyo", "Asia/Tokyo"),
    ],
)
def test_what_is_set_holds(said, tmp_path, key, typed, kept):
    assert said("settings", "set", key, typed)[0]["value"] == kept
    assert said("settings", "get", key)[0]["value"] == kept
    assert stat.S_IMODE((tmp_path / "base" / "settings.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("set", "theme", "pink"), "system, light, dark"),
        (("set", "alerts", "perhaps"), "yes or no"),
        (("set", "quiet_to", "8"), "08:00"),
        (("set", "colour", "red"), "theme, language"),
        (("get", "last_brand"), "theme, language"),
    ],
)
def test_a_refusal_says_what_is_possible(said, words, told):
    assert told in said("settings", *words, status=1)


def test_settings_that_a_newer_one_wrote_stay(said, tmp_path):
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "settings.json").write_text('{"from_a_newer_one": 3, "theme": "pink"}')
    assert said("settings", "get", "theme")[0]["value"] == "system"
    said("settings", "set", "language", "en")
    assert json.loads((tmp_path / "base" / "settings.json").read_text())["from_a_newer_one"] == 3


def test_what_was_typed_comes_back_elsewhere_and_twice_is_once(said, tmp_path):
    said("settings", "set", "theme", "dark")
    said("brand", "add", "Kettle", "--term", "kettle OR 水壶", "--exclude", "drum", "--own", "mastodon:kettle")
    said("source", "add", "rss", "--server", "https://feeds.example/all.xml")
    said("source", "add", "mastodon", "--server", "https://social.example", "--token-env", "KETTLE_TOKEN")
    file = str(tmp_path / "all.earful-setup")
    said("settings", "export", file)
    done = said("settings", "import", file, base="other")[0]
    assert (done["brands"], done["sources"]) == (1, 2)
    assert said("settings", "get", "theme", base="other")[0]["value"] == "dark"
    assert said("brand", "list", base="other") == said("brand", "list")
    again = said("settings", "import", file, base="other")[0]
    assert (again["brands"], again["sources"], again["rules"]) == (0, 0, 0)
    said("settings", "export", str(tmp_path / "two"), base="other")
    assert (tmp_path / "two").read_text() == (tmp_path / "all.earful-setup").read_text()


@pytest.mark.parametrize(
    "content", ["{", "[]", "{}", '{"earful_setup": 2}', '{"earful_setup": 1}',
                '{"earful_setup": 1, "settings": {}, "brands": [{"name": "A"}], "sources": [], "rules": []}',
                '{"earful_setup": 1, "settings": [], "brands": [], "sources": [], "rules": []}',
                '{"earful_setup": 1, "settings": {}, "brands": [], "sources": [3], "rules": []}'],
)  # fmt: skip
def test_another_file_changes_nothing(said, tmp_path, content):
    (tmp_path / "file").write_text(content)
    assert "Nothing was changed" in said("settings", "import", str(tmp_path / "file"), status=1)
    assert said("brand", "list") == []


def test_the_autostart_entry_comes_and_goes(said):
    said("settings", "set", "autostart", "yes")
    assert starts_with_session()
    assert "--base-dir" in entry().read_text()
    entry().write_text(entry().read_text() + "Hidden=true\n")
    assert said("settings", "get", "autostart")[0]["value"] is False
    said("settings", "set", "autostart", "yes")
    said("settings", "set", "autostart", "no")
    assert not entry().exists()


def test_odd_paths_are_quoted_as_the_specification_wants():
    start_with_session(True, ["--base-dir", '/a b/50%/"q"'])
    assert '"/a b/50%%/\\\\"q\\\\""' in entry().read_text()


@pytest.mark.parametrize(
    "link", ["earful:", "earful://mention/", "earful://mention/x", "EARFUL://brand/1", "earful://mention/1/2"]
)
def test_a_link_that_leads_nowhere_is_told(said, link):
    assert "earful://mention/1234567890" in said(link, status=1)
