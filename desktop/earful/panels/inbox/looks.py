"""Other ways to look at the inbox: by desk, and by searches that were saved."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from earful.app.session import Session
from earful.panels.inbox import wording
from earful.panels.inbox.case_deeds import CaseDeeds, Entry
from earful.store import saved
from earful.store.saved import Saved


class Looks(QObject):
    """The menu of desks and saved searches; `search` is called with the one that was chosen."""

    def __init__(
        self,
        session: Session,
        cases: CaseDeeds,
        menu: Callable[[Sequence[Entry]], object],
        search: Callable[[str], object],
    ) -> None:
        super().__init__(cases)
        self._session, self._cases, self._menu, self._search = session, cases, menu, search

    def offer(self) -> None:
        """Show the menu."""
        self._session.reader.ask(
            lambda database: saved.saved(database, "saved_search"), self._offer, owner=self, key="looks"
        )

    def _offer(self, searches: list[Saved]) -> None:
        entries: list[Entry] = [(one.name, partial(self._search, one.text)) for one in searches]
        of_desk = self.tr("Desk: %1")
        for code in wording.DESKS:
            entries.append((of_desk.replace("%1", wording.desk(code)), partial(self._search, f"desk:{code}")))
        self._menu([*entries, (self.tr("Everything"), partial(self._search, ""))])

    def keep(self, typed: str) -> None:
        """Save the search that is in force under a name."""
        if not typed:
            self._session.show_toast(self.tr("Search for something first: “/” goes to the search."), key="inbox")
            return
        hint = self.tr("V finds it again: %1").replace("%1", typed)
        self._cases.line.ask(self.tr("Save this search as"), hint, partial(self._keep, typed), typed)

    def _keep(self, text: str, name: str) -> None:
        now = self._session.now()
        self._session.operations.write(
            lambda database: saved.save(database, "saved_search", name, text, now), self._kept, owner=self
        )

    def _kept(self, kept: Saved) -> None:
        self._session.show_toast(self.tr("Saved: %1").replace("%1", kept.name), key="inbox")
