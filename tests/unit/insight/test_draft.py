"""What is seen in a reply before it is sent."""

import pytest

from earful.insight.draft import check

OURS = "Hello, thank you for reaching out, please send us a direct message with your order number"


@pytest.mark.parametrize(
    "text",
    [
        "We are so sorry.",
        "Our mistake, entirely.",
        "I apologise for the wait.",
        "非常抱歉让您久等了",
        "對不起,是我們的錯",
    ],
)
def test_an_apology_is_seen(text):
    assert check(text, None).apology


@pytest.mark.parametrize(
    "text", ["Sorry you feel that way.", "We are sorry if you feel ignored", "Thank you!", "感谢反馈"]
)
def test_what_only_sounds_like_one_is_none(text):
    assert not check(text, None).apology


@pytest.mark.parametrize(
    ("need", "text"),
    [
        ("refund", "Your refund went out this morning."),
        ("repair", "A technician will come on Monday."),
        ("delivery", "快递明天送达"),
        ("safety", "Please stop using it and unplug it."),
        ("respect", "We did not listen. I am sorry."),
        ("privacy", "您的个人信息已经删除"),
    ],
)
def test_it_answers_the_need_it_speaks_of_and_no_other(need, text):
    assert check(text, need).answers is True
    assert check("Thank you for your message.", need).answers is False


def test_without_a_need_nothing_is_said_about_it():
    assert check("Your refund went out.", None).answers is None
    assert check("Your refund went out.", "other").answers is None


def test_words_that_were_sent_before_are_canned_whoever_they_go_to():
    assert check(f"@anna {OURS}!", None, [OURS]).canned
    assert not check("Your washing machine will be exchanged on Monday by Mr Chen", None, [OURS]).canned


@pytest.mark.parametrize(
    "text", ["Here is a €20 voucher.", "我们补偿您一张优惠券", "We will refund you.", "15% off next time"]
)
def test_money_offered_in_public_is_seen(text):
    assert check(text, None).offers_in_public
    assert not check("A technician comes on Monday.", None).offers_in_public
