"""The house rules that a machine can check: layout, layers' doors, file sizes, the resources in place."""

import re
import subprocess
from pathlib import Path

import pytest

from earful.__main__ import COMMANDS
from earful.domain.failures import SENTENCES
from earful.domain.resources import resource_root

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop" / "earful"
FILES = sorted(PACKAGE.rglob("*.py"))


def test_the_top_level_is_the_owners():
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    top = {line.split("/")[0] for line in done.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= {
        "desktop", "resources", "tests", "packaging", "pyproject.toml", "README.md",
    }  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_what_it_is_for_and_can_be_held_in_the_head(path):
    text = path.read_text(encoding="utf-8")
    if not text.strip():
        return
    assert text.startswith('"""'), "a module opens with what it is for"
    assert len(text.splitlines()) <= 400
    assert not re.search(r"utils|helpers|common|manager", path.stem)


def test_every_failure_that_is_raised_has_its_sentence():
    named = re.compile(r'(?:KnownError|Failure)\(\s*"(\w+)"')
    raised = {kind for path in FILES for kind in named.findall(path.read_text(encoding="utf-8"))}
    assert raised <= set(SENTENCES)


def test_every_command_can_be_imported_and_described():
    import importlib

    for module, _ in COMMANDS.values():
        if module.startswith("earful.panels"):
            continue  # imports Qt only when run
        loaded = importlib.import_module(module)
        assert callable(loaded.add_arguments)
        assert callable(loaded.run)


@pytest.mark.parametrize("name", ["README.md", "models/ear.npz", "models/MODEL_CARD.md", "demo/mentions.jsonl.gz"])
def test_the_resources_are_in_place(name):
    assert (resource_root() / name).stat().st_size > 0


def test_the_wheel_takes_the_resources_along():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'resources = "earful/resources"' in text
