"""What helps to help: versions, places and what is set. No secret, no brand, nothing anybody wrote."""

import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from earful import __version__
from earful.app.session import Session
from earful.domain.declared import SETTINGS

_PACKAGES = ("PySide6-Essentials", "numpy", "pyqtgraph", "requests", "feedparser", "sqlite-utils", "keyring")


def versions() -> list[tuple[str, str]]:
    """(what, version) of Earful and of what it stands on."""
    return [
        ("Earful", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion() or "?"),
        ("SQLite", sqlite3.sqlite_version),
    ]


def places(session: Session) -> list[tuple[str, str]]:
    """(what, path) of Earful's files."""
    where = session.places
    return [("data", str(where.database)), ("settings", str(where.settings)), ("log", str(where.log))]


def diagnostics(session: Session) -> str:
    """All of it as text for a report, in English whatever the window speaks."""
    lines = [f"{name}: {value}" for name, value in versions()]
    lines += [f"{name}: {_version(name)}" for name in _PACKAGES]
    lines += [f"system: {platform.platform()}", f"window system: {QGuiApplication.platformName()}"]
    screen = QGuiApplication.primaryScreen()
    if screen is not None:
        size = screen.size()
        lines.append(f"screen: {size.width()} x {size.height()} at {screen.devicePixelRatio():g}")
    lines += [f"{name}: {path}" for name, path in places(session)]
    lines += [f"setting {one.key}: {session.settings.get(one.key)}" for one in SETTINGS if one.shown]
    return "\n".join(lines)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
