"""`earful` and `earful demo`: from the command line to a painted window, or one sentence why not."""

import argparse
import logging
import logging.handlers
import os
import sys

from earful.cli.screen import ready_for_windows
from earful.domain.failures import KnownError
from earful.engine.demo import clear_stale_demo
from earful.engine.outside import clock
from earful.store.places import Places, places


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`earful demo` takes no arguments of its own."""


def run(args: argparse.Namespace) -> int:
    """Opens the window and returns when it is closed for good."""
    demo = args.command == "demo"
    ready_for_windows()
    chosen = places(args.base_dir)
    _keep_log(chosen)
    base = ["--base-dir", args.base_dir] if args.base_dir else []
    # Qt from here on: everything above must work without its libraries.
    from PySide6.QtWidgets import QApplication

    from earful.app.single import SingleInstance
    from earful.panels.desk import Desk

    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("earful")
    app.setApplicationDisplayName("Earful")
    app.setDesktopFileName("io.github.earful.Earful")
    app.setQuitOnLastWindowClosed(False)
    mine = chosen.for_demo() if demo else chosen
    single = SingleInstance(mine.database)
    if not single.first():
        return 0
    if demo:
        clear_stale_demo(chosen, clock())
    desk = Desk(mine, [*base, "engine", *(["--demo"] if demo else [])], demo=demo, start_demo=[*base, "demo"])
    single.raised.connect(desk.come_up)
    desk.open()
    return app.exec()


def _keep_log(chosen: Places) -> None:
    """The technical log: known failures and bugs, never secrets or people's words."""
    try:
        chosen.make()
        handler = logging.handlers.RotatingFileHandler(
            chosen.log, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
        os.close(os.open(chosen.log, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise KnownError("cannot_write", {"path": chosen.log, "reason": error.strerror}) from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
