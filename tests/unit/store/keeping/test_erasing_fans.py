"""Erasing a person reaches audits: profile, judged cards and customer list; and no later list brings them back."""

import pytest
from tests.unit.store.samples import NOW

from earful.domain.failures import KnownError
from earful.domain.follower import Profile
from earful.domain.mention import Author
from earful.domain.moments import DAY
from earful.engine.audit_files import FileOf, take_file
from earful.store import audience
from earful.store.audience import StoredAudit
from earful.store.audience_ties import Customers, keep_customers
from earful.store.fan_labels import add_label, labels
from earful.store.keeping.erasing import erase, person

WHO = Author("bluesky", "did:quorvel", "quorvel.example", "Zyx Quorvel", followers=3, posts=7, bio="I am Quorvel")
OTHER = Author("bluesky", "did:other", "other.example", "Other", followers=1)


def audit(database, name):
    begun = StoredAudit(name, "bluesky", "us", NOW, {"kind": "whole"}, {"seed": 1, "listed": True})
    audience.begin(database, begun)
    profiles = [Profile(OTHER), Profile(WHO, last_post_at=NOW - DAY, avatar=True)]
    audience.add_page(database, name, profiles, lambda _: {"seed": 1, "listed": True}, 2, NOW)
    audience.finish(database, name, NOW)
    return begun


def test_nothing_of_a_fan_is_left(database, tmp_path):
    audit(database, "first")
    add_label(database, "first", "did:quorvel", "hollow", NOW)
    keep_customers(database, ["@Quorvel.example", "other.example"], NOW)
    who = person(database, "bluesky", "@quorvel.example")
    assert (who.native_id, who.mentions) == ("did:quorvel", 0)
    erase(database, who, NOW + DAY)
    customers = Customers(database)
    assert (len(customers), customers.has("other.example"), customers.has("quorvel.example")) == (1, True, False)
    (label,) = labels(database, "first")
    assert label.native_id.startswith("erased:")
    rows = database.rows("SELECT * FROM follower ORDER BY position")
    assert [row["position"] for row in rows] == [0, 1]
    assert rows[0]["handle"] == "other.example"
    assert rows[1]["native_id"] == label.native_id
    assert rows[1]["followers"] is None
    with pytest.raises(KnownError, match="quorvel"):
        person(database, "bluesky", "quorvel.example")
    path = database.path
    database.close()
    kept = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file()).lower()
    assert b"quorvel" not in kept


def test_nobody_brings_an_erased_fan_back(database, tmp_path):
    audit(database, "first")
    erase(database, person(database, "bluesky", "did:quorvel"), NOW)
    audit(database, "second")
    file = tmp_path / "fans.jsonl"
    file.write_text('{"id": "did:quorvel", "handle": "quorvel.example", "posts": 3}\n{"id": "b", "posts": 1}\n')
    third = take_file(database, FileOf(file, "bluesky", "us"), NOW)
    for name in ("second", third):
        rows = database.rows("SELECT native_id, handle, posts FROM follower WHERE audit_id=?", (name,))
        (erased,) = [row for row in rows if row["native_id"].startswith("erased:")]
        assert tuple(erased)[1:] == (None, None)
        assert len(rows) == 2
    assert audience.ids_at(database, "second", [0, 1]) == ["did:other"]
