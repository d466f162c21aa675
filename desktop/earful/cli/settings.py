"""`earful settings list|get|set|export|import`. A window that is open hears of it at once."""

import argparse
import json
from pathlib import Path
from typing import Any

from earful.cli.autostart import start_with_session, starts_with_session
from earful.cli.handing_over import hand_over
from earful.cli.opening import database_of, places_of
from earful.cli.printing import say
from earful.domain.declared import DECLARED, SETTINGS, Setting, checked, refusal, typed
from earful.domain.failures import KnownError
from earful.engine.outside import clock
from earful.sources.registry import source_for
from earful.store.places import Places
from earful.store.set_up import set_up, take_in
from earful.store.settings_file import read_settings, write_settings

COLUMNS = ("key", "value", "default", "possible", "label")
FORMAT = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful settings`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="every setting, what it is, what it may be and what it means")
    get = actions.add_parser("get", help="one setting")
    get.add_argument("key")
    change = actions.add_parser("set", help="change a setting; an open window follows at once")
    change.add_argument("key")
    change.add_argument("value", help="what it shall be; see: earful settings list")
    out = actions.add_parser(
        "export", help="write settings, brands, sources without their secrets, and rules to a file"
    )
    out.add_argument("file", type=Path)
    taken = actions.add_parser("import", help="take such a file in: adds what is not there, replaces what is the same")
    taken.add_argument("file", type=Path)


def run(args: argparse.Namespace) -> int:
    """Runs `earful settings`."""
    where = places_of(args)
    if args.action == "list":
        say([_row(setting, where) for setting in SETTINGS if setting.shown], COLUMNS)
    elif args.action == "get":
        say([_row(_declared(args.key), where)], COLUMNS)
    elif args.action == "set":
        setting = _declared(args.key)
        _keep(where, {setting.key: typed(setting, args.value)}, args.base_dir)
        say([_row(setting, where)], COLUMNS)
    elif args.action == "export":
        _export(args, where)
    else:
        _import(args, where)
    return 0


def _declared(key: str) -> Setting:
    setting = DECLARED.get(key)
    if setting is None or not setting.shown:
        known = ", ".join(one.key for one in SETTINGS if one.shown)
        raise KnownError("setting_undeclared", {"key": key, "known": known})
    return setting


def _value(setting: Setting, where: Places) -> Any:
    if setting.key == "autostart":
        return starts_with_session()
    value = read_settings(where.settings).get(setting.key, setting.default)
    return value if refusal(setting, value) is None else setting.default


def _row(setting: Setting, where: Places) -> dict[str, object]:
    kinds: dict[str, list[str]] = {
        "yes_no": ["yes", "no"],
        "time": ["00:00 to 23:59"],
        "zone": ["system", "an IANA name"],
    }
    return {
        "key": setting.key,
        "value": _value(setting, where),
        "default": setting.default,
        "possible": [value for value, _ in setting.choices] or kinds[setting.kind],
        "label": setting.label,
        "explanation": setting.explanation or None,
        "group": setting.group,
    }


def _keep(where: Places, values: dict[str, Any], base_dir: str | None) -> None:
    """Writes these settings beside the others and tells the window. Raises KnownError("cannot_write")."""
    try:
        write_settings(where.settings, read_settings(where.settings) | values)
    except OSError as error:
        raise KnownError("cannot_write", {"path": where.settings, "reason": error.strerror}) from error
    if "autostart" in values and values["autostart"] != starts_with_session():
        start_with_session(values["autostart"], ["--base-dir", str(where.data)] if base_dir else [])
    hand_over(where.database, ["settings"])


def _export(args: argparse.Namespace, where: Places) -> None:
    kept = {setting.key: _value(setting, where) for setting in SETTINGS if setting.shown}
    held = set_up(database_of(args))
    for one in held["sources"]:
        one["options"] = _without_secrets(one["platform"], one["options"])
    try:
        text = json.dumps({"earful_setup": FORMAT, "settings": kept, **held}, ensure_ascii=False, indent=1)
        args.file.write_text(text + "\n", "utf-8")
    except OSError as error:
        raise KnownError("cannot_write", {"path": args.file, "reason": error.strerror}) from error
    counts = {"settings": len(kept), **{key: len(rows) for key, rows in held.items()}}
    say([{"file": str(args.file), **counts}], ("file", *counts))


def _without_secrets(platform: str, options: dict[str, str]) -> dict[str, str]:
    """Secrets never come among the options; should a platform's ever, they stay here."""
    try:
        secret = {setting.key for setting in source_for(platform).settings if setting.kind == "secret"}
    except KnownError:
        secret = set()
    return {key: value for key, value in options.items() if key not in secret}


def _import(args: argparse.Namespace, where: Places) -> None:
    given = _read(args.file)
    try:
        values = {key: checked(DECLARED[key], value) for key, value in given["settings"].items() if key in DECLARED}
        for one in given["sources"]:
            source_for(str(one["platform"]))
        done = take_in(database_of(args), given, clock())
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        reason = f"{type(error).__name__} {error}"
        raise KnownError("not_a_setup", {"path": args.file, "reason": reason}) from error
    _keep(where, values, args.base_dir)
    say([{"file": str(args.file), "settings": len(values), **done}], ("file", "settings", *done))


def _read(path: Path) -> dict[str, Any]:
    try:
        given = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise KnownError("cannot_read", {"path": path, "reason": error.strerror}) from error
    except ValueError as error:
        raise KnownError("not_a_setup", {"path": path, "reason": "it is not JSON"}) from error
    if not isinstance(given, dict) or given.get("earful_setup") != FORMAT:
        raise KnownError("not_a_setup", {"path": path, "reason": "it does not say earful_setup 1"})
    return given
