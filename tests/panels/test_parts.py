"""The parts of the window: they follow the theme and the language, show foreign text literally and work by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from earful.app.language import language
from earful.app.theme import Theme, theme
from earful.app.tokens import DARK, LIGHT
from earful.domain.resources import resource_root
from earful.panels.parts.buttons import Button, IconButton, PrimaryButton
from earful.panels.parts.card import Card, StatCard
from earful.panels.parts.chip import Chip, Pill
from earful.panels.parts.command_palette import closeness
from earful.panels.parts.empty_state import EmptyState
from earful.panels.parts.foot_bar import FootBar, Sensor, SensorItem
from earful.panels.parts.icons import app_icon, drawn, icon
from earful.panels.parts.rail import Place, Rail
from earful.panels.parts.segmented import SegmentedControl
from earful.panels.parts.text import ElidedLabel, PlainLabel, Words
from earful.panels.parts.toast import Notice, ToastAction, ToastStack
from earful.panels.parts.top_bar import TopBar


def seen(widget: QWidget) -> set[str]:
    """The colours that a widget paints."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


class SystemColours(QObject):
    """A system that goes from light to dark."""

    colorSchemeChanged = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Qt.ColorScheme.Light

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
        return self.scheme


def test_changing_the_theme_repaints_what_is_in_sight(qtbot: Any) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.resize(60, 40)
    assert LIGHT.panel in seen(card)
    theme().set_mode("dark")
    assert DARK.panel in seen(card)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.ground)


def test_the_theme_follows_the_system_while_it_is_told_to(qtbot: Any, qapp: QApplication) -> None:
    system = SystemColours()
    following = Theme(qapp, "system", system)  # type: ignore[arg-type]
    try:
        assert not following.tokens.dark
        system.scheme = Qt.ColorScheme.Dark
        with qtbot.waitSignal(following.changed):
            system.colorSchemeChanged.emit()
        assert following.tokens.dark
        following.set_mode("light")
        assert not following.tokens.dark
    finally:
        following.setParent(None)


@pytest.mark.parametrize("name", sorted(path.stem for path in (resource_root() / "icons").glob("*.svg")))
def test_every_icon_is_one_line_set_on_a_grid_of_sixteen(qapp: QApplication, name: str) -> None:
    source = (resource_root() / "icons" / f"{name}.svg").read_text("utf-8")
    if name == "earful":
        assert not app_icon().pixmap(32, 32).isNull()
        return
    assert 'viewBox="0 0 16 16"' in source
    assert 'stroke-width="1.6"' in source
    assert 'stroke-linejoin="round"' in source
    sharp = drawn(name, "#2f5fd0", 16, 2.0)
    assert (sharp.width(), sharp.devicePixelRatio()) == (32, 2.0)


def test_an_icon_changes_its_colour_with_the_theme(qtbot: Any) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(icon("pause", "accent"))
    assert LIGHT.accent in seen(button)
    theme().set_mode("dark")
    assert DARK.accent in seen(button)


def test_text_of_others_is_shown_literally(qtbot: Any) -> None:
    spiteful = '<b>bold</b> <img src="file:///etc/hostname"> & co'
    label, elided, words = PlainLabel(spiteful), ElidedLabel(spiteful), Words(spiteful)
    for widget in (label, elided, words):
        qtbot.addWidget(widget)
    assert label.textFormat() == elided.textFormat() == Qt.TextFormat.PlainText
    assert words.toPlainText() == spiteful
    elided.resize(40, 20)
    elided.show()
    assert "&lt;b&gt;" in elided.toolTip()


def test_a_name_cannot_reverse_or_break_the_line_it_stands_in(qtbot: Any) -> None:
    label = ElidedLabel("abc\u202egnp.exe\nsecond\tline\x07")
    qtbot.addWidget(label)
    assert label.text() == "abcgnp.exe second line"


def test_words_mark_the_evidence_by_characters_also_after_an_emoji(qtbot: Any) -> None:
    words = Words("😀 门关不上 again", [(2, 6)])
    qtbot.addWidget(words)
    cursor = words.textCursor()
    cursor.setPosition(5)
    assert cursor.charFormat().background().color() == QColor(LIGHT.highlight)
    cursor.setPosition(2)
    assert cursor.charFormat().background().color() != QColor(LIGHT.highlight)
    theme().set_mode("dark")
    cursor.setPosition(5)
    assert cursor.charFormat().background().color() == QColor(DARK.highlight)


