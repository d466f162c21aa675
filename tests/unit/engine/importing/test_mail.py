"""Mail into the store: mbox and EML, threads, charsets that lie, what is quoted and signed, and that it never fails."""

import base64
import tracemalloc
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.engine.importing.test_import import Base, figures

from earful.domain.brand import OwnAccount
from earful.engine.importing.mail import decoded, message_row
from earful.engine.importing.mail_files import mail_rows
from earful.engine.importing.mail_words import said_in_html, said_in_text
from earful.store.database import open_database


@pytest.fixture
def base(tmp_path):
    made = Base(tmp_path)
    yield made
    made.database.close()


def mail(number, body, sender="Ann <Ann@x.example>", **headers):
    lines = {"From": sender, "To": "care@brand.example", "Subject": f"Kettle {number}",
             "Date": f"Tue, {number:02} Nov 2026 10:00:00 +0800", "Message-ID": f"<{number}@x.example>",
             **{name.replace("_", "-"): value for name, value in headers.items()}}  # fmt: skip
    return "".join(f"{name}: {value}\n" for name, value in lines.items()) + f"\n{body}\n"


def mbox(*mails):
    return "".join(f"From ann@x.example Tue Nov  3 10:00:00 2026\n{one}\n" for one in mails).encode()


def test_a_thread_with_our_answer(base):
    base.brand(own=(OwnAccount("email", "care@brand.example"),))
    answer = mail(4, "We are sorry.\n\n> It is broken", "Care <care@brand.example>", In_Reply_To="<3@x.example>",
                  References="<1@x.example> <3@x.example>")  # fmt: skip
    content = mbox(mail(3, "It is broken.\n\n-- \nAnn"), answer)
    assert figures(base.take(content, "care.mbox")) == (2, 2, 0, 0)
    first, second = base.all()
    assert (first["platform"], first["native_id"], first["text"]) == ("email", "3@x.example", "It is broken.")
    assert (first["title"], first["created_at"]) == ("Kettle 3", "2026-11-03T02:00:00Z")
    assert (first["author"]["native_id"], first["author"]["name"]) == ("ann@x.example", "Ann")
    assert (second["own"], second["reply_to"], second["root"]) == (True, "3@x.example", "1@x.example")
    assert base.database.row("SELECT answered_at FROM mention WHERE own=0")["answered_at"] is not None
    kept = base.database.row("SELECT extra FROM mention WHERE own=1")["extra"]
    assert "It is broken" in kept
    assert second["text"] == "We are sorry."
    was = base.digest()
    assert figures(base.take(content, "again.mbox")) == (2, 0, 0, 0)
    assert base.digest() == was


def test_an_own_domain_is_all_its_addresses(base):
    base.brand(own=(OwnAccount("email", "brand.example"),))
    base.take(mbox(mail(3, "We are sorry.", "shop@brand.example"), mail(4, "broken", "ann@notbrand.example")), "a.mbox")
    assert [row["own"] for row in base.all()] == [True, False]


def test_a_single_message_by_its_content(base):
    base.brand()
    assert figures(base.take(mail(3, "It is broken."), "saved message")) == (1, 1, 0, 0)
    assert figures(base.take(mail(4, "It is broken."), "a.eml")) == (1, 1, 0, 0)


def test_a_table_that_begins_like_mail_is_a_table(base):
    base.brand()
    assert figures(base.take("from:,text\nann,broken\n", "a.csv")) == (1, 1, 0, 0)


def test_a_line_in_a_text_that_begins_with_from_ends_no_message(base):
    base.brand()
    text = "From the first day on\n\nFrom 10:00 to 12:00 in 2026\nnobody came.\n\n>From my window I saw it."
    base.take(mbox(mail(3, text), mail(4, "second")), "a.mbox")
    assert [row["text"] for row in base.all()] == [text.replace(">From", "From"), "second"]


@pytest.mark.parametrize(
    ("charset", "data", "read"),
    [
        ("gb2312", "冰箱坏了，門".encode("gb18030"), "冰箱坏了，門"),
        ("us-ascii", "Kühlschrank".encode(), "Kühlschrank"),
        ("utf-8", "冰箱".encode("gb18030"), "冰箱"),
        ("iso-8859-1", "“broken”".encode("cp1252"), "“broken”"),
        ("no-such-charset", "冰箱".encode(), "冰箱"),
        (None, b"plain", "plain"),
    ],
)
def test_charsets_that_do_not_say_the_truth(charset, data, read):
    assert decoded(data, charset) == read


