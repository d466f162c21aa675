"""The one Qt style sheet, written from the tokens. Every standard widget is dressed here."""

from pathlib import Path
from string import Template

from earful.app.tokens import Tokens

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QMessageBox, #ground { background: $ground; }
#panel { background: $panel; }
QLabel { background: transparent; }
QLabel[role="caption"] { font-size: 11px; font-weight: 600; color: $faint; }
QLabel[role="small"] { font-size: 11px; color: $muted; }
QLabel[role="note"] { font-size: 12px; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="title"] { font-size: 17px; font-weight: 600; }
QLabel[role="heading"] { font-size: 20px; font-weight: 600; }
QLabel[role="number"] { font-size: 28px; font-weight: 600; }
QLabel[tint="negative"] { color: $negative; }
QLabel[tint="positive"] { color: $positive; }
QLabel[tint="amber"] { color: $amber; }
QLabel[tint="accent"] { color: $accent; }
QLabel:disabled { color: $faint; }

QPushButton, QToolButton[boxed="true"] {
  background: $panel; border: 1px solid $line; border-radius: 6px; padding: 5px 12px; min-height: 18px; }
QPushButton:hover, QToolButton[boxed="true"]:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $accent_tint; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:disabled { color: $faint; background: $ground; }
QPushButton:default { border-color: $accent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_strong; border-color: $accent_strong; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $faint; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $muted; }
QPushButton[kind="quiet"]:hover { background: $hover; color: $text; }
QPushButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[kind="link"] { background: transparent; border: none; padding: 0; color: $accent; }
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:focus { text-decoration: underline; }
QPushButton::menu-indicator { width: 0; image: none; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QDateTimeEdit, QTimeEdit, QComboBox {
  background: $field; border: 1px solid $line; border-radius: 6px; padding: 5px 8px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QDateTimeEdit:focus, QTimeEdit:focus, QComboBox:focus { border: 1px solid $accent; background: $panel; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: $faint; background: $ground; }
QLineEdit[wrong="true"] { border-color: $negative; }
QTextEdit#words { background: transparent; border: none; padding: 0; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0; }
QSpinBox, QDoubleSpinBox, QTimeEdit, QDateEdit, QDateTimeEdit { padding: 4px 22px 4px 8px; min-height: 20px; }
QComboBox { padding-right: 24px; min-height: 18px; combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-origin: border; subcontrol-position: right center; }
QComboBox::down-arrow { image: url($chevron); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
  background: $panel; border: 1px solid $line; padding: 4px; outline: 0;
  selection-background-color: $accent_tint; selection-color: $accent; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; border-radius: 4px; border: none; }
QComboBox QAbstractItemView::item:focus { border: none; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QTimeEdit::up-button, QDateEdit::up-button, QDateTimeEdit::up-button {
  border: none; width: 18px; subcontrol-position: top right; subcontrol-origin: border; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QTimeEdit::down-button, QDateEdit::down-button,
QDateTimeEdit::down-button { border: none; width: 18px; subcontrol-position: bottom right; subcontrol-origin: border; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QTimeEdit::down-arrow, QDateEdit::down-arrow,
QDateTimeEdit::down-arrow { image: url($chevron); width: 10px; height: 10px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QTimeEdit::up-arrow, QDateEdit::up-arrow, QDateTimeEdit::up-arrow {
  image: url($chevron_up); width: 10px; height: 10px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator {
  width: 16px; height: 16px; border: 1px solid $faint; background: $field; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover,
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; background: $on_accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: 20px; padding: 12px; background: $panel; }
QGroupBox::title { subcontrol-origin: margin; left: 4px; color: $muted; font-weight: 600; }

QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; button-layout: 3; }
QMessageBox { messagebox-warning-icon: url($warning); messagebox-critical-icon: url($critical);
  messagebox-information-icon: url($information); messagebox-question-icon: url($question); }

QMenu { background: $panel; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 20px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_tint; color: $accent; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenuBar { background: $panel; }
QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected { background: $accent_tint; }
QToolTip { background: $text; color: $panel; border: 1px solid $text; padding: 4px 6px; }

QScrollArea, QScrollArea > QWidget > QWidget#content { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QAbstractItemView { background: $panel; border: none; outline: 0; alternate-background-color: $ground;
  selection-background-color: $accent_tint; selection-color: $text; }
QListView::item, QTreeView::item { padding: 4px 8px; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
  background: $accent_tint; color: $text; }
QTableView { gridline-color: $line; border: 1px solid $line; border-radius: 8px; }
QTableView::item { padding: 4px 8px; border-bottom: 1px solid $line; }
QTableView::item:focus, QListView::item:focus { border: 1px solid $accent; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $muted; font-size: 11px; font-weight: 600; border: none;
  border-bottom: 1px solid $line; padding: 6px 8px; text-align: left; }
QTableCornerButton::section { background: $panel; border: none; border-bottom: 1px solid $line; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 12px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { color: $accent; }
QProgressBar {
  background: $line; border: none; border-radius: 3px; max-height: 6px; text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; margin: -5px 0; border-radius: 7px; background: $accent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $panel; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QCalendarWidget QWidget { background: $panel; }
QCalendarWidget QToolButton { color: $text; }
QDockWidget::title, QToolBar { background: $panel; border: none; }
""")


def stylesheet(tokens: Tokens, icons: Path) -> str:
    """The whole sheet for one set of tokens; `icons` holds the arrows and ticks, which sheets load as files."""
    images = {name: icons / f"{name}.svg" for name in ("warning", "critical", "information", "question")}
    images |= {
        "chevron": icons / "chevron-down.svg",
        "chevron_up": icons / "chevron-up.svg",
        "tick": icons / ("tick-dark.svg" if tokens.dark else "tick-light.svg"),
    }
    names = {name: f'"{path.as_posix()}"' for name, path in images.items()}
    return _SHEET.substitute(tokens.colours() | names, field=tokens.ground)