def test_a_post_of_a_megabyte_is_cut_and_says_so(qtbot: Any) -> None:
    words = Words("word " * 200_000)
    qtbot.addWidget(words)
    assert len(words.toPlainText()) < 21_000
    assert words.toPlainText().endswith("980,000 more characters are in the original.")


def test_a_lone_surrogate_is_shown_as_a_question_mark(qtbot: Any) -> None:
    words = Words("broken \ud83d here")
    qtbot.addWidget(words)
    assert words.toPlainText() == "broken ? here"


@pytest.fixture
def stack(qtbot: Any) -> ToastStack:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return ToastStack(window)


def test_undo_is_done_once_and_the_toast_leaves(qtbot: Any, stack: ToastStack) -> None:
    undone: list[str] = []
    toast = stack.show_undo("Resolved “The door”", lambda: undone.append("door"), "Undo")
    button = next(button for button in toast.findChildren(Button))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == ["door"]
    assert stack.toasts == []


def test_a_second_undo_replaces_the_first(stack: ToastStack) -> None:
    stack.show_undo("First", lambda: None, "Undo")
    stack.show_undo("Second", lambda: None, "Undo")
    assert [toast.notice.title for toast in stack.toasts] == ["Second"]


def test_notices_stand_over_one_another_at_the_lower_right_and_three_at_most(stack: ToastStack) -> None:
    for key in "abcd":
        stack.show_notice(Notice("Somebody complains", "The door does not close", key=key))
    assert [toast.notice.key for toast in stack.toasts] == ["b", "c", "d"]
    boxes = [toast.geometry() for toast in stack.toasts]
    assert all(not one.intersects(other) for one in boxes for other in boxes if one is not other)
    assert boxes[-1].right() > 850
    assert boxes[-1].bottom() > 540


def test_a_notice_leaves_by_itself_and_is_withdrawn_when_read(qtbot: Any, stack: ToastStack) -> None:
    toast = stack.show_notice(Notice("Short", key="short", seconds=0.02))
    with qtbot.waitSignal(toast.closed):
        pass
    assert stack.toasts == []
    stack.show_notice(Notice("Read elsewhere", key="mention 7", seconds=0))
    stack.withdraw("mention 7")
    assert stack.toasts == []


def test_enter_takes_the_first_action_and_escape_dismisses(qtbot: Any, stack: ToastStack) -> None:
    done: list[str] = []
    actions = (ToastAction("Open", lambda: done.append("open")), ToastAction("Snooze", lambda: done.append("snooze")))
    toast = stack.show_notice(Notice("A complaint", actions=actions, key="a"))
    qtbot.keyClick(toast, Qt.Key.Key_Return)
    assert done == ["open"]
    toast = stack.show_notice(Notice("A complaint", actions=actions, key="a"))
    qtbot.keyClick(toast, Qt.Key.Key_Escape)
    assert done == ["open"]
    assert stack.toasts == []


def test_the_rail_is_walked_with_the_arrows(qtbot: Any) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.set_places([Place(key, "inbox", key.title(), "listen") for key in ("inbox", "timeline", "sources")])
    rail.set_current("inbox")
    with qtbot.waitActive(rail):
        rail.show()
        rail.activateWindow()
    rail.focus_current()
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home):
        qtbot.keyClick(rail.window().focusWidget() or rail, key)
    assert chosen == ["timeline", "sources", "timeline", "inbox"]


def test_a_count_on_the_rail_is_said_aloud_and_kept_when_the_language_changes(qtbot: Any) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.set_places([Place("inbox", "inbox", "Inbox", "listen")])
    rail.set_badge("inbox", 23, "negative")
    item = rail.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    assert item.accessibleName() == "Inbox, 23"
    rail.set_places([Place("inbox", "inbox", "收件箱", "listen")])
    assert item.accessibleName() == "收件箱, 23"


