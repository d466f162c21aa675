"""Searching: the full text and the pure matcher agree, the newest come first, nothing is sorted or walked in vain."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.brand import Brand
from earful.domain.matching import Said, hits, said_answer
from earful.domain.mention import Author
from earful.domain.moments import DAY, SECOND
from earful.domain.query import Field, parse
from earful.store import reading
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.decisions import decide
from earful.store.intake import take_in
from earful.store.query_conditions import condition
from earful.store.searching import alternatives, newest_ids, search, statement
from earful.store.sorting import Heard

WORDS = (
    "door", "Doors", "seal", "broken", "naïve", "naive", "NAÏVE", "frost-line", "frost_line", "Frost300冰箱", "冰箱",
    "冰箱坏了", "冰", "霜线", "霜線", "電視", "电视", "Ｄｏｏｒ", "ｶﾞﾗｽ",
    "ガラス", "한국", "国", "a", "不", "?", "—", "…", "™", "Straße",
    "strasse", "Łódź", "e\u0301te\u0301", "do\u200bor", "i18n", "３", "3", "don't", "й", "И", "कि", "ไทย", "🙂",
    "@anna",
)  # fmt: skip
HANDLES = ("anna", "anna@social.example", "bob.example", "霜线官方", "anna-lena")
NAMES = ("Anna", "Bob Door", "小明", None, "Zoë")
PLATFORMS = ("bluesky", "rss")


def _mention(number, dice):
    def text(longest):
        return dice.choice(("", " ", "  ")).join(dice.choice((" ", "", "，", "-")) + dice.choice(WORDS)
                                                for _ in range(dice.randrange(1, longest)))  # fmt: skip

    platform = dice.choice(PLATFORMS)
    author = Author(platform, f"id{number}", dice.choice((*HANDLES, None)), dice.choice(NAMES))
    return mention(
        number, text(7), platform=platform, title=dice.choice((None, text(3))), author=dice.choice((author, None)),
        lang=dice.choice((None, "zh", "zh-TW", "en")), kind=dice.choice(("post", "review")),
        created_at=NOW - number * 7_000 * SECOND,
    )  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    database = open_database(tmp_path_factory.mktemp("searching") / "earful.db")
    dice = random.Random(7)
    brands = [add_brand(database, Brand(0, name), NOW) for name in ("Frostline", "Polarhaus")]
    for start in range(0, 240, 40):
        heard = [
            Heard(
                _mention(n, dice),
                tuple(dice.sample([brand.id for brand in brands], dice.choice((1, 1, 2)))),
                n % 11 == 0,
            )
            for n in range(start, start + 40)
        ]
        take_in(database, heard, judge, NOW)
    ids = [row["id"] for row in database.rows("SELECT id FROM mention")]
    decide(database, "read", dice.sample(ids, 60), NOW)
    decide(database, "complaint", dice.sample(ids, 20), NOW)
    decide(database, "no_complaint", dice.sample(ids, 20), NOW)
    yield database
    database.close()


def truth(database, text):
    """The ids that the pure matcher finds, newest first; fields by what the rows say."""
    found = []
    query = parse(text, NOW)
    for row in database.rows(
        "SELECT m.*, j.lang AS judged, j.sentiment, j.need, j.desk, j.complaint AS judged_complaint, j.complaint_p,"
        " c.read_at, c.complaint AS said FROM mention m JOIN judgement j ON j.mention_id = m.id"
        " LEFT JOIN case_now c ON c.mention_id = m.id ORDER BY m.id DESC"
    ):
        lang = row["lang"] if row["judged"] == "und" else row["judged"]
        said = Said(row["text"], row["title"], row["byline"], row["platform"], lang, row["kind"])
        brands = {
            brand["name"].casefold()
            for brand in database.rows("SELECT name FROM brand b JOIN mention_brand mb ON mb.brand_id = b.id"
                                       " WHERE mb.mention_id = ?", (row["id"],))
        }  # fmt: skip
        if hits(query, said, lambda field, said, row=row, brands=brands: _answer(field, said, row, brands)) is not None:
            found.append(row["id"])
    return found


def _answer(field: Field, said: Said, row, brands) -> bool:
    complaint = row["judged_complaint"] if row["said"] is None else row["said"]
    match field.name, field.value:
        case "since", at:
            return row["at"] >= at
        case "until", at:
            return row["at"] < at
        case "feeling", value:
            return row["sentiment"] == value
        case "need", value:
            return row["need"] == value
        case "brand", value:
            return value in brands
        case "is", "complaint":
            return complaint == 1 and not row["own"]
        case "is", "read":
            return row["read_at"] is not None
        case "is", "unread":
            return row["read_at"] is None
        case "is", "own":
            return bool(row["own"])
        case "is", "question":
            return bool(set("?？") & set(f"{row['text']}{row['title']}"))
    return said_answer(field, said)


QUOTED = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')
LEAF = st.one_of(
    st.sampled_from([word for word in WORDS if any(character.isalnum() for character in word)]),
    st.sampled_from(["do*", "冰*", "fro*", "电*", "s*", '"door sea"*', "author:anna", "author:@anna"]),
    st.sampled_from(["author:do*", "author:@Bob.example", "author:霜線", "platform:Rss", "lang:zh", "kind:review"]),
    st.sampled_from(["is:complaint", "is:read", "is:unread", "is:own", "is:question", "need:repair"]),
    st.sampled_from(["since:7d", "until:3d", "since:300h", "feeling:negative", "brand:frostline", 'brand:"Polarhaus"']),
    QUOTED.filter(lambda text: any(character.isalnum() for character in text)),
)  # fmt: skip
QUERY = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join),
        st.tuples(inner, inner).map(" AND ".join),
        inner.map(lambda one: f"({one})"),
        inner.map(lambda one: f"NOT ({one})"),
        inner.map(lambda one: f"-({one})"),
    ),
    max_leaves=6,
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=QUERY)
def test_the_full_text_and_the_pure_matcher_agree(filled, text):
    expected = truth(filled, text)
    query = parse(text, NOW)
    where, parameters = condition(query)
    rows = filled.rows(f"SELECT j.mention_id AS id FROM judgement j WHERE {where} ORDER BY 1 DESC", parameters)
    assert [row["id"] for row in rows] == expected
    assert newest_ids(filled, query, limit=500) == expected
    assert newest_ids(filled, query, limit=3) == expected[:3]
    if len(expected) > 5:
        assert newest_ids(filled, query, before=expected[4], limit=5) == expected[5:10]
    assert reading.count(filled, "all", NOW, search=text) == len(expected)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("電視", "我的电视坏了"),
        ("电视", "我的電視壞了"),
        ("售後服務", "售后服务太差"),
        ("ＤＯＯＲ", "the door"),
        ("ｶﾞﾗｽ", "ガラスが割れた"),
        ("zoe", "Zoë says"),
        ("Zoë", "ZOE says"),
        ("door", "the do\u200bor"),
        ('"iPhone 手机 壳"', "iPhone手机 壳好"),
        ("买了Frost300", "我买了Frost300冰箱"),
    ],
)
def test_several_spellings_find_each_other(database, take, query, text):
    (identifier,) = take(mention(1, text)).new
    assert [one.id for one in search(database, parse(query))] == [identifier]
    assert hits(parse(query), Said(text))


def test_an_author_is_found_by_name_and_by_the_very_handle(database, take):
    take(
        mention(1, author=Author("bluesky", "1", "anna.example", "Anna Door")),
        mention(2, author=Author("bluesky", "2", "anna.example.org", "Else")),
        mention(3, "door"),
    )

    def found(text):
        return {one.native_id[-1] for one in search(database, parse(text))}

    assert found("author:door") == {"1"}
    assert found("door") == {"1", "3"}
    assert found("author:anna") == {"1", "2"}
    assert found("author:@Anna.example") == {"1"}
    assert found("-author:anna") == {"3"}


def _plan(database, text):
    query = parse(text, NOW)
    for arm in alternatives(query.root):
        wanted = statement(database, arm)
        bounds = {"before": 1 << 61, "first": 0, "limit": 50}
        rows = database.rows(f"EXPLAIN QUERY PLAN {wanted.sql}", wanted.parameters | bounds)
        yield " | ".join(row["detail"] for row in rows)


@pytest.mark.parametrize(
    "text",
    ["door", "冰箱", "door -seal", "door OR seal", "door is:complaint", "author:anna door", "door since:7d lang:zh",
     "(door OR is:complaint) seal", "door -is:read", '"door seal" OR 冰箱*', "brand:Frostline door", "door is:own"],
)  # fmt: skip
def test_words_are_walked_by_the_full_text_and_nothing_is_sorted(filled, text):
    for plan in _plan(filled, text):
        assert "TEMP B-TREE" not in plan
        assert "SCAN m " not in plan
        assert "SCAN mention " not in plan
        assert plan.startswith(("SCAN w VIRTUAL TABLE", "SEARCH j USING INTEGER PRIMARY KEY")), plan


@pytest.mark.parametrize("text", ["-door", "is:complaint", "platform:rss", "since:7d", "is:own OR -door", "NOT 冰箱"])
def test_without_words_mentions_are_walked_newest_first_and_not_sorted(filled, text):
    for plan in _plan(filled, text):
        assert "TEMP B-TREE" not in plan
        assert plan.startswith("SEARCH j USING INTEGER PRIMARY KEY"), plan


@pytest.mark.parametrize("view", ["unheard", "all", "resolved"])
def test_a_view_that_is_searched_takes_the_hits_one_by_one(filled, view):
    asked = []
    filled.connection.set_trace_callback(asked.append)
    reading.page(filled, view, NOW, search="door is:complaint")
    filled.connection.set_trace_callback(None)
    plan = [row["detail"] for row in filled.rows(f"EXPLAIN QUERY PLAN {asked[0]}")]
    assert any((line.startswith("SEARCH i USING") and "mention_id=?" in line) or "rowid=?" in line for line in plan), (
        plan
    )
    assert not any(line.startswith(("SCAN m ", "SCAN j")) for line in plan), plan


def test_alternatives_stay_few():
    many = " ".join(f"(is:own OR platform:p{n})" for n in range(12))
    assert len(alternatives(parse(many).root)) == 1
    assert len(alternatives(parse("(is:own OR is:read) (door OR is:complaint)").root)) == 4


def test_days_begin_in_the_zone_that_was_asked_for(database, take):
    take(mention(1, created_at=NOW - 2 * DAY))
    day = "since:2024-10-02"  # NOW is 2024-10-04 07:00 UTC
    assert len(search(database, parse(day, NOW))) == 1
    assert not search(database, parse("since:2024-10-03", NOW))
