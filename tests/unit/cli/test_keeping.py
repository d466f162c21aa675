"""The commands that keep the store safe, as a person or a program calls them."""

import io
import json
import os
import signal
import subprocess
import sys
import time

import pytest
from tests.unit.store.samples import NOW, judge, mention

from earful.__main__ import main
from earful.domain.brand import Brand
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.intake import take_in
from earful.store.keeping.files import alone
from earful.store.sorting import Heard


@pytest.fixture
def base(tmp_path):
    """A base directory with a store of 30 mentions."""
    folder = tmp_path / "base"
    database = open_database(folder / "earful.db")
    brand = add_brand(database, Brand(0, "Frostline"), NOW)
    take_in(database, [Heard(mention(n, f"broken {n}"), (brand.id,)) for n in range(30)], judge, NOW)
    database.close()
    return folder


@pytest.fixture
def earful(base, capsys):
    """Runs a command; gives its status, its JSON lines and what it said on stderr."""

    def run(*words):
        status = main(["--base-dir", str(base), *map(str, words)])
        said = capsys.readouterr()
        return status, [json.loads(line) for line in said.out.splitlines()], said.err

    return run


def test_backup_and_restore(earful, base, tmp_path):
    status, (made,), _ = earful("backup", tmp_path / "copy.db")
    assert (status, made["v"], made["mentions"]) == (0, 1, 30)
    assert earful("backup", tmp_path / "copy.db")[0] == 1
    assert earful("backup", tmp_path / "copy.db", "--force")[0] == 0
    (base / "earful.db").unlink()
    status, (done,), _ = earful("restore", tmp_path / "copy.db")
    assert (status, done["mentions"], done["aside"]) == (0, 30, None)
    status, (done,), _ = earful("restore", tmp_path / "copy.db")
    assert done["aside"].startswith(str(base / "earful-2"))


def test_check_says_what_is_wrong_and_mends_it(earful, base):
    assert earful("check") == (0, [{"v": 1, "sound": True, "findings": 0, "repaired": {}}], "")
    database = open_database(base / "earful.db")
    database.connection.execute("DELETE FROM rollup")
    database.close()
    status, lines, _ = earful("check", "--full")
    assert (status, lines[0]["part"], lines[0]["mendable"], lines[-1]["sound"]) == (1, "counts", True, False)
    status, lines, _ = earful("check", "--repair")
    assert (status, lines[0]["repaired"], lines[-1]["sound"]) == (0, True, True)
    with alone(base / "earful.sync.lock"):
        assert earful("check")[0] == 0
        status, _, said = earful("check", "--repair")
        assert (status, "Another Earful" in said) == (1, True)


def test_a_torn_database_is_told_and_salvaged(earful, base):
    path = base / "earful.db"
    content = bytearray(path.read_bytes())
    content[4096 * 30 : 4096 * 33] = b"\xff" * 4096 * 3
    path.write_bytes(content)
    status, lines, _ = earful("check")
    assert (status, lines[0]["part"]) == (1, "pages")
    _, lines, _ = earful("salvage")
    assert lines[-1]["aside"].endswith(".damaged.db")
    assert {line["table"] for line in lines} >= {"decision", "mention", "brand"}
    status, lines, _ = earful("check")
    assert (status, lines[-1]["sound"]) == (0, True), lines


def test_without_a_database_nothing_is_made(tmp_path, capsys):
    for words in (["check"], ["backup", str(tmp_path / "x.db")], ["compact"], ["sql", "SELECT 1"], ["salvage"]):
        assert main(["--base-dir", str(tmp_path / "new"), *words]) == 1
        assert "There is no database" in capsys.readouterr().err
    assert not (tmp_path / "new" / "earful.db").exists()


def test_sql_prints_json_lines(earful, monkeypatch):
    assert earful("sql", "SELECT count(*) AS n FROM mention")[1] == [{"v": 1, "n": 30}]
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT x'00ff' AS bytes, NULL AS unknown"))
    assert earful("sql", "-") == (0, [{"v": 1, "bytes": "AP8=", "unknown": None}], "")
    status, _, said = earful("sql", "DELETE FROM mention")
    assert (status, said) == (
        1,
        "earful: This question cannot be answered: it may only read, and only this database.\n",
    )


def test_erase_asks_first(earful):
    status, _, said = earful("erase", "--author", "bluesky:h3.example")
    assert (status, "--yes" in said) == (1, True)
    status, (done,), _ = earful("erase", "--author", "bluesky:h3.example", "--yes")
    assert (status, done["erased"], done["log_emptied"], done["other_files"]) == (0, 4, True, [])
    assert earful("erase", "--author", "bluesky:h3.example", "--yes")[0] == 1
    assert earful("erase", "--author", "h3.example", "--yes")[0] == 1
    assert earful("check", "--full")[0] == 0


def test_compact_says_what_was_gained(earful):
    status, (done,), _ = earful("compact")
    assert status == 0
    assert done["gained"] == done["before"] - done["after"]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_long_question_ends_when_asked(base, ending):
    endless = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t"
    command = [sys.executable, "-m", "earful", "--base-dir", str(base), "sql", endless]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 20
        # It is asking once its processor time grows without it waiting for anything.
        while _seconds(process.pid) < 1.0 and time.monotonic() < deadline:
            process.poll()
        process.send_signal(ending)
        assert process.wait(timeout=10) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""


def _seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
