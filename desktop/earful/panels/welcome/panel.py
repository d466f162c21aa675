"""The first start: what Earful is, one field for the brand's name, the demo beside it; then how the listening goes."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from earful.app.language import LANGUAGES, language
from earful.app.session import Session
from earful.app.theme import theme
from earful.app.tokens import Space
from earful.domain.brand import Brand
from earful.domain.failures import Failure
from earful.panels.failures import failure_text
from earful.panels.parts.buttons import Button, PrimaryButton
from earful.panels.parts.card import Separator, row
from earful.panels.parts.panel import Panel
from earful.panels.parts.segmented import SegmentedControl
from earful.panels.parts.text import PlainLabel
from earful.panels.welcome.beginning import begin
from earful.panels.welcome.progress import Progress
from earful.panels.welcome.word_mark import WordMark

_WIDTH = 520


class WelcomePanel(Panel):
    """Covers the whole window until a brand is there. `finished(where)`: the inbox or the sources come next."""

    finished = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self.progress: Progress | None = None
        self.languages = SegmentedControl(list(LANGUAGES.items()), language().code)
        self.mark, self.claim = WordMark(), PlainLabel("", "heading", wrap=True)
        self.text = PlainLabel("", "muted", wrap=True)
        self.name, self.start = QLineEdit(), PrimaryButton("")
        self.told, self.hint = PlainLabel("", "note", wrap=True), PlainLabel("", "note", wrap=True)
        self.demo_text, self.demo = PlainLabel("", "note", wrap=True), Button("")
        self.column = QWidget()
        self._first = QWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def _lay_out(self) -> None:
        self.name.setFixedHeight(38)
        self.name.setMaxLength(80)
        self.start.setFixedHeight(38)
        self.told.hide()
        self.column.setFixedWidth(_WIDTH)
        lines = QVBoxLayout(self._first)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(Space.S)
        for widget in (self.claim, self.text):
            lines.addWidget(widget)
        lines.addSpacing(Space.M)
        field = row(self.name, self.start)
        field.setStretch(0, 1)
        lines.addLayout(field)
        lines.addWidget(self.told)
        lines.addWidget(self.hint)
        lines.addSpacing(Space.L)
        lines.addWidget(Separator())
        lines.addSpacing(Space.S)
        beside = row(self.demo_text, self.demo, spacing=Space.L)
        beside.setStretch(0, 1)
        lines.addLayout(beside)
        inner = QVBoxLayout(self.column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.mark)
        inner.addSpacing(Space.S)
        inner.addWidget(self._first)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.addLayout(row(None, self.languages))
        outer.addStretch(2)
        outer.addLayout(row(None, self.column, None))
        outer.addStretch(3)

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda text: self.start.setEnabled(bool(text.strip())))
        self.name.returnPressed.connect(self._begin)
        self.start.clicked.connect(self._begin)
        self.demo.clicked.connect(self._session.demo_wanted)
        self.languages.chosen.connect(lambda code: self._session.settings.set("language", code))
        self.start.setEnabled(False)

    def _begin(self) -> None:
        name, now = self.name.text().strip(), self._session.now()
        if not name or not self.start.isEnabled():
            return
        self.start.setEnabled(False)
        self._session.operations.write(
            lambda database: begin(database, name, now), self._begun, owner=self, on_failure=self._refused
        )

    def _refused(self, failure: Failure) -> None:
        self.start.setEnabled(True)
        self.told.setText(failure_text(failure))
        self.told.set_tint("negative")
        self.told.show()

    def _begun(self, brand: Brand) -> None:
        self._session.engine.reload()
        self._session.set_brand(brand.id)
        self._first.hide()
        self.progress = Progress(self._session, brand)
        self.progress.left.connect(self._leave)
        layout = self.column.layout()
        assert layout is not None
        layout.addWidget(self.progress)
        self.progress.go.setFocus()

    def _leave(self, where: str) -> None:
        self.hide()
        self.finished.emit(where)
        self.deleteLater()

    def take_focus(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.claim.setText(self.tr("Everything people say about your brand, put in front of a person."))
        self.text.setText(
            self.tr(
                "Earful reads what is said in public, finds the complaints and shows them oldest first,"
                " whoever said them. All of it stays on this computer."
            )
        )
        self.name.setPlaceholderText(self.tr("Your brand's name"))
        self.name.setAccessibleName(self.tr("Your brand's name"))
        self.start.setText(self.tr("Start listening"))
        self.hint.setText(
            self.tr(
                "Begins with Hacker News and Mastodon, which need no key."
                " Feeds, forums and your own accounts can be added afterwards."
            )
        )
        self.demo_text.setText(
            self.tr("Or look around first: a brand, people and words that are all invented, kept apart from yours.")
        )
        self.demo.setText(self.tr("Open the demo brand"))
        self.languages.set_options(list(LANGUAGES.items()), self.tr("Language"))
        self.languages.set_current(language().code)
        if self.progress is not None:
            self.progress.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme().tokens.ground))
