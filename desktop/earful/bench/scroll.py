"""How long frames take while the engine takes in mentions, against a bare Qt list of strings with nothing going on."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtWidgets import QAbstractItemView

from earful.bench.figures import Figure, percentile
from earful.bench.filling import filled
from earful.bench.flood import flood
from earful.bench.frames import Window, bare_list, base_arguments, scrolled
from earful.bench.texts import mentions, texts
from earful.domain.moments import DAY, HOUR
from earful.domain.source import SourceConfig
from earful.engine.outside import clock
from earful.judgement.ear import Ear
from earful.store.brands import add_source, brands
from earful.store.places import places

_BEFORE = 3_000  # mentions that are there already, so that there is a list to scroll
_PATIENCE_S = 300


def run(size: int) -> dict[str, Figure]:
    """Milliseconds of Qt-thread work per frame while `size` mentions come in; the number of frames; the rate."""
    now = clock()
    with TemporaryDirectory() as folder, flood(size) as address:
        base = Path(folder)
        before = mentions(_BEFORE, now - 40 * DAY, 20 * DAY, seed=2)
        database = filled(places(base).make().database, before, now, Ear.load().judge)
        (brand,) = brands(database)
        add_source(database, SourceConfig(0, "hackernews", brand.id, server=address), now - HOUR)
        database.close()
        bare = scrolled(bare_list(texts("en", _BEFORE)), _after(2.0))
        window = Window(places(base), base_arguments(base))
        try:
            taken, frames, seconds = _flooded(window, size)
        finally:
            window.close()
    if taken < size:
        raise RuntimeError(f"only {taken} of {size} mentions came in within {_PATIENCE_S} s")
    return {
        "frame_p50": Figure(percentile(frames, 0.5), "ms", percentile(bare, 0.5)),
        "frame_p99": Figure(percentile(frames, 0.99), "ms", percentile(bare, 0.99)),
        "frame_worst": Figure(max(frames), "ms", max(bare)),
        "frames": Figure(len(frames), "frames"),
        "taken_in": Figure(taken / seconds, "mentions/s"),
    }


def _flooded(window: Window, size: int) -> tuple[int, list[float], float]:
    taken = 0

    def came(page: dict[str, int]) -> None:
        nonlocal taken
        taken += page["new"]

    window.engine.page.connect(came)
    window.window.show()
    view = window.inbox.findChild(QAbstractItemView)
    assert view is not None
    scrolled(view, _after(1.0))  # the first paint is not what is measured here
    window.engine.start()
    start = monotonic()
    frames = scrolled(view, lambda: taken >= size or monotonic() - start > _PATIENCE_S)
    return taken, frames, monotonic() - start


def _after(seconds: float) -> Callable[[], bool]:
    end = monotonic() + seconds
    return lambda: monotonic() > end
