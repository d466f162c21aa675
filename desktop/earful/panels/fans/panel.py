"""Fans: what the followers of our accounts are worth, whether reposts were bought, and whether we converse."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from earful.app.audits import Audits
from earful.app.importing import Channel
from earful.app.language import translate
from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import clock, duration, number
from earful.domain.failures import Failure
from earful.domain.moments import SECOND
from earful.export import fans_words as words
from earful.insight.fans.deck import CARDS
from earful.panels.failures import failure_text
from earful.panels.fans.audit_page import AuditPage
from earful.panels.fans.comparing import ComparePage
from earful.panels.fans.conversation_page import ConversationPage
from earful.panels.fans.deck_page import DeckPage
from earful.panels.fans.engagement_page import EngagementPage
from earful.panels.fans.exporting import FansExport
from earful.panels.fans.reading import Asked, Seen, read_deck, read_seen
from earful.panels.inbox.wording import platform as platform_name
from earful.panels.parts.buttons import Button, PrimaryButton
from earful.panels.parts.card import row
from earful.panels.parts.commands import Commands
from earful.panels.parts.empty_state import EmptyState
from earful.panels.parts.panel import Panel
from earful.panels.parts.segmented import SegmentedControl
from earful.panels.parts.text import ElidedLabel, PlainLabel

_COUNT_MS = 600  # after a card, before everything is counted anew
_SAMPLE = 400
_TABS = ("fans", "engagement", "conversation")


class FansPanel(Panel):
    """Everything in sight is of one audit; downloads and counting happen in the engine."""

    def __init__(
        self, session: Session, channel: Channel, commands: Commands | None = None, *, allowed: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`allowed` False: nothing can be downloaded, as in the demo."""
        super().__init__(parent)
        self._session, self._allowed = session, allowed
        self.audits = Audits(channel, self)
        self._seen: Seen | None = None
        self._chosen: str | None = None
        self._running: str | None = None
        self._quiet: set[str] = set()  # jobs that nobody needs to be told of
        self._build()
        self._count_soon = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._count_soon.timeout.connect(self._count_again)
        self._connect()
        self._add_commands(commands if commands is not None else Commands(self))
        self.retranslate()

    def _build(self) -> None:
        self._title, self._about = PlainLabel("", "heading"), ElidedLabel("", "muted")
        self.tabs = SegmentedControl([(key, key) for key in _TABS])
        self.which, self.compare = Button("", menu=True), Button("", menu=True)
        self.export = FansExport(self._session, lambda: self._seen.picture if self._seen else None)
        self.judge = PrimaryButton("")
        self._menu = QMenu(self)
        head = row(self._title, self._about, self.tabs, self.which, self.compare, self.export, self.judge)
        head.setStretch(1, 1)
        self._step, self._bar, self.cancel = ElidedLabel("", "small"), QProgressBar(), Button("")
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(180, 6)
        self._progress = QWidget()
        line = row(self._step, self._bar, self.cancel, spacing=Space.M)
        line.setStretch(0, 1)
        self._progress.setLayout(line)
        self._progress.hide()
        self.page, self.deck = AuditPage(self._session), DeckPage(self._session)
        self.comparison = ComparePage()
        self.engagement, self.conversation = EngagementPage(self._session), ConversationPage(self._session)
        self._empty = EmptyState("fans")
        self.pages = QStackedWidget()
        for page in (self._empty, self.page, self.deck, self.comparison, self.engagement, self.conversation):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.M, 0)
        column.setSpacing(Space.M)
        head.setContentsMargins(0, 0, Space.L, 0)
        column.addLayout(head)
        column.addWidget(self._progress)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._choose_tab)
        self.which.clicked.connect(lambda _=False: self._open_which())
        self.compare.clicked.connect(lambda _=False: self._open_compare())
        self.judge.clicked.connect(lambda _=False: self.open_deck())
        self.cancel.clicked.connect(lambda _=False: self.stop())
        self.deck.judged.connect(lambda _: self._count_soon.start())
        self.deck.finished.connect(self._leave_deck)
        self.comparison.closed.connect(self._show)
        self.audits.progress.connect(self._say_progress)
        self.audits.done.connect(self._done)
        self.audits.failed.connect(self._failed)
        self.audits.stopped.connect(lambda job: self._ended(job))
        self._session.brand_changed.connect(self._another_brand)

    def _add_commands(self, commands: Commands) -> None:
        add = partial(commands.add, group=lambda: translate("Panels", "Fans"), scope=self)
        add("fans.judge", lambda: self.tr("Judge cards"), self.open_deck, keys="D")
        add("fans.audit", lambda: self.tr("Audit an account…"), self._open_which, keys="Ctrl+N")
        add("fans.export", lambda: self.tr("Export…"), self.export.open_menu, keys="Ctrl+E")

    # --- reading

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Read the audits and the chosen one anew."""
        brand, chosen = self._session.brand_id, self._chosen
        self._session.reader.ask(lambda db: read_seen(db, brand, chosen), self._take, owner=self, key="seen")

    def _take(self, seen: Seen) -> None:
        self._seen = seen
        if self.pages.currentWidget() not in (self.deck, self.comparison):
            self._show()
        else:
            self._say_head()

    def _another_brand(self) -> None:
        self._chosen, self._seen = None, None
        for page in (self.engagement, self.conversation):
            page.forget()
        self.read()

    def _choose_tab(self, key: str) -> None:
        self._show()
        if key == "engagement":
            self.engagement.read()
        elif key == "conversation":
            self.conversation.read()

    def _show(self) -> None:
        tab = self.tabs.current
        picture = self._seen.picture if self._seen else None
        if tab != "fans":
            self.pages.setCurrentWidget(self.engagement if tab == "engagement" else self.conversation)
        elif picture is None:
            self._say_empty()
            self.pages.setCurrentWidget(self._empty)
        else:
            self.page.show_picture(picture)
            self.pages.setCurrentWidget(self.page)
        self._say_head()

    def _say_head(self) -> None:
        picture = self._seen.picture if self._seen else None
        fans = self.tabs.current == "fans"
        self.export.setVisible(fans and picture is not None)
        self.judge.setVisible(fans and picture is not None and self.pages.currentWidget() is self.page)
        self.which.setVisible(fans)
        several = len([one for one in self._seen.audits if one.counted]) > 1 if self._seen else False
        self.compare.setVisible(fans and several)
        if not fans or picture is None:
            self._about.setText("")
            return
        self._about.setText(words.account(picture))
        left = max(0, min(CARDS, picture["readable"]) - picture["judged"] - picture["skipped"])
        self.judge.setText(self.tr("Judge %1 cards").replace("%1", number(left or CARDS)))
        self.judge.setEnabled(picture["readable"] >= picture["fewest"])

    def _say_empty(self) -> None:
        self._empty.say(
            self.tr("No audit yet"),
            self.tr(
                "Here you will see what your followers are: reachable, quiet, hollow or automated, each with its"
                " interval and the accounts behind it. Reddit, forums, feeds and app stores have no followers to list."
            ),
            [
                (self.tr("Audit an account…"), self._open_which),
                (self.tr("Open the demo brand"), self._session.demo_wanted.emit),
            ]
            if self._allowed
            else [(self.tr("Audit a file…"), self._ask_file)],
        )

    # --- beginning an audit

    def _open_which(self) -> None:
        menu = self._menu
        menu.clear()
        for one in self._seen.audits if self._seen else ():
            if one.counted:
                text = f"@{one.account} · {words.day(one.finished_at or one.started_at)}"
                action = menu.addAction(text, partial(self._choose, one.id))
                action.setCheckable(True)
                action.setChecked(self._seen is not None and (self._seen.picture or {}).get("audit") == one.id)
        menu.addSeparator()
        for own in self._seen.own if self._seen and self._allowed else ():
            name = f"@{own.handle} ({platform_name(own.platform)})"
            menu.addAction(self.tr("Audit %1: the whole list").replace("%1", name), partial(self.begin, own, None))
            told = self.tr("Audit %1: about %2 drawn at random").replace("%1", name)
            menu.addAction(told.replace("%2", number(_SAMPLE)), partial(self.begin, own, _SAMPLE))
        menu.addAction(self.tr("Audit a file…"), self._ask_file)
        menu.addSeparator()
        menu.addAction(self.tr("Match a customer list…"), self._ask_customers)
        menu.popup(self.which.mapToGlobal(self.which.rect().bottomLeft() + QPoint(0, 4)))

    def _choose(self, audit: str) -> None:
        self._chosen = audit
        self.read()

    def begin(self, own: Asked, sample: int | None) -> None:
        """Start to read the followers of an account of ours."""
        self._runs(self.audits.download(own.platform, own.handle, own.source, own.brand_id, sample))

    def stop(self) -> None:
        """Stop the download that runs; what is read stays for the next one."""
        if self._running is not None:
            self.audits.stop(self._running)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Audit a file of profiles"))
        dialog.setNameFilter(self.tr("Profiles (*.jsonl *.ndjson *.csv *.tsv)"))
        dialog.fileSelected.connect(self.take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_file(self, path: str) -> None:
        """Audit a file of profiles, newest follower first."""
        name = Path(path).stem
        self._runs(self.audits.take_file(path, "import", name, self._session.brand_id, oldest_first=False))

    def _ask_customers(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Match a customer list"))
        dialog.setNameFilter(self.tr("Lists (*.csv *.txt)"))
        dialog.fileSelected.connect(lambda path: self._runs(self.audits.customers(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- what the engine says

    def _runs(self, job: str) -> None:
        self._running = job
        self._step.setText(self.tr("Beginning…"))
        self._bar.setRange(0, 0)
        self._progress.show()

    def _say_progress(self, job: str, told: Mapping[str, Any]) -> None:
        if job != self._running:
            return
        if told["step"] == "counting":
            self._bar.setRange(0, 0)
            self._step.setText(self.tr("Judging and counting…"))
            return
        self._step.setText(self._progress_text(told))
        wanted = (told["total"] or 0) + (told["wanted"] or 0)
        self._bar.setRange(0, wanted)
        self._bar.setValue(min(wanted, told["listed"] + told["read"]))

    def _progress_text(self, told: Mapping[str, Any]) -> str:
        if told["waiting_until"] is not None:
            return self.tr("Asked to slow down; going on at %1").replace("%1", clock(told["waiting_until"]))
        total = "?" if told["total"] is None else number(told["total"])
        text = self.tr("%1 of %2 fans listed, %3 profiles read")
        text = text.replace("%1", number(told["listed"])).replace("%2", total).replace("%3", number(told["read"]))
        if told["left"]:
            text += " · " + self.tr("about %1 left").replace("%1", duration(told["left"] * SECOND))
        return text

    def _done(self, job: str, told: Mapping[str, Any]) -> None:
        quiet = job in self._quiet
        self._ended(job)
        if "customers" in told:
            text = self.tr("%n name(s) matched by hash; the list itself is not kept.", "", int(told["customers"]))
            self._session.show_toast(self.tr("Customer list taken"), text, key="fans")
            self._count_again()
        elif not told.get("removed"):
            if not quiet:
                self._chosen = str(told["audit"])
            self.read()

    def _failed(self, job: str, failure: Failure) -> None:
        self._ended(job)
        self._session.show_toast(self.tr("The audit stopped"), failure_text(failure), key="fans", tint="negative")

    def _ended(self, job: str) -> None:
        self._quiet.discard(job)
        if job == self._running:
            self._running = None
            self._progress.hide()

    # --- cards

    def open_deck(self) -> None:
        """Show the cards that are still to be judged."""
        picture = self._seen.picture if self._seen else None
        if picture is None or picture["readable"] < picture["fewest"]:
            return
        done = picture["judged"] + picture["skipped"]
        cards = CARDS if done < CARDS else (done // CARDS + 1) * CARDS

        def begin(found: Any) -> None:
            if found[1]:
                self.pages.setCurrentWidget(self.deck)
                self.deck.begin(picture["audit"], found[1], found[0])
                self._say_head()

        self._session.reader.ask(lambda db: read_deck(db, picture, cards), begin, owner=self, key="deck")

    def _leave_deck(self) -> None:
        self.pages.setCurrentWidget(self.page)
        self._count_soon.start()
        self._show()
        self.take_focus()

    def _count_again(self) -> None:
        picture = self._seen.picture if self._seen else None
        if picture is not None:
            self._quiet.add(self.audits.count_again(picture["audit"]))

    # --- two audits

    def _open_compare(self) -> None:
        self._menu.clear()
        mine = (self._seen.picture or {}).get("audit") if self._seen else None
        for one in self._seen.audits if self._seen else ():
            if one.counted and one.id != mine:
                text = f"@{one.account} · {words.day(one.finished_at or one.started_at)}"
                self._menu.addAction(text, partial(self.compare_with, one.id))
        self._menu.popup(self.compare.mapToGlobal(self.compare.rect().bottomLeft() + QPoint(0, 4)))

    def compare_with(self, other: str) -> None:
        """Show the audit in sight beside another one."""
        mine = self._seen.picture if self._seen else None

        def show(seen: Seen) -> None:
            if mine is not None and seen.picture is not None:
                self.comparison.show_both(mine, seen.picture)
                self.pages.setCurrentWidget(self.comparison)
                self._say_head()

        self._session.reader.ask(lambda db: read_seen(db, None, other), show, owner=self, key="compare")

    # --- words

    def take_focus(self) -> None:
        (self.deck if self.pages.currentWidget() is self.deck else self.page.shares).setFocus()

    def retranslate(self) -> None:
        self._title.setText(translate("Panels", "Fans"))
        self.tabs.set_options(
            [
                ("fans", translate("Panels", "Fans")),
                ("engagement", self.tr("Reposts")),
                ("conversation", self.tr("Conversation")),
            ],
            self.tr("What to look at"),
        )
        self.which.setText(self.tr("Audit"))
        self.compare.setText(self.tr("Compare"))
        self.cancel.setText(self.tr("Cancel"))
        self.export.retranslate()
        for page in (self.page, self.deck, self.comparison, self.engagement, self.conversation):
            page.retranslate()
        self._show()
