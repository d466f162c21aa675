"""Erasing a person leaves nothing of them in the file, keeps every count, and lets nobody bring them back."""

import json

import pytest
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.failures import KnownError
from earful.domain.mention import Author
from earful.domain.moments import DAY
from earful.store.decisions import decide
from earful.store.intake import Beside, take_in
from earful.store.keeping.check import check
from earful.store.keeping.compact import compact
from earful.store.keeping.erased import admitted
from earful.store.keeping.erasing import erase, person
from earful.store.sorting import Heard

SECRET = "Zyxgarten Quorvel"
WHO = Author("bluesky", "did:quorvel", "quorvel.example", SECRET, url="https://q.example/quorvel", bio=f"I am {SECRET}")


def theirs(number, text, **more):
    return mention(
        number, text, author=WHO, native_id=f"at://did:quorvel/{number}", uri=f"at://quorvel/{number}",
        url=f"https://quorvel.example/{number}", media=("quorvel.png",), extra={"by": "quorvel"}, **more,
    )  # fmt: skip


@pytest.fixture
def with_person(filled, brand, source):
    """Six mentions by one person, one edited, one answered by somebody else and resolved; one item kept aside."""
    mine = [theirs(n, f"my zyxfridge is broken {n}", title="Quorvel speaks") for n in range(500, 506)]
    reply = mention(507, "poor you", reply_to="at://did:quorvel/500", root="at://did:quorvel/500")
    aside = [
        ("bad", json.dumps({"author": {"handle": "quorvel.example"}})),
        ("bad", json.dumps({"author": {"handle": "not-quorvel.example"}})),
    ]
    every = [Heard(one, (brand.id,)) for one in (*mine, reply)]
    taken = take_in(filled, every, judge, NOW, Beside(source.id, quarantined=aside))
    edited = theirs(501, "my zyxfridge is broken again", title="Quorvel speaks")
    take_in(filled, [Heard(edited, (brand.id,))], judge, NOW + 1, Beside(source.id))
    decide(filled, "resolved", taken.complaints[:1], NOW)
    renamed = Author("bluesky", "did:quorvel", "quorvel2.example", SECRET)
    later = mention(506, "fine", author=renamed, native_id="at://did:quorvel/506")
    take_in(filled, [Heard(later, (brand.id,))], judge, NOW + 2)
    return filled


def counts(database):
    return {
        name: sorted(repr(tuple(row)) for row in database.rows(f"SELECT * FROM {name}"))
        for name in ("rollup", "rollup_desk", "judgement", "case_now", "inbox", "alert", "mention_brand")
    }


def test_nothing_of_the_person_is_left_in_the_file(with_person, tmp_path):
    before = counts(with_person)
    who = person(with_person, "bluesky", "@Quorvel.Example")
    assert (who.native_id, who.mentions, set(who.names)) == ("did:quorvel", 7, {"quorvel.example", "quorvel2.example"})
    done = erase(with_person, who, NOW + DAY)
    assert (done.mentions, done.references, done.kept_aside, done.folded) == (7, 1, 1, True)
    assert counts(with_person) == before
    assert list(check(with_person, full=True, alone=True)) == []
    path = with_person.path
    with_person.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file()).lower()
    kept = kept.replace(b"not-quorvel.example", b"")
    assert [word for word in (b"quorvel", b"zyx") if word in kept] == []
    compact(path, tmp_path / "lock")


def test_the_case_and_the_thread_stay(with_person):
    erase(with_person, person(with_person, "bluesky", "did:quorvel"), NOW + DAY)
    rows = with_person.rows("SELECT * FROM mention WHERE erased_at IS NOT NULL ORDER BY id")
    assert len(rows) == 7
    assert {(row["text"], row["title"], row["media"], row["url"], row["uri"]) for row in rows} == {
        ("", None, None, None, None)
    }
    answered = with_person.row(
        "SELECT m.native_id FROM mention r JOIN mention m ON m.native_id = r.reply_to AND m.native_id = r.root"
        " WHERE r.text = 'poor you'"
    )
    assert answered["native_id"].startswith("erased:")
    resolved = with_person.row(
        "SELECT count(*) AS n FROM case_now c JOIN mention m ON m.id = c.mention_id"
        " WHERE c.state = 'resolved' AND m.erased_at IS NOT NULL"
    )
    assert resolved["n"] == 1
    assert with_person.row("SELECT count(*) AS n FROM decision WHERE subject LIKE '%quorvel%'")["n"] == 0


def test_a_later_sync_does_not_bring_them_back(with_person):
    erase(with_person, person(with_person, "bluesky", "did:quorvel"), NOW + DAY)
    unnamed = mention(508, "a copy", native_id="at://did:quorvel/500", author=None)
    new = theirs(600, "me again")
    by_handle = mention(601, "imported", author=Author("bluesky", "quorvel.example"))
    reply = mention(602, "still waiting?", reply_to="at://did:quorvel/500")
    namesake = mention(603, "elsewhere", author=Author("mastodon", "did:quorvel"), platform="mastodon")
    heard = [Heard(one, (1,)) for one in (unnamed, new, by_handle, reply, namesake)]
    let_in = admitted(with_person, heard)
    assert [one.mention.text for one in let_in] == ["still waiting?", "elsewhere"]
    stands = with_person.row("SELECT native_id FROM mention WHERE native_id=?", (let_in[0].mention.reply_to,))
    assert stands is not None


def test_before_anything_was_erased_all_is_admitted(filled):
    heard = [Heard(mention(700), (1,))]
    assert admitted(filled, heard) == heard


def test_killed_half_way_it_is_finished_the_next_time(with_person, monkeypatch):
    class KilledError(Exception):
        pass

    def killed(*_):
        raise KilledError

    monkeypatch.setattr("earful.store.keeping.emptying.BATCH", 2)
    monkeypatch.setattr("earful.store.keeping.erasing.BATCH", 2)
    who = person(with_person, "bluesky", "did:quorvel")
    with pytest.raises(KilledError):
        erase(with_person, who, NOW + DAY, killed)
    erase(with_person, person(with_person, "bluesky", "did:quorvel"), NOW + DAY)
    assert with_person.row("SELECT count(*) AS n FROM mention WHERE erased_at IS NOT NULL")["n"] == 7
    assert list(check(with_person)) == []


def test_who_is_not_known_or_not_one_is_told(with_person, brand):
    with pytest.raises(KnownError) as caught:
        person(with_person, "bluesky", "nobody.example")
    assert caught.value.failure.kind == "unknown_author"
    other = mention(700, author=Author("bluesky", "did:other", "quorvel.example"))
    take_in(with_person, [Heard(other, (brand.id,))], judge, NOW)
    with pytest.raises(KnownError) as caught:
        person(with_person, "bluesky", "quorvel.example")
    assert "bluesky:did:other" in str(caught.value)
    assert person(with_person, "bluesky", "did:other").mentions == 1
