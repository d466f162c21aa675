"""The entry that starts Earful with the session: a file in the XDG autostart folder."""

import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from earful.domain.failures import KnownError

NAME = "io.github.earful.Earful.desktop"
_ENTRY = """[Desktop Entry]
Type=Application
Name=Earful
Icon=io.github.earful.Earful
Exec={line}
Terminal=false
X-GNOME-Autostart-enabled=true
"""


def entry(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the entry lies, whether it is there or not."""
    home = environment.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return Path(home) / "autostart" / NAME


def starts_with_session(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether Earful starts with the session; the desktop's own settings may have switched it off."""
    try:
        lines = entry(environment).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return "Hidden=true" not in lines and "X-GNOME-Autostart-enabled=false" not in lines


def start_with_session(
    wanted: bool, arguments: Sequence[str] = (), environment: Mapping[str, str] = os.environ
) -> None:
    """Writes the entry or takes it away. Raises KnownError("cannot_write")."""
    place = entry(environment)
    try:
        if not wanted:
            place.unlink(missing_ok=True)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        line = " ".join(_quoted(word) for word in [*_command(), *arguments])
        place.write_text(_ENTRY.format(line=line), "utf-8")
    except OSError as error:
        raise KnownError("cannot_write", {"path": place, "reason": error.strerror}) from error


def _command() -> list[str]:
    """What starts this very Earful: the command it was started by where that is a file, else this Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    installed = Path("/usr/bin/earful")
    if Path(sys.prefix) == Path("/usr/lib/earful") and installed.exists():
        return [str(installed)]
    beside = Path(sys.executable).with_name("earful")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "earful"]


def _quoted(word: str) -> str:
    """The word as the desktop entry specification wants it."""
    if shlex.quote(word) == word and "%" not in word:
        return word
    inside = "".join(f"\\\\{sign}" if sign in '"`$\\' else sign for sign in word)
    return f'"{inside}"'.replace("%", "%%")
