"""Every test runs quiet, offscreen and without network but loopback. Machines without Qt's libraries run the rest."""

import os
import re
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

try:
    from PySide6 import QtWidgets  # noqa: F401

    pytest_plugins = ["pytestqt.plugin"]
    QT_MISSING = None
except ImportError as error:
    QT_MISSING = str(error)

_WANTS_QT = re.compile(
    r"PySide6|pytestqt|qtbot|earful\.(panels|app|bench\.frames|export\.(chart|timeline_p|timeline_chart))"
)

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leaves out what needs Qt where Qt cannot be loaded; nothing otherwise."""
    if QT_MISSING is None:
        return None
    looked_at = collection_path / "conftest.py" if collection_path.is_dir() else collection_path
    if collection_path == Path(__file__).parent or looked_at.suffix != ".py" or not looked_at.is_file():
        return None
    return bool(_WANTS_QT.search(looked_at.read_text(encoding="utf-8"))) or None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if QT_MISSING:
        terminalreporter.write_line(f"The window's tests did not run: {QT_MISSING}. See: earful doctor")


@pytest.fixture
def shared() -> Path:
    """The folder of shared data and recordings; tests that want it are skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("the shared data and recordings are not on this machine")
    return SHARED
