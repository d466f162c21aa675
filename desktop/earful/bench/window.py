"""The real window on a big store, against a bare PySide6 window with the same imports: start, memory, second start,
rest and end. Each in a process of its own."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from earful.bench.figures import Figure, percentile, seconds
from earful.bench.filling import big_store
from earful.engine.outside import clock
from earful.store.places import places

_ROUNDS = 5
_SETTLE_S = 8.0  # by then the engine has nothing left to do
_REST_S = 10.0

# Both tell the milliseconds since the process began, and its memory in MB, once the window is painted.
_TELL = """
import os, sys
if sys.platform == 'linux' and not os.environ.get('DISPLAY') and not os.environ.get('WAYLAND_DISPLAY'):
    os.environ.setdefault('QT_QPA_PLATFORM', 'offscreen')
def tell(*more):
    began = int(open('/proc/self/stat').read().rsplit(')', 1)[1].split()[19]) / os.sysconf('SC_CLK_TCK')
    up = float(open('/proc/uptime').read().split()[0])
    pages = int(open('/proc/self/statm').read().split()[1])
    print((up - began) * 1000, pages * os.sysconf('SC_PAGE_SIZE') / 1e6, *more, flush=True)
"""
_BARE = (
    _TELL
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
import earful.__main__, earful.panels.start, earful.panels.desk
app = QApplication([]); window = QMainWindow(); window.resize(1440, 900); window.show()
app.processEvents(); window.repaint(); tell(); os._exit(0)
"""
)
_OURS = (
    _TELL
    + """
from PySide6.QtCore import QTimer
from earful.__main__ import main
from earful.panels.desk import Desk
opened = Desk.open
def watched(desk):
    opened(desk)
    model = desk.window.panel('inbox').list.model
    def look():
        if model.rowCount() and desk.window.isVisible():
            timer.stop()
            desk.window.repaint(); tell()
            QTimer.singleShot(int(sys.argv[2]), desk, lambda: tell(desk.engine.pid))
    timer = QTimer(desk); timer.timeout.connect(look); timer.start(0)
Desk.open = watched
sys.exit(main(['--base-dir', sys.argv[1]]))
"""
)


def run(size: int, kept: Path | None) -> dict[str, Figure]:
    """Figures of the window with `size` mentions stored. `cold`: no page of the store is in the system's memory."""
    now = clock()
    with TemporaryDirectory() as folder, big_store(size, now, kept) as path:
        places(Path(folder)).make().database.symlink_to(path)
        with _started(folder, 0):
            pass  # imports are compiled once, and the store is brought up to date
        warm = [_first(folder) for _ in range(_ROUNDS)]
        bare = [_bare() for _ in range(_ROUNDS)]
        cold = []
        for _ in range(_ROUNDS):
            _forget(path)
            cold.append(_first(folder))
        floor, floor_memory = _middle(bare, 0), _middle(bare, 1)
        return {
            "first_rows": Figure(_middle(warm, 0), "ms", floor),
            "first_rows_cold": Figure(_middle(cold, 0), "ms", floor),
            "memory_at_start": Figure(_middle(warm, 1), "MB", floor_memory),
        } | _at_rest(folder)


def _at_rest(folder: str) -> dict[str, Figure]:
    with _started(folder, int(_SETTLE_S * 1000)) as child:
        _line(child)
        _, memory, engine = _line(child)
        again = [sys.executable, "-m", "earful", "--base-dir", folder]
        second = percentile([seconds(lambda: subprocess.run(again, check=True)) for _ in range(_ROUNDS)], 0.5)
        python = percentile(
            [seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True)) for _ in range(_ROUNDS)], 0.5
        )
        before = _cpu(int(engine))
        sleep(_REST_S)
        worked = _cpu(int(engine)) - before
        resident = int(Path(f"/proc/{int(engine)}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
        start = perf_counter()
        child.send_signal(signal.SIGTERM)
        child.wait(10)
        quit_ms = (perf_counter() - start) * 1000
    return {
        "memory_at_rest": Figure(memory, "MB"),
        "engine_memory": Figure(resident, "MB"),
        "engine_at_rest": Figure(worked / _REST_S * 100, "% of a processor"),
        "second_start": Figure(second * 1000, "ms", python * 1000),
        "quit": Figure(quit_ms, "ms"),
    }


@contextlib.contextmanager
def _started(folder: str, settle_ms: int) -> Iterator["subprocess.Popen[str]"]:
    words = [sys.executable, "-c", _OURS, folder, str(settle_ms)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as child:
        try:
            yield child
        finally:
            if child.poll() is None:
                child.terminate()


def _first(folder: str) -> tuple[float, ...]:
    with _started(folder, 60_000) as child:
        return _line(child)


def _bare() -> tuple[float, ...]:
    done = subprocess.run([sys.executable, "-c", _BARE], capture_output=True, text=True, check=True)
    return tuple(map(float, done.stdout.split()))


def _line(child: "subprocess.Popen[str]") -> tuple[float, ...]:
    assert child.stdout is not None
    told = child.stdout.readline()
    if not told:
        raise RuntimeError("the window ended before it had shown anything")
    return tuple(map(float, told.split()))


def _forget(path: Path) -> None:
    """Takes the store's pages out of the system's memory, as after a restart of the machine."""
    for file in (path, path.with_name(path.name + "-wal")):
        if file.exists():
            handle = os.open(file, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def _cpu(process: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _middle(found: list[tuple[float, ...]], place: int) -> float:
    return percentile([one[place] for one in found], 0.5)
