"""A person's own needs and desks."""

from tests.unit.store.samples import NOW, judge, mention

from earful.judgement.seeds import Seeds
from earful.store import decisions
from earful.store.database import open_database
from earful.store.intake import take_in
from earful.store.labels import keep_label, labels, remove_label, said_with
from earful.store.sorting import Heard


def test_labels_are_added_renamed_seeded_and_removed_and_nothing_is_lost(tmp_path):
    database = open_database(tmp_path / "earful.db")
    made = keep_label(database, "need", "Spare parts", NOW, seeds=["where can I buy a new lid"])
    assert made.code == "spare-parts"
    keep_label(database, "need", "Ersatzteile 备件", NOW + 1000, code="spare-parts", seeds=["哪里能买到配件"])
    keep_label(database, "desk", "Night shift", NOW)
    (one,) = labels(database, "need")
    assert (one.code, one.name, len(one.seeds)) == ("spare-parts", "Ersatzteile 备件", 2)
    assert remove_label(database, "need", "spare-parts", NOW)
    assert not remove_label(database, "need", "spare-parts", NOW)
    assert labels(database, "need") == []
    assert [one.name for one in labels(database, "desk")] == ["Night shift"]
    assert database.row("SELECT count(*) AS n FROM rule WHERE kind = 'need'")["n"] == 2
    database.close()


def test_what_was_given_a_label_tells_what_it_is_about(tmp_path):
    database = open_database(tmp_path / "earful.db")
    (one,) = take_in(database, [Heard(mention(1, "The lid of the kettle is broken"), (1,))], judge, NOW).new
    decisions.decide(database, "judged", [one], NOW, {"need": "spare-parts"})
    assert said_with(database, "need", ["spare-parts"]) == [("spare-parts", "The lid of the kettle is broken")]
    database.close()


def test_a_text_is_like_the_seeds_that_share_its_words():
    seeds = Seeds([("parts", "where can I buy a new lid"), ("parts", "哪里能买到配件"), ("noise", "it hums all night")])
    assert [label for label, _ in seeds.likely("Can I buy a lid somewhere?")] == ["parts"]
    assert [label for label, _ in seeds.likely("请问哪里可以买到这个配件")] == ["parts"]
    assert seeds.likely("Lovely colour") == []
    assert seeds.likely("") == []
