"""Charts as files: text stays text in any script, sizes are those asked for, the small print is complete."""

import csv
import re
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QImage
from tests.unit.store.samples import NOW, mention

from earful.app.tokens import LIGHT as LIGHT_TOKENS
from earful.domain.failures import KnownError
from earful.domain.moments import DAY
from earful.export import timeline_page
from earful.export.chart_files import families, picture_bytes
from earful.export.timeline_chart import export_timeline, write_timeline
from earful.export.timeline_figures import read_timeline
from earful.export.timeline_page import TimelinePage
from earful.export.timeline_picture import LIGHT, Look, hatch
from earful.panels.timeline.look import chart_colours

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def period(database, ours, take, qapp):
    take([mention(n * 500, ("broken", "fine", "lovely")[n % 3]) for n in range(60)], [ours.id])
    return {"since": NOW - 20 * DAY, "until": NOW, "size": "day", "zone": SHANGHAI, "brand_id": ours.id}


def texts(svg):
    """All text nodes in order; Qt begins a new one where the font changes, as it does before Chinese."""
    root = ElementTree.fromstring(svg)
    return "".join("".join(node.itertext()) for node in root.iter() if node.tag.endswith("text"))


def test_svg_text_is_text_in_any_script(database, period, tmp_path):
    out = tmp_path / "deep" / "chart.svg"
    assert export_timeline(database, out, "svg", **period) == 21
    said = texts(out.read_bytes())
    assert "霜线 Frostline: how people feel" in said
    for fact in (
        "(Asia/Shanghai)",
        "by day",
        "all platforms",
        "n = 60",
        "coverage 100",
        "judged by test-1",
        "negative",
    ):
        assert fact in said
    assert [path.name for path in out.parent.iterdir()] == ["chart.svg"]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (640, 360), (2400, 900)])
def test_png_has_twice_the_pixels_asked_for(database, period, tmp_path, width, height):
    export_timeline(database, tmp_path / "a.png", "png", **period, width=width, height=height)
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (2 * width, 2 * height)
    colours = {image.pixelColor(x, y).name() for x in range(0, 2 * width, 3) for y in range(height, 2 * height, 7)}
    assert {LIGHT["negative"], LIGHT["neutral"], LIGHT["positive"]} <= colours


def test_pdf_is_a_page_with_fonts_in_it(database, period, tmp_path):
    export_timeline(database, tmp_path / "a.pdf", "pdf", **period)
    content = (tmp_path / "a.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/FontFile" in content
    assert re.search(rb"/MediaBox \[0 0 960\.?0* 540\.?0*\]", content)


@pytest.mark.parametrize("name", ["csv", "xlsx", "jsonl"])
def test_tables_hold_every_bin(database, period, tmp_path, name):
    assert export_timeline(database, tmp_path / f"a.{name}", name, **period) == 21


def test_the_csv_equals_the_chart(database, period, tmp_path):
    export_timeline(database, tmp_path / "a.csv", "csv", **period)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    arguments = {name: period[name] for name in ("since", "until", "size", "zone")}
    figures = read_timeline(database, *arguments.values(), brand_id=period["brand_id"])
    assert [int(row["n"]) for row in rows] == [tally.n for tally in figures.tallies]
    assert sum(int(row["complaints"]) for row in rows) == figures.total("complaints")


def test_a_place_that_cannot_be_written_is_said(database, period, tmp_path):
    (tmp_path / "taken.png" / "by a folder").mkdir(parents=True)
    with pytest.raises(KnownError) as caught:
        export_timeline(database, tmp_path / "taken.png", "png", **period)
    assert caught.value.failure.kind == "cannot_write"


def test_an_empty_period_still_says_what_it_is(database, ours, tmp_path, qapp):
    figures = read_timeline(database, 0, DAY, "day", SHANGHAI, brand_id=ours.id)
    assert write_timeline(tmp_path / "a.svg", "svg", figures) == 2
    said = texts((tmp_path / "a.svg").read_bytes())
    assert "not looked" in said
    assert "n = 0" in said


def test_a_name_cannot_break_the_file(database, period, tmp_path):
    arguments = {name: period[name] for name in ("since", "until", "size", "zone")}
    figures = read_timeline(database, *arguments.values(), brand_id=period["brand_id"])
    object.__setattr__(figures, "brand", "</text><a>\u202e\x07 & “霜”")
    assert "</text><a> & “霜”" in texts(picture_bytes("svg", TimelinePage(figures, Look(LIGHT)).paint))


@pytest.mark.parametrize("size", ["hour", "week"])
def test_every_form_is_painted(database, period, tmp_path, size):
    export_timeline(database, tmp_path / "a.svg", "svg", **(period | {"size": size}))
    assert LIGHT["negative"] in (tmp_path / "a.svg").read_text()


def test_a_layer_that_is_hidden_is_not_on_the_page(database, period):
    arguments = {name: period[name] for name in ("since", "until", "size", "zone")}
    figures = read_timeline(database, *arguments.values(), brand_id=period["brand_id"])
    page = TimelinePage(figures, Look(LIGHT, families()), frozenset({"negative"}))
    said = texts(picture_bytes("svg", page.paint))
    assert "negative" in said
    assert "positive" not in said
    assert "complaints" not in said


def test_paper_wears_the_light_theme():
    assert chart_colours(LIGHT_TOKENS) == dict(LIGHT)


def test_hatching_stays_in_its_box():
    box = timeline_page.QRectF(10, 20, 33, 50)
    lines = hatch(box)
    assert lines
    for line in lines:
        for point in (line.p1(), line.p2()):
            assert box.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(point)
