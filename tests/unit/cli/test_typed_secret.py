"""Secrets at a terminal: a pasted key file comes whole and is not shown."""

import os
import sys

import pytest
from tests.unit.sources.keys import EC_KEY

from earful.cli.typed_secret import typed_secret
from earful.sources.registry import source_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@pytest.fixture
def terminal(monkeypatch):
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "r") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        yield ours
    os.close(ours)


@pytest.mark.parametrize("end", [b"\n", b"\x04"], ids=["empty line", "end of input"])
def test_a_pasted_key_file_comes_whole_and_unseen(terminal, capsys, end):
    os.write(terminal, EC_KEY.strip().encode() + b"\n" + end)
    assert typed_secret(several_lines=True) == EC_KEY.strip()
    assert "PRIVATE" not in repr(capsys.readouterr())


def test_nothing_is_none(terminal, capsys):
    os.write(terminal, b"\n")
    assert typed_secret(several_lines=True) is None
    capsys.readouterr()


def test_keys_that_come_in_files_have_several_lines():
    secrets = {
        code: next(one for one in source_for(code).settings if one.kind == "secret")
        for code in ("appstore_connect", "google_play", "youtube")
    }
    assert {code: one.lines for code, one in secrets.items()} == {
        "appstore_connect": True,
        "google_play": True,
        "youtube": False,
    }
