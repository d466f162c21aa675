"""The form of a brand: its name, the words to listen for, those that rule out, and our own accounts."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from earful.app.session import Session
from earful.domain.brand import Brand, OwnAccount
from earful.domain.failures import Failure, KnownError
from earful.domain.terms import check_terms
from earful.panels.failures import failure_text
from earful.panels.sources.sheet import FormSheet, mark_wrong
from earful.panels.sources.term_preview import TermPreview
from earful.store.brands import add_brand, brands, change_brand
from earful.store.database import Database

# What stands between commas; commas within quotes are part of a phrase.
_BETWEEN = re.compile(r"""(?:"[^"]*"|“[^”]*”|「[^」]*」|[^,，、;；\n])+""")


class BrandSheet(FormSheet):
    """Adds a brand, or changes `brand`; `stored(brand)` follows."""

    stored = Signal(object)

    def __init__(self, window: QWidget, session: Session, brand: Brand | None = None) -> None:
        super().__init__(window, 520)
        self._session, self._brand = session, brand
        self.title.setText(self.tr("Change this brand") if brand else self.tr("Add a brand"))
        self.cancel.setText(self.tr("Cancel"))
        self.done.setText(self.tr("Save") if brand else self.tr("Add"))
        known = brand or Brand(0, "")
        self.name = QLineEdit(known.name)
        self.terms = QLineEdit(", ".join(known.terms))
        self.excludes = QLineEdit(", ".join(known.excludes))
        self.own = QLineEdit(", ".join(f"{own.platform}:{own.handle}" for own in known.own))
        self.competitor = QCheckBox(self.tr("Somebody else's brand, to compare with"))
        self.competitor.setChecked(known.competitor)
        self.name.setMaxLength(80)
        self.terms.setPlaceholderText(known.name or self.tr("the name"))
        self.name.textEdited.connect(lambda text: self.terms.setPlaceholderText(text or self.tr("the name")))
        self.preview = TermPreview(session, brand)
        self.preview.grown.connect(self.fit)
        self._lay_fields()
        for field in (self.name, self.terms, self.excludes):
            field.textEdited.connect(lambda _: self._preview())
        self._preview()

    def _preview(self) -> None:
        """What the words find so far; while they cannot be understood, what they found before."""
        terms, excludes = several(self.terms.text()), several(self.excludes.text())
        try:
            check_terms((*terms, *excludes))
        except KnownError:
            return
        self.preview.show_terms(Brand(0, self.name.text().strip(), terms, excludes))

    def _lay_fields(self) -> None:
        self.add_field(self.tr("Name"), self.name)
        self.add_field(
            self.tr("Words to listen for"),
            self.terms,
            self.tr("Separated by commas: other spellings, products, the name in Chinese. Empty: the name.")
            + " "
            + self.tr("Also “phrases”, word*, -word, AND, OR, lang:zh, author:anna."),
        )
        self.add_field(
            self.tr("Not when it says"), self.excludes, self.tr("Words that show that something else is meant.")
        )
        self.form.addWidget(self.preview)
        self.add_field(
            self.tr("Our own accounts"),
            self.own,
            self.tr("As platform:handle, such as bluesky:frostline.example. A reply by them counts as an answer."),
        )
        self.form.addWidget(self.competitor)
        self.form.addStretch(1)

    def take_focus(self) -> None:
        self.name.setFocus()

    def accept(self) -> None:
        for field in (self.name, self.terms, self.excludes, self.own):
            mark_wrong(field, False)
        if not self.name.text().strip():
            mark_wrong(self.name, True)
            self.name.setFocus()
            self.tell(self.tr("Give the brand a name."), "negative")
            return
        for field in (self.terms, self.excludes):
            if not self._understood(field):
                return
        try:
            brand = self._filled()
        except KnownError as error:
            self._refused(error.failure)
            return
        now = self._session.now()

        def write(database: Database) -> Brand:
            if not brand.id:
                return add_brand(database, brand, now)
            _refuse_second(database, brand)
            change_brand(database, brand)
            return brand

        self._session.operations.write(write, self._stored, owner=self, on_failure=self._refused)

    def _understood(self, field: QLineEdit) -> bool:
        """Whether every term in the field is; if not, says which and where."""
        try:
            check_terms(several(field.text()))
        except KnownError as error:
            mark_wrong(field, True)
            field.setFocus()
            self.tell(f"{error.failure.params['term']} — {failure_text(error.failure)}", "negative")
            return False
        return True

    def _filled(self) -> Brand:
        """The brand as it was filled in. Raises KnownError("setting_wrong")."""
        name = " ".join(self.name.text().split())
        own = tuple(own_account(one) for one in several(self.own.text()))
        terms, excludes = several(self.terms.text()), several(self.excludes.text())
        return Brand(self._brand.id if self._brand else 0, name, terms, excludes, own, self.competitor.isChecked())

    def _stored(self, brand: Brand) -> None:
        self._session.engine.reload()
        self.stored.emit(brand)
        self.close_sheet()

    def _refused(self, failure: Failure) -> None:
        wrong = self.own if failure.params.get("field") == "Our own accounts" else self.name
        mark_wrong(wrong, True)
        wrong.setFocus()
        self.tell(failure_text(failure), "negative")


def several(text: str) -> tuple[str, ...]:
    """What stands between commas, Western or Chinese, each once."""
    return tuple(dict.fromkeys(" ".join(part.split()) for part in _BETWEEN.findall(text) if part.strip()))


def own_account(text: str) -> OwnAccount:
    """ "bluesky:frostline" as an account. Raises KnownError("setting_wrong")."""
    platform, colon, handle = text.replace("：", ":").partition(":")
    if not colon or not platform.strip() or not handle.strip():
        reason = "write it as platform:handle"
        raise KnownError("setting_wrong", {"value": text, "field": "Our own accounts", "reason": reason})
    return OwnAccount(platform.strip().lower(), handle.strip().lstrip("@"))


def _refuse_second(database: Database, brand: Brand) -> None:
    if any(one.id != brand.id and one.name.casefold() == brand.name.casefold() for one in brands(database)):
        raise KnownError("brand_exists", {"name": brand.name})
