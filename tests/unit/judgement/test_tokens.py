"""Tokens: what is one, and which spellings are the same."""

import pytest

from earful.judgement.features import stream
from earful.judgement.hanzi import simplified
from earful.judgement.scripts import script_of, telling_language
from earful.judgement.tokens import find_tokens, token_of
from earful.judgement.vocabulary import Vocabulary, hash_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Don't call me.", ["Don't", "call", "me", "."]),
        ("see https://a.example/x?y now", ["see", "https://a.example/x?y", "now"]),
        ("@Acme_Help where?!", ["@Acme_Help", "where", "?!"]),
        ("太差了[怒]！！", ["太", "差", "了", "[怒]", "！！"]),
        ("@海棠航空 退票", ["@海棠航空", "退", "票"]),
        ("iPhone电池 100", ["iPhone", "电", "池", "100"]),
        ("so good 😀", ["so", "good", "😀"]),
        ("सेवा खराब", ["सेवा", "खराब"]),
    ],
)
def test_text_is_cut_into_tokens(text: str, tokens: list[str]) -> None:
    assert find_tokens(text) == tokens


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("SOOOOOO", "soo"),
        ("ＡＢＣ", "abc"),
        ("don’t", "don't"),
        ("貨", "货"),
        ("！！！！！", "!!!"),
        ("12345", "67890"),
    ],
)
def test_spellings_that_are_the_same(left: str, right: str) -> None:
    assert token_of(left).form == token_of(right).form


def test_shouting_and_negation_are_seen() -> None:
    assert token_of("NEVER").shouted
    assert token_of("NEVER").negates
    assert token_of("isn't").negates
    assert not token_of("TV").shouted


def test_a_negation_turns_words_until_the_comma() -> None:
    vocabulary = Vocabulary()
    seen = stream(["not good at all, honest"], vocabulary)
    plain = stream(["good at all honest"], vocabulary)
    forms = [vocabulary.tokens[number].form for number in seen.ids]
    assert forms == ["<start>", "not", "good", "at", "all", ",", "honest"]
    assert set(seen.ids[2:5].tolist()).isdisjoint(plain.ids.tolist())
    assert seen.ids[6] in plain.ids


def test_spellings_of_one_token_are_one_token() -> None:
    vocabulary = Vocabulary()
    seen = stream(["@ann late @bob Late LATE"], vocabulary).ids.tolist()
    assert seen[1] == seen[3]
    assert seen[2] == seen[4]
    assert seen[2] != seen[5]  # shouting is not lost


def test_hashes_are_fixed() -> None:
    assert hash_of("refund") == 1529615448
    assert hash_of("") == 0


def test_the_table_of_characters_has_no_chains() -> None:
    pairs = simplified()
    assert len(pairs) > 800
    assert not [old for old, new in pairs.items() if new in pairs]


def test_scripts() -> None:
    assert script_of("a") == script_of("é")
    assert len({script_of(letter) for letter in "a中あ한ไعहжα"}) == 9
    assert telling_language("ще їхати", "ru") == "ru"
    assert telling_language("її їжа", "ru") == "uk"
