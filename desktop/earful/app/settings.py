"""What the person set, and the shape the window had: one JSON file, replaced in one step. Never holds a secret."""

import json
import logging
import os
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, QTimeZone, Signal

from earful.app.declared import DECLARED, Setting
from earful.domain.failures import KnownError
from earful.domain.moments import zone

_log = logging.getLogger(__name__)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_REST_MS = 400  # the shape changes with every pixel of a drag: written when it rests


class Settings(QObject):
    """Settings by key: the declared ones (declared.py), checked; and, with a "/" in the key, free ones of the window.

    `changed(key, value)` follows every change; they apply at once. A file that cannot be read is set aside."""

    changed = Signal(str, object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._values: dict[str, Any] = _read(path)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.save)

    def get(self, key: str, default: Any = None) -> Any:
        """The value, or the declared default; for free keys `default`. Raises KeyError for a key nobody declared."""
        if "/" in key:
            return self._values.get(key, default)
        setting = DECLARED[key]
        value = self._values.get(key, setting.default)
        return value if _reason(setting, value) is None else setting.default

    def set(self, key: str, value: Any) -> None:
        """Changes a setting. Raises KnownError("setting_wrong") for a value that it cannot have, KeyError as `get`."""
        if "/" not in key and (reason := _reason(DECLARED[key], value)) is not None:
            raise KnownError("setting_wrong", {"field": DECLARED[key].label, "value": value, "reason": reason})
        if self.get(key) == value:
            return
        self._values[key] = value
        if "/" in key:
            self._rest.start()
        else:
            self.save()
        self.changed.emit(key, value)

    def save(self) -> None:
        """Writes the file now: whole or not at all. A disk that refuses is logged; the settings hold until the end."""
        self._rest.stop()
        written = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with open(written, "w", encoding="utf-8", opener=_private) as file:
                json.dump(self._values, file, ensure_ascii=False, indent=1, sort_keys=True)
                file.flush()
                os.fsync(file.fileno())
            os.replace(written, self._path)
        except OSError as error:
            _log.error("settings were not saved: %s", error)

    def close(self) -> None:
        """Writes what has not been written yet."""
        if self._rest.isActive():
            self.save()

    def zone(self) -> ZoneInfo:
        """The time zone in which days are counted: the chosen one, or the system's."""
        chosen = self.get("time_zone")
        return zone(system_zone() if chosen == "system" else chosen)


def system_zone() -> str:
    """The IANA name of the system's time zone; UTC where the system does not say."""
    return str(QTimeZone.systemTimeZoneId().toStdString()) or "UTC"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text("utf-8"))
        if isinstance(values, dict):
            return values
        reason = "not an object"
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        reason = str(error)
    _log.error("settings could not be read and were set aside: %s", reason)
    try:
        os.replace(path, path.with_suffix(".unreadable"))
    except OSError as error:
        _log.error("settings could not be set aside: %s", error)
    return {}


def _reason(setting: Setting, value: Any) -> str | None:
    """Why the setting cannot have this value; None where it can."""
    match setting.kind:
        case "choice":
            known = [choice for choice, _ in setting.choices]
            return None if value in known else f"possible are {', '.join(known)}"
        case "yes_no":
            return None if isinstance(value, bool) else "it is yes or no"
        case "time":
            return None if isinstance(value, str) and _TIME.fullmatch(value) else "write it like 08:00"
        case "zone":
            return None if value == "system" or _is_zone(value) else "write it like Europe/Warsaw"
        case "kept":
            return None


def _is_zone(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(zone(value))
    except KnownError:
        return False
