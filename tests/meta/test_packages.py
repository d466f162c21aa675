"""What is packaged: one id, entries that validate, the same bytes from the same source, a bill of materials."""

import gzip
import importlib
import importlib.metadata
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from earful import __version__
from earful.__main__ import COMMANDS
from earful.cli import autostart
from earful.cli.screen import INSTALL_LINE

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
ID = "io.github.earful.Earful"
EPOCH = "1795305600"


def script(name: str) -> ModuleType:
    """A script of packaging/ as a module."""
    sys.path.insert(0, str(PACKAGING))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(PACKAGING))


def entry() -> dict[str, str]:
    lines = (LINUX / f"{ID}.desktop").read_text("utf-8").split("\n\n")[0].splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def test_one_id_names_everything():
    metainfo = ElementTree.parse(LINUX / f"{ID}.metainfo.xml").getroot()
    flatpak = json.loads((PACKAGING / "flatpak" / f"{ID}.json").read_text("utf-8"))
    assert metainfo.findtext("id") == flatpak["id"] == entry()["Icon"] == ID
    assert metainfo.findtext("launchable") == autostart.NAME == f"{ID}.desktop"
    assert f'setDesktopFileName("{ID}")' in (ROOT / "desktop/earful/panels/start.py").read_text("utf-8")
    assert (LINUX / f"{ID}-symbolic.svg").is_file()
    for file in (PACKAGING / "flatpak" / f"{ID}.json").read_text("utf-8").split():
        if "packaging/" in file:
            assert (ROOT / file.strip('",')).is_file()


def test_the_metainfo_tells_of_this_version_and_what_the_entry_offers():
    metainfo = ElementTree.parse(LINUX / f"{ID}.metainfo.xml").getroot()
    assert __version__ in [release.get("version") for release in metainfo.iter("release")]
    assert metainfo.findtext("provides/mediatype") == entry()["MimeType"].rstrip(";") == "x-scheme-handler/earful"
    assert metainfo.findtext("provides/binary") == entry()["TryExec"] == entry()["Exec"].split()[0] == "earful"
    assert "xml:lang" not in metainfo.attrib
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    told = [part for part in metainfo.iter() if part.tag in ("summary", "p", "li")]
    assert sum(part.get(lang) == "zh_CN" for part in told) >= len(told) // 2 - 1
    assert "Comment[zh_CN]" in entry()


@pytest.mark.parametrize(
    "command",
    [["desktop-file-validate", f"{ID}.desktop"], ["appstreamcli", "validate", "--no-net", f"{ID}.metainfo.xml"]],
    ids=lambda command: command[0],
)
def test_the_desktop_takes_it(command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=LINUX, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_desktops_files_are_written_with_icons_of_their_sizes(tmp_path):
    pytest.importorskip("PySide6.QtSvg", exc_type=ImportError)
    desktop_files = script("desktop_files")
    files = desktop_files.write(tmp_path)
    assert len(files) == 6 + len(desktop_files.SIDES)
    for side in desktop_files.SIDES:
        data = (tmp_path / f"share/icons/hicolor/{side}x{side}/apps/{ID}.png").read_bytes()
        assert struct.unpack(">II", data[16:24]) == (side, side)
    assert gzip.decompress((tmp_path / "share/man/man1/earful.1.gz").read_bytes()).startswith(b".TH EARFUL 1")


def test_the_man_page_tells_every_command():
    page = script("man_page").man_page()
    for name, (_, summary) in COMMANDS.items():
        assert (f".SS earful {name}" in page) == bool(summary)
    assert "\\-\\-base\\-dir" in page
    assert not re.search(r"^'", page, re.MULTILINE)


def test_what_is_kept_of_qt_is_what_is_used():
    used = {
        name
        for path in (ROOT / "desktop").rglob("*.py")
        for name in re.findall(r"PySide6\.(Qt\w+)", path.read_text("utf-8"))
    }
    assert used <= set(script("keep_qt").MODULES)


def test_the_deb_asks_for_every_library_that_the_doctor_names():
    control = (PACKAGING / "deb" / "control").read_text("utf-8")
    depends = re.findall(r"[\w.+-]+", control.split("Depends:")[1].split("\nRecommends")[0])
    assert set(INSTALL_LINE.removeprefix("sudo apt install ").split()) <= set(depends)
    assert re.search(rf"^earful \({re.escape(__version__)}\) ", (PACKAGING / "deb" / "changelog").read_text("utf-8"))


@pytest.fixture(scope="module")
def bill() -> dict[str, object]:
    command = [sys.executable, str(PACKAGING / "sbom.py"), "--without", "pip"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    made = [subprocess.run(command, capture_output=True, check=True, env=environment).stdout for _ in range(2)]
    assert made[0] == made[1]
    return dict(json.loads(made[0]))


def test_the_bill_of_materials_names_what_is_installed_with_its_licence(bill):
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    parts = {part["name"]: part for part in bill["components"]}
    asked = [line for line in importlib.metadata.requires("earful") or [] if "extra ==" not in line]
    assert {re.split(r"[^\w-]", line)[0] for line in asked} <= set(parts)
    assert all(part["version"] and part["purl"].startswith("pkg:pypi/") for part in parts.values())
    assert [name for name, part in parts.items() if not part.get("licenses")] == []
    assert "LGPL-3.0-only" in json.dumps(parts["pyside6-essentials"]["licenses"])
    refs = {part["bom-ref"] for part in parts.values()} | {bill["metadata"]["component"]["bom-ref"]}
    assert {one for row in bill["dependencies"] for one in (row["ref"], *row["dependsOn"])} == refs


@pytest.mark.slow
def test_the_same_source_gives_the_same_wheel_and_sdist(tmp_path):
    pytest.importorskip("hatchling")
    code = "import hatchling.build as b, sys; print(b.build_wheel(sys.argv[1])); print(b.build_sdist(sys.argv[1]))"
    source = tmp_path / "source"
    for name in ("desktop", "packaging", "resources", "tests"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, source / name)
    built = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / name)],
            cwd=source, check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        )  # fmt: skip
        built.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert built[0] == built[1]
    wheel = next(path for path in (tmp_path / "one").iterdir() if path.suffix == ".whl")
    assert wheel.stat().st_size <= 40_000_000
    inside = set(zipfile.ZipFile(wheel).namelist())
    resources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert {f"earful/{name}" for name in resources if "__pycache__" not in name} <= inside
    assert not [name for name in inside if name.endswith((".pyc", ".db"))]
    sdist = next(path for path in (tmp_path / "one").iterdir() if path.name.endswith(".tar.gz"))
    with tarfile.open(sdist) as tar:
        assert f"earful-{__version__}/packaging/linux/{ID}.desktop" in tar.getnames()
