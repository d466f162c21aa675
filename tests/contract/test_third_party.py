"""The example of desktop/SOURCES.md is built as anybody would build it, found by its entry point, kept to the same
contract as our own sources, and synced from a server."""

import json
import re
import sys
import tomllib
import zipfile
from inspect import signature
from pathlib import Path

import pytest
from tests.contract import test_faults, test_fuzz, test_pages, test_registry, test_secrets
from tests.contract.cases import FIXTURES, Answer, Broken, Case, Walk
from tests.contract.serving import serving

from earful.__main__ import main
from earful.domain.source import SourceConfig
from earful.sources import registry

PACKAGE = FIXTURES / "thirdparty" / "earful-guestbook"
GUIDE = Path(__file__).resolve().parents[2] / "desktop" / "SOURCES.md"
CASE = Case(
    "guestbook",
    SourceConfig(9, "guestbook", server="https://shop.example"),
    walks=(Walk("entries", (Answer("page1.json"), Answer("end.json"))),),
    broken=(Broken("entries", Answer("broken.json"), whole=1, broken=3),),
    bare=("entries", Answer("bare.json")),
)
# Fixtures are named in this file instead of a unit test of the platform's own; sources of ours are counted elsewhere.
_OF_OURS = {"test_every_fixture_is_used", "test_every_source_has_a_case_and_every_case_a_source"}


def _unpack(target: Path) -> None:
    """The package as pip would leave it in `target`: the module, and metadata with the entry point."""
    told = tomllib.loads((PACKAGE / "pyproject.toml").read_text())["project"]
    (target / "earful_guestbook.py").write_text((PACKAGE / "earful_guestbook.py").read_text())
    info = target / f"earful_guestbook-{told['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {told['name']}\nVersion: {told['version']}\n")
    points = told["entry-points"]["earful.sources"]
    lines = [f"{name} = {place}" for name, place in points.items()]
    (info / "entry_points.txt").write_text("\n".join(["[earful.sources]", *lines, ""]))


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """The example, installed where this process finds it."""
    site = tmp_path / "site"
    site.mkdir()
    _unpack(site)
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setattr(registry, "sources", registry.sources.__wrapped__)
    registry.sources()
    yield site
    sys.modules.pop("earful_guestbook", None)


def _checks():
    for module in (test_pages, test_faults, test_secrets, test_fuzz, test_registry):
        for name, check in sorted(vars(module).items()):
            if name.startswith("test_") and "case" in signature(check).parameters and name not in _OF_OURS:
                yield pytest.param(check, id=name)


def _given(check):
    """All the arguments that a check is parametrised with."""
    given = [{}]
    for mark in getattr(check, "pytestmark", ()):
        if mark.name == "parametrize":
            name, values = mark.args[:2]
            given = [{**one, name: value} for one in given for value in values]
    return given


@pytest.mark.parametrize("check", [*_checks()])
def test_the_example_keeps_the_contract(installed, check):
    assert CASE.source.name == "Guestbook"
    for arguments in _given(check):
        check(case=CASE, **arguments)


def test_what_is_gone_is_a_tombstone(installed):
    page = CASE.source.parse_refresh(CASE.config, ["12", "11"], CASE.response(Answer("present.json")))
    assert [item.text for item in page.items] == ["It was mended"]
    assert page.tombstones == ("11",)


def test_a_package_that_cannot_be_loaded_takes_no_other_source_with_it(installed, caplog):
    (installed / "earful_guestbook.py").write_text("raise RuntimeError('made for another Earful')")
    sys.modules.pop("earful_guestbook", None)
    found = registry.sources()
    assert "guestbook" not in found
    assert {"rss", "mastodon"} <= set(found)
    assert "guestbook" in caplog.text


def test_it_cannot_take_the_place_of_one_of_ours(installed):
    told = installed / "earful_guestbook-1.0.dist-info" / "entry_points.txt"
    told.write_text("[earful.sources]\nrss = earful_guestbook:Guestbook\n")
    found = registry.sources()
    assert type(found["rss"]).__module__ == "earful.sources.rss"
    assert found["guestbook"].name == "Guestbook"


def test_the_wheel_holds_the_module_and_its_entry_point(tmp_path, monkeypatch):
    build = pytest.importorskip("hatchling.build")
    monkeypatch.chdir(PACKAGE)
    name = build.build_wheel(str(tmp_path))
    with zipfile.ZipFile(tmp_path / name) as wheel:
        names = wheel.namelist()
        points = next(one for one in names if one.endswith("entry_points.txt"))
        assert "earful_guestbook.py" in names
        assert wheel.read(points).decode().split() == [
            "[earful.sources]",
            "guestbook",
            "=",
            "earful_guestbook:Guestbook",
        ]


def _shop(_path, asked):
    """A guestbook of two pages, as in the fixtures."""
    return (FIXTURES / "guestbook" / ("end.json" if "before" in asked else "page1.json")).read_bytes()


def test_it_is_added_synced_and_exported_like_any_other(installed, tmp_path, capsys):
    def run(*words):
        assert main(["--base-dir", str(tmp_path / "data"), *words]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    run("brand", "add", "BlueKettle")
    with serving(_shop) as address:
        (added,) = run("source", "add", "guestbook", "--server", address, "--option", "backfill_days=36500")
        run("sync", "--once")
    assert (added["checked"], added["completeness"]) == ("untested against the real service", "complete")
    (listed,) = run("source", "list")
    assert (listed["state"], listed["new"]) == ("ok", 3)
    out = tmp_path / "mentions.jsonl"
    run("export", "mentions", "--out", str(out), "--format", "jsonl")
    told = [json.loads(line) for line in out.read_text().splitlines()]
    assert {one["native_id"]: one["rating"] for one in told} == {"12": 1.0, "11": 5.0, "10": None}


def test_the_guide_shows_what_is_tested():
    blocks = re.findall(r"```(python|toml)\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    shown = {kind: text for kind, text in blocks if "guestbook" in text.lower()}
    assert shown["python"] == (PACKAGE / "earful_guestbook.py").read_text(encoding="utf-8")
    assert shown["toml"] == (PACKAGE / "pyproject.toml").read_text(encoding="utf-8")
    assert len(shown["python"].splitlines()) < 100
