"""`earful` and `earful demo`: from the command line to a painted window, or one sentence why not."""

import argparse
import json
import logging
import logging.handlers
import os
import sys
from dataclasses import replace

from earful.cli.handing_over import call, hand_over
from earful.cli.screen import ready_for_windows
from earful.domain.failures import KnownError
from earful.domain.links import mention_of
from earful.engine.outside import clock
from earful.store.places import Places, places


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`earful demo` takes no arguments of its own."""


def run(args: argparse.Namespace) -> int:
    """Opens the window; the process ends when it is closed for good."""
    demo = args.command == "demo"
    chosen = places(args.base_dir)
    wanted = mention_of(args.link) if args.link else None
    words, database = call(wanted), (chosen.for_demo() if demo else chosen).database
    if hand_over(database, words):
        return 0
    ready_for_windows()
    _keep_log(chosen)
    base = ["--base-dir", args.base_dir] if args.base_dir else []
    # Qt from here on: everything above must work without its libraries.
    from PySide6.QtWidgets import QApplication

    from earful.app.ending import Ending
    from earful.app.single import SingleInstance
    from earful.panels.desk import Desk

    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("earful")
    app.setApplicationDisplayName("Earful")
    app.setDesktopFileName("io.github.earful.Earful")
    app.setQuitOnLastWindowClosed(False)
    single = SingleInstance(database)
    if not single.first(words):
        return 0
    if demo:  # only now: a demo that is open since the morning must keep its database
        from earful.engine.demo import clear_stale_demo  # brings numpy, which no other start has to wait for

        clear_stale_demo(chosen, clock())
    mine = _demo_places(chosen) if demo else chosen
    desk = Desk(mine, [*base, "engine", *(["--demo"] if demo else [])], demo=demo, start_demo=[*base, "demo"])
    single.raised.connect(desk.come_up)
    single.mention_wanted.connect(desk.session.open_mention)
    single.settings_changed.connect(desk.session.settings.reread)
    single.settings_changed.connect(desk.engine.reload)
    ending = Ending(desk)
    ending.asked.connect(desk.quit)
    desk.open()
    if wanted is not None:
        desk.session.open_mention(wanted)
    status = app.exec()
    ending.close()
    _leave(status)
    return status


def _leave(status: int) -> None:
    """Ends the process. All is stored and closed by now; Python would take 1.5 s more to take Qt's objects apart."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _demo_places(chosen: Places) -> Places:
    """The demo's places, with settings of its own: the person's choices of look and language to begin with."""
    demo = chosen.for_demo()
    mine = replace(demo, config=demo.data)
    if not mine.settings.exists():
        try:
            known = json.loads(chosen.settings.read_text("utf-8"))
            begin = {key: known[key] for key in ("theme", "language", "time_zone") if key in known}
        except (OSError, ValueError, TypeError):
            begin = {}
        mine.make().settings.write_text(json.dumps(begin), "utf-8")
    return mine


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
