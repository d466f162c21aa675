"""Whether a window can be opened here: a screen, and the system libraries that Qt's wheels expect. Imports no Qt."""

import ctypes
import importlib.util
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from earful.domain.failures import KnownError

# Debian's names of what PySide6's wheels leave to the system.
INSTALL_LINE = (
    "sudo apt install libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0"
    " libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0"
    " libxcb-xkb1"
)


def ready_for_windows(environment: Mapping[str, str] = os.environ) -> None:
    """Returns where a window can be opened. Raises KnownError("qt_missing" or "no_screen") where it cannot."""
    missing = missing_library(environment)
    if missing is not None:
        raise KnownError("qt_missing", {"library": missing, "line": INSTALL_LINE})
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if (
        sys.platform == "linux"
        and not chosen
        and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
    ):
        raise KnownError("no_screen")


def missing_library(environment: Mapping[str, str] = os.environ) -> str | None:
    """The name of the first library that Qt would not find, None where it finds all.

    The platform plugin is loaded the same way, because Qt itself ends the process where it cannot load it."""
    found = importlib.util.find_spec("PySide6")
    if found is None or not found.submodule_search_locations:
        return "PySide6"
    folder = Path(next(iter(found.submodule_search_locations)))
    wanted = [folder / "Qt" / "lib" / name for name in ("libQt6Gui.so.6", "libQt6Widgets.so.6")]
    if environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        wanted.append(folder / "Qt" / "plugins" / "platforms" / "libqxcb.so")
    if sys.platform != "linux":
        return None
    for library in wanted:
        try:
            ctypes.CDLL(str(library))
        except OSError as error:
            named = re.match(r"([\w.+-]+\.so[\w.]*): cannot open", str(error))
            return named[1] if named else str(error)
    return None
