"""Killed at any instant, by SIGKILL, over and over: in the end the store is that of a sync which nobody disturbed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("EARFUL_KILLS", "100"))


@pytest.mark.slow
def test_however_often_it_is_killed_the_store_ends_the_same(tmp_path):
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.killing", str(KILLS), "5000", str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=root,
        timeout=3600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["kills"] >= KILLS
    assert told["wrong"] == 0
