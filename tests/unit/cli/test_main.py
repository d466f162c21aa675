"""The command line: what it imports, what it refuses, how it says so."""

import subprocess
import sys

import pytest

from earful.__main__ import main


def test_headless_commands_import_no_qt(tmp_path):
    code = (
        "import sys; from earful.__main__ import main;"
        f"status = main(['--base-dir', {str(tmp_path)!r}, 'brand', 'list']);"
        "loaded = [name for name in ('PySide6', 'pyqtgraph') if name in sys.modules];"
        "sys.exit(f'{status} {loaded}' if status or loaded else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_known_failure_is_one_line_and_status_1(tmp_path, capsys):
    assert main(["--base-dir", str(tmp_path), "source", "check", "7"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "earful: There is no source 7. See: earful source list\n"


@pytest.mark.parametrize("words", [["listen"], ["export", "mentions"], ["sync", "--twice"], ["source"]])
def test_wrong_usage_is_status_2(words, capsys):
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    capsys.readouterr()


def test_without_a_screen_it_says_so(monkeypatch, capsys, tmp_path):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("earful.cli.screen.missing_library", lambda *_: None)
    assert main(["--base-dir", str(tmp_path), "demo"]) == 1
    assert capsys.readouterr().err.startswith("earful: There is no screen here")


def test_a_missing_library_is_named_with_the_line_that_installs_it(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("earful.cli.screen.missing_library", lambda *_: "libEGL.so.1")
    assert main(["--base-dir", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "libEGL.so.1" in said
    assert "sudo apt install" in said
    assert said.count("\n") == 1


def test_a_base_directory_that_cannot_be_written(capsys, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert main(["--base-dir", str(blocked / "below"), "brand", "list"]) == 1
    assert "Cannot write" in capsys.readouterr().err
