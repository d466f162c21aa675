"""Nobody can add a source and forget its fixtures, its settings or its name."""

import pytest
from tests.contract.cases import FIXTURES, WATCH
from tests.contract.platforms import CASES

from earful.domain.failures import KnownError
from earful.domain.source import SourceConfig
from earful.sources.registry import source_for, sources

COMMON = {"server", "account", "query", "token"}


def test_every_source_has_a_case_and_every_case_a_source():
    assert set(CASES) == set(sources())


def test_every_fixture_is_used(case):
    used = {answer.file for walk in case.walks for answer in walk.pages}
    used |= {broken.answer.file for broken in case.broken} | {fault.answer.file for fault in case.faults}
    used |= {case.bare[1].file}
    own_tests = (FIXTURES.parent / "unit" / "sources" / f"test_{case.code}.py").read_text()
    unused = [f.name for f in (FIXTURES / case.code).iterdir() if f.name not in used and f.name not in own_tests]
    assert unused == []


def test_settings_can_be_shown_as_a_form(case):
    keys = [setting.key for setting in case.source.settings]
    assert len(keys) == len(set(keys))
    for setting in case.source.settings:
        assert setting.label
        assert (setting.kind == "choice") == bool(setting.choices)
        assert setting.kind != "secret" or setting.key not in COMMON - {"token"}


def test_plan_names_each_stream_once_and_always_the_same(case):
    first, second = (case.source.plan(case.config, WATCH) for _ in range(2))
    assert first == second
    assert len({stream.name for stream in first}) == len(first) > 0


def test_missing_settings_are_named(case):
    empty = SourceConfig(9, case.code)
    try:
        streams = case.source.plan(empty, WATCH)
    except KnownError as error:
        named = error.failure.kind
    else:
        named = None if streams else "nothing to do"
    assert named in (None, "setting_missing", "needs_token")


def test_an_unknown_source_is_named_with_those_there_are():
    with pytest.raises(KnownError, match="carrier-pigeon"):
        source_for("carrier-pigeon")
