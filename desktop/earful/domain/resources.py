"""Where the data files lie: the same answer in a checkout, in an installed wheel and in a frozen build."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resource_root() -> Path:
    """The folder `resources/`. Raises FileNotFoundError when the installation is incomplete."""
    for candidate in (_PACKAGE / "resources", _PACKAGE.parent.parent / "resources"):
        if (candidate / "README.md").is_file():
            return candidate
    raise FileNotFoundError("Earful's resources folder is missing: install the package again.")
