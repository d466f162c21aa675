"""The file of settings: one JSON object, readable by its owner only, replaced in one step. Never holds a secret."""

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)


def read_settings(path: Path) -> dict[str, Any]:
    """What the file holds; nothing where there is none. A file that cannot be read is set aside and logged."""
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


def write_settings(path: Path, values: Mapping[str, Any]) -> None:
    """Writes the file, whole or not at all. Raises OSError."""
    written = path.with_suffix(".new")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(written, "w", encoding="utf-8", opener=_private) as file:
        json.dump(values, file, ensure_ascii=False, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    os.replace(written, path)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
