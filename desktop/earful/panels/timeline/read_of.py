"""How much of how much was read, in a line under the chart. Words only."""

from collections.abc import Sequence

from earful.app.language import translate
from earful.export import chart_words as words
from earful.store.sensors import Count

_UNITS = ("mentions", "comments", "reviews", "posts", "items")


def read_of(counts: Sequence[Count]) -> str:
    """ "317 of 1,876 comments": where a platform says that there is more than was read, the largest parts first."""
    scopes: dict[str, tuple[int, int]] = {}
    for one in counts:
        got, known = scopes.get(one.scope, (0, 0))
        scopes[one.scope] = (got + one.got, known + (one.known or 0))
    largest = sorted(scopes.items(), key=lambda item: item[1][0] - item[1][1])[:3]
    told = [
        _of(scope).replace("%1", words.number(got)).replace("%2", words.number(known))
        for scope, (got, known) in largest
    ]
    return translate("TimelinePanel", "Read: %1").replace("%1", " · ".join(told)) if told else ""


def _of(scope: str) -> str:
    return translate("Activity", f"%1 of %2 {scope}") if scope in _UNITS else f"%1 / %2 {words.plain(scope, 40)}"
