"""Our own pages on Facebook and Instagram, read by the whole program from a server on loopback."""

import json

import pytest
from tests.contract.cases import FIXTURES
from tests.contract.serving import serving

from earful.__main__ import main

FACEBOOK = {"feed": ("feed_page1.json", "feed_end.json"), "tagged": ("tagged.json",)}
# Every page of a hashtag has the same cursor: whoever takes that for a loop loses the second and third.
INSTAGRAM = {
    "media": ("media_page1.json", "media_end.json"),
    "tags": ("tags.json",),
    "ig_hashtag_search": ("hashtag_id.json",),
    "recent_media": ("hashtag_page1.json", "hashtag_page2.json", "hashtag_end.json"),
}


class Platform:
    """Gives the pages of each edge one after the other."""

    def __init__(self, platform, edges):
        self.platform, self.edges, self.asked = platform, edges, []

    def reply(self, path, asked):
        edge = path.rpartition("/")[2]
        number = sum(1 for one in self.asked if one == edge) if "after" in asked else 0
        self.asked.append(edge)
        return (FIXTURES / self.platform / self.edges[edge][number]).read_bytes()


@pytest.fixture
def heard(tmp_path, capsys, monkeypatch):
    """What the program has stored after one sync with a platform, by native id."""
    monkeypatch.setenv("EARFUL_GRAPH", "t0ken")

    def run(*words):
        status = main(["--base-dir", str(tmp_path), *words])
        return status, capsys.readouterr()

    def sync(platform, edges, *settings):
        run("brand", "add", "BlueKettle", "--term", "BlueKettle", "--own", "instagram:bluekettle")
        options = ("--token-env", "EARFUL_GRAPH", "--option", "backfill_days=36500")
        with serving(Platform(platform, edges).reply) as address:
            status, said = run("source", "add", platform, "--server", address, *settings, *options)
            assert status == 0, said.err
            run("sync", "--once")
        out = tmp_path / "mentions.jsonl"
        run("export", "mentions", "--out", str(out), "--format", "jsonl")
        return {told["native_id"]: told for told in map(json.loads, out.read_text(encoding="utf-8").splitlines())}

    return sync


def test_a_facebook_page(heard):
    page = "104500001111222"
    found = heard("facebook", FACEBOOK, "--account", page)
    assert set(found) == {
        f"{page}_900001", f"{page}_900000", f"{page}_899999", "900001_55", "900001_56", "tagged:7000003_31",
    }  # fmt: skip
    assert found["900001_55"]["root"] == f"{page}_900001"


def test_an_instagram_account_and_a_hashtag_whose_cursor_repeats(heard):
    found = heard("instagram", INSTAGRAM, "--query", "#bluekettle", "--option", "user_id=17841400000000001")
    hashtag = {f"media:1789000000000040{number}" for number in (1, 2, 3)}
    assert hashtag <= set(found)
    assert len(found) == 2 + 3 + 1 + 3
