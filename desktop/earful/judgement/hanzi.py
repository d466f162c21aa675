"""Traditional characters read as simplified ones, so that both spellings share one set of weights."""

from functools import cache

from earful.domain.resources import resource_root


@cache
def simplified() -> dict[str, str]:
    """Traditional -> simplified, for the frequent characters of `resources/models/hanzi.txt`."""
    pairs: dict[str, str] = {}
    for line in (resource_root() / "models" / "hanzi.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            pairs.update((pair[0], pair[1]) for pair in line.split())
    return pairs