def test_segments_are_chosen_with_the_arrows_and_by_the_program_in_silence(qtbot: Any) -> None:
    control = SegmentedControl([("day", "day"), ("week", "week")], name="Bins")
    qtbot.addWidget(control)
    chosen: list[str] = []
    control.chosen.connect(chosen.append)
    qtbot.keyClick(control, Qt.Key.Key_Right)
    qtbot.keyClick(control, Qt.Key.Key_Right)
    control.set_current("day")
    assert chosen == ["week"]
    assert control.accessibleName() == "Bins: day"


def test_a_number_opens_what_is_behind_it_with_mouse_and_key(qtbot: Any) -> None:
    card = StatCard("Complaints", "412", "from 388 people")
    qtbot.addWidget(card)
    card.show()
    assert card.accessibleName() == "Complaints: 412, from 388 people"
    for press in (
        lambda: qtbot.keyClick(card, Qt.Key.Key_Return),
        lambda: qtbot.mouseClick(card, Qt.MouseButton.LeftButton),
    ):
        with qtbot.waitSignal(card.opened):
            press()


def test_an_empty_place_offers_the_next_step(qtbot: Any) -> None:
    empty = EmptyState("sources")
    qtbot.addWidget(empty)
    done: list[str] = []
    empty.say("No sources yet", "Add one.", [("Add a source", lambda: done.append("add")), ("Open the demo", str)])
    assert isinstance(empty.buttons[0], PrimaryButton)
    qtbot.mouseClick(empty.buttons[0], Qt.MouseButton.LeftButton)
    assert done == ["add"]
    empty.say("Nothing matches", "Other words may.")
    assert empty.buttons == []


def test_the_foot_counts_the_sensors_that_have_no_room(qtbot: Any) -> None:
    foot = FootBar()
    qtbot.addWidget(foot)
    foot.set_counts("48,213 heard")
    foot.show()
    foot.set_sensors([Sensor(str(n), "ok", f"Source number {n} 2 min ago") for n in range(5)])
    # Room for two and a half of them beside the counts, whatever the font.
    width = foot.findChildren(SensorItem)[1].sizeHint().width()
    foot.resize(foot._counts.sizeHint().width() + 81 + 2 * (width + 8) + width // 2, 28)
    shown = [item for item in foot.findChildren(SensorItem) if item.isVisible()]
    assert {item.text() for item in shown} == {"Source number 0 2 min ago", "Source number 1 2 min ago", "+3"}
    chosen: list[str] = []
    foot.sensor_chosen.connect(chosen.append)
    first = next(item for item in shown if "number 0" in item.text())
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert chosen == ["0"]


def test_typing_in_the_search_waits_for_a_rest_and_enter_does_not(qtbot: Any) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.search_changed) as typed:
        qtbot.keyClicks(bar.search, "door")
    assert typed.args == ["door"]
    with qtbot.waitSignal(bar.search_submitted) as entered:
        qtbot.keyClick(bar.search, Qt.Key.Key_Return)
    assert entered.args == ["door"]
    with qtbot.waitSignal(bar.search_changed) as emptied:
        qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    assert emptied.args == [""]


def test_icon_buttons_say_their_name_and_key(qtbot: Any) -> None:
    button = IconButton("star", "Star", "S")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Star", "Star (S)")


def test_chips_and_pills_are_named_and_painted_in_their_tint(qtbot: Any) -> None:
    chip, pill = Chip("31 h", "negative"), Pill("3 new")
    for widget in (chip, pill):
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint())
    assert chip.accessibleName() == "31 h"
    assert LIGHT.negative_tint in seen(chip)
    assert LIGHT.accent in seen(pill)


@pytest.mark.parametrize(
    ("wanted", "near", "far"),
    [("res", "Resolve", "Previous part"), ("ek", "Export as Kit", "Check"), ("收件", "收件箱", "重要的收取信件")],
)
def test_letters_find_the_closest_command(wanted: str, near: str, far: str) -> None:
    closest, other = closeness(wanted, near), closeness(wanted, far)
    assert closest is not None
    assert other is None or closest > other
    assert closeness("zzz", near) is None


def test_parts_with_words_of_their_own_speak_the_language_in_force(qtbot: Any) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show()
    language().set_choice("zh_CN")
    QApplication.processEvents()
    assert bar.search.accessibleName() == "搜索提及"
