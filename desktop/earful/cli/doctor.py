"""`earful doctor`: what is installed, what is missing and the line that installs it, and whether the data is sound."""

import argparse
import importlib.metadata
import platform
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from earful import __version__
from earful.cli.printing import say
from earful.cli.screen import INSTALL_LINE, missing_library
from earful.cli.surroundings import rows as surroundings
from earful.domain.failures import KnownError
from earful.judgement.ear import Ear
from earful.store.database import open_database
from earful.store.places import places

PACKAGES = (
    "pyside6-essentials", "sqlite-utils", "pyqtgraph", "requests", "feedparser", "filelock", "keyring", "numpy",
    "openpyxl", "platformdirs", "tzdata", "cryptography", "websockets",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`earful doctor` takes no arguments of its own."""


def run(args: argparse.Namespace) -> int:
    """Runs `earful doctor`: 0 where all is well, 1 where something needs a hand."""
    found = list(_findings(args.base_dir))
    say(found, ("check", "ok", "says", "help"))
    return 0 if all(finding["ok"] for finding in found) else 1


def _finding(check: str, ok: bool, says: str, help: str | None = None) -> dict[str, Any]:
    return {"check": check, "ok": ok, "says": says, "help": None if ok else help}


def _findings(base_dir: str | None) -> Iterator[dict[str, Any]]:
    yield _finding("earful", True, __version__)
    yield _finding("python", sys.version_info >= (3, 11), platform.python_version(), "install Python 3.11 or newer")
    yield _sqlite()
    for name in PACKAGES:
        yield _package(name)
    yield _qt()
    yield _keyring()
    yield from surroundings()
    yield _model()
    where = places(base_dir)
    yield _finding("data", True, str(where.data))
    yield _finding("settings", True, str(where.settings))
    yield _finding("log", True, str(where.log))
    yield _database(where.database)


def _sqlite() -> dict[str, Any]:
    options = {row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")}
    good = "ENABLE_FTS5" in options and sqlite3.sqlite_version_info >= (3, 37)
    return _finding("sqlite", good, sqlite3.sqlite_version, "a Python with SQLite 3.37 or newer and FTS5 is needed")


def _package(name: str) -> dict[str, Any]:
    try:
        return _finding(name, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return _finding(name, False, "not installed", f"python3 -m pip install {name}")


def _qt() -> dict[str, Any]:
    missing = missing_library()
    return _finding("window", missing is None, missing or "Qt can open a window", INSTALL_LINE)


def _keyring() -> dict[str, Any]:
    """A missing keyring is told, and is no fault: tokens can come from environment variables."""
    import keyring

    backend = keyring.get_keyring()
    works = getattr(backend, "priority", 0) >= 1
    says = type(backend).__module__ if works else "none here: give tokens through environment variables (--token-env)"
    return _finding("keyring", True, says)


def _model() -> dict[str, Any]:
    try:
        return _finding("judgement", True, Ear.load().model)
    except (KnownError, ValueError, OSError) as error:
        return _finding("judgement", False, str(error), "install Earful again")


def _database(path: Path) -> dict[str, Any]:
    if not path.exists():
        return _finding("database", True, f"{path} does not exist yet; it is made at the first start")
    try:
        database = open_database(path, read_only=True)
        try:
            said = database.connection.execute("PRAGMA quick_check").fetchone()[0]
        finally:
            database.close()
    except (KnownError, sqlite3.DatabaseError) as error:
        return _finding("database", False, str(error), "move the file aside, or restore a backup")
    return _finding("database", said == "ok", f"{path}: {said}", "restore a backup")
