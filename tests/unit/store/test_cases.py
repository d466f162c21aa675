"""Cases: whose turn it is, what was promised, handed over, merged and split; and that a new word reopens."""

import random
from dataclasses import replace

from tests.unit.store.samples import NOW, mention

from earful.domain.mention import Author
from earful.domain.moments import DAY, HOUR
from earful.store import reading
from earful.store.decisions import decide, decisions, undo
from earful.store.keeping.cases import misplaced, misread_cases

MINUTE = 60_000_000
ANNA = Author("bluesky", "did:anna", handle="anna.example")
BEN = Author("bluesky", "did:ben", handle="ben.example")


def ids(found):
    return [one.id for one in found]


def view(database, name, now=NOW):
    return ids(reading.page(database, name, now))


def complaint(number, **fields):
    return mention(number, f"broken {number}", **{"author": ANNA} | fields)


def below(parent, number, **fields):
    """A reply to the mention `parent`, published `number` minutes before NOW."""
    return mention(number, **{"text": "fine", "reply_to": f"at://post/{parent}", "author": ANNA} | fields)


def test_our_reply_hands_the_turn_over_and_their_answer_hands_it_back(database, take):
    (case,) = take(complaint(90)).new
    decide(database, "read", [case], NOW)
    assert view(database, "waiting_us") == [case]
    take(below(90, 60, author=Author("bluesky", "did:us")), own=True)
    assert (view(database, "waiting_us"), view(database, "waiting_them")) == ([], [case])
    take(mention(30, "it did not help", reply_to="at://post/60", author=ANNA))
    assert (view(database, "waiting_us"), view(database, "waiting_them")) == ([case], [])
    assert reading.listed(database, case).turn == "us"


def test_a_bystander_does_not_take_the_turn_but_one_who_complains_too_does(database, take):
    (case,) = take(complaint(90)).new
    decide(database, "read", [case], NOW)
    take(below(90, 60, author=Author("bluesky", "did:us")), own=True)
    take(below(90, 50, author=BEN, text="lovely weather"))
    assert view(database, "waiting_them") == [case]
    take(below(90, 40, author=BEN, text="mine is broken, too"))
    assert case in view(database, "waiting_us")


def test_a_new_word_by_its_author_reopens_and_wakes(database, take):
    first, second = sorted(take(complaint(90), complaint(80)).new)
    decide(database, "read", [first, second], NOW)
    decide(database, "resolved", [first], NOW, {"reason": "spam"})
    decide(database, "snoozed", [second], NOW, {"until": NOW + 9 * DAY})
    assert view(database, "open") == []
    later = NOW + HOUR
    take(below(90, -30), below(80, -31), now=later)
    assert view(database, "open", later) == [first, second]
    assert [one.state for one in reading.page(database, "open", later)] == ["open", "open"]
    decide(database, "resolved", [first], later)
    assert view(database, "open", later) == [second]


def test_old_words_that_are_found_late_reopen_nothing(database, take):
    (case,) = take(complaint(9 * 24 * 60)).new
    decide(database, "resolved", [case], NOW)
    take(below(9 * 24 * 60, 8 * 24 * 60), now=NOW + HOUR)
    assert view(database, "resolved", NOW + HOUR) == [case]


def test_a_reply_that_came_before_its_complaint_speaks_when_that_comes(database, take):
    take(below(90, 60, author=Author("bluesky", "did:us")), own=True)
    (case,) = take(complaint(90)).new
    decide(database, "read", [case], NOW)
    assert view(database, "waiting_them") == [case]


def test_a_person_says_whose_turn_it_is(database, take):
    (case,) = take(complaint(90)).new
    decide(database, "read", [case], NOW)
    done = decide(database, "waiting_them", [case], NOW)
    assert view(database, "waiting_them") == [case]
    undo(database, done, NOW + 1)
    assert view(database, "waiting_us") == [case]


def test_promises_are_kept_or_stand(database, take):
    one, two = sorted(take(complaint(90), complaint(80)).new)
    decide(database, "promised", [one, two], NOW, {"due": NOW + DAY, "text": "we will call tomorrow"})
    assert view(database, "promises") == [one, two]
    kept = decide(database, "promise_kept", [one], NOW + HOUR)
    assert view(database, "promises") == [two]
    undo(database, kept, NOW + HOUR)
    assert view(database, "promises") == [one, two]
    assert reading.listed(database, one).promise_due == NOW + DAY


def test_hand_overs_are_counted_and_the_new_desk_has_the_case(database, take):
    (case,) = take(complaint(90)).new
    decide(database, "handed", [case], NOW, {"desk": "repair", "to": "logistics"})
    decide(database, "handed", [case], NOW + HOUR, {"desk": "logistics", "to": "legal"})
    row = database.row("SELECT handed, desk FROM case_now")
    assert tuple(row) == (2, "legal")
    assert database.row("SELECT desk FROM inbox WHERE mention_id=?", (case,))["desk"] == "legal"
    assert [d.value["to"] for d in decisions(database, case)] == ["logistics", "legal"]


def test_merged_cases_are_one_and_split_ones_are_several_again(database, take):
    head, one, two = sorted(take(complaint(90), complaint(80), complaint(70, author=BEN)).new)
    merged = decide(database, "merged", [head, one, two], NOW, {"into": head})
    assert view(database, "unheard") == [head]
    decide(database, "resolved", [head], NOW + 1)
    assert [decisions(database, case)[-1].kind for case in (head, one, two)] == ["resolved"] * 3
    decide(database, "split", [two], NOW + 2)
    assert view(database, "resolved") == [two, head]
    undo(database, merged, NOW + 3)
    assert view(database, "resolved") == [two, one, head]
    assert not list(misread_cases(database.connection))
    assert not list(misplaced(database.connection))


def test_what_is_undone_at_the_head_is_undone_below(database, take):
    head, one = sorted(take(complaint(90), complaint(80)).new)
    decide(database, "merged", [one], NOW, {"into": head})
    undo(database, decide(database, "resolved", [head], NOW + 1), NOW + 2)
    rows = database.rows("SELECT state FROM case_now ORDER BY mention_id")
    assert [row["state"] for row in rows] == ["open", "open"]


def test_who_asks_again_and_again(database, take):
    first, again, _ben = sorted(take(complaint(90), complaint(80), complaint(70, author=BEN)).new)
    assert view(database, "repeats") == [first, again]


def test_no_view_heeds_how_many_follow(database, take):
    crowd = [replace(complaint(n), author=Author("bluesky", f"did:{n % 9}", followers=n)) for n in range(40)]
    take(*crowd)
    before = {name: view(database, name) for name in (*reading.VIEWS, *reading.MORE_VIEWS)}
    followers = list(range(10_000, 10_009))
    random.Random(5).shuffle(followers)
    for row, count in zip(database.rows("SELECT id FROM author"), followers, strict=True):
        database.connection.execute("UPDATE author SET followers=? WHERE id=?", (count, row["id"]))
    assert before["repeats"]
    assert before["waiting_us"]
    assert {name: view(database, name) for name in before} == before
