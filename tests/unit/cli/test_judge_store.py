"""`earful judge --rejudge`, `--learn` and `--forget` on a small store."""

import json

import pytest
from tests.unit.store.samples import NOW, judge, mention

from earful.__main__ import main
from earful.domain.brand import Brand
from earful.store import decisions
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.intake import take_in
from earful.store.learning import learns_up_to
from earful.store.places import places
from earful.store.sorting import Heard


@pytest.fixture
def base(tmp_path):
    database = open_database(places(tmp_path).make().database)
    brand = add_brand(database, Brand(0, "Frostline"), NOW).id
    said = ["the courier zorbled my parcel near house", "we walked past the shop near house"]
    heard = [Heard(mention(n, f"{said[n % 2]} {chr(97 + n // 26)}{chr(97 + n % 26)}"), (brand,)) for n in range(300)]
    take_in(database, heard, judge, NOW)
    yield tmp_path, database
    database.close()


def run(capsys, base, *arguments):
    assert main(["--base-dir", str(base), "judge", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_store_of_another_model_is_judged_anew_once(capsys, base):
    folder, database = base
    said = run(capsys, folder, "--rejudge")
    assert said["judged"] == 300
    assert (
        database.row("SELECT count(DISTINCT model) AS n, min(model) AS model FROM judgement")["model"] == said["model"]
    )
    assert run(capsys, folder, "--rejudge")["judged"] == 0


def test_learning_is_shown_first_then_applied_then_forgotten(capsys, base):
    folder, database = base
    run(capsys, folder, "--rejudge")
    for word, feeling in (("zorbled", "negative"), ("walked", "positive")):
        rows = database.rows(f"SELECT id FROM mention WHERE text LIKE '%{word}%' ORDER BY id LIMIT 100")
        decisions.decide(database, "judged", [row["id"] for row in rows], NOW, {"sentiment": feeling})
    seen = run(capsys, folder, "--learn")
    assert (seen["corrections"], seen["applied"]) == (200, False)
    assert seen["heads"].keys() == {"sentiment"}
    assert seen["would_change"]["of"] == 300
    assert learns_up_to(database) is None
    assert run(capsys, folder, "--learn", "--apply")["applied"]
    assert "+" in run(capsys, folder, "--rejudge")["model"]
    assert run(capsys, folder, "--forget")["forgotten"]
    assert "+" not in run(capsys, folder, "--rejudge")["model"]


def test_without_corrections_nothing_is_learnt(capsys, base):
    seen = run(capsys, base[0], "--learn", "--apply")
    assert (seen["corrections"], seen["heads"], seen["applied"]) == (0, {}, False)


def test_a_blind_sample_is_judged_and_the_agreement_reported(capsys, base):
    folder, database = base
    assert main(["--base-dir", str(folder), "judge", "--sample", "40"]) == 0
    drawn = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(drawn) == 40
    assert all(row.keys() == {"v", "id", "text"} for row in drawn)
    assert main(["--base-dir", str(folder), "judge", "--sample", "40"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == drawn
    file = folder / "said.jsonl"
    told = [{"id": row["id"], "complaint": n < 4, "sentiment": "neutral"} for n, row in enumerate(drawn)]
    file.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    assert run(capsys, folder, "--said", str(file))["kept"] == 40
    assert run(capsys, folder, "--said", str(file))["kept"] == 40  # again: the last time counts
    assert main(["--base-dir", str(folder), "report", "accuracy"]) == 0
    (model,) = json.loads(capsys.readouterr().out)["models"]
    assert (model["model"], model["complaint"]["n"], model["complaint"]["estimate"]) == ("test-1", 40, 0.9)
    assert model["sentiment"]["estimate"] == 1.0
    assert database.row("SELECT count(*) AS n FROM judgement WHERE said_by IS NOT NULL")["n"] == 0


def test_a_line_that_says_nothing_is_refused_with_its_number(capsys, base):
    file = base[0] / "said.jsonl"
    file.write_text('{"id": "1", "complaint": "perhaps"}\n', encoding="utf-8")
    assert main(["--base-dir", str(base[0]), "judge", "--said", str(file)]) == 1
    assert "line 1" in capsys.readouterr().err