def test_headers_in_any_encoding():
    subject = "=?gb2312?B?" + base64.b64encode("门坏了".encode("gb18030")).decode() + "?="
    raw = b"From: \xcd\xf5\xc5\xae\xca\xbf <w@x.example>\nSubject: " + subject.encode() + b"\nDate: nonsense\n\nhi\n"
    cells = message_row(1, raw).cells
    assert (cells["author.name"], cells["author.handle"], cells["title"]) == ("王女士", "w@x.example", "门坏了")
    assert "created_at" not in cells
    late = message_row(1, b"From: a@x.example\nReceived: by m; Tue, 3 Nov 2026 10:00:00 +0000\n\nhi\n").cells
    assert late["created_at"] == datetime(2026, 11, 3, 10, tzinfo=UTC)


def test_parts_html_and_attachments():
    message = EmailMessage()
    message["From"], message["Subject"] = "ann@x.example", "Door"
    message.set_content(
        '<p>It is <b>broken</b>.</p><div class="gmail_quote">Care wrote:<p>Hi</p></div>', subtype="html"
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="门.png")
    inner = EmailMessage()
    inner["Subject"] = "older"
    inner.set_content("secret words of somebody else")
    message.add_attachment(inner)
    cells = message_row(1, message.as_bytes()).cells
    assert (cells["text"], cells["media"]) == ("It is broken.", ["门.png", "older"])
    assert cells["quoted"] == "Care wrote:\n\nHi"


def test_flowed_text_is_joined():
    raw = b"From: a@x.example\nContent-Type: text/plain; format=flowed\n\nIt is \nbroken.\n> old \n> words\n-- \nAnn\n"
    cells = message_row(1, raw).cells
    assert (cells["text"], cells["signature"]) == ("It is broken.", "--\nAnn")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("No.\n\nOn Tue, 3 Nov 2026 at 10:00, Care\n<care@brand.example> wrote:\n> Is it fixed?", "No."),
        ("No.\n\nAm 3. November schrieb Care:\nIst es gut?", "No."),
        ("没有。\n\n在 2026年11月3日 10:00，客服写道：\n> 修好了吗", "没有。"),
        ("没有。\n\n------------------ 原始邮件 ------------------\n发件人: 客服\n修好了吗", "没有。"),
        ("No.\n\nFrom: Care\nSent: Tuesday\nTo: Ann\nSubject: x\n\nIs it fixed?", "No."),
        ("> Is it fixed?\n\nNo.\n\n> Really?\n\nNo.", "No.\n\nNo."),
        ("No.\n\n发自我的iPhone", "No."),
        ("> only a quote", "> only a quote"),
        ("-- Forwarded message --\nFrom: Ann\nDate: x\n\nbroken", None),
        ("Prices went from 2019: 5 to\n2026: 9 and she wrote:\nnothing", None),
    ],
)
def test_what_was_said_apart_from_what_is_quoted(text, own):
    assert said_in_text(text).text == (own or text)


@given(st.text(alphabet="ab>-\n \t坏On wrote:发件人", max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost_between_said_quoted_and_signed(text):
    def letters(told):
        return sorted(mark for mark in told if mark.isalnum())

    said = said_in_text(text)
    assert letters(said.text + said.quoted + said.signature) == letters(text)
    if any(mark.isalnum() for mark in text):
        assert said.text
    said_in_html(text)


_PIECES = (
    b"From: ", b"Subject: ", b"Date: ", b"Content-Type: ", b"multipart/mixed; boundary=x\n", b"--x\n", b"\n", b"?=",
    b"=?utf-8?B?", b"<@>", b"\xb1\xf9", b"text/html; charset=", b'"', b"message/rfc822\n",
)  # fmt: skip


@given(st.binary(max_size=400) | st.lists(st.sampled_from(_PIECES), max_size=30).map(b"".join))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_row(raw):
    row = message_row(1, raw)
    assert row.problem or isinstance(row.cells, dict)


def test_a_large_mailbox_is_read_as_a_stream(tmp_path):
    path = tmp_path / "a.mbox"
    with path.open("wb") as stream:
        for number in range(200):
            stream.write(mbox(mail(1 + number % 28, "broken\n" + "x" * 76 + "\n" + ("y" * 76 + "\n") * 1_300)))
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    count = sum(1 for _ in mail_rows(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 200
    assert peak < 4_000_000


def test_a_mailbox_and_its_store_stay_apart(tmp_path):
    """A message without an id is known again by its words."""
    base = Base(tmp_path)
    base.brand()
    nameless = mail(3, "broken").replace("Message-ID: <3@x.example>\n", "")
    base.take(mbox(nameless), "a.mbox")
    assert figures(base.take(mbox(nameless), "b.mbox")) == (1, 0, 0, 0)
    base.database.close()
    open_database(tmp_path / "earful.db").close()
