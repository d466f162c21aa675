"""Files of every usual form into a store: what is understood, what is put aside, and that twice changes nothing."""

import csv
import hashlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from tests.unit.store.samples import judge

from earful.domain.brand import Brand, OwnAccount
from earful.domain.failures import KnownError
from earful.domain.moments import DAY, HOUR, iso, moment
from earful.engine.importing.columns import given_columns
from earful.engine.importing.dates import Reading
from earful.engine.importing.taking import Wish, alone, import_file
from earful.export.tables import write_csv, write_jsonl, write_xlsx
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.exporting import mentions
from earful.store.places import places

NOW = moment(datetime(2026, 11, 21, 8, 30, tzinfo=UTC))
CHINESE = "平台,昵称,粉丝数,发布时间,内容,点赞数,评论,链接\r\n知乎,小林,1.2万,昨天 12:30,霜线冰箱又坏了,3,12,https://www.zhihu.com/a/1\r\n"


class Base:
    """A store in a folder of its own, and what was imported into it."""

    def __init__(self, folder):
        self.folder = folder
        self.database = open_database(folder / "earful.db")
        self.files = 0

    def brand(self, name="Frostline", **more):
        return add_brand(self.database, Brand(0, name, **more), NOW)

    def take(self, content, name="given.csv", now=NOW, given=(), **wish):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.take_file(path, now, given, **wish)

    def take_file(self, path, now=NOW, given=(), **wish):
        wanted = Wish(given_columns(given), wish.get("platform"), wish.get("brand"))
        return import_file(path, self.database, judge, wanted, Reading(now))

    def all(self):
        return list(mentions(self.database))

    def digest(self):
        told = [[tuple(row) for row in self.database.rows(f"SELECT * FROM {table}")] for table in (
            "mention", "author", "mention_brand", "judgement", "edit", "rollup", "quarantine", "alert", "brand",
        )]  # fmt: skip
        return hashlib.sha256(repr(told).encode()).hexdigest()


