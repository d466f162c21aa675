"""The cases of all platforms, found by file: `CASES` by the platform's code."""

from importlib import import_module
from pkgutil import iter_modules

from tests.contract.cases import Case

_FOUND = (import_module(f"{__name__}.{module.name}").CASE for module in iter_modules(__path__))
CASES: dict[str, Case] = {case.code: case for case in _FOUND}
