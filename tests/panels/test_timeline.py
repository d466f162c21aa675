"""The timeline in the window: every number opens the very mentions behind it, and nothing jumps when some arrive."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from tests.unit.store.samples import NOW, judge, mention

from earful.app.language import language
from earful.app.session import Session
from earful.app.theme import theme
from earful.domain.brand import Brand
from earful.domain.moments import DAY, HOUR
from earful.domain.source import SourceConfig
from earful.export.timeline_geometry import drawn
from earful.panels.timeline.panel import TimelinePanel
from earful.panels.timeline.readout import read_out
from earful.panels.timeline.table import COLUMNS
from earful.store import behind, decisions
from earful.store.behind import Selection
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.intake import Heard, take_in
from earful.store.markers import Marker
from earful.store.places import places
from earful.store.sensors import Span, note_span


class SilentEngine(QObject):
    page = Signal(dict)
    complaints = Signal(object)
    state_changed = Signal()
    failed = Signal(dict)

    def hold(self) -> None:
        pass


@pytest.fixture
def session(qtbot, tmp_path):
    made = Session(places(tmp_path), SilentEngine(), clock=lambda: NOW)
    made.settings.set("time_zone", "UTC")
    database = open_database(made.places.database)
    brand = add_brand(database, Brand(0, "Frostline"), NOW)
    source = add_source(database, SourceConfig(0, "rss", brand.id, None, None), NOW)
    for start, end in ((200, 60), (50, 0)):
        note_span(database, Span(source.id, "s", NOW - start * DAY, NOW - end * DAY, "known"))
    database.close()
    made.set_brand(1)
    yield made
    made.close()


@pytest.fixture
def hear(session):
    """Stores mentions: (days ago, text) each; tells the engine's signal where asked."""

    def store(*said, tell=False):
        database = open_database(session.places.database)
        first = database.row("SELECT count(*) AS n FROM mention")["n"]
        heard = [
            Heard(mention(first + n, text, created_at=NOW - int(days * DAY)), (1,))
            for n, (days, text) in enumerate(said)
        ]
        taken = take_in(database, heard, judge, NOW)
        database.close()
        if tell:
            session.engine.page.emit({"source": 1, "new": len(said)})
        return list(taken.new)

    return store


@pytest.fixture
def panel(qtbot, session):
    """The panel, shown; `ready` waits for the chart or an empty state, cards and quotes."""
    made = TimelinePanel(session)
    qtbot.addWidget(made)
    made.resize(1240, 800)

    def ready():
        with qtbot.waitExposed(made):
            made.show()
        qtbot.waitUntil(lambda: made.card.chart is not None and bool(made.strip.quotes), timeout=10_000)

    made.ready = ready
    return made


SAID = [(n % 10 + 0.3, ("broken", "fine", "lovely", "broken too")[n % 4]) for n in range(40)]


def test_every_bin_and_feeling_opens_the_mentions_behind_it(panel, hear, session, qtbot):
    hear(*SAID)
    panel.ready()
    database = open_database(session.places.database, read_only=True)
    figures = panel.card.chart.figures
    assert figures.n == 40
    for place, tally in enumerate(figures.tallies):
        if tally.n:
            for name in ("", "negative", "neutral", "positive", "unsure", "complaints"):
                selection = Selection(*figures.hours_of(place), 1, name)
                assert behind.count(database, selection) == (getattr(tally, name) if name else tally.n)
                assert len(behind.page(database, selection, limit=100)) == behind.count(database, selection)
    database.close()
    place = next(n for n, tally in enumerate(figures.tallies) if tally.negative == 2)
    with qtbot.waitSignal(panel.strip.filled):
        panel.open_bin(place, "negative")
    assert panel.strip.count == len(panel.strip.quotes) == 2


def test_a_quote_opens_that_mention_in_the_inbox(panel, hear, session, qtbot):
    ids = hear(*SAID)
    panel.ready()
    opened = []
    session.mention_wanted.connect(opened.append)
    qtbot.mouseClick(panel.strip.quotes[0], Qt.MouseButton.LeftButton)
    assert opened == [max(ids)]


