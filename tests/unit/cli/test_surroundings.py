"""What the desktop around offers, said in words and never as a fault."""

import json

from earful.__main__ import main
from earful.cli.surroundings import rows, surroundings


def bus(there=(), startable=()):
    return lambda: (frozenset(there), frozenset(startable))


def test_what_is_there_is_named():
    found = dict(
        surroundings(
            {"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "GNOME"},
            bus(["org.freedesktop.Notifications"], ["org.freedesktop.secrets"]),
        )
    )
    assert found["session"] == "X11, GNOME"
    assert found["notices"] == "org.freedesktop.Notifications is there"
    assert found["secrets"] == "org.freedesktop.secrets starts when it is asked"
    assert found["tray"].startswith("none here")


def test_no_bus_is_said_once_and_is_no_fault():
    def nobody():
        raise OSError("no address")

    found = rows({}, nobody)
    assert all(row["ok"] for row in found)
    assert [row["check"] for row in found] == ["session", "bus", "autostart", "menu"]
    assert found[0]["says"] == "no screen"


def test_the_entry_is_found_where_the_desktop_looks(tmp_path):
    place = tmp_path / "applications" / "io.github.earful.Earful.desktop"
    place.parent.mkdir()
    place.write_text("[Desktop Entry]\n")
    found = dict(surroundings({"XDG_DATA_HOME": "/nowhere", "XDG_DATA_DIRS": f"/none:{tmp_path}"}, bus()))
    assert found["menu"] == str(place)


def test_the_doctor_tells_it(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    main(["--base-dir", str(tmp_path), "doctor"])
    checks = {row["check"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert checks["bus"]["ok"]
    assert "autostart" in checks
