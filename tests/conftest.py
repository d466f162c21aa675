"""Every test runs quiet, offscreen and without network but loopback. Machines without Qt's libraries run the rest."""

import os
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
    collect_ignore_glob = ["panels/*", "e2e/*", "unit/app/*", "unit/export/*"]

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if QT_MISSING:
        terminalreporter.write_line(f"The window's tests did not run: {QT_MISSING}. See: earful doctor")


@pytest.fixture
def shared() -> Path:
    """The folder of shared data and recordings; tests that want it are skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("the shared data and recordings are not on this machine")
    return SHARED
