"""Tables as they come: heads of two lines, doubled names, quotation marks that lie, two encodings in one file."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from tests.unit.engine.importing.test_import import NOW, Base, figures

from earful.engine.importing.columns import header_score
from earful.engine.importing.reading import rows
from earful.engine.importing.tables import csv_lines


@pytest.fixture
def base(tmp_path):
    made = Base(tmp_path)
    made.brand()
    yield made
    made.database.close()


def read(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(rows(path, lambda names: header_score(names, {})))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator_and_lines_within_cells(tmp_path, separator):
    text = (
        separator.join(["id", "text"])
        + "\r\n"
        + separator.join(["1", '"two\r\nlines, ""said""; and | a\ttab"'])
        + "\r\n"
    )
    (row,) = read(tmp_path / "a.csv", text)
    assert row.cells == {"id": "1", "text": 'two\r\nlines, "said"; and | a\ttab'}


def test_an_unclosed_quotation_mark_costs_one_row(tmp_path):
    found = read(tmp_path / "a.csv", 'id,text\n1,"forgotten\n2,fine\n3,"good, too"\n4,fine\n')
    assert [(row.number, row.cells["id"], row.problem) for row in found] == [
        (2, "1", "a quotation mark in it is never closed"),
        (3, "2", None),
        (4, "3", None),
        (5, "4", None),
    ]
    found = read(tmp_path / "a.csv", 'id,text\n1,"forgotten\n2,fine\n3,"again\n4,fine\n')
    assert [row.cells["id"] for row in found] == ["1", "2", "3", "4"]
    assert [bool(row.problem) for row in found] == [True, False, True, False]


def test_a_mark_within_words_is_a_mark(tmp_path):
    found = read(tmp_path / "a.csv", 'id,text\n1,a 5" disk\n2,"a ""5"" disk"\n')
    assert [row.cells["text"] for row in found] == ['a 5" disk', 'a "5" disk']


def test_two_encodings_in_one_file_are_told_row_by_row(base):
    utf8 = "id,text\n1,霜线冰箱坏了\n2,fine\n".encode()
    utf8 += "".join(f"{number},霜线 {number}\n" for number in range(6, 16)).encode()
    content = utf8 + "3,霜线冰箱又坏了，没人管\n".encode("gb18030") + b"4,caf\xe9\n" + "5,门关不上\n".encode()
    outcome = base.take(content)
    assert figures(outcome) == (15, 15, 0, 0)
    assert {row["text"] for row in base.all()} >= {"霜线冰箱坏了", "霜线冰箱又坏了，没人管", "caf\ufffd", "门关不上"}
    assert [(note.row, note.reason) for note in outcome.notes] == [
        (14, "it is in GB18030, unlike the rest of the file"),
        (15, "some of its characters could not be read"),
    ]
    lines = '{"text": "霜线"}\n'.encode() + '{"text": "冰箱坏了"}\n'.encode("gb18030")
    assert [note.row for note in base.take(lines, "a.jsonl").notes] == [2]


def test_names_that_occur_twice_and_heads_of_two_lines(tmp_path, base):
    book = Workbook()
    sheet = book.active
    sheet.append(["十一月投诉汇总", None, None, None, None])
    sheet.append(["内容", "时间", "用户", None, None])
    sheet.append([None, None, "昵称", "粉丝数", None])
    sheet.append(["坏了", "2026-11-03", "小林", "1.2万", None])
    sheet.append([None] * 5)
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("C2:D2")
    book.save(base.folder / "a.xlsx")
    assert figures(base.take_file(base.folder / "a.xlsx")) == (1, 1, 0, 0)
    (row,) = base.all()
    assert (row["text"], row["author"]["name"], row["author"]["followers"]) == ("坏了", "小林", 12_000)
    found = read(tmp_path / "b.csv", "text,time,time,time\nfine,1,2,3\n")
    assert found[0].cells == {"text": "fine", "time": "1", "time #2": "2", "time #3": "3"}


def test_a_name_above_an_empty_one(tmp_path):
    found = read(tmp_path / "a.csv", "正文,,\n,发布时间,昵称\n坏了,2026-11-03,小林\n")
    assert found[0].cells == {"正文": "坏了", "发布时间": "2026-11-03", "昵称": "小林"}


def test_cells_of_a_megabyte(base):
    text = "坏" * 400_000
    assert figures(base.take(f'id,text\n1,"{text}\n{text}"\n')) == (1, 1, 0, 0)
    assert [len(row["text"]) for row in base.all()] == [800_001]


_CELL = st.text(alphabet='a,"\n坏 ', max_size=8)


@given(st.lists(st.lists(_CELL, min_size=2, max_size=4), min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_whatever_a_spreadsheet_writes_is_read_as_it_was(tmp_path_factory, table):
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    stream = io.StringIO()
    head = ["one", "two", "three"]
    csv.writer(stream).writerows([head, *table])
    path.write_text(stream.getvalue(), "utf-8", newline="")
    found = list(csv_lines(path))
    assert [line.cells for line in found] == [head, *table]
    assert not any(line.problem for line in found)


@given(st.text(alphabet='a,"\n', max_size=80))
@settings(max_examples=150, deadline=None)
def test_no_line_is_swallowed_whatever_the_marks(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_text(text, "utf-8", newline="")
    told = "".join("".join(line.cells) for line in csv_lines(path))
    assert told.count("a") == text.count("a")


def test_a_long_workbook(base):
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["id", "text"])
    for number in range(3_000):
        sheet.append([number, f"fine {number}"])
    book.save(base.folder / "a.xlsx")
    assert figures(base.take_file(base.folder / "a.xlsx", now=NOW)) == (3_000, 3_000, 0, 0)
