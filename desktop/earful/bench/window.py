"""How long it takes from nothing to a painted inbox, against a bare PySide6 window; each in a process of its own."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from earful.bench.figures import Figure, percentile
from earful.bench.filling import big_store
from earful.engine.outside import clock
from earful.store.places import places

_ROUNDS = 5

# Both print the milliseconds since the process began, and its memory in MB, once the window is painted.
_TELL = """
import os, resource, time
def tell():
    began = int(open('/proc/self/stat').read().rsplit(')', 1)[1].split()[19]) / os.sysconf('SC_CLK_TCK')
    up = float(open('/proc/uptime').read().split()[0])
    print((up - began) * 1000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
_BARE = (
    _TELL
    + """
import os
os.environ.setdefault('QT_QPA_PLATFORM', 'offscreen')
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1440, 900); window.show()
app.processEvents(); window.grab(); tell()
"""
)
_OURS = (
    _TELL
    + """
import sys
from pathlib import Path
from time import monotonic
from earful.bench.frames import Window, base_arguments
from earful.store.places import places
base = Path(sys.argv[1])
made = Window(places(base), base_arguments(base)); made.window.show()
end = monotonic() + 20
while made.inbox.list.model.rowCount() == 0 and monotonic() < end:
    made.app.processEvents()
made.window.grab(); tell(); made.close()
"""
)


def run(size: int, kept: Path | None) -> dict[str, Figure]:
    """Milliseconds to the first painted rows with `size` mentions stored, and the memory then."""
    now = clock()
    with TemporaryDirectory() as folder, big_store(size, now, kept) as path:
        places(Path(folder)).make().database.symlink_to(path)
        ours = [_measured(_OURS, folder) for _ in range(_ROUNDS)]
        bare = [_measured(_BARE) for _ in range(_ROUNDS)]
    return {
        "first_rows": Figure(_middle(ours, 0), "ms", _middle(bare, 0)),
        "memory": Figure(_middle(ours, 1), "MB", _middle(bare, 1)),
    }


def _measured(program: str, *words: str) -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
    took, memory = done.stdout.split()[-2:]
    return float(took), float(memory)


def _middle(found: list[tuple[float, float]], place: int) -> float:
    return percentile([one[place] for one in found], 0.5)
