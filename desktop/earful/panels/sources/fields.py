"""The fields of a source's form, made from its settings schema. A secret is shown as dots and read once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from earful.app.language import translate
from earful.domain.source import SourceConfig
from earful.panels.sources import labels
from earful.panels.sources.sheet import FormSheet, mark_wrong
from earful.sources.base import Setting, Source

_COLUMNS = ("server", "account", "query")
YES = "yes"  # what a flag that is set is stored as


class SettingFields(QObject):
    """Puts one field for each of the settings into the form of `sheet`; `prefill` holds what is known already.

    `changed` follows when something was typed."""

    changed = Signal()

    def __init__(self, sheet: FormSheet, settings: Sequence[Setting], prefill: SourceConfig | None = None) -> None:
        super().__init__(sheet)
        self._settings = tuple(settings)
        self._fields: dict[str, QWidget] = {}
        self._secret: QLineEdit | None = None
        self.variable = QLineEdit()
        known = _known(prefill) if prefill else {}
        for setting in self._settings:
            if setting.kind == "secret":
                self._add_secret(sheet, setting, prefill)
            else:
                self._fields[setting.key] = self._field(setting, known.get(setting.key, ""))
                sheet.add_field(_titled(setting), self._fields[setting.key], labels.help_text(setting))

    def first(self) -> QWidget | None:
        """Where one begins to type: the first field that must be filled, else the first."""
        wanted = [setting.key for setting in self._settings if setting.required and not setting.default]
        fields = [self._fields[key] for key in wanted if key in self._fields] or list(self._fields.values())
        return fields[0] if fields else None

    def values(self) -> dict[str, str]:
        """What was filled in, by the settings' keys; what is empty is left out. Never the secret."""
        found = {key: _value(field).strip() for key, field in self._fields.items()}
        return {key: value for key, value in found.items() if value}

    def secret(self) -> str | None:
        """The secret that was typed, None where there is none."""
        typed = self._secret.text().strip() if self._secret is not None else ""
        return typed or None

    def token_env(self) -> str | None:
        """The name of the environment variable that holds the secret, without a leading $."""
        named = self.variable.text().strip().lstrip("$") if self._secret is not None else ""
        return named or None

    def mark(self, label: str) -> None:
        """Mark the field with this (English) label as the one to look at; "" marks none."""
        for setting in self._settings:
            field = self._secret if setting.kind == "secret" else self._fields.get(setting.key)
            if isinstance(field, QLineEdit):
                wrong = bool(label) and label in (setting.label, setting.key)
                mark_wrong(field, wrong)
                if wrong:
                    field.setFocus()

    def _field(self, setting: Setting, value: str) -> QWidget:
        if setting.kind == "choice":
            choice = QComboBox()
            for one in setting.choices:
                choice.addItem(labels.choice(one), one)
            choice.setCurrentIndex(max(0, choice.findData(value or setting.default)))
            return choice
        if setting.kind == "flag":
            flag = QCheckBox(labels.label(setting))
            flag.setChecked((value or setting.default) == YES)
            return flag
        field = QLineEdit(value)
        field.setPlaceholderText(setting.default)
        field.textChanged.connect(self.changed)
        return field

    def _add_secret(self, sheet: FormSheet, setting: Setting, prefill: SourceConfig | None) -> None:
        self._secret = QLineEdit()
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        if prefill is not None and prefill.has_secret:
            self._secret.setPlaceholderText(translate("Sources", "kept in the keyring; type to replace it"))
        sheet.add_field(_titled(setting), self._secret, labels.help_text(setting))
        self.variable.setText(prefill.token_env or "" if prefill else "")
        self.variable.setPlaceholderText("EARFUL_TOKEN")
        sheet.add_field(
            translate("Sources", "… or the environment variable that holds it"),
            self.variable,
            translate("Sources", "What you type is kept in the system's keyring, never in Earful's files."),
        )


def settings_of(source: Source) -> tuple[Setting, ...]:
    """The settings of the form: the source's own, and how far to look back, which every source has."""
    if any(setting.key == labels.BACKFILL.key for setting in source.settings):
        return source.settings
    return (*source.settings, labels.BACKFILL)


def _titled(setting: Setting) -> str:
    if not setting.required:
        return labels.label(setting)
    return translate("Sources", "%1 (needed)").replace("%1", labels.label(setting))


def _value(field: QWidget) -> str:
    if isinstance(field, QCheckBox):
        return YES if field.isChecked() else ""
    if isinstance(field, QComboBox):
        return str(field.currentData())
    return field.text() if isinstance(field, QLineEdit) else ""


def _known(config: SourceConfig) -> Mapping[str, str]:
    columns = {key: str(getattr(config, key) or "") for key in _COLUMNS}
    return {**columns, **config.options}
