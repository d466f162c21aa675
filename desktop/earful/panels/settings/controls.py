"""One control for each kind of setting. `changed` carries a value as the settings take it."""

from typing import Any

from PySide6.QtCore import QByteArray, Qt, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QHBoxLayout, QWidget

from earful.app.language import translate
from earful.app.settings import system_zone
from earful.domain.declared import Setting
from earful.panels.parts.fields import TimeField
from earful.panels.parts.segmented import SegmentedControl


class Control(QWidget):
    """Made by `control_for`. `show_value` shows, and never tells."""

    changed = Signal(object)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.addStretch(1)

    def show_value(self, value: Any) -> None:
        """Show this value."""

    def retranslate(self) -> None:
        """Name everything in the language in force."""


class ChoiceControl(Control):
    """All choices in sight."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.choice = SegmentedControl(self._options())
        self.choice.chosen.connect(lambda value: self.changed.emit(value))
        self.line.addWidget(self.choice)

    def _options(self) -> list[tuple[str, str]]:
        return [(value, translate("Settings", text)) for value, text in self.setting.choices]

    def show_value(self, value: Any) -> None:
        self.choice.set_current(value)

    def retranslate(self) -> None:
        self.choice.set_options(self._options(), translate("Settings", self.setting.label))


class YesNoControl(Control):
    """A box to tick."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.box = QCheckBox()
        self.box.clicked.connect(lambda ticked: self.changed.emit(ticked))
        self.line.addWidget(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def retranslate(self) -> None:
        self.box.setAccessibleName(translate("Settings", self.setting.label))


class TimeControl(Control):
    """A time of day; told when the field is left or Enter is pressed, not with every digit."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.field = TimeField()
        self.field.setDisplayFormat("HH:mm")
        self.field.editingFinished.connect(lambda: self.changed.emit(self.field.time().toString("HH:mm")))
        self.line.addWidget(self.field)

    def show_value(self, value: Any) -> None:
        self.field.setTime(QTime.fromString(str(value), "HH:mm"))

    def retranslate(self) -> None:
        self.field.setAccessibleName(translate("Settings", self.setting.label))


class ZoneControl(Control):
    """A time zone by name, found by typing any part of it; first the system's own."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.zones = QComboBox()
        self.zones.setEditable(True)
        self.zones.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zones.setMinimumWidth(240)
        self.zones.addItem("", "system")
        for zone in sorted(_text(zone) for zone in QTimeZone.availableTimeZoneIds()):
            self.zones.addItem(zone, zone)
        completer = QCompleter(self.zones.model(), self.zones)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.zones.setCompleter(completer)
        self.zones.activated.connect(lambda place: self.changed.emit(self.zones.itemData(place)))
        edit = self.zones.lineEdit()
        assert edit is not None  # an editable combo box has one
        edit.editingFinished.connect(self._typed)
        self.line.addWidget(self.zones)

    def _typed(self) -> None:
        text = self.zones.currentText().strip()
        place = self.zones.findText(text, Qt.MatchFlag.MatchFixedString)
        self.changed.emit(self.zones.itemData(place) if place >= 0 else text)

    def show_value(self, value: Any) -> None:
        place = self.zones.findData(value)
        if place >= 0:
            self.zones.setCurrentIndex(place)

    def retranslate(self) -> None:
        own = translate("SettingsPanel", "As the system (%1)").replace("%1", system_zone())
        self.zones.setItemText(0, own)
        self.zones.setAccessibleName(translate("Settings", self.setting.label))


def control_for(setting: Setting) -> Control:
    """The control of a setting that is shown."""
    kinds = {"choice": ChoiceControl, "yes_no": YesNoControl, "time": TimeControl, "zone": ZoneControl}
    return kinds[setting.kind](setting)


def _text(name: QByteArray) -> str:
    return bytes(name.data()).decode("ascii", "replace")
