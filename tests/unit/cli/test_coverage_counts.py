"""How much of how much was read stands in the export and in the report of the coverage."""

import json

import pytest

from earful.__main__ import main
from earful.domain.brand import Brand
from earful.domain.moments import HOUR
from earful.domain.source import SourceConfig
from earful.engine.outside import clock
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.places import places
from earful.store.sensors import Count, Span, note_counts, note_span


@pytest.fixture
def base(tmp_path):
    database = open_database(places(tmp_path).make().database)
    brand, now = add_brand(database, Brand(0, "Frostline"), clock() - 2 * HOUR), clock()
    add_source(database, SourceConfig(0, "rss", brand.id, server="https://x.example/feed"), now - 2 * HOUR)
    note_span(database, Span(1, "feed", now - HOUR, now - HOUR // 2, "known"))
    note_counts(database, [Count(1, "comments of video abc", now - HOUR // 2, 317, 1876, "capped")])
    database.close()
    return tmp_path


def test_the_export_has_a_row_for_each_count(base, capsys):
    out = base / "coverage.jsonl"
    assert main(["--base-dir", str(base), "export", "coverage", "--out", str(out), "--format", "jsonl"]) == 0
    capsys.readouterr()
    span, count = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert (span["stream"], span["got"], span["known"]) == ("feed", None, None)
    assert (count["stream"], count["got"], count["known"], count["state"]) == (
        "comments of video abc",
        317,
        1876,
        "capped",
    )


def test_the_report_has_them_by_source(base, capsys):
    assert main(["--base-dir", str(base), "report", "coverage"]) == 0
    (source,) = json.loads(capsys.readouterr().out)["sources"]
    (count,) = source["counts"]
    assert (count["scope"], count["got"], count["known"]) == ("comments of video abc", 317, 1876)
