"""Posts that are odd in themselves: a megabyte, nothing but emoji, markup, right to left, no date."""

import json

from tests.e2e.servers import events

BIG = "The Frostline is broken. " * 42_000


def test_odd_posts_are_taken_in_whole_and_searchable(earful, feed, tmp_path):
    earful("brand", "add", "Frostline")
    earful("source", "add", "rss", "--server", feed.url)
    feed.entries = [
        ("big", "Long", BIG),
        ("emoji", "", "😡😡😡 Frostline"),
        ("markup", "<script>alert(1)</script>", "Frostline <b>bold</b> <img src='http://127.0.0.1:9/x'>"),
        ("rtl", "", "\u202eFrostline العربية\u202c and zero\u200bwidth"),
        ("formula", "=1+1", "@Frostline +49 30 1234"),
    ]
    status, lines, stderr = earful("sync", "--once")
    assert (status, stderr) == (0, "")
    assert events(lines, "done")[0]["new"] == 5
    out = tmp_path / "all.jsonl"
    earful("export", "mentions", "--out", str(out))
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    longest = max(rows, key=lambda row: len(row["text"]))
    assert longest["text"].split() == BIG.split()
    assert not any("<b>" in row["text"] or "<img" in row["text"] for row in rows)
    sheet = tmp_path / "all.xlsx"
    assert earful("export", "mentions", "--out", str(sheet))[0] == 0

    from openpyxl import load_workbook

    book = load_workbook(sheet, read_only=True)
    head, *body = [list(row) for row in book.active.iter_rows(values_only=True)]
    parts = [place for place, name in enumerate(head) if name == "text" or name.startswith("text (")]
    texts = ["".join(str(row[place] or "") for place in parts) for row in body]
    assert any(whole.split() == BIG.split() for whole in texts)
    assert all(cell is None or not str(cell).startswith("=") for row in body for cell in row)
    book.close()