@pytest.fixture
def base(tmp_path):
    made = Base(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def other(tmp_path):
    folder = tmp_path / "other"
    folder.mkdir()
    made = Base(folder)
    yield made
    made.database.close()


def figures(outcome):
    return outcome.read, outcome.new, outcome.updated, outcome.quarantined


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_chinese_spreadsheet_in_any_encoding(base, encoding):
    base.brand("Frostline", terms=("霜线",))
    assert figures(base.take(CHINESE.encode(encoding))) == (1, 1, 0, 0)
    (found,) = base.all()
    assert (found["platform"], found["author"]["name"], found["author"]["followers"]) == ("zhihu", "小林", 12_000)
    assert (found["created_at"], found["text"]) == ("2026-11-20T12:30:00Z", "霜线冰箱又坏了")
    assert found["counts"] == {"likes": 3, "reposts": None, "replies": 12, "quotes": None, "views": None}
    assert found["native_id"] == found["url"] == "https://www.zhihu.com/a/1"
    assert (found["brands"], found["judgement"]["complaint"]["label"]) == (["Frostline"], True)


def samples(base):
    """Mentions with everything that a form could lose."""
    base.brand(own=(OwnAccount("weibo", "us"),))
    base.brand("Coldfront", competitor=True)
    author = {"native_id": "7", "handle": "@ann", "name": 'Ann, the "first"', "followers": 0, "bot": False}
    rows = [
        {
            "native_id": "1",
            "kind": "post",
            "text": "=SUM(A1) Frostline broken\nsecond line",
            "title": "+1",
            "author": author,
        },
        {"native_id": "2", "kind": "comment", "text": "'quoted' 坏了", "author": None, "reply_to": "1", "root": "1"},
        {"native_id": "3", "kind": "review", "text": "", "rating": 4.0, "author": author, "media": ["a, b", "c"]},
        {
            "native_id": "00012",
            "kind": "repost",
            "text": "123",
            "repost_of": "1",
            "author": author | {"native_id": "8"},
        },
        {"native_id": "5", "kind": "article", "text": "long " * 20_000, "author": author, "edited_at": iso(NOW - HOUR)},
        {"native_id": "6", "kind": "post", "text": "gone", "author": author, "deleted_at": iso(NOW - HOUR)},
        {"native_id": "7", "kind": "post", "text": "nobody knows when", "author": author, "created_at": None},
        {"native_id": "8", "kind": "post", "text": "of nobody", "author": author, "brands": []},
    ]
    for number, row in enumerate(rows):
        told = {
            "platform": "weibo", "url": f"https://x.example/{number}", "uri": None, "lang": "zh", "own": number == 1,
            "created_at": iso(NOW - (number + 3) * DAY - 1), "fetched_at": iso(NOW - (number % 3 + 1) * HOUR),
            "counts": {"likes": 0, "replies": None}, "brands": ["Coldfront", "Frostline"][number % 2 :], **row,
        }  # fmt: skip
        yield told


@pytest.mark.parametrize(("name", "write"), [("a.jsonl", write_jsonl), ("a.csv", write_csv), ("a.xlsx", write_xlsx)])
def test_our_own_export_comes_back_as_it_was(base, other, name, write):
    first = "\n".join(json.dumps({"v": 1, **row}) for row in samples(base))
    assert figures(base.take(first, "first.jsonl")) == (8, 8, 0, 0)
    before = base.all()
    assert {row["native_id"]: row["text"] for row in before}["1"] == "=SUM(A1) Frostline broken\nsecond line"
    assert [row["native_id"] for row in before if row["deleted_at"]] == ["6"]
    write(before, other.folder / name)
    assert figures(other.take_file(other.folder / name, now=NOW + DAY)) == (8, 8, 0, 0)
    assert other.all() == before
    was = other.digest()
    assert figures(other.take_file(other.folder / name, now=NOW + 2 * DAY)) == (8, 0, 0, 0)
    assert other.digest() == was


def test_imported_twice_nothing_changes(base):
    base.brand()
    text = (
        "id,author,date,text,likes\n1,ann,2026-11-01,fine,3\n2,bo,5分钟前,broken,1.2万\n"
        "1,ann,2026-11-01,fine and edited,5\n,cy,06-14,no id,\n,cy,06-14,no id,\n9,dee,someday,when?,1\n,,,,\n"
    )
    assert figures(base.take(text)) == (6, 3, 0, 1)
    was = base.digest()
    assert figures(base.take(text, now=NOW + HOUR)) == (6, 0, 0, 1)
    assert base.digest() == was
    assert {row["text"] for row in base.all()} == {"fine and edited", "broken", "no id"}


def test_an_older_file_does_not_bring_old_words_back(base):
    base.brand()
    head = "id,author,date,text\n"
    base.take(head + "1,ann,2026-11-01,fine\n")
    assert figures(base.take(head + "1,ann,2026-11-01,broken\n"))[1:3] == (0, 1)
    assert figures(base.take(head + "1,ann,2026-11-01,fine\n"))[1:3] == (0, 0)
    assert [row["text"] for row in base.all()] == ["broken"]


def test_comments_that_share_the_address_of_their_post_all_stay(base):
    base.brand()
    head = "author,date,text,url\n"
    lines = [
        f"{name},2026-11-0{day},{name} says broken,https://x.example/post\n"
        for name, day in zip("abc", "123", strict=True)
    ]
    assert figures(base.take(head + "".join(lines))) == (3, 3, 0, 0)
    assert figures(base.take(head + lines[2] + lines[1] + "d,2026-11-04,new,https://x.example/post\n")) == (3, 1, 0, 0)
    assert sorted(row["text"] for row in base.all()) == ["a says broken", "b says broken", "c says broken", "new"]


def test_an_id_that_several_people_share_is_no_id(base):
    base.brand()
    text = "ID,author,date,text\n77,ann,2026-11-01,first\n77,bo,2026-11-01,second\n"
    assert figures(base.take(text)) == (2, 2, 0, 0)
    assert figures(base.take(text)) == (2, 0, 0, 0)


def test_what_cannot_be_read_is_put_aside_with_its_row_and_reason(base):
    base.brand()
    text = "date,text\n2026-11-01,fine\n03/04/2026,which?\n2026-11-01,half, a text\n2026-11-02,\n\n2026-11-03,last\n"
    outcome = base.take(text)
    assert figures(outcome) == (5, 2, 0, 3)
    assert [trouble.row for trouble in outcome.reasons] == [3, 4, 5]
    kept = base.database.rows("SELECT reason, item FROM quarantine ORDER BY id")
    assert kept[0]["reason"].startswith("row 3, date: “03/04/2026” could be two dates")
    assert json.loads(kept[1]["item"]) == {
        "file": "given.csv",
        "row": 4,
        "date": "2026-11-01",
        "text": "half",
        "…": [" a text"],
    }
    assert kept[2]["reason"] == "row 5, text: it has no text"


def test_day_and_month_are_told_by_the_other_dates(base):
    base.brand()
    base.take("date,text\n03/11/2026,one\n25/12/2025,two\n")
    assert [row["created_at"] for row in base.all()] == ["2025-12-25T00:00:00Z", "2026-11-03T00:00:00Z"]


def test_titles_above_the_columns_other_separators_and_split_dates(base):
    base.brand()
    base.take("Report of November;;;\n;;;\nDatum;Date;Time;Content\nx;2026-11-01;12:30;fine\n".replace("Datum", "Nr"))
    assert [(row["created_at"], row["text"]) for row in base.all()] == [("2026-11-01T12:30:00Z", "fine")]


def test_given_columns_go_before_guessed_ones_and_the_rest_is_kept(base):
    base.brand()
    outcome = base.take("was,text,wer\nbroken,a heading,Ann\n", given=["text=was", "author=3"], platform="shop")
    assert outcome.columns == {"text": "was", "author.name": "wer"}
    (row,) = base.all()
    assert (row["text"], row["author"]["name"], row["platform"]) == ("broken", "Ann", "shop")
    assert json.loads(base.database.row("SELECT extra FROM mention")["extra"]) == {"text": "a heading"}


@pytest.mark.parametrize(
    ("content", "name", "given", "said"),
    [
        (b"", "a.csv", (), "it is empty"),
        (b"a,b\n1,2\n", "a.csv", (), "no column of"),
        (b"text\nfine\n", "a.csv", ("text=words",), "no such column. Its columns are: text"),
        (b"text\nfine\n", "a.csv", ("colour=text",), "no field “colour”"),
        (b"text\nfine\n", "a.csv", ("text",), "write FIELD=COLUMN"),
        (b"text\ncaf\xe9 tr\xe8s \xe0 l\xe0\n", "a.csv", (), "neither UTF-8 nor GB18030"),
        (b"PK\x03\x04nonsense", "a.xlsx", (), "not a whole XLSX workbook"),
        (b"\xd0\xcf\x11\xe0old", "a.xls", (), "only CSV, XLSX, JSON"),
        (b'[{"text": "fine"}, {"text": ', "a.json", (), "line 1: this is not JSON"),
        (b'[{"text": "fine"},\n{"text": "fine"}\n', "a.json", (), "line 3: the list is cut off"),
        (b'{"text": ', "a.json", (), "this is not JSON"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(base, content, name, given, said):
    base.brand()
    with pytest.raises(KnownError) as caught:
        base.take(content, name, given=given)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(base, tmp_path):
    with pytest.raises(KnownError, match="Cannot read"):
        base.take_file(tmp_path / "nowhere.csv")
    with pytest.raises(KnownError, match="Cannot read"):
        base.take_file(tmp_path)


def test_json_in_its_usual_wrappings(base):
    base.brand()
    item = {
        "id": 2**60,
        "text": "broken",
        "created_at": 1_793_680_200,
        "user": {"screen_name": "ann", "id": 9},
        "x": {"likes": 4},
    }
    for number, wrap in enumerate(
        (lambda one: one, lambda one: [one], lambda one: {"data": {"items": [one]}, "next": None})
    ):
        base.take(json.dumps(wrap(item | {"id": 2**60 + number})), "a.json")
    found = base.all()
    assert [row["native_id"] for row in found] == [str(2**60 + number) for number in range(3)]
    assert {(row["author"]["native_id"], row["author"]["handle"], row["counts"]["likes"]) for row in found} == {
        ("9", "ann", 4)
    }


def test_lines_that_are_no_json_are_put_aside_and_the_others_read(base):
    base.brand()
    lines = [
        '{"text": "fine"}',
        "{broken",
        "[1]",
        '{"text": NaN}',
        "[" * 100_000,
        '{"text": "later", "more": 1, "likes": 2}',
    ]
    assert figures(base.take("\n".join(lines), "a.jsonl")) == (6, 2, 0, 4)


def test_harmful_texts(base):
    base.brand()
    lines = [{"text": "a\0b\ud800", "author": "x\0"}, {"text": "m" * 1_000_000}, {"text": "\u202eturned\u202c"}]
    assert figures(base.take("\n".join(json.dumps(line) for line in lines), "a.jsonl")) == (3, 3, 0, 0)
    assert sorted(len(row["text"]) for row in base.all()) == [3, 6, 1_000_000]
    assert figures(base.take('text,author\n"' + "n" * 1_000_000 + '",x\n"b\0c",y\n')) == (2, 2, 0, 0)


def test_a_forgotten_quotation_mark_does_not_swallow_the_file(base):
    base.brand()
    lines = "".join(f"{number},{'fine ' * 100}\n" for number in range(12_000))
    outcome = base.take('id,text\n1,"forgotten\n' + lines)
    assert outcome.quarantined >= 1
    assert outcome.new > 1_000
    assert "quotation mark" in outcome.reasons[0].reason


def test_a_cut_character_costs_one_character(base):
    base.brand()
    assert figures(base.take("text\n霜线冰箱坏了一次又一次\n霜线".encode()[:-1])) == (2, 2, 0, 0)


def test_a_workbook_with_dates_numbers_and_a_second_sheet(base):
    base.brand()
    book = Workbook()
    for sheet, first in ((book.active, 1), (book.create_sheet("more"), 3)):
        sheet.append(["编号", "日期", "内容", "点赞数"])
        sheet.append([first, datetime(2026, 11, 3, 12, 30), "fine", 5])
        sheet.append([first + 1, 46_329.5, "坏了", "1.2万"])
    book.save(base.folder / "a.xlsx")
    assert figures(base.take_file(base.folder / "a.xlsx")) == (4, 4, 0, 0)
    assert {(row["native_id"], row["created_at"], row["counts"]["likes"]) for row in base.all()} == {
        ("1", "2026-11-03T12:30:00Z", 5), ("2", "2026-11-03T12:00:00Z", 12_000),
        ("3", "2026-11-03T12:30:00Z", 5), ("4", "2026-11-03T12:00:00Z", 12_000),
    }  # fmt: skip


def test_whose_it_is(base):
    base.brand("Frostline", own=(OwnAccount("weibo", "霜线官方"),))
    base.brand("Coldfront", competitor=True)
    head = "platform,author,text,品牌\n"
    outcome = base.take(
        head + "weibo,霜线官方,we are sorry,\nweibo,x,Coldfront is broken,\nweibo,y,it is broken,coldfront\n"
    )
    assert outcome.unassigned == 0
    assert {row["text"]: (row["brands"], row["own"]) for row in base.all()} == {
        "we are sorry": (["Frostline"], True),
        "Coldfront is broken": (["Coldfront"], False),
        "it is broken": (["Coldfront"], False),
    }
    assert base.take("text\nnobody's\n", brand="coldfront").new == 1
    with pytest.raises(KnownError, match="There is no brand called “Nobody”"):
        base.take("text\nfine\n", brand="Nobody")


def test_without_a_brand_it_says_how_many_belong_to_none_and_a_second_import_links_them(base):
    text = "date,text\n2026-11-01,broken\n"
    assert base.take(text).unassigned == 1
    base.brand()
    assert figures(base.take(text, brand="Frostline")) == (1, 0, 0, 0)
    assert [row["brands"] for row in base.all()] == [["Frostline"]]


def test_only_the_fresh_raise_an_alert(base):
    base.brand()
    base.take("date,text\n2026-11-21 08:00,broken today\n2026-11-01,broken long ago\n")
    assert base.database.row("SELECT count(*) AS n FROM alert")["n"] == 1


def test_one_at_a_time(tmp_path):
    place = places(tmp_path)
    with alone(place), pytest.raises(KnownError, match="Another Earful"), alone(place):
        pass


def test_a_large_file_is_read_as_a_stream(base):
    base.brand()
    with (base.folder / "a.csv").open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "text"])
        writer.writerows([number, f"fine {number}"] for number in range(6_000))
    seen = []
    import_file(base.folder / "a.csv", base.database, judge, Wish(), Reading(NOW), seen.append)
    assert seen == [5_000, 6_000]
    assert len(base.all()) == 6_000


def test_markup_of_pages_becomes_plain_text(base):
    base.brand()
    status = {
        "id": "1",
        "content": "<p>It is <b>broken</b> &amp; loud</p>",
        "account": {"acct": "ann@x.example", "id": "4"},
    }
    base.take(json.dumps(status), "a.json")
    (row,) = base.all()
    assert (row["text"], row["author"]["handle"], row["author"]["native_id"]) == (
        "It is broken & loud",
        "ann@x.example",
        "4",
    )


@given(
    content=st.binary(max_size=300) | st.text(max_size=200).map(str.encode),
    name=st.sampled_from(["a.csv", "a.json", "a.jsonl", "a"]),
)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_rows_or_one_sentence(base, content, name):
    try:
        outcome = base.take(content, name)
    except KnownError as error:
        assert str(error)  # noqa: PT017
        return
    assert outcome.read == outcome.new + outcome.updated + outcome.quarantined or outcome.read > 0


_CELLS = st.text(alphabet=st.sampled_from("ab 坏\",\n'=\0\ud8001-"), max_size=12)


@given(st.lists(st.tuples(_CELLS, _CELLS, _CELLS), max_size=8))
@settings(max_examples=20, deadline=None)
def test_any_table_imported_twice_changes_nothing(tmp_path_factory, rows):
    lines = [["id", "author", "text"], *rows]
    text = "\r\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    base = Base(tmp_path_factory.mktemp("table"))
    try:
        base.take(text.encode("utf-8", "surrogatepass"))
        was = base.digest()
        again = base.take(text.encode("utf-8", "surrogatepass"), now=NOW + HOUR)
        assert (again.new, again.updated, base.digest()) == (0, 0, was)
    finally:
        base.database.close()