def test_quotes_come_in_pages(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    assert panel.strip.count == 40
    assert len(panel.strip.quotes) == 12
    qtbot.mouseClick(panel.strip._more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(panel.strip.quotes) == 24)
    assert len({quote.mention_id for quote in panel.strip.quotes}) == 24


def test_the_cards_say_what_was_counted(panel, hear, session, qtbot):
    ids = hear(*SAID)
    database = open_database(session.places.database)
    decisions.decide(database, "read", ids[:3], NOW)
    database.close()
    panel.ready()
    cards = panel.cards.cards
    qtbot.waitUntil(lambda: "–" not in cards["complaints"].accessibleName())
    assert cards["negative"].accessibleName() == "Negative: 50 %, 35–65 % · too few before to compare"
    assert cards["complaints"].accessibleName() == "Complaints: 20, from 7 people"
    assert cards["listened"].accessibleName() == "Listened to: 3, of 40 heard in this period"
    qtbot.waitUntil(lambda: cards["unheard"].accessibleName().startswith("Still unheard: 1"))


def test_the_cards_open_what_is_behind_them(panel, hear, session, qtbot):
    ids = hear(*SAID)
    database = open_database(session.places.database)
    decisions.decide(database, "read", ids[:3], NOW)
    database.close()
    panel.ready()
    for card, count in (("negative", 20), ("complaints", 20), ("listened", 3)):
        with qtbot.waitSignal(panel.strip.filled):
            panel.cards.cards[card].opened.emit()
        assert panel.strip.count == count
    with qtbot.waitSignal(session.view_wanted) as wanted:
        panel.cards.cards["unheard"].opened.emit()
    assert wanted.args == ["unheard"]


def test_few_mentions_make_no_share(panel, hear, qtbot):
    hear((1, "broken"), (2, "fine"))
    panel.ready()
    qtbot.waitUntil(lambda: "too few" in panel.cards.cards["negative"].accessibleName())


def test_the_keyboard_goes_through_the_bins(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    chart = panel.card.chart
    last = len(chart.figures.tallies) - 1
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.place == last
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert (chart.place, chart.layer) == (last - 1, "negative")
    assert "n = 4" in chart.accessibleDescription()
    with qtbot.waitSignal(chart.bin_opened) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [last - 1, "negative"]
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.place == 0


def test_pointing_and_clicking_find_the_same_bin(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    chart = panel.card.chart
    tally = chart.figures.tallies[-3]
    x = chart.scale.x((tally.start + tally.end) / 2)
    chart._hover(QPointF(x, chart.scale.y(0.5)))
    assert chart.cursor == tally.start
    assert chart._layer_at(chart.place, chart.scale, chart.scale.y(0.5)) == "negative"
    assert chart._layer_at(chart.place, chart.scale, chart.scale.y(tally.n + 0.5)) == ""


def test_arrivals_move_neither_view_nor_cursor_nor_quotes(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    chart = panel.card.chart
    middle = chart.figures.tallies[60].start
    chart.box.setXRange(50 * 86400, 80 * 86400, padding=0)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    view, cursor, quotes = chart.view, chart.cursor, [quote.mention_id for quote in panel.strip.quotes]
    assert middle
    hear((0.1, "broken again"), (0.2, "fine again"), tell=True)
    qtbot.waitUntil(lambda: chart.figures.n == 42)
    qtbot.waitUntil(lambda: panel.strip.count == 42)
    assert (chart.view, chart.cursor) == (view, cursor)
    assert [quote.mention_id for quote in panel.strip.quotes] == quotes
    assert panel.strip._pill.text() == "2 new"
    qtbot.mouseClick(panel.strip._pill, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [quote.mention_id for quote in panel.strip.quotes] != quotes)


def test_zooming_and_coming_back(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    chart = panel.card.chart
    whole = chart.view
    assert whole == (chart.figures.start, chart.figures.end)
    with qtbot.waitSignal(chart.zoomed):
        panel.card.zoom(0.5)
    assert chart.view[1] - chart.view[0] == pytest.approx((whole[1] - whole[0]) / 2, rel=0.01)
    assert panel.card.reset.isVisible()
    panel.card.show_whole()
    assert chart.view == whole
    assert not panel.card.reset.isVisible()


def test_where_nobody_looked_there_are_no_counts(panel, hear):
    hear(*SAID, (55, "heard in passing"))
    panel.ready()
    figures = panel.card.chart.figures
    silent = figures.at(NOW - 53 * DAY)
    assert read_out(figures, silent).rows == ()
    assert "not looked" in read_out(figures, silent).spoken()
    passing = figures.at(NOW - 55 * DAY)
    assert any(count == "1" for _, _, count in read_out(figures, passing).rows)
    model = panel.card.table.figures_model
    assert model.index(silent, COLUMNS.index("n")).data() == "–"
    assert model.index(silent, COLUMNS.index("coverage")).data() == "not looked"


def test_the_table_is_the_charts_twin(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    panel.card.twin.click()
    assert panel.card.plot.currentWidget() is panel.card.table
    model, figures = panel.card.table.figures_model, panel.card.chart.figures
    counts = [model.index(row, COLUMNS.index("n")).data() for row in range(model.rowCount())]
    assert sum(int(count) for count in counts if count != "–") == figures.n
    panel.card.table.setCurrentIndex(model.index(model.rowCount() - 1, COLUMNS.index("negative")))
    with qtbot.waitSignal(panel.card.table.bin_opened) as opened:
        qtbot.keyClick(panel.card.table, Qt.Key.Key_Return)
    assert opened.args == [model.rowCount() - 1, "negative"]
    panel.card.twin.click()
    assert panel.card.plot.currentWidget() is panel.card.chart


def test_a_year_by_hour_is_drawn_and_no_peak_of_it_is_lost(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    panel.range.set_current("year")
    panel._choose_range("year")
    panel._choose_bin("hour")
    qtbot.waitUntil(lambda: panel.card.chart.figures.end - panel.card.chart.figures.start > 300 * DAY)
    figures = panel.card.chart.figures
    assert figures.size == panel.bin.current == "hour"
    assert len(figures.tallies) > 8700
    cells = drawn(figures, (figures.start, figures.end), 900).cells
    assert len(cells["n"]) <= 900
    assert cells["n"].max() == max(tally.n for tally in figures.tallies)


def test_a_platform_narrows_chart_quotes_and_cards(panel, hear, session, qtbot):
    hear(*SAID)
    panel.ready()
    assert [key for key, _ in panel.filters.platforms._options] == ["", "bluesky"]
    panel.filters.platforms._choose("bluesky")
    qtbot.waitUntil(lambda: panel.card.figures.focus.platform == "bluesky")
    assert panel.card.figures.n == 40
    panel.filters.platforms.set_current("mastodon")
    panel._narrow()
    qtbot.waitUntil(lambda: panel.card.figures.focus.platform == "mastodon")
    assert panel.card.figures.n == 0
    qtbot.waitUntil(lambda: panel.strip.count == 0)


def test_a_desk_shows_its_complaints_only(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    panel.filters.desks._choose("repair")
    qtbot.waitUntil(lambda: panel.card.figures.focus.desk == "repair")
    assert panel.card.figures.n == panel.card.figures.total("complaints") == 20
    assert [name for name, entry in panel.card.legend.entries.items() if not entry.isHidden()] == ["counted"]


def test_words_are_counted_from_the_mentions_and_say_how_far(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    panel.search("too")
    qtbot.waitUntil(lambda: panel.card.figures.focus.query is not None and panel.card.figures.counted_from is None)
    assert panel.card.figures.n == 10
    assert "too" in panel._about.text()
    panel.search("too (")  # half typed
    assert panel.card.figures.n == 10
    panel.search("")
    qtbot.waitUntil(lambda: panel.card.figures.n == 40)


def test_people_count_once_a_bin(panel, hear, qtbot):
    hear(*[(0.3, "broken")] * 15)  # seven authors, in turn
    panel.ready()
    panel.filters.view_as._choose(2)
    qtbot.waitUntil(lambda: panel.card.figures.focus.people and panel.card.figures.counted_from is None)
    assert panel.card.figures.n == 7
    assert panel.card.figures.total("complaints") == 7


def test_the_brush_shows_any_period(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    panel.choose_span(NOW - 6 * DAY, NOW - 3 * DAY)
    qtbot.waitUntil(lambda: panel.card.figures.until <= NOW - 3 * DAY)
    assert panel.card.figures.start <= NOW - 6 * DAY
    assert panel.card.ribbon.brush[1] < NOW


def test_a_marker_is_drawn_and_taken_back(panel, hear, session, qtbot):
    hear(*SAID)
    panel.ready()
    told = []
    session.told.connect(told.append)
    panel.marking.add(Marker(NOW - 2 * DAY, "We said sorry", brand_id=1))
    qtbot.waitUntil(lambda: bool(panel.card.figures.markers))
    assert "We said sorry" in read_out(panel.card.figures, panel.card.figures.at(NOW - 2 * DAY)).spoken()
    told[-1].actions[0].act()
    qtbot.waitUntil(lambda: not panel.card.figures.markers)


def test_cannot_tell_is_an_answer(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    panel.ask_effect(Marker(NOW - 2 * DAY, "We said sorry", brand_id=1))
    qtbot.waitUntil(lambda: not panel.statement.isHidden())
    assert "Cannot tell" in panel.statement.text


def test_the_period_before_is_drawn_beside(panel, hear, qtbot):
    hear(*SAID, (100, "fine"))
    panel.ready()
    panel.filters.others._choose("before")
    qtbot.waitUntil(lambda: panel.card.figures.against is not None)
    assert panel.card.figures.against.total == 1


def test_ranges_and_bins_are_read_anew(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    panel._choose_range("week")
    qtbot.waitUntil(lambda: len(panel.card.chart.figures.tallies) == 7)
    panel._choose_bin("hour")
    qtbot.waitUntil(lambda: panel.card.chart.figures.size == "hour")
    assert panel.card.chart.figures.tallies[0].end - panel.card.chart.figures.start == HOUR


def test_legend_entries_switch_layers(panel, hear):
    hear(*SAID)
    panel.ready()
    panel.card.legend.entries["positive"].click()
    assert "positive" not in panel.card.chart.shown
    assert panel._in_sight()[1] == panel.card.chart.shown


def test_nothing_heard_says_what_will_be_here(panel, session, qtbot):
    panel.show()
    qtbot.waitUntil(lambda: panel._empty.title.text() == "Nothing heard yet")
    with qtbot.waitSignal(session.panel_wanted) as wanted:
        panel._empty.buttons[0].click()
    assert wanted.args == ["sources"]
    with qtbot.waitSignal(session.demo_wanted):
        panel._empty.buttons[1].click()


def test_a_silent_period_offers_to_look_further(panel, hear, qtbot, session):
    hear((120, "fine"), (150, "fine"))
    panel.show()
    qtbot.waitUntil(lambda: panel.card.waiting.title.text() == "Nothing was heard in this period", timeout=10_000)
    panel.card.waiting.buttons[0].click()
    qtbot.waitUntil(lambda: panel.card.chart.figures.n == 2)
    assert panel.card.plot.currentWidget() is panel.card.chart


def test_a_store_that_cannot_be_read_is_said(panel, hear, session, qtbot, monkeypatch):
    from earful.domain.failures import KnownError
    from earful.panels.timeline import reading

    def broken(*_):
        raise KnownError("damaged_database", {"path": "x", "reason": "y"})

    with monkeypatch.context() as patch:
        patch.setattr(reading, "read", broken)
        panel.show()
        qtbot.waitUntil(lambda: panel._empty.title.text() == "The timeline could not be read")
    hear(*SAID)
    panel._empty.buttons[0].click()
    qtbot.waitUntil(lambda: panel.card.chart is not None and panel._pages.currentIndex() == 0, timeout=10_000)


@pytest.mark.parametrize("name", ["png", "svg", "pdf", "csv", "xlsx"])
def test_what_is_in_sight_is_exported(panel, hear, qtbot, tmp_path, name):
    hear(*SAID)
    panel.ready()
    out: Path = tmp_path / "out" / f"chart.{name}"
    with qtbot.waitSignal(panel.export.written, timeout=10_000):
        panel.export.write(out, name)
    assert out.stat().st_size > 500


def test_an_export_that_fails_is_told(panel, hear, session, qtbot, tmp_path):
    hear(*SAID)
    panel.ready()
    (tmp_path / "chart.png" / "folder").mkdir(parents=True)
    with qtbot.waitSignal(session.told) as told:
        panel.export.write(tmp_path / "chart.png", "png")
    assert told.args[0].tint == "negative"
    assert "Cannot write" in told.args[0].text


def test_the_picture_goes_to_the_clipboard(panel, hear, session, qtbot):
    hear(*SAID)
    panel.ready()
    with qtbot.waitSignal(session.told):
        panel.export.copy_picture()
    image: QImage = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (2560, 1440)


def test_language_and_theme_change_in_sight(panel, hear, qtbot):
    hear(*SAID)
    panel.ready()
    theme().set_mode("dark")
    language().set_choice("zh_CN")
    qtbot.waitUntil(lambda: panel.card.legend.entries["negative"].text() == "负面")
    assert panel.card.chart.grab().toImage().pixelColor(3, 3) != Qt.GlobalColor.white


def test_it_reads_nothing_while_out_of_sight(panel, hear, session, qtbot):
    hear(*SAID)
    panel.ready()
    panel.hide()
    hear((0.1, "fine"), tell=True)
    assert panel.reading._stale
    panel.show()
    qtbot.waitUntil(lambda: panel.card.chart.figures.n == 41)
