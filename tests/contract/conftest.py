"""Every test of the contract that asks for `case` runs once for each source of the registry."""

import pytest
from tests.contract.platforms import CASES

from earful.sources.registry import sources


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", [CASES[code] for code in sorted(sources()) if code in CASES], ids=lambda c: c.code)
