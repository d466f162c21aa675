"""Markers on the timeline: a small form to write one, the list of those in sight, and the way back for both."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QDateTime, QPoint, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from earful.app.language import translate
from earful.app.session import Action, Session
from earful.app.wording import one_line
from earful.domain.failures import Failure
from earful.domain.moments import Moment
from earful.export import chart_words as words
from earful.panels.failures import failure_text
from earful.panels.parts.buttons import Button, PrimaryButton
from earful.panels.parts.card import row
from earful.panels.parts.text import PlainLabel
from earful.store.markers import Marker, add_marker, remove_marker

_MILLISECOND = 1000


class MarkerForm(QDialog):
    """`wanted(Marker)` when it was filled in. Times are shown in the zone of the chart."""

    wanted = Signal(object)

    def __init__(self, marker: Marker, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marker = marker
        self.setWindowTitle(self.tr("Mark on the timeline"))
        self.text = QLineEdit(marker.text)
        self.text.setPlaceholderText(self.tr("What we said or did, in a few words"))
        self.text.setMaxLength(200)
        self.at = self._when(marker.at, zone)
        self.until = self._when(marker.until or marker.at, zone)
        self.ends = QCheckBox(self.tr("It ended"))
        self.ends.setChecked(marker.until is not None)
        self.until.setEnabled(marker.until is not None)
        self.ends.toggled.connect(self.until.setEnabled)
        self.statement = QCheckBox(self.tr("We said something: ask whether it bent the curve"))
        self.statement.setChecked(marker.statement)
        self._add = PrimaryButton(self.tr("Mark"), "↵")
        self._add.setDefault(True)
        self._add.clicked.connect(self.accept)
        cancel = Button(self.tr("Cancel"), "Esc")
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("What happened"), "note"))
        column.addWidget(self.text)
        column.addLayout(row(PlainLabel(self.tr("When")), self.at, None))
        column.addLayout(row(self.ends, self.until, None))
        column.addWidget(self.statement)
        column.addLayout(row(None, cancel, self._add))
        self.setMinimumWidth(440)
        self.text.textChanged.connect(lambda text: self._add.setEnabled(bool(text.strip())))
        self._add.setEnabled(bool(marker.text.strip()))

    def _when(self, at: Moment, zone: str) -> QDateTimeEdit:
        field = QDateTimeEdit(QDateTime.fromMSecsSinceEpoch(at // _MILLISECOND, QTimeZone(zone.encode())))
        field.setDisplayFormat("yyyy-MM-dd HH:mm")
        field.setCalendarPopup(True)
        return field

    def accept(self) -> None:
        if not self.text.text().strip():
            return
        at = self.at.dateTime().toMSecsSinceEpoch() * _MILLISECOND
        until = self.until.dateTime().toMSecsSinceEpoch() * _MILLISECOND
        self.wanted.emit(
            Marker(
                at,
                self.text.text(),
                until if self.ends.isChecked() and until > at else None,
                self._marker.brand_id,
                self.statement.isChecked(),
                self._marker.id,
            )
        )
        super().accept()


class Marking:
    """What the panel does with markers; `after` is called when one was stored, `show` with the one that was chosen."""

    def __init__(
        self, session: Session, panel: QWidget, after: Callable[[], object], show: Callable[[Marker], object]
    ) -> None:
        self._session, self._panel, self._after, self._show = session, panel, after, show
        self._menu = QMenu(panel)
        self.form: MarkerForm | None = None

    def ask(self, at: Moment) -> None:
        """Ask what happened at a moment."""
        self.form = MarkerForm(Marker(at, "", None, self._session.brand_id), self._session.zone().key, self._panel)
        self.form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form.wanted.connect(self.add)
        self.form.open()

    def add(self, marker: Marker) -> None:
        """Keep it, and offer the way back."""
        now = self._session.now()
        self._session.operations.write(
            lambda database: add_marker(database, marker, now),
            self._added,
            owner=self._panel,
            on_failure=self._failed,
        )

    def remove(self, marker: Marker) -> None:
        """Take it away, and offer the way back."""
        self._set_removed(marker, self._session.now())
        back = Action(translate("Marking", "Undo"), lambda: self._set_removed(marker, None))
        title = translate("Marking", "Marker taken away")
        self._session.show_toast(title, one_line(marker.text, 60), (back,), key="marker")

    def open_menu(self, markers: tuple[Marker, ...], where: QPoint) -> None:
        """The markers in sight: each can be looked at or taken away."""
        self._menu.clear()
        zone = self._session.zone()
        for marker in markers:
            called = f"{words.day(marker.at, zone)} · {words.plain(marker.text, 50)}".replace("&", "&&")
            one = self._menu.addMenu(called)
            if marker.statement:
                one.addAction(translate("Marking", "Did it bend the curve?"), partial(self._show, marker))
            one.addAction(translate("Marking", "Take away"), partial(self.remove, marker))
        if not markers:
            self._menu.addAction(translate("Marking", "No markers in this period")).setEnabled(False)
        self._menu.popup(where)

    def _added(self, marker: Marker) -> None:
        self._after()
        back = Action(translate("Marking", "Undo"), lambda: self._set_removed(marker, self._session.now()))
        self._session.show_toast(translate("Marking", "Marked"), one_line(marker.text, 60), (back,), key="marker")

    def _set_removed(self, marker: Marker, at: Moment | None) -> None:
        self._session.operations.write(
            lambda database: remove_marker(database, marker.id, at),
            lambda _: self._after(),
            owner=self._panel,
            on_failure=self._failed,
        )

    def _failed(self, failure: Failure) -> None:
        title = translate("Marking", "The marker was not stored")
        self._session.show_toast(title, failure_text(failure), key="marker", tint="negative")
