"""The import of a file: what its columns hold, its first rows as they will be stored, what cannot be read; then it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from earful.app.importing import Ask, Importing, Preview, Result
from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import one_line
from earful.domain.brand import Brand
from earful.domain.failures import Failure
from earful.domain.platforms import PLATFORMS
from earful.engine.importing.platforms import platform_code
from earful.engine.importing.presets import NONE, SHIPPED
from earful.panels.failures import failure_text
from earful.panels.importing import wording
from earful.panels.importing.column_fields import ColumnFields
from earful.panels.importing.first_rows import FirstRows
from earful.panels.inbox.wording import platform
from earful.panels.parts.buttons import Button
from earful.panels.parts.text import PlainLabel
from earful.panels.sources.sheet import FormSheet, mark_wrong
from earful.store.mappings import SavedMapping, save_mapping

_WIDTH = 1180
_TROUBLES = 6  # rows that cannot be read and are named at once


class ImportSheet(FormSheet):
    """One file. It closes when the import has ended; what became of it is told by who listens to `importing`."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        importing: Importing,
        file: Path,
        brands: Sequence[Brand],
        saved: Sequence[SavedMapping],
    ) -> None:
        super().__init__(window, _WIDTH)
        self._session, self._importing, self._file = session, importing, file
        self._head: Mapping[str, Any] = {}
        self._edited = False
        self._rows = 0
        self._job = ""
        self.preview = Preview(session, self)
        self.brand, self.platform, self.preset, self.order = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.columns, self.rows = ColumnFields(), FirstRows(session.now())
        self.looked, self.troubles = PlainLabel("", "strong", wrap=True), PlainLabel("", "small", wrap=True)
        self.progress = QProgressBar()
        self.name, self.save = QLineEdit(), Button("")
        self.title.setText(self.tr("Import %1").replace("%1", one_line(file.name, 80)))
        self._fill(brands, saved)
        self._lay_fields()
        self._connect()
        self.look()

    # --- the form

    def _fill(self, brands: Sequence[Brand], saved: Sequence[SavedMapping]) -> None:
        self.brand.addItem(self.tr("By the words of each row"), None)
        for brand in brands:
            self.brand.addItem(one_line(brand.name, 40), brand.name)
        ours = [brand for brand in brands if not brand.competitor]
        self.brand.setCurrentIndex(
            next((1 + list(brands).index(one) for one in ours if one.id == self._session.brand_id), 0)
        )
        self.platform.setEditable(True)
        self.platform.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.platform.addItem("", None)
        for code in sorted(PLATFORMS, key=platform):
            self.platform.addItem(platform(code), code)
        edit = self.platform.lineEdit()
        assert edit is not None  # an editable combo box has one
        edit.setPlaceholderText(self.tr("as the file says"))
        self.preset.addItem(self.tr("The one that fits"), None)
        self.preset.addItem(self.tr("Guess from the names"), NONE)
        for name in [*(one.name for one in saved), *(one.name for one in SHIPPED)]:
            self.preset.addItem(wording.preset(name), name)
        for text, order in (
            (self.tr("By the other dates"), None),
            (self.tr("Day first"), "day"),
            (self.tr("Month first"), "month"),
        ):
            self.order.addItem(text, order)

    def _lay_fields(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.done.setText(self.tr("Import"))
        self.done.setEnabled(False)
        self.save.setText(self.tr("Keep this mapping"))
        self.name.setPlaceholderText(self.tr("Name of this mapping"))
        self.name.setAccessibleName(self.name.placeholderText())
        self.name.setFixedWidth(200)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.foot.insertWidget(0, self.name)
        self.foot.insertWidget(1, self.save)
        self.form.addLayout(self._choices())
        self.form.addSpacing(Space.M)
        both = QHBoxLayout()
        both.setSpacing(Space.L)
        both.addLayout(self._left(), 5)
        both.addLayout(self._right(), 7)
        self.form.addLayout(both, 1)
        self.form.addWidget(self.progress)

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        for place, (label, box) in enumerate(
            (
                (self.tr("About"), self.brand),
                (self.tr("Published on"), self.platform),
                (self.tr("Mapping"), self.preset),
                (self.tr("Dates like 03/11/2026"), self.order),
            )
        ):
            made = PlainLabel(label, "strong")
            made.setBuddy(box)
            box.setAccessibleName(label)
            grid.addWidget(made, 0, place)
            grid.addWidget(box, 1, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addWidget(PlainLabel(self.tr("What the columns hold"), "strong"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(160)
        scroll.setWidget(self.columns)
        column.addWidget(scroll, 1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addWidget(PlainLabel(self.tr("As it will be stored"), "strong"))
        column.addWidget(self.rows, 1)
        column.addWidget(self.looked)
        column.addWidget(self.troubles)
        return column

    def _connect(self) -> None:
        for box in (self.brand, self.order):
            box.currentIndexChanged.connect(lambda _: self.look())
        self.platform.currentTextChanged.connect(lambda _: self.look(soon=True))
        self.preset.currentIndexChanged.connect(lambda _: self._choose_preset())
        self.columns.changed.connect(self._edit)
        self.save.clicked.connect(self._keep_mapping)
        self.preview.head.connect(self._show_head)
        self.preview.counted.connect(self._counted)
        self.preview.done.connect(self._looked_through)
        self.preview.failed.connect(self._refused)
        self._importing.progress.connect(self._progressed)
        self._importing.done.connect(self._ended)
        self._importing.failed.connect(self._broke)

    def sheet_height(self) -> int:
        return self.window().height()

    def take_focus(self) -> None:
        self.brand.setFocus()

    # --- looking

    def ask(self) -> Ask:
        """What the person wants of the file, as the form stands."""
        return Ask(
            self._file,
            self.columns.given() if self._edited else None,
            self.brand.currentData(),
            self._platform(),
            self.preset.currentData(),
            self.order.currentData(),
            self._session.zone().key,
        )

    def _platform(self) -> str | None:
        text = self.platform.currentText().strip()
        place = self.platform.findText(text)
        return self.platform.itemData(place) if place > 0 else platform_code(text)

    def look(self, *, soon: bool = False) -> None:
        """Look at the file anew; nothing is written."""
        if self._job:
            return
        self._rows = 0
        self.done.setEnabled(False)
        self.looked.setText(self.tr("Looking at the file…"))
        self.looked.set_tint("")
        self.troubles.setText("")
        self.tell("")
        self.preview.look(self.ask(), soon=soon)

    def _choose_preset(self) -> None:
        self._edited = False
        self.look()

    def _edit(self) -> None:
        self._edited = True
        self.look(soon=True)

    def _show_head(self, head: Mapping[str, Any]) -> None:
        self._head = head
        if not self._edited:
            self.columns.show_columns(head["columns"])
            found = self.tr("The one that fits: %1").replace("%1", wording.preset(head["preset"] or ""))
            none = self.tr("Guess from the names")
            fits = self.preset.currentData() is None
            self.preset.setItemText(0, (found if head["preset"] else none) if fits else self.tr("The one that fits"))
        self.rows.rows.show_rows(head["rows"])
        self.done.setEnabled(bool(head["heard"]))
        if not head["heard"]:
            self.looked.setText(self.tr("Say which column holds what was said."))
            self.looked.set_tint("amber")

    def _counted(self, counted: Mapping[str, Any]) -> None:
        self.looked.setText(self.tr("%1 so far…").replace("%1", wording.looked(counted)))

    def _looked_through(self, done: Mapping[str, Any]) -> None:
        self._rows = done["read"]
        self.looked.setText(wording.looked(done))
        self.looked.set_tint("amber" if done["aside"] else "")
        told = [wording.trouble(one) for one in done["reasons"][:_TROUBLES]]
        more = done["aside"] - len(told)
        told += [self.tr("… and %1 more, kept aside").replace("%1", str(more))] if more > 0 else []
        self.troubles.setText("\n".join(told))

    def _refused(self, failure: Failure) -> None:
        self.looked.setText("")
        self.done.setEnabled(False)
        self.tell(failure_text(failure), "negative")

    # --- the mapping's name

    def _keep_mapping(self) -> None:
        name = self.name.text().strip()
        mark_wrong(self.name, not name)
        if not name or not self._head:
            self.name.setFocus()
            return
        header = [str(column["name"]) for column in self._head["columns"]]
        mapping = SavedMapping(name, self.columns.given(), header, self._platform())
        now = self._session.now()
        self._session.operations.write(
            lambda database: save_mapping(database, mapping, now), self._kept, owner=self, on_failure=self._refused
        )

    def _kept(self, saved: SavedMapping) -> None:
        self.name.clear()
        self.tell(
            self.tr("“%1” is kept. Files with these columns are read like this from now on.").replace(
                "%1", one_line(saved.name, 60)
            ),
            "positive",
        )

    # --- doing

    def accept(self) -> None:
        if self._job or not self.done.isEnabled():
            return
        self.preview.stop()
        self.content.setEnabled(False)
        self.done.setEnabled(False)
        self.save.setEnabled(False)
        self.cancel.setText(self.tr("Stop"))
        self.progress.setRange(0, self._rows)
        self.progress.show()
        self.looked.setText(self.tr("Importing…"))
        self.looked.set_tint("")
        self._job = self._importing.take(self.ask())

    def close_sheet(self) -> None:
        if self._job:
            self._importing.stop(self._job)
            self.cancel.setEnabled(False)
            return
        self.preview.stop()
        super().close_sheet()

    def _progressed(self, job: str, read: int) -> None:
        if job == self._job:
            self.progress.setRange(0, max(self._rows, read) if self._rows else 0)
            self.progress.setValue(read)
            self.looked.setText(self.tr("%1 imported…").replace("%1", wording.looked({"read": read})))

    def _ended(self, result: Result) -> None:
        if result.job == self._job:
            self._job = ""
            self.close_sheet()

    def _broke(self, job: str, failure: Failure) -> None:
        if job == self._job:
            self._job = ""
            self.content.setEnabled(True)
            self.done.setEnabled(True)
            self.save.setEnabled(True)
            self.cancel.setEnabled(True)
            self.cancel.setText(self.tr("Cancel"))
            self.progress.hide()
            self._refused(failure)
