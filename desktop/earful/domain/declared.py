"""Every setting as data: its key, what it may be, its default and its words. Nothing here acts."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from earful.domain.failures import QT_TRANSLATE_NOOP, KnownError
from earful.domain.moments import zone

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}

Kind = Literal["choice", "yes_no", "time", "zone", "kept"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `label` and `explanation` are English, in the translation context "Settings"; "kept" ones have none.

    `choices` are (value, English label). A "time" is "HH:MM" of 24 hours, a "zone" an IANA name or "system"."""

    key: str
    kind: Kind
    default: Any
    label: str = ""
    explanation: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    group: str = ""

    @property
    def shown(self) -> bool:
        """Whether it stands on the settings page; the others are kept by the program itself."""
        return self.kind != "kept"


_LOOK = QT_TRANSLATE_NOOP("Settings", "Look and language")
_ALERTS = QT_TRANSLATE_NOOP("Settings", "Alerts")
_START = QT_TRANSLATE_NOOP("Settings", "Start and tray")

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme",
        "choice",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Colours"),
        QT_TRANSLATE_NOOP("Settings", "Light or dark, or as the system has it."),
        (
            ("system", QT_TRANSLATE_NOOP("Settings", "As the system")),
            ("light", QT_TRANSLATE_NOOP("Settings", "Light")),
            ("dark", QT_TRANSLATE_NOOP("Settings", "Dark")),
        ),
        _LOOK,
    ),
    Setting(
        "language",
        "choice",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Language"),
        QT_TRANSLATE_NOOP("Settings", "The language of the window. What people wrote stays as they wrote it."),
        (
            ("system", QT_TRANSLATE_NOOP("Settings", "As the system")),
            ("en", "English"),
            ("zh_CN", "简体中文"),
        ),
        _LOOK,
    ),
    Setting(
        "time_zone",
        "zone",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Time zone"),
        QT_TRANSLATE_NOOP("Settings", "Where a day begins, in charts and for “this evening”."),
        (),
        _LOOK,
    ),
    Setting(
        "alerts",
        "yes_no",
        True,
        QT_TRANSLATE_NOOP("Settings", "Tell of new complaints"),
        QT_TRANSLATE_NOOP(
            "Settings", "A notice for each, one for all when there are many. Without it they wait in the inbox."
        ),
        (),
        _ALERTS,
    ),
    Setting(
        "quiet",
        "yes_no",
        False,
        QT_TRANSLATE_NOOP("Settings", "Quiet hours"),
        QT_TRANSLATE_NOOP("Settings", "In these hours nothing is told. What came is told in one notice when they end."),
        (),
        _ALERTS,
    ),
    Setting("quiet_from", "time", "20:00", QT_TRANSLATE_NOOP("Settings", "Quiet from"), "", (), _ALERTS),
    Setting("quiet_to", "time", "08:00", QT_TRANSLATE_NOOP("Settings", "Quiet until"), "", (), _ALERTS),
    Setting(
        "tray",
        "yes_no",
        True,
        QT_TRANSLATE_NOOP("Settings", "Show Earful in the tray"),
        QT_TRANSLATE_NOOP("Settings", "Where the desktop has a tray. Closing the window then leaves Earful listening."),
        (),
        _START,
    ),
    Setting(
        "start_minimised",
        "yes_no",
        False,
        QT_TRANSLATE_NOOP("Settings", "Start minimised"),
        QT_TRANSLATE_NOOP("Settings", "Earful begins to listen without opening its window."),
        (),
        _START,
    ),
    Setting(
        "autostart",
        "yes_no",
        False,
        QT_TRANSLATE_NOOP("Settings", "Start when you log in"),
        QT_TRANSLATE_NOOP("Settings", "Earful begins to listen with your session."),
        (),
        _START,
    ),
    Setting("last_brand", "kept", None),
)

DECLARED: dict[str, Setting] = {setting.key: setting for setting in SETTINGS}


def refusal(setting: Setting, value: Any) -> str | None:
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


def checked(setting: Setting, value: Any) -> Any:
    """The value, where the setting can have it. Raises KnownError("setting_wrong") where it cannot."""
    if (reason := refusal(setting, value)) is not None:
        raise KnownError("setting_wrong", {"field": setting.label or setting.key, "value": value, "reason": reason})
    return value


def typed(setting: Setting, text: str) -> Any:
    """The value that a person typed: "yes" and "no" for what is either. Raises KnownError as `checked`."""
    value = _YES.get(text.strip().lower(), text) if setting.kind == "yes_no" else text.strip()
    return checked(setting, value)


def _is_zone(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(zone(value))
    except KnownError:
        return False
