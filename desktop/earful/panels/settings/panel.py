"""The settings, made from their declarations: each applies at once and is found by the search. At the foot: about."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from earful.app.language import translate
from earful.app.session import Session
from earful.app.tokens import Space
from earful.domain.declared import SETTINGS, Setting
from earful.domain.failures import Failure, KnownError
from earful.panels.failures import failure_text
from earful.panels.parts.buttons import Button
from earful.panels.parts.card import Card, Separator, row
from earful.panels.parts.panel import Panel
from earful.panels.parts.text import PlainLabel
from earful.panels.settings.controls import Control, control_for
from earful.panels.settings.diagnostics import diagnostics, places, versions

_WIDEST = 820
_COPIED_MS = 2500


class SettingRow(QWidget):
    """A setting: its name, what it means, its control, and why a value was refused."""

    def __init__(self, setting: Setting, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting, self._session = setting, session
        self.label, self.explanation = PlainLabel("", "strong"), PlainLabel("", "note", wrap=True)
        self.refused = PlainLabel("", "note", wrap=True)
        self.refused.set_tint("negative")
        self.refused.hide()
        self.control: Control = control_for(setting)
        self.control.changed.connect(self._set)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, Space.S, 0, Space.S)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(0, 1)
        grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.explanation, 1, 0)
        grid.addWidget(self.refused, 2, 0)
        grid.addWidget(self.control, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)

    def _set(self, value: object) -> None:
        try:
            self._session.settings.set(self.setting.key, value)
        except KnownError as error:
            self.tell(error.failure)
        else:
            self.tell(None)

    def tell(self, failure: Failure | None) -> None:
        """Why the last value was not taken; None for nothing wrong."""
        if failure is not None and self.setting.kind == "zone":
            failure = Failure("unknown_time_zone", {"name": failure.params.get("value", "")})
        self.refused.setText(failure_text(failure) if failure else "")
        self.refused.setVisible(failure is not None)

    def show_value(self) -> None:
        self.control.show_value(self._session.settings.get(self.setting.key))

    def retranslate(self) -> None:
        self.label.setText(translate("Settings", self.setting.label))
        explanation = self.setting.explanation
        self.explanation.setText(translate("Settings", explanation) if explanation else "")
        self.explanation.setVisible(bool(explanation))
        self.control.retranslate()
        self.show_value()

    def search_text(self) -> str:
        """What the search looks through, in the language in force and in English."""
        choices = " ".join(translate("Settings", text) for _, text in self.setting.choices)
        return f"{self.label.text()} {self.explanation.text()} {choices} {self.setting.label}".casefold()


class SettingsPanel(Panel):
    """Groups in the order of their declaration."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows = {setting.key: SettingRow(setting, session) for setting in SETTINGS if setting.shown}
        self._groups: dict[str, tuple[PlainLabel, Card, list[SettingRow]]] = {}
        self._lines: list[Separator] = []
        self.title, self.nothing = PlainLabel("", "heading"), PlainLabel("", "muted")
        self.about_title, self.about = PlainLabel("", "title"), Card()
        self.told = PlainLabel("", "note", wrap=True)
        self.paths = PlainLabel("", "note", wrap=True)
        self.licence = PlainLabel("", "note", wrap=True)
        self.copy = Button("", icon_name="copy")
        self.copy.clicked.connect(self._copy)
        self._lay_out()
        session.settings.changed.connect(self._changed)
        self._couple()
        self.retranslate()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("content")
        page.setMaximumWidth(_WIDEST)
        lines = QVBoxLayout(page)
        lines.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        lines.setSpacing(Space.S)
        lines.addWidget(self.title)
        lines.addWidget(self.nothing)
        for made in self.rows.values():
            group = made.setting.group
            if group not in self._groups:
                self._groups[group] = (PlainLabel("", "title"), Card(), [])
                lines.addSpacing(Space.M)
                lines.addWidget(self._groups[group][0])
                lines.addWidget(self._groups[group][1])
            _, card, rows = self._groups[group]
            if rows:
                self._lines.append(Separator())
                card.body.addWidget(self._lines[-1])
            rows.append(made)
            card.body.addWidget(made)
        for _, card, _rows in self._groups.values():
            card.body.setSpacing(0)
            card.body.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)
        lines.addSpacing(Space.M)
        lines.addWidget(self.about_title)
        lines.addWidget(self.about)
        for label in (self.told, self.paths, self.licence):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.about.body.addWidget(label)
        self.about.body.addLayout(row(self.copy, None))
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _changed(self, key: str, _value: object) -> None:
        if key in self.rows:
            self.rows[key].show_value()
            self.rows[key].tell(None)
        self._couple()

    def _couple(self) -> None:
        """What has no effect just now cannot be set."""
        get = self._session.settings.get
        self.rows["quiet"].setEnabled(get("alerts"))
        for key in ("quiet_from", "quiet_to"):
            self.rows[key].setEnabled(get("alerts") and get("quiet"))

    def search(self, text: str) -> None:
        query = text.strip().casefold()
        any_found = False
        for title, card, rows in self._groups.values():
            found = [made for made in rows if query in made.search_text()]
            for made in rows:
                made.setVisible(made in found)
            title.setVisible(bool(found))
            card.setVisible(bool(found))
            any_found |= bool(found)
        for line in self._lines:
            line.setVisible(not query)
        about = not query or query in f"{self.about_title.text()} {self.told.text()}".casefold()
        self.about_title.setVisible(about)
        self.about.setVisible(about)
        self.nothing.setVisible(not any_found and not about)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(diagnostics(self._session))
        self.copy.setText(self.tr("Copied"))
        QTimer.singleShot(_COPIED_MS, self, lambda: self.copy.setText(self.tr("Copy diagnostics")))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Settings"))
        self.nothing.setText(self.tr("No setting matches the search."))
        self.nothing.hide()
        for made in self.rows.values():
            made.retranslate()
        for group, (title, _, _) in self._groups.items():
            title.setText(translate("Settings", group))
        self.about_title.setText(self.tr("About Earful"))
        self.told.setText(" · ".join(f"{name} {number}" for name, number in versions()))
        names = {"data": self.tr("Data"), "settings": self.tr("Settings"), "log": self.tr("Log")}
        self.paths.setText("\n".join(f"{names[what]}: {path}" for what, path in places(self._session)))
        self.licence.setText(
            self.tr("MIT licence. No account, no server of ours, no telemetry; secrets stay in the system's keyring.")
        )
        self.copy.setText(self.tr("Copy diagnostics"))
