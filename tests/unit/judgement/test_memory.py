"""The memory: a person's word holds for the same text and for one that is nearly the same; contradictions are doubt."""

import pytest
from tests.unit.store.samples import judge

from earful.domain.judgement import MAYBE_FROM, UNSURE
from earful.judgement.memory import Memory, Said

LONG = "I bought the blue Halden kettle in spring and since last week the lid will not close any more"
ZH = "订单一直不发货，客服也不理人，问了三次都说在催，到底什么时候能发货"


def taught(*said, text=LONG):
    memory = Memory()
    for number, (words, one) in enumerate((each if isinstance(each, tuple) else (each, text)) for each in said):
        memory.put(number, one, Said(f"{number:036d}", **words))
    return memory


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        (LONG, True),
        (LONG.upper() + "!!!", True),
        (f"@halden {LONG} https://example.org/a?b=1", True),
        (LONG.replace("last week", "last month"), False),
        ("PS: " + LONG, False),
    ],
)
def test_the_same_and_the_nearly_same_text_are_known_again(text, exact):
    found = taught({"sentiment": "negative", "need": "repair"}).recall(text)
    assert found is not None
    assert (found.words, found.exact) == ({"sentiment": "negative", "need": "repair"}, exact)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.org",
        "😡😡😡",
        "The lid of my kettle",
        LONG.replace("will not close", "will close"),
        "I bought the green Halden toaster in winter and since today the door does not open",
        "\ud800" * 5000,
        "x" * 1_000_000,
    ],
)
def test_other_texts_and_the_opposite_are_not(text):
    assert taught({"sentiment": "negative"}).recall(text) is None


def test_chinese_wordings_and_traditional_characters_are_known_again():
    memory = taught({"desk": "logistics"}, text=ZH)
    assert memory.recall("訂單一直不發貨，客服也不理人，問了三次都說在催，到底什麼時候能發貨").exact
    assert memory.recall(ZH + "啊？？").words == {"desk": "logistics"}
    assert memory.recall("客服很好，发货很快，问了一次就回复了，满意") is None


def test_of_an_equal_text_the_newest_word_holds_head_by_head():
    memory = taught({"sentiment": "negative", "need": "repair"}, {"sentiment": "neutral"})
    assert memory.recall(LONG).words == {"sentiment": "neutral", "need": "repair"}


def test_what_people_said_differently_of_similar_texts_is_doubt():
    other = LONG.replace("blue", "red")
    memory = taught(
        ({"sentiment": "negative", "complaint": True}, LONG), ({"sentiment": "positive", "complaint": False}, other)
    )
    third = LONG.replace("blue", "white")
    assert memory.recall(third).torn == {"sentiment", "complaint"}
    (judged,) = memory.over([third], judge([third]))
    assert (judged.sentiment, judged.complaint) == (UNSURE, False)
    assert judged.maybe_complaint  # a person looks at it
    assert memory.recall(other).words["sentiment"] == "positive"


def test_a_word_that_was_taken_back_is_forgotten():
    memory = taught({"complaint": False}, {"complaint": True})
    memory.put(1, LONG, None)
    assert memory.recall(LONG).words == {"complaint": False}
    memory.put(0, LONG, None)
    assert memory.recall(LONG) is None
    assert (len(memory), memory._known, memory._sketches) == (0, {}, {})


def test_the_judgement_names_whose_word_it_is_and_keeps_the_rest():
    text = LONG + ", it is broken"
    memory = taught({"complaint": False}, text=text)
    (before,) = judge([text])
    (after,) = memory.over([text], [before])
    assert (after.complaint, after.said_by, after.negative) == (False, "0" * 36, before.negative)
    assert after.complaint_p < MAYBE_FROM
    assert (after.need, after.desk) == (None, None)


def test_a_flood_of_one_template_is_looked_up_among_its_newest_only():
    memory = Memory()
    for number in range(3000):
        name = "".join(chr(97 + int(digit)) for digit in f"{number:06d}")
        memory.put(number, f"my friend {name} says that {LONG}", Said(f"{number:036d}", complaint=True))
    assert memory.recall(f"my friend zoe says that {LONG}").words == {"complaint": True}
