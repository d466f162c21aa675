"""The sources panel: how each source is in words, forms that add and change, removal with a way back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from tests.panels.quiet_engine import NOW, quiet_session, store_of

from earful.app.language import language
from earful.app.session import Session
from earful.domain.brand import Brand, OwnAccount
from earful.domain.failures import Failure
from earful.domain.moments import DAY, HOUR, MINUTE, SECOND, iso
from earful.domain.source import SourceConfig
from earful.engine.setup import Checked
from earful.panels.parts.icons import drawn
from earful.panels.sources import money, wording
from earful.panels.sources.coverage_strip import CoverageStrip, looked, looked_share
from earful.panels.sources.panel import SourcesPanel
from earful.panels.sources.platform_mark import glyph_of
from earful.panels.sources.source_sheet import SourceSheet
from earful.panels.sources.texts import TEXTS
from earful.sources.presets import PRESETS
from earful.sources.registry import BUILT_IN
from earful.store.brands import add_brand, add_source, brands, source_configs
from earful.store.sensors import SourceState, Span, Spent, note_span, save_state

FEED = SourceConfig(1, "rss", 1, server="http://127.0.0.1:9/feed.xml")


@pytest.fixture
def session(qtbot: Any, tmp_path: Path) -> Iterator[Session]:
    with quiet_session(tmp_path) as made:
        yield made


@pytest.fixture
def listening(session: Session) -> Session:
    """One brand, one feed that works and one Mastodon server that asked to slow down."""
    with store_of(session) as database:
        add_brand(database, Brand(0, "Frostline", ("frostline", "霜线"), ("frost line",)), NOW)
        add_source(database, replace(FEED, id=0), NOW)
        add_source(database, SourceConfig(0, "mastodon", 1, server="https://social.example"), NOW)
        save_state(database, SourceState(1, NOW, NOW - 40 * SECOND, NOW + 2 * MINUTE, new=1204, quarantined=2))
        save_state(database, SourceState(2, NOW, None, NOW, NOW + HOUR, "rate_limited"))
        note_span(database, Span(1, "feed", NOW - 10 * DAY, NOW, "known"))
    return session


@pytest.fixture
def panel(qtbot: Any, listening: Session) -> SourcesPanel:
    made = SourcesPanel(listening)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: len(made.cards) == 2)
    return made


# --- words


@pytest.mark.parametrize(
    ("config", "state", "kind", "text"),
    [
        (FEED, None, "off", "RSS 127.0.0.1 not asked yet"),
        (replace(FEED, paused=True), SourceState(1, NOW, NOW), "off", "RSS 127.0.0.1 paused"),
        (FEED, SourceState(1, NOW, NOW - 40 * SECOND), "ok", "RSS 127.0.0.1 40 s ago"),
        (FEED, SourceState(1, NOW, NOW - HOUR, NOW - HOUR), "waiting", "RSS 127.0.0.1 1 h ago"),
        (
            FEED,
            SourceState(1, NOW, NOW, failure=Failure("no_connection", {"host": "127.0.0.1"})),
            "failed",
            "RSS 127.0.0.1 not heard: no connection",
        ),
        (
            FEED,
            SourceState(1, NOW, NOW, failure=Failure("source_bug", {"reason": "KeyError"})),
            "failed",
            "RSS 127.0.0.1 not heard: failed",
        ),
    ],
)
def test_the_foot_says_how_a_source_is(
    qtbot: Any, config: SourceConfig, state: SourceState | None, kind: str, text: str
) -> None:
    sensor = wording.sensor_of(config, state, NOW)
    assert (sensor.state, sensor.text) == (kind, text)


def test_one_that_waits_says_until_when_and_why(qtbot: Any) -> None:
    state = SourceState(1, NOW, NOW, NOW, NOW + HOUR, "rate_limited", Failure("rate_limited", {"host": "x"}))
    sensor = wording.sensor_of(SourceConfig(1, "reddit"), state, NOW)
    assert sensor.state == "waiting"
    assert sensor.text.startswith("Reddit waits until ")
    assert sensor.text.endswith("(asked to slow down)")
    # The moment has passed and nobody was asked since: it is no longer said to wait.
    assert wording.sensor_of(SourceConfig(1, "reddit"), state, NOW + 2 * HOUR).state == "failed"


def test_several_feeds_that_are_well_become_one_and_the_slowest_speaks(qtbot: Any) -> None:
    feeds = [replace(FEED, id=n) for n in (1, 2, 3)]
    states = {
        1: SourceState(1, NOW, NOW - MINUTE),
        2: SourceState(2, NOW, NOW - 5 * MINUTE),
        3: SourceState(3, NOW, NOW, failure=Failure("not_a_feed", {"url": "x"})),
    }
    assert [sensor.text for sensor in wording.sensors_of(feeds, states, NOW)] == [
        "RSS 127.0.0.1 not heard: no feed at this address",
        "RSS × 2 5 min ago",
    ]


# --- coverage


def test_spans_that_touch_are_one_and_what_was_missed_is_not_looked_at() -> None:
    spans = [
        Span(1, "a", NOW - 3 * DAY, NOW - 2 * DAY, "known"),
        Span(1, "b", NOW - 2 * DAY, NOW - DAY, "known"),
        Span(1, "a", NOW - DAY, NOW, "missed", "rolled_over"),
    ]
    assert looked(spans, NOW - 4 * DAY, NOW) == [(NOW - 3 * DAY, NOW - DAY, True)]
    assert looked_share(spans, NOW - 4 * DAY, NOW) == 0.5


def test_the_strip_tells_what_is_under_the_pointer(qtbot: Any) -> None:
    strip = CoverageStrip()
    qtbot.addWidget(strip)
    strip.resize(300, 10)
    strip.set_spans([Span(1, "a", NOW - 10 * DAY, NOW, "sampled")], NOW)
    assert strip._says(10).endswith("nobody looked")
    assert strip._says(295).endswith("seen as far as the platform shows")
    assert strip.accessibleName() == "Looked at: 33 % of the last 30 days"


# --- the panel


def test_each_source_stands_under_its_brand_with_its_state(panel: SourcesPanel) -> None:
    feed, mastodon = panel.cards[1], panel.cards[2]
    assert feed.standing.text() == "Last heard 40 s ago. Next in 2 min."
    assert feed.small.text() == "1,204 heard · 2 kept aside"
    assert mastodon.listens.text() == "social.example · frostline, 霜线"
    assert mastodon.standing.text().endswith("(asked to slow down).")
    assert panel.heads[1].words.text() == "Listens for frostline, 霜线 · not frost line"
    assert panel.summary.text() == "1 listening · 1 waiting"


def test_the_search_finds_sources(panel: SourcesPanel) -> None:
    panel.search("SOCIAL.example")
    assert (panel.cards[1].isVisible(), panel.cards[2].isVisible()) == (False, True)
    panel.search("nothing like it")
    assert panel.nothing.isVisible()
    panel.search("")
    assert panel.cards[1].isVisible()


def test_pausing_is_stored_told_to_the_engine_and_can_be_ended(qtbot: Any, panel: SourcesPanel) -> None:
    card = panel.cards[1]
    card.buttons["pause"].click()
    qtbot.waitUntil(lambda: card.standing.text().startswith("Paused"))
    assert ("reload",) in panel._session.engine.told  # type: ignore[attr-defined]
    card.buttons["pause"].click()
    qtbot.waitUntil(lambda: card.standing.text().startswith("Last heard"))


def test_asking_now_asks_this_source(panel: SourcesPanel) -> None:
    panel.cards[2].buttons["sync"].click()
    assert panel._session.engine.told == [("sync", 2)]  # type: ignore[attr-defined]


def test_asking_all_leaves_out_the_paused(qtbot: Any, panel: SourcesPanel) -> None:
    panel.cards[1].buttons["pause"].click()
    qtbot.waitUntil(lambda: panel.cards[1].config.paused)
    panel.ask_all()
    assert [told for told in panel._session.engine.told if told[0] == "sync"] == [("sync", 2)]  # type: ignore[attr-defined]


def test_a_removed_source_comes_back_with_undo(qtbot: Any, panel: SourcesPanel) -> None:
    told: list[Any] = []
    panel._session.told.connect(told.append)
    panel.cards[1].buttons["remove"].click()
    qtbot.waitUntil(lambda: list(panel.cards) == [2])
    told[-1].actions[0].act()
    qtbot.waitUntil(lambda: list(panel.cards) == [1, 2])
    assert panel.cards[1].small.text().startswith("1,204 heard")


def test_a_check_shows_its_sentence_at_the_source(qtbot: Any, panel: SourcesPanel) -> None:
    card = panel.cards[1]
    card.buttons["check"].click()  # port 9 on loopback: nobody listens there
    assert card.buttons["check"].accessibleName() == "Stop"
    qtbot.waitUntil(lambda: card.found.text().startswith("No connection to 127.0.0.1"), timeout=8000)
    assert card.buttons["check"].accessibleName() == "Check address and rights"


def test_a_check_can_be_stopped(qtbot: Any, panel: SourcesPanel) -> None:
    card = panel.cards[1]
    card.buttons["check"].click()
    card.buttons["check"].click()
    assert not card.found.isVisible()
    assert not panel.deeds._setups


def test_without_any_brand_the_next_step_is_offered(qtbot: Any, session: Session) -> None:
    panel = SourcesPanel(session)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(panel.empty.isVisible)
    assert panel.empty.buttons[0].text() == "Add a brand"


def test_the_demo_can_be_looked_at_and_not_changed(qtbot: Any, listening: Session) -> None:
    panel = SourcesPanel(listening, allowed=False)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: bool(panel.cards))
    assert not panel.add_source.isVisible()
    assert not any(button.isVisible() for button in panel.cards[1].buttons.values())
    assert panel.note.text().startswith("This is the demo")


def test_everything_is_said_in_chinese_too(qtbot: Any, panel: SourcesPanel) -> None:
    language().set_choice("zh_CN")
    qtbot.waitUntil(lambda: panel.title.text() == "数据源")
    assert "霜线" in panel.heads[1].words.text()
    assert not panel.cards[1].standing.text().startswith("Last heard")


# --- forms


def test_a_source_is_added_from_a_form_made_of_its_schema(qtbot: Any, panel: SourcesPanel) -> None:
    sheet = panel.open_source()
    assert isinstance(sheet, SourceSheet)
    sheet.platform.setCurrentIndex(sheet.platform.findData("rss"))
    address = sheet.fields._fields["server"]  # type: ignore[union-attr]
    assert isinstance(address, QLineEdit)
    sheet.accept()
    assert "“Address”. Fill it in" in sheet.told.text()
    assert address.property("wrong") == "true"
    address.setText("blog.example/feed")
    sheet.accept()
    assert sheet.told.text().startswith("blog.example/feed is no address")
    address.setText("https://blog.example/feed")
    with qtbot.waitSignal(sheet.stored):
        qtbot.keyClick(address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: 3 in panel.cards)
    qtbot.waitUntil(lambda: panel.window().findChild(SourceSheet) is None)
    assert ("reload",) in panel._session.engine.told  # type: ignore[attr-defined]


def test_a_secret_without_a_keyring_is_refused_and_the_variable_offered(qtbot: Any, panel: SourcesPanel) -> None:
    sheet = panel.open_source()
    assert isinstance(sheet, SourceSheet)
    sheet.platform.setCurrentIndex(sheet.platform.findData("mastodon"))
    fields = sheet.fields
    assert fields is not None
    assert fields._secret is not None
    assert fields._secret.echoMode() == QLineEdit.EchoMode.Password
    fields._secret.setText("invented-token")
    sheet.accept()
    qtbot.waitUntil(lambda: sheet.told.text().startswith("This system has no keyring"))
    with store_of(panel._session) as database:
        qtbot.waitUntil(lambda: len(source_configs(database)) == 2)
    fields._secret.clear()
    fields.variable.setText("$EARFUL_MASTODON")
    with qtbot.waitSignal(sheet.stored):
        sheet.accept()
    with store_of(panel._session) as database:
        added = source_configs(database)[-1]
    assert (added.token_env, added.has_secret, added.paused) == ("EARFUL_MASTODON", False, False)


def test_a_form_tells_what_its_check_found(qtbot: Any, panel: SourcesPanel) -> None:
    sheet = panel.open_source()
    assert isinstance(sheet, SourceSheet)
    sheet._checked(Checked(None, whoami="@marta@social.example"))
    assert sheet.told.text() == "works: logged in as @marta@social.example"
    sheet._checked(Checked(Failure("wrong_token", {"platform": "Mastodon"})))
    assert sheet.told.text().startswith("Mastodon refused the token")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_source_is_changed_and_keeps_what_it_brought(qtbot: Any, panel: SourcesPanel) -> None:
    panel.cards[2].buttons["edit"].click()
    sheet = panel.window().findChild(SourceSheet)
    assert sheet is not None
    assert sheet.fields.values()["server"] == "https://social.example"  # type: ignore[union-attr]
    query = sheet.fields._fields["query"]  # type: ignore[union-attr]
    assert isinstance(query, QLineEdit)
    query.setText("#frostline")
    with qtbot.waitSignal(sheet.stored):
        sheet.accept()
    qtbot.waitUntil(lambda: "#frostline" in panel.cards[2].listens.text())


def test_tab_stays_on_the_form(qtbot: Any, panel: SourcesPanel) -> None:
    sheet = panel.open_brand()
    seen = []
    for _ in range(8):
        seen.append(panel.window().focusWidget())
        qtbot.keyClick(panel.window().focusWidget(), Qt.Key.Key_Tab)
    assert seen[:4] == [sheet.name, sheet.terms, sheet.excludes, sheet.own]
    assert seen[7] is sheet.name


def test_a_brand_is_added_and_a_second_of_the_same_name_refused(qtbot: Any, panel: SourcesPanel) -> None:
    sheet = panel.open_brand()
    sheet.accept()
    assert sheet.told.text() == "Give the brand a name."
    sheet.name.setText("frostline")
    sheet.accept()
    qtbot.waitUntil(lambda: sheet.told.text() == "There is already a brand called “frostline”.")
    sheet.name.setText("Glacia")
    sheet.terms.setText("glacia, 格莱西亚，glacia")
    sheet.own.setText("bluesky")
    sheet.accept()
    assert "platform:handle" in sheet.told.text()
    sheet.own.setText("Bluesky:@glacia.example")
    with qtbot.waitSignal(sheet.stored):
        sheet.accept()
    with store_of(panel._session) as database:
        added = brands(database)[-1]
    assert added.terms == ("glacia", "格莱西亚")
    assert added.own == (OwnAccount("bluesky", "glacia.example"),)


# --- cost, and what the reading was checked against

PAID = SourceConfig(3, "x", 1, account="frostline", token_env="EARFUL_X")


def test_every_source_says_what_its_reading_was_checked_against(panel: SourcesPanel) -> None:
    assert panel.cards[1].checked.text == "checked live"
    assert panel.cards[1].money.isVisible() is False
    assert wording.proof_of("none")[1].startswith("Untested against the real service")
    assert {wording.proof_of(code)[0] for code in ("live", "recorded", "schema", "none")} == {
        "checked live",
        "checked on recordings",
        "checked on the schema",
        "untested",
    }


def test_a_platform_that_is_no_longer_installed_is_shown_all_the_same(qtbot: Any, panel: SourcesPanel) -> None:
    gone = SourceConfig(1, "carrier-pigeon", 1)
    panel.cards[1].show_source(gone, None, None, [], NOW)
    assert not panel.cards[1].checked.isVisible()
    assert glyph_of("../../demo/x") == glyph_of("carrier-pigeon") == "platform/other"


def test_every_platform_of_ours_has_a_glyph_of_its_own(qtbot: Any) -> None:
    for kind in BUILT_IN:
        assert glyph_of(kind.code) == f"platform/{kind.code}"
        assert not drawn(glyph_of(kind.code), "#667282").isNull()


@pytest.mark.parametrize(
    ("spent", "text"),
    [
        (
            Spent(money_day=(iso(NOW) or "")[:10], usd=0.12),
            "0.12 of today's 0.50 US dollars spent. "
            "The next sync costs at most 0.38 US dollars, for up to 76 mentions.",
        ),
        (
            Spent(money_day=(iso(NOW) or "")[:10], usd=0.5),
            "0.50 of today's 0.50 US dollars spent. Nothing more is read until midnight UTC.",
        ),
        (
            Spent(money_day="2020-01-01", usd=0.5),
            "0.00 of today's 0.50 US dollars spent. "
            "The next sync costs at most 0.50 US dollars, for up to 100 mentions.",
        ),
    ],
    ids=["some", "all", "yesterday's"],
)
def test_what_a_source_costs_stands_on_its_card(qtbot: Any, spent: Spent, text: str) -> None:
    assert money.on_card(PAID, spent, NOW) == text


def test_the_form_says_what_it_costs_before_anything_is_asked(qtbot: Any, panel: SourcesPanel) -> None:
    sheet = panel.open_source()
    assert isinstance(sheet, SourceSheet)
    sheet.platform.setCurrentIndex(sheet.platform.findData("x"))
    assert "0.005 US dollars a mention" in sheet.about.text()
    assert "checked on recorded answers" in sheet.about.text()
    assert "at most 0.50 US dollars, for up to 100 mentions" in sheet.about.text()
    budget = sheet.fields._fields["budget_usd"]  # type: ignore[union-attr]
    assert isinstance(budget, QLineEdit)
    budget.setText("2")
    assert "at most 2.00 US dollars, for up to 400 mentions" in sheet.about.text()
    budget.setText("a lot")
    sheet.fields.variable.setText("EARFUL_X")  # type: ignore[union-attr]
    sheet.accept()
    assert "“a lot” cannot be used" in sheet.told.text()


def test_our_own_pages_are_not_said_to_be_searched(qtbot: Any) -> None:
    brand = Brand(1, "Frostline", ("frostline",))
    assert wording.listens_to(SourceConfig(1, "facebook", 1, account="1045"), brand) == "1045"
    assert wording.listens_to(PAID, brand) == "frostline · @frostline"


def test_a_kind_of_feed_is_chosen_by_name(qtbot: Any, panel: SourcesPanel) -> None:
    sheet = panel.open_source()
    assert isinstance(sheet, SourceSheet)
    sheet.platform.setCurrentIndex(sheet.platform.findData("rss:google_news"))
    assert sheet.platform.currentText() == "Feed: Google News search"
    assert sheet.about.text() == "The newest hundred articles that match."
    country = sheet.fields._fields["country"]  # type: ignore[union-attr]
    assert isinstance(country, QLineEdit)
    country.setText("nowhere")
    sheet.accept()
    assert "“Country”" in sheet.told.text()
    assert country.property("wrong") == "true"
    country.setText("de")
    with qtbot.waitSignal(sheet.stored):
        sheet.accept()
    with store_of(panel._session) as database:
        added = source_configs(database)[-1]
    assert (added.platform, dict(added.options)) == ("rss", {"kind": "article"})
    assert added.server == (
        "https://news.google.com/rss/search?q=%22frostline%22%20OR%20%22%E9%9C%9C%E7%BA%BF%22&hl=en&gl=de&ceid=de:en"
    )


def test_every_text_of_a_form_is_collected_for_the_translators() -> None:
    settings = [setting for kind in BUILT_IN for setting in kind.settings]
    settings += [place.setting for preset in PRESETS for place in preset.places]
    texts = {text for one in settings for text in (one.label, one.help, *one.choices) if text}
    texts |= {text for preset in PRESETS for text in (preset.name, preset.help)}
    assert sorted(texts - set(TEXTS)) == [], "add them to panels/sources/texts.py"
