"""`earful search` and `earful brand preview`: JSON lines, and what is wrong said in one line."""

import json

import pytest
from tests.unit.store.samples import NOW, judge, mention

from earful.__main__ import main
from earful.domain.brand import Brand
from earful.domain.mention import Author
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.intake import take_in
from earful.store.places import places
from earful.store.sorting import Heard


@pytest.fixture
def earful(tmp_path, capsys):
    database = open_database(places(str(tmp_path)).make().database)
    ours = add_brand(database, Brand(0, "Frostline", ("frostline", "霜线"), ("pie",)), NOW)
    rival = add_brand(database, Brand(0, "Polarhaus"), NOW)
    heard = [
        Heard(mention(1, "my frostline is broken", author=Author("bluesky", "1", "anna.example", "Anna")), (ours.id,)),
        Heard(mention(2, "霜線壞了"), (ours.id,)),
        Heard(mention(3, "frosty weather, frost"), (rival.id,)),
        Heard(mention(4, "frostline pie"), (rival.id,)),
    ]
    take_in(database, heard, judge, NOW)
    database.close()

    def run(*arguments):
        status = main(["--base-dir", str(tmp_path), *arguments])
        said = capsys.readouterr()
        return status, [json.loads(line) for line in said.out.splitlines()], said.err

    return run


def test_a_search_prints_the_newest_first_in_the_form_of_an_export(earful):
    status, found, _ = earful("search", "frost* OR 霜线")
    assert status == 0
    assert [one["text"] for one in found] == [
        "my frostline is broken", "霜線壞了", "frosty weather, frost", "frostline pie"
    ]  # fmt: skip
    assert found[0]["author"]["handle"] == "anna.example"
    assert found[0]["judgement"]["complaint"]["label"] is True
    assert found[0]["v"] == 1
    _, found, _ = earful("search", "frost* -author:@anna.example", "--limit", "1")
    assert [one["text"] for one in found] == ["frosty weather, frost"]
    _, found, _ = earful("search", "--brand", "polarhaus", "--", "-pie")
    assert [one["text"] for one in found] == ["frosty weather, frost"]


def test_a_faulty_search_says_where(earful):
    status, found, told = earful("search", 'frost OR "line')
    assert (status, found) == (1, [])
    assert told == "earful: The quote that begins at character 10 has no end. Close it, or take it away.\n"


def test_a_preview_says_what_would_come_and_what_would_go_and_why(earful):
    status, (counts, *examples), _ = earful("brand", "preview", "frostline", "--term", "frost*", "--exclude", "broken")
    assert status == 0
    assert {name: counts[name] for name in ("looked_at", "complete", "found", "more", "lost")} == {
        "looked_at": 4, "complete": True, "found": 2, "more": 2, "lost": 2,
    }  # fmt: skip
    assert [(one["change"], one["text"]) for one in examples] == [
        ("more", "frosty weather, frost"),
        ("more", "frostline pie"),
        ("lost", "my frostline is broken"),
        ("lost", "霜線壞了"),
    ]
    assert examples[0]["because"] == [{"term": "frost*", "words": ["frosty", "frost"]}]
    assert examples[2]["excluded_by"] == [{"term": "broken", "words": ["broken"]}]
    assert examples[3]["because"] == [{"term": "霜线", "words": ["霜線"]}]


def test_a_brand_to_be_is_previewed_and_a_faulty_term_refused(earful):
    _, (counts, *_), _ = earful("brand", "preview", "weather")
    assert (counts["found"], counts["more"], counts["lost"]) == (1, 1, 0)
    status, _, told = earful("brand", "preview", "frostline", "--term", "frost is:complaint")
    assert status == 1
    assert "character 7" in told
    status, _, told = earful("brand", "add", "Glacia", "--term", "glacia AND")
    assert status == 1
    assert "character 8" in told
