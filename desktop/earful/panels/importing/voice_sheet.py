"""The form for a single complaint that was heard: on the telephone, in the shop, in a letter."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QTimeZone
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from earful.app.importing import Importing, Result
from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import one_line
from earful.domain.brand import Brand
from earful.domain.failures import Failure
from earful.panels.failures import failure_text
from earful.panels.importing import wording
from earful.panels.inbox.wording import DESKS, NEEDS, desk, need
from earful.panels.parts.text import PlainLabel
from earful.panels.sources.sheet import FormSheet

_MILLISECOND = 1000


class VoiceSheet(FormSheet):
    """It closes when the engine has stored it."""

    def __init__(self, window: QWidget, session: Session, importing: Importing, brands: Sequence[Brand]) -> None:
        super().__init__(window, 620)
        self._session, self._importing = session, importing
        self._job = ""
        self.title.setText(self.tr("Write down a complaint"))
        self.cancel.setText(self.tr("Cancel"))
        self.done.setText(self.tr("Write down"))
        self.brand, self.channel, self.need, self.desk = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.words, self.at = QPlainTextEdit(), QDateTimeEdit()
        self.name, self.contact, self.where = QLineEdit(), QLineEdit(), QLineEdit()
        self._fill(brands)
        self._lay_fields(len(brands) > 1)
        importing.done.connect(self._stored)
        importing.failed.connect(self._refused)

    def _fill(self, brands: Sequence[Brand]) -> None:
        for brand in brands:
            self.brand.addItem(one_line(brand.name, 40), brand.name)
        chosen = [place for place, brand in enumerate(brands) if brand.id == self._session.brand_id]
        self.brand.setCurrentIndex(chosen[0] if chosen else 0)
        for code in wording.CHANNELS:
            self.channel.addItem(wording.channel(code), code)
        for box, codes, name in ((self.need, NEEDS, need), (self.desk, DESKS, desk)):
            box.addItem(self.tr("as judged"), None)
            for code in codes:
                box.addItem(name(code), code)
        zone = QTimeZone(self._session.zone().key.encode())
        self.at.setDateTime(QDateTime.fromMSecsSinceEpoch(self._session.now() // _MILLISECOND, zone))
        self._opened_at = self.at.dateTime()
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(96)
        self.words.setPlaceholderText(self.tr("In their own words, as far as you can"))
        self.contact.setPlaceholderText(self.tr("number or address, if they gave one"))
        self.where.setPlaceholderText(self.tr("shop, hotline, …"))

    def _lay_fields(self, with_brand: bool) -> None:
        self.add_field(self.tr("What they said"), self.words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        fields: list[tuple[str, QWidget]] = [
            (self.tr("Who"), self.name),
            (self.tr("How to reach them"), self.contact),
            (self.tr("How it reached us"), self.channel),
            (self.tr("Where"), self.where),
            (self.tr("When"), self.at),
            (self.tr("Brand"), self.brand),
            (self.tr("What would satisfy them"), self.need),
            (self.tr("Who can do it"), self.desk),
        ]
        if not with_brand:
            fields = [pair for pair in fields if pair[1] is not self.brand]
        for place, (label, field) in enumerate(fields):
            made = PlainLabel(label, "strong")
            made.setBuddy(field)
            field.setAccessibleName(label)
            row, column = divmod(place, 2)
            grid.addWidget(made, 3 * row, column)
            grid.addWidget(field, 3 * row + 1, column)
            grid.setRowMinimumHeight(3 * row + 2, Space.S)
            grid.setColumnStretch(column, 1)
        self.form.addLayout(grid)
        self.form.addStretch(1)

    def take_focus(self) -> None:
        self.words.setFocus()

    def accept(self) -> None:
        if not self.words.toPlainText().strip():
            self.words.setFocus()
            self.tell(self.tr("Write what they said."), "negative")
            return
        self.done.setEnabled(False)
        same = self.at.dateTime() == self._opened_at
        self._job = self._importing.write_down(
            {
                "text": self.words.toPlainText(),
                "brand": self.brand.currentData(),
                "channel": self.channel.currentData(),
                "at": None if same else self.at.dateTime().toMSecsSinceEpoch() * _MILLISECOND,
                "name": self.name.text(),
                "contact": self.contact.text(),
                "where": self.where.text(),
                "need": self.need.currentData(),
                "desk": self.desk.currentData(),
            }
        )

    def _stored(self, result: Result) -> None:
        if result.job == self._job:
            self.close_sheet()

    def _refused(self, job: str, failure: Failure) -> None:
        if job == self._job:
            self.done.setEnabled(True)
            self.tell(failure_text(failure), "negative")
