"""The window as a benchmark drives it: off-screen where there is no screen, frame after frame on the Qt thread."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from earful.app.engine import EngineClient
from earful.app.language import Language
from earful.app.session import Session
from earful.app.theme import Theme
from earful.panels.inbox.panel import InboxPanel
from earful.panels.parts.commands import Commands
from earful.panels.window import TITLES, MainWindow, PanelEntry
from earful.store.places import Places

FRAME_S = 1 / 60


def application() -> QApplication:
    """The one application, without a screen where there is none."""
    if sys.platform == "linux" and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = QApplication.instance() or QApplication(["earful"])
    assert isinstance(made, QApplication)
    return made


class Window:
    """The real window with the real inbox on a store, and an engine that can be started."""

    def __init__(self, chosen: Places, engine_arguments: list[str]) -> None:
        self.app = application()
        self.engine = EngineClient(engine_arguments)
        self.session = Session(chosen, self.engine)
        self.theme = Theme(self.app, "light")
        self.language = Language(self.app, "en")
        self.window = MainWindow([PanelEntry("inbox", "inbox", TITLES["inbox"], self._inbox)], self.session.settings)
        panel = self.window.panel("inbox")
        assert isinstance(panel, InboxPanel)
        self.inbox = panel
        self.window.resize(1440, 900)

    def _inbox(self, commands: Commands) -> InboxPanel:
        return InboxPanel(self.session, commands)

    def close(self) -> None:
        """Ends the engine and closes the store."""
        self.engine.close()
        self.window.close()
        self.session.close()


def bare_list(texts: list[str]) -> QListView:
    """Qt's own list of plain strings at the same size: the floor."""
    application()
    made = QListView()
    made.setUniformItemSizes(True)
    made.setModel(QStringListModel(texts))
    made.resize(380, 900)
    made.show()
    return made


def scrolled(view: QAbstractItemView, until: Callable[[], bool]) -> list[float]:
    """Scrolls a list up and down at 60 frames a second until told; milliseconds of the Qt thread's work per frame.

    A frame is everything that the Qt thread does between two frames: scrolling, painting, and whatever arrived."""
    app = application()
    took: list[float] = []
    step = 24
    while not until():
        start = perf_counter()
        bar = view.verticalScrollBar()
        if not bar.minimum() <= bar.value() + step <= bar.maximum():
            step = -step
        bar.setValue(bar.value() + step)
        view.viewport().repaint()
        app.processEvents()
        took.append((perf_counter() - start) * 1000)
        _rest(start)
    return took


def _rest(start: float) -> None:
    """Leaves the processor alone until the next frame is due. What arrives meanwhile is that frame's work."""
    left = FRAME_S - (perf_counter() - start)
    if left > 0:
        sleep(left)


def base_arguments(base: Path) -> list[str]:
    """What starts an engine on a base directory."""
    return ["--base-dir", str(base), "engine"]
