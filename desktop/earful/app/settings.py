"""What the person set, and the shape the window had: one JSON file, replaced in one step. Never holds a secret."""

import logging
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, QTimeZone, Signal

from earful.domain.declared import DECLARED, checked, refusal
from earful.domain.moments import zone
from earful.store.settings_file import read_settings, write_settings

_log = logging.getLogger(__name__)
_REST_MS = 400  # the shape changes with every pixel of a drag: written when it rests


class Settings(QObject):
    """Settings by key: the declared ones (declared.py), checked; and, with a "/" in the key, free ones of the window.

    `changed(key, value)` follows every change; they apply at once. A file that cannot be read is set aside."""

    changed = Signal(str, object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._values: dict[str, Any] = read_settings(path)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.save)

    def get(self, key: str, default: Any = None) -> Any:
        """The value, or the declared default; for free keys `default`. Raises KeyError for a key nobody declared."""
        if "/" in key:
            return self._values.get(key, default)
        setting = DECLARED[key]
        value = self._values.get(key, setting.default)
        return value if refusal(setting, value) is None else setting.default

    def set(self, key: str, value: Any) -> None:
        """Changes a setting. Raises KnownError("setting_wrong") for a value that it cannot have, KeyError as `get`."""
        if "/" not in key:
            checked(DECLARED[key], value)
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
        try:
            write_settings(self._path, self._values)
        except OSError as error:
            _log.error("settings were not saved: %s", error)

    def reread(self) -> None:
        """Takes over what another process wrote to the file; the window's shape stays. What differs is told."""
        before = {key: self.get(key) for key in DECLARED}
        shape = {key: value for key, value in self._values.items() if "/" in key}
        self._values = read_settings(self._path) | shape
        for key, was in before.items():
            if (value := self.get(key)) != was:
                self.changed.emit(key, value)

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
