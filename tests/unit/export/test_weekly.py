"""The weekly report: every number leads to its mentions, in HTML and in PDF, and says what it rests on."""

import re
from zoneinfo import ZoneInfo

import pytest
from tests.unit.store.samples import NOW, mention

from earful.domain.moments import DAY
from earful.export.weekly import NUMBERS, read_week, week_before
from earful.export.weekly_page import week_html, week_pdf
from earful.store.markers import Marker, add_marker

pytestmark = pytest.mark.usefixtures("qapp")

UTC = ZoneInfo("UTC")


def week(database, take, ours, count=60):
    said = [
        mention(
            n,
            ("the seal is broken <b>", "fine", "lovely 冰箱")[n % 3],
            created_at=NOW - (1 + n % 6) * DAY,
            url=f"https://example.org/{n}",
        )
        for n in range(count)
    ]
    take(said, [ours.id])
    add_marker(database, Marker(NOW - 3 * DAY, "We said sorry", brand_id=ours.id), NOW)
    return read_week(database, *week_before(NOW, UTC), UTC, ours.id)


def test_every_number_has_its_mentions(database, take, ours):
    made = week(database, take, ours)
    assert [number.name for number in made.numbers] == list(NUMBERS)
    counts = {number.name: number.count for number in made.numbers}
    assert counts[""] == made.figures.n == 60
    assert counts["complaints"] == counts["negative"] == 20
    for number in made.numbers:
        assert len(number.quotes) == min(number.count, 40)


def test_links_lead_somewhere_and_foreign_text_is_no_markup(database, take, ours):
    html = week_html(week(database, take, ours))
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert {"said-all", "said-complaints", "top"} <= targets
    assert all(f'name="{target}"' in html for target in targets)
    assert "broken &lt;b&gt;" in html
    assert "The newest 40 of 60" in html
    assert "earful export mentions" in html
    assert "We said sorry" in html
    assert "n = 60" in html
    assert html.count("<svg") == 2


def test_the_pdf_has_text_links_and_anchors(database, take, ours):
    pdf = week_pdf(week(database, take, ours))
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/URI (https://example.org/") >= 60
    assert pdf.count(b"/Dest ") >= 5


def test_an_empty_week_is_a_report_too(database, ours):
    made = read_week(database, *week_before(NOW, UTC), UTC, ours.id)
    assert made.figures.n == 0
    assert week_pdf(made).startswith(b"%PDF")
    assert "n = 0" in week_html(made)
