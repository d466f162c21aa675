"""The search language: what is understood, what is refused and where, and that one spelling stands for several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.domain.failures import KnownError
from earful.domain.folding import folded, places
from earful.domain.matching import Hit, Said, hits
from earful.domain.moments import DAY, HOUR, zone
from earful.domain.query import And, Field, Not, Or, Query, Words, leaves, parse, pinned

NOW = 20_000 * DAY + 7 * HOUR


def said(text):
    """What was understood, as a small text of its own."""
    return _shown(parse(text, NOW).root)


def _shown(node):
    match node:
        case Words(runs, prefix, author, _):
            return ("@" if author else "") + "_".join(runs) + ("*" if prefix else "")
        case Field(name, value, _):
            return f"{name}={value}"
        case Not(part):
            return f"-{_shown(part)}"
        case And(parts):
            return f"({' '.join(map(_shown, parts))})"
        case Or(parts):
            return f"({' | '.join(map(_shown, parts))})"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("door", "door"),
        ("Door SEAL", "(door seal)"),
        ("door AND seal", "(door seal)"),
        ("a b OR c d", "((a b) | (c d))"),
        ("a (b OR c) d", "(a (b | c) d)"),
        ("a NOT b", "(a -b)"),
        ("a AND NOT b OR NOT c", "((a -b) | -c)"),
        ("-a", "-a"),
        ("-(a OR b)", "-(a | b)"),
        ('-"a b"', "-a_b"),
        ('"came off"', "came_off"),
        ('"came of"*', "came_of*"),
        ("seal*", "seal*"),
        ("T-Mobile", "t_mobile"),
        ("Frost300冰箱", "frost_300_冰箱".replace("frost_300", "frost300")),
        ("電視（壞了 OR 坏）", "(电视 (坏了 | 坏))"),
        ("“霜线 冰箱” －客服", "(霜线_冰箱 -客服)"),
        ("「霜线」", "霜线"),
        ("and or not", "(and or not)"),
        ("!!! door ... -", "door"),
        ("door - seal", "(door seal)"),
        ("http://x.example/a", "http_x_example_a"),
        ("author:anna", "@anna"),
        ("author:ann*", "@ann*"),
        ("author:@Anna.Example", "(@anna_example handle=anna.example)"),
        ("author：小明", "@小明"),
        ("is:Complaint -is:read", "(is=complaint -is=read)"),
        ('brand:"Frost Line"', "brand=frost line"),
        ("since:7d", f"since={NOW - 7 * DAY}"),
        ("since:2024-10-02 until:2024-10-03T12:00", f"(since={19_998 * DAY} until={19_999 * DAY + 12 * HOUR})"),
        ("feeling:negative need:refund desk:service", "(feeling=negative need=refund desk=service)"),
        ("3:30 re:invent", "(3_30 re_invent)"),
    ],
)
def test_what_is_typed_is_understood(text, shown):
    assert said(text) == shown


def test_a_pinned_query_means_the_same_later_and_elsewhere():
    text = 'a (since:7d OR -until:"2024-10-03") since:2024-10-02 "b'
    place = zone("Asia/Shanghai")
    once = pinned(f'{text}"', NOW, place)
    assert "since:2024-09-27T07:00:00Z" in once
    assert "until:2024-10-02T16:00:00Z" in once
    later, first = parse(once, NOW + DAY, zone("America/Lima")), parse(f'{text}"', NOW, place)
    assert _shown(later.root) == _shown(first.root)
    with pytest.raises(KnownError):
        pinned(text, NOW, place)


@pytest.mark.parametrize("text", ["", "   ", "\u3000"])
def test_nothing_typed_finds_everything(text):
    assert parse(text).everything


@pytest.mark.parametrize(
    ("text", "kind", "at"),
    [
        ('door "came off', "query_open_quote", 6),
        ("“霜线", "query_open_quote", 1),
        ("(door OR seal", "query_open_bracket", 1),
        ("door (", "query_open_bracket", 6),
        ("door)", "query_stray_bracket", 5),
        ("a () b", "query_empty_bracket", 3),
        ("door AND", "query_operand", 6),
        ("OR door", "query_operand", 1),
        ("a AND OR b", "query_operand", 3),
        ("door NOT", "query_operand", 6),
        ("door author:", "query_no_value", 6),
        ("author:@", "query_no_value", 1),
        ("is:happy", "query_value", 1),
        ("x kind:song", "query_value", 3),
        ("since:soon", "query_time", 1),
        ("since:2026-13-01", "query_time", 1),
        ("!!!", "query_nothing", 1),
        ("*", "query_nothing", 1),
        ("x" * 3000, "query_too_long", 2001),
        ("(" * 30 + "a" + ")" * 30, "query_too_deep", 21),
        ("NOT " * 30 + "a", "query_too_deep", 81),
    ],
)
def test_a_fault_says_where_it_is(text, kind, at):
    with pytest.raises(KnownError) as caught:
        parse(text, NOW)
    assert (caught.value.failure.kind, caught.value.failure.params["at"]) == (kind, str(at))
    assert "–" not in str(caught.value)  # a dash would be a blank that nothing filled


def test_the_words_of_a_brand_know_fewer_fields():
    assert parse("Frost author:anna platform:rss lang:zh kind:review", watch=True)
    with pytest.raises(KnownError, match="character 7"):
        parse("frost is:complaint", watch=True)


PIECES = st.sampled_from(
    ["door", "冰箱", " ", '"', "“", "(", ")", "（", "-", "*", "AND", "OR", "NOT", "is:", "is:read", "author:@",
     "since:", "7d", "@", "\u200b", "\ud800", "\0", "：", "ß"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_whatever_is_typed_is_understood_or_refused_with_its_place(text):
    try:
        query, at = parse(text, NOW), 1
    except KnownError as error:
        query, at = Query(), int(error.failure.params["at"])
    assert 1 <= at <= max(1, len(text))
    for leaf in leaves(query.root):
        assert 0 <= leaf.at < len(text)
    hits(query, Said(text))


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_and_every_place_is_within(text):
    once = folded(text)
    assert folded(once) == once
    where = places(text)
    assert len(where) == len(once) + 1
    assert where == sorted(where)
    assert where[-1] == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("電視壞了", "电视坏了"),
        ("裡裏", "里里"),
        ("ＦＲＯＳＴ　１", "frost 1"),
        ("Ångström", "angstrom"),
        ("ｶﾞﾗｽ", "ガラス"),
        ("𝐅𝐫𝐨𝐬𝐭", "frost"),
        ("cafe\u0301", "café"),
        ("fro\u00adst\u200b", "frost"),
    ],
)
def test_several_spellings_fold_to_one(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("ガ", "カ"), ("й", "и"), ("Frostline™", "frostlinetm"), ("国", "固")])
def test_what_differs_stays_apart(one, other):
    assert folded(one) != folded(other)


def found(query, text, **more):
    return hits(parse(query, NOW), Said(text, **more))


def test_hits_say_where_the_words_stand_in_the_text_as_written():
    text = "Die Ｆｒｏｓｔ\u200b-Line mit Cafe\u0301, 電視壞了"
    for query, wanted in (
        ('"frost line"', "Ｆｒｏｓｔ\u200b-Line"),
        ("café", "Cafe\u0301"),
        ("电视", "電視"),
        ("坏了", "壞了"),
    ):
        (hit,) = found(query, text)
        assert text[hit.start : hit.end] == wanted
    assert found("b", "a b", title="b") == (Hit("text", 2, 3), Hit("title", 0, 1))


def test_only_what_must_be_there_is_a_hit():
    assert found("a -b", "a b") is None
    assert found("a -c", "a b") == (Hit("text", 0, 1),)
    assert found("-c", "a b") == ()
    assert found("a OR b", "a b") == (Hit("text", 0, 1), Hit("text", 2, 3))
    assert found("a lang:zh", "a", lang="zh-TW")
    assert found("a lang:zh", "a", lang="zha") is None
    assert found("a platform:X", "a", platform="x")
    assert found("author:@anna", "a", byline="anna@social.example Anna")[0] == Hit("byline", 0, 4)
    assert found("author:@ann", "a", byline="anna Anna") is None
