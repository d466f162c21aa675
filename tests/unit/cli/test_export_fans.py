"""`earful export fans` writes the newest audit, and says so where there is none."""

import json

import pytest

from earful.__main__ import main
from earful.engine.audit_files import FileOf, take_file
from earful.store.database import open_database
from earful.store.places import places

NOW = 1_795_000_000_000_000


def test_export(qapp, tmp_path, capsys):
    base = tmp_path / "base"
    database = open_database(places(base).make().database)
    file = tmp_path / "fans.jsonl"
    file.write_text("\n".join(json.dumps({"id": n, "followers": n, "posts": n * 3}) for n in range(80)))
    audit = take_file(database, FileOf(file, "bluesky", "us"), NOW)
    database.close()
    words = ["--base-dir", str(base), "export", "fans", "--out"]
    assert main([*words, str(tmp_path / "a.csv")]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 80
    assert main([*words, str(tmp_path / "a.json"), "--audit", audit]) == 0
    assert json.loads((tmp_path / "a.json").read_text())["readable"] == 80
    assert main([*words, str(tmp_path / "a.html")]) == 0
    assert "</html>" in (tmp_path / "a.html").read_text()


@pytest.mark.parametrize("more", [["--audit", "none"], [], ["--format", "xlsx", "--audit", "x"]])
def test_without_an_audit(tmp_path, capsys, more):
    assert main(["--base-dir", str(tmp_path / "base"), "export", "fans", "--out", str(tmp_path / "a.csv"), *more]) == 1
    assert capsys.readouterr().err.count("\n") == 1
