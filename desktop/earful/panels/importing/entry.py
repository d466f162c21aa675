"""Where imports begin and end in the window: two commands, a file dropped onto it, and the notice with the way back.

The sheets are imported when one is wanted: no first paint waits for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMainWindow

from earful.app.importing import Channel, Importing, Result
from earful.app.session import Action, Session
from earful.domain.brand import Brand
from earful.domain.failures import Failure
from earful.panels.failures import failure_text
from earful.panels.importing.dropping import FileDrop
from earful.panels.parts.commands import Commands
from earful.panels.sources.sheet import FormSheet
from earful.store.brands import brands
from earful.store.database import Database
from earful.store.mappings import SavedMapping, mappings

_FOLDER = "import/folder"
Known = tuple[list[Brand], list[SavedMapping]]


class ImportEntry(QObject):
    """Puts importing into one window. `channel` is the engine; `free` answers whether a sheet may open just now."""

    def __init__(
        self,
        window: QMainWindow,
        commands: Commands,
        session: Session,
        channel: Channel,
        free: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._free = window, session, free
        self.importing = Importing(channel, self)
        self.sheet: FormSheet | None = None
        self._dialog: QFileDialog | None = None
        self._drop = FileDrop(window, self.open_file, self._may_open)
        self._undos: dict[str, str] = {}
        group = self._group
        add = commands.add
        add(
            "import.file",
            lambda: self.tr("Import a file…"),
            self.choose,
            keys="Ctrl+I",
            group=group,
            icon_name="export",
        )
        add(
            "import.one",
            lambda: self.tr("Write down a complaint"),
            self.write_down,
            keys="Ctrl+N",
            group=group,
            icon_name="edit",
        )
        self.importing.done.connect(self._done)
        self.importing.undone.connect(self._undone)
        self.importing.failed.connect(self._failed)

    def _group(self) -> str:
        return self.tr("Import")

    def _may_open(self) -> bool:
        return self.sheet is None and self._free()

    # --- beginning

    def choose(self) -> None:
        """Ask for the file."""
        if not self._may_open():
            return
        dialog = QFileDialog(self._window, self.tr("Import a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = "*.csv *.tsv *.txt *.xlsx *.xlsm *.json *.jsonl *.ndjson *.mbox *.mbx *.eml"
        known = self.tr("Tables, JSON and mail")
        dialog.setNameFilters([f"{known} ({kinds})", self.tr("All files (*)")])
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(self._session.settings.get(_FOLDER) or documents)
        dialog.fileSelected.connect(lambda path: self.open_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()

    def open_file(self, file: Path) -> None:
        """Show the sheet for a file."""
        from earful.panels.importing.sheet import ImportSheet

        self._session.settings.set(_FOLDER, str(file.parent))
        self._with_brands(
            lambda known: self._show(ImportSheet(self._window, self._session, self.importing, file, *known))
        )

    def write_down(self) -> None:
        """Show the form for one complaint heard by voice; where there is no brand yet, the sources panel."""
        self._with_brands(self._write_down)

    def _write_down(self, known: Known) -> None:
        from earful.panels.importing.voice_sheet import VoiceSheet

        ours = [brand for brand in known[0] if not brand.competitor] or known[0]
        if ours:
            self._show(VoiceSheet(self._window, self._session, self.importing, ours))
        else:
            self._session.panel_wanted.emit("sources")
            self._session.show_toast(self.tr("Add a brand first"), key="import")

    def _with_brands(self, then: Callable[[Known], None]) -> None:
        if self._may_open():
            self._session.reader.ask(_known, then, owner=self, key="import")

    def _show(self, sheet: FormSheet) -> None:
        self.sheet = sheet
        sheet.finished.connect(self._closed)
        sheet.open()

    def _closed(self) -> None:
        self.sheet = None

    # --- ending

    def _done(self, result: Result) -> None:
        from earful.panels.importing import wording

        figures = result.figures
        # What was read came without a source's page: everything that is shown is read anew.
        self._session.brand_changed.emit()
        actions: tuple[Action, ...] = ()
        if batch := figures.get("batch"):
            actions = (Action(self.tr("Undo"), lambda: self._undo(str(batch))),)
        if "mention" in figures:
            mention = int(figures["mention"])
            show = Action(self.tr("Show"), lambda: self._session.open_mention(mention))
            title, text = self.tr("Written down for %1").replace("%1", str(figures["brand"])), ""
            actions = (show, *actions)
        else:
            title, text = wording.outcome(figures)
        self._session.show_toast(title, text, actions, key="import", tint="positive" if figures["new"] else "accent")

    def _undo(self, batch: str) -> None:
        self.importing.undo(batch)

    def _undone(self, result: Result) -> None:
        from earful.panels.importing import wording

        self._session.brand_changed.emit()
        self._session.show_toast(*wording.undone(result.figures), key="import")

    def _failed(self, _job: str, failure: Failure) -> None:
        if self.sheet is None:
            self._session.show_toast(
                self.tr("Nothing was changed"), failure_text(failure), key="import", tint="negative"
            )


def _known(database: Database) -> Known:
    return brands(database), mappings(database)
