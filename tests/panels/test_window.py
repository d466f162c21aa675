"""The shell: panels by mouse and key, commands, search, language, and the shape it had."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from earful.app.language import language
from earful.panels.window import MainWindow, PanelEntry


def test_panels_are_built_when_they_are_first_shown(window: MainWindow) -> None:
    assert list(window._built) == ["inbox"]
    window.show_panel("sources")
    assert list(window._built) == ["inbox", "sources"]
    assert window.windowTitle() == "Sources – Earful"


def test_control_and_a_digit_go_to_a_panel(qtbot: Any, window: MainWindow) -> None:
    with qtbot.waitSignal(window.panel_shown):
        qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "timeline"
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "settings"


def test_slash_goes_to_the_search_and_the_panel_in_sight_searches(qtbot: Any, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Slash)
    assert window.focusWidget() is window.top_bar.search
    qtbot.keyClicks(window.top_bar.search, "door/seal")
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert window.panel("inbox").searched[-1] == "door/seal"  # type: ignore[attr-defined]
    assert window.focusWidget() is window.panel("inbox")


def test_a_panel_that_comes_to_sight_searches_what_stands_in_the_field(qtbot: Any, window: MainWindow) -> None:
    window.top_bar.search.setText("door")
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    window.show_panel("timeline")
    window.show_panel("inbox")
    assert window.panel("timeline").searched == ["door"]  # type: ignore[attr-defined]
    assert window.panel("inbox").searched == ["door"]  # type: ignore[attr-defined]


def test_the_palette_finds_a_command_and_does_it(qtbot: Any, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window._palette
    assert palette.isVisible()
    qtbot.keyClicks(palette.field, "sourc")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.current == "sources"


def test_the_palette_opens_from_the_search_field_too_and_gives_the_keyboard_back(
    qtbot: Any, window: MainWindow
) -> None:
    field = window.top_bar.search
    field.setFocus()
    field.setText("door")
    field.setCursorPosition(0)
    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window._palette.isVisible()
    qtbot.keyClick(window._palette.field, Qt.Key.Key_Escape)
    assert not window._palette.isVisible()
    assert (window.focusWidget(), field.text()) == (field, "door")


def test_the_palette_lists_every_command_with_its_key(window: MainWindow) -> None:
    window._palette.open()
    lines = window._palette.lines
    told = [lines.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(lines.count())]
    assert "Timeline Ctrl+2" in told
    assert len(told) == len(window.commands.possible()) - 1  # all but the palette itself


def test_a_question_mark_shows_the_keys_but_is_typed_in_a_field(qtbot: Any, window: MainWindow) -> None:
    field = window.panel("inbox").field  # type: ignore[attr-defined]
    field.setFocus()
    qtbot.keyClicks(field, "why?")
    assert field.text() == "why?"
    assert not window._key_sheet.isVisible()
    window.rail.focus_current()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Question)
    assert window._key_sheet.isVisible()
    qtbot.keyClick(window._key_sheet, Qt.Key.Key_Escape)
    assert not window._key_sheet.isVisible()


def test_a_key_of_a_panel_works_in_that_panel_only(qtbot: Any, window: MainWindow) -> None:
    done: list[str] = []
    page = window.panel("inbox")
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.commands.add(
        "inbox.resolve", lambda: "Resolve", lambda: done.append("e"), keys="E", group=lambda: "Inbox", scope=page
    )
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_E)
    window.show_panel("timeline").setFocus()
    qtbot.keyClick(window, Qt.Key.Key_E)
    assert done == ["e"]
    assert "inbox.resolve" not in [command.key for command in window.commands.possible()]


def test_f6_walks_through_the_parts_of_the_window(qtbot: Any, window: MainWindow) -> None:
    window.panel("inbox").setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.panel("inbox").setFocus()
    visited: list[QWidget | None] = []
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        visited.append(window.focusWidget())
    assert visited[0] is window.top_bar.search
    assert window.rail.isAncestorOf(visited[1])
    assert visited[2] is window.panel("inbox")


def test_a_small_window_keeps_the_rail_as_icons(window: MainWindow) -> None:
    window.resize(900, 600)
    assert window.rail.width() == 56
    window.resize(1200, 600)
    assert window.rail.width() == 195


def test_the_language_changes_without_a_restart(window: MainWindow) -> None:
    language().set_choice("zh_CN")
    QApplication.processEvents()
    assert window.windowTitle() == "收件箱 – Earful"
    assert window.commands["go.timeline"].action.text() == "情绪时间线"
    assert window.panel("inbox").note.text() == "zh_CN"  # type: ignore[attr-defined]
    language().set_choice("en")
    QApplication.processEvents()
    assert window.windowTitle() == "Inbox – Earful"


def test_shape_and_last_panel_come_back(qtbot: Any, entries: list[PanelEntry], memory: Any) -> None:
    first = MainWindow(entries, memory)
    qtbot.addWidget(first)
    first.resize(860, 600)
    first.show()
    first.show_panel("timeline")
    splitter = _splitter(first)
    splitter.setSizes([300, 100])
    sizes = splitter.sizes()
    first.close()
    second = MainWindow(entries, memory)
    qtbot.addWidget(second)
    assert second.current == "timeline"
    assert (second.width(), second.height()) == (860, 600)
    assert _splitter(second).sizes() == sizes


def _splitter(window: MainWindow) -> QSplitter:
    splitter = QSplitter(window)
    splitter.resize(401, 100)
    splitter.addWidget(QWidget())
    splitter.addWidget(QWidget())
    splitter.show()
    window.remember("inbox/panes", splitter)
    return splitter


def test_closing_only_hides_while_something_keeps_it_running(qtbot: Any, window: MainWindow) -> None:
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    window.keep_running = lambda: True
    window.close()
    assert (window.isVisible(), closed) == (False, [])
    window.keep_running = None
    window.show()
    window.close()
    assert closed == [True]
