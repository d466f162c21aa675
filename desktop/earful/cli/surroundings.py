"""What the desktop around offers Earful: notices, a tray, a portal, a keyring. Asked over D-Bus, without Qt.

None of it is needed: each row says what Earful does without it. The bus is asked who is there; nothing is started."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from earful.cli.autostart import NAME, starts_with_session

_ASKED = (
    ("notices", "org.freedesktop.Notifications", "none here: Earful tells in its own window"),
    ("tray", "org.kde.StatusNotifierWatcher", "none here: closing the window ends Earful"),
    ("portal", "org.freedesktop.portal.Desktop", "none here: light or dark comes from the settings"),
    ("secrets", "org.freedesktop.secrets", "none here: give tokens through environment variables (--token-env)"),
)
_PATIENCE_S = 1.0
Names = Callable[[], tuple[frozenset[str], frozenset[str]]]


def names_on_the_bus() -> tuple[frozenset[str], frozenset[str]]:
    """The names that are there, and those that would be started when asked. Raises OSError where there is no bus."""
    from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]
    from jeepney.wrappers import DBusErrorResponse  # type: ignore[import-untyped]

    bus = DBusAddress("/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus")
    try:
        with open_dbus_connection("SESSION") as connection:
            found = []
            for method in ("ListNames", "ListActivatableNames"):
                reply = connection.send_and_get_reply(new_method_call(bus, method), timeout=_PATIENCE_S)
                found.append(frozenset(reply.body[0]))
    except KeyError as error:
        raise OSError(f"{error.args[0]} is not set") from error
    except (ValueError, RuntimeError, DBusErrorResponse) as error:
        raise OSError(str(error)) from error
    return found[0], found[1]


def surroundings(
    environment: Mapping[str, str] = os.environ, names: Names = names_on_the_bus
) -> Iterator[tuple[str, str]]:
    """(what, what was found), in words. Nothing on systems that are no freedesktop ones."""
    if not sys.platform.startswith("linux"):
        return
    yield "session", _session(environment)
    try:
        there, startable = names()
    except (OSError, ImportError) as error:
        yield "bus", f"no session bus: {error or type(error).__name__}; no notices, tray or keyring of the desktop"
    else:
        for what, name, otherwise in _ASKED:
            yield what, f"{name} is there" if name in there else _started(name, startable) or otherwise
    yield "autostart", "Earful starts with the session" if starts_with_session(environment) else "not with the session"
    yield "menu", _entry(environment) or "not in the menu: links (earful://) and the icon need the desktop entry"


def _session(environment: Mapping[str, str]) -> str:
    kind = "Wayland" if environment.get("WAYLAND_DISPLAY") else "X11" if environment.get("DISPLAY") else "no screen"
    desktop = environment.get("XDG_CURRENT_DESKTOP", "")
    return f"{kind}, {desktop}" if desktop else kind


def _started(name: str, startable: frozenset[str]) -> str | None:
    return f"{name} starts when it is asked" if name in startable else None


def _entry(environment: Mapping[str, str]) -> str | None:
    """Where the desktop entry lies."""
    home = environment.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    others = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    for folder in (home, *others.split(":")):
        place = Path(folder) / "applications" / NAME
        if place.is_file():
            return str(place)
    return None


def rows(environment: Mapping[str, str] = os.environ, names: Names = names_on_the_bus) -> list[dict[str, Any]]:
    """The findings as `earful doctor` prints them; none of them is a fault."""
    found = surroundings(environment, names)
    return [{"check": check, "ok": True, "says": says, "help": None} for check, says in found]
