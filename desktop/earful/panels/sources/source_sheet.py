"""The form that adds a source or changes one: platform, fields of its schema, a check, and where the secret is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from earful.app.language import translate
from earful.app.session import Session
from earful.app.setup import SourceSetup
from earful.domain.brand import Brand
from earful.domain.failures import Failure, KnownError
from earful.domain.moments import iso
from earful.domain.source import SourceConfig
from earful.engine.setup import Checked, configured
from earful.panels.failures import failure_text
from earful.panels.parts.buttons import Button
from earful.panels.parts.text import PlainLabel
from earful.panels.sources import labels, money, wording
from earful.panels.sources.fields import SettingFields, settings_of
from earful.panels.sources.sheet import FormSheet
from earful.sources.base import Source
from earful.sources.presets import PRESETS, Preset, preset_named, settled
from earful.sources.registry import source_for, sources
from earful.sources.rss import Rss


class SourceSheet(FormSheet):
    """`stored(config)` follows when the source is in the store and its secret in the keyring."""

    stored = Signal(object)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        brands: Sequence[Brand],
        *,
        brand_id: int | None = None,
        change: SourceConfig | None = None,
    ) -> None:
        super().__init__(window)
        self._session, self._brands, self._change = session, list(brands), change
        self._checking = False
        self.setup = SourceSetup(session, self)
        self.brand, self.platform = QComboBox(), QComboBox()
        self.about = PlainLabel("", "small", wrap=True)
        self.check = Button("")
        self.fields: SettingFields | None = None
        self._fill_choices(brand_id)
        self.foot.insertWidget(0, self.check)
        self.title.setText(self.tr("Change this source") if change else self.tr("Add a source"))
        self.cancel.setText(self.tr("Cancel"))
        self.done.setText(self.tr("Save") if change else self.tr("Add"))
        self.check.setText(self.tr("Check"))
        self.check.clicked.connect(self._check)
        self.platform.currentIndexChanged.connect(lambda _: self._show_fields())
        self.setup.checked.connect(self._checked)
        self.setup.stored.connect(self._stored)
        self.setup.refused.connect(self._refused)
        self.finished.connect(self.setup.cancel)
        self._show_fields()

    def _fill_choices(self, brand_id: int | None) -> None:
        for brand in self._brands:
            self.brand.addItem(brand.name, brand.id)
        for code, source in sources().items():
            self.platform.addItem(source.name, code)
        for preset in PRESETS if self._change is None else ():
            self.platform.addItem(labels.preset_name(preset), f"{Rss.code}:{preset.code}")
        if self._change is not None:
            brand_id = self._change.brand_id
            self.platform.setCurrentIndex(self.platform.findData(self._change.platform))
        self.platform.setEnabled(self._change is None)
        self.brand.setEnabled(self._change is None)
        self.brand.setCurrentIndex(max(0, self.brand.findData(brand_id)))
        self.brand.setAccessibleName(self.tr("Listens for"))
        self.platform.setAccessibleName(self.tr("Platform"))
        if len(self._brands) > 1:
            self.add_field(self.tr("Listens for"), self.brand)
        self.add_field(self.tr("Platform"), self.platform)
        self.form.insertWidget(self.form.count() - 1, self.about)
        self._fixed = self.form.count()

    def take_focus(self) -> None:
        (self.platform if self._change is None else self.first()).setFocus()

    def first(self) -> QWidget:
        """Where one begins to type."""
        return (self.fields.first() if self.fields else None) or self.platform

    def _source(self) -> Source:
        return source_for(str(self.platform.currentData()).partition(":")[0])

    def _preset(self) -> Preset | None:
        """The kind of feed that was chosen; None where the platform itself was."""
        code = str(self.platform.currentData()).partition(":")[2]
        return preset_named(code) if code else None

    def _brand(self) -> Brand:
        chosen = self.brand.currentData()
        return next(brand for brand in self._brands if brand.id == chosen)

    def _show_fields(self) -> None:
        self.setup.cancel()
        self._set_checking(False)
        while (item := self.form.takeAt(self._fixed)) is not None:
            _discard(item.widget())
        preset = self._preset()
        settings = [place.setting for place in preset.places] if preset else settings_of(self._source())
        self.fields = SettingFields(self, settings, self._change)
        self.fields.changed.connect(self._tell_about)
        self._tell_about()
        self.form.addStretch(1)
        self.tell("")
        self.fit()

    def _tell_about(self) -> None:
        """What the platform gives, how well it was checked, and what it costs with the budget as it is typed."""
        preset = self._preset()
        typed = self.fields.values() if self.fields else {}
        told = labels.preset_help(preset) if preset else _about(self._source(), typed)
        if told != self.about.text():
            self.about.setText(told)
            self.fit()

    def _config(self) -> SourceConfig | None:
        """What was filled in, as a configuration; None where something is wrong, which is told."""
        assert self.fields is not None
        self.fields.mark("")
        typed, variable = self.fields.secret(), self.fields.token_env()
        kept = self._change is not None and self._change.has_secret and variable is None
        preset = self._preset()
        try:
            given = {**self.fields.values(), **({"preset": preset.code} if preset else {})}
            config = configured(
                self._source().code,
                self._brand(),
                settled(given, self._brand().watched),
                token_env=None if typed else variable,
                has_secret=bool(typed) or kept,
            )
        except KnownError as error:
            self._refused(error.failure)
            return None
        return config if self._change is None else self._changed(config, bool(typed))

    def _changed(self, config: SourceConfig, new_secret: bool) -> SourceConfig:
        assert self._change is not None
        changed = replace(config, id=self._change.id, paused=self._change.paused)
        if not new_secret:
            kept = {key: value for key, value in self._change.options.items() if key == _SECRET_SET}
            return replace(changed, options={**changed.options, **kept})
        # A configuration that differs: the engine starts the source anew and logs in with the new secret.
        return replace(changed, options={**changed.options, _SECRET_SET: iso(self._session.now()) or ""})

    def _check(self) -> None:
        if self._checking:
            self.setup.cancel()
            self._set_checking(False)
            self.tell("")
            return
        config = self._config()
        if config is None or self.fields is None:
            return
        self._set_checking(True)
        self.tell(self.tr("Asking %1…").replace("%1", self._source().name))
        self.setup.check(config, self._brand(), self.fields.secret())

    def _checked(self, found: Checked) -> None:
        self._set_checking(False)
        self.tell(wording.outcome(found), "positive" if found.failure is None else "negative")

    def _set_checking(self, checking: bool) -> None:
        self._checking = checking
        self.check.setText(self.tr("Stop") if checking else self.tr("Check"))

    def accept(self) -> None:
        config = self._config()
        if config is None or self.fields is None:
            return
        self._set_checking(False)
        self.done.setEnabled(False)
        self.tell("")
        self.setup.store(config, self.fields.secret())

    def _stored(self, config: SourceConfig) -> None:
        self.stored.emit(config)
        self.close_sheet()

    def _refused(self, failure: Failure) -> None:
        self.done.setEnabled(True)
        self.tell(failure_text(failure), "negative")
        if self.fields is None:
            return
        if failure.kind == "no_keyring":
            self.fields.variable.setFocus()
        else:
            self.fields.mark(failure.params.get("field", "Server" if failure.kind == "bad_address" else ""))


_SECRET_SET = "secret_set"  # option that holds when the secret was last typed


def _about(source: Source, typed: Mapping[str, str]) -> str:
    can = source.capabilities
    needs = translate("Sources", "Needs a key or an account.")
    told = needs if can.needs_auth else translate("Sources", "Works without a key.")
    cost = money.price(source)
    if cost:
        cost = wording.both(cost, money.at_most(source, SourceConfig(0, source.code, options=typed)))
    parts = (wording.meaning_of(can.completeness)[1], wording.proof_of(can.checked)[1], cost)
    for part in filter(None, parts):
        told = wording.both(told, part)
    return told


def _discard(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
