"""The Export menu of an audit: picture, page, figures or every account, written off the Qt thread."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from earful.app.session import Action, Session
from earful.domain.failures import Failure
from earful.export.fans_files import write_fans
from earful.export.fans_words import day
from earful.panels.failures import failure_text
from earful.panels.fans.reading import read_accounts, read_positions
from earful.panels.parts.buttons import Button


class FansExport(Button):
    """`current` gives the picture in sight; None while there is none."""

    def __init__(
        self, session: Session, current: Callable[[], Mapping[str, Any] | None], parent: QWidget | None = None
    ) -> None:
        super().__init__("", menu=True, parent=parent)
        self._session, self._current = session, current
        self._menu = QMenu(self)
        self.clicked.connect(lambda _=False: self.open_menu())
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self.tr("Export"))
        self.updateGeometry()

    def open_menu(self) -> None:
        """Show the menu under the button."""
        self._menu.clear()
        for kind, text in (
            ("png", self.tr("Picture (PNG)…")),
            ("svg", self.tr("Drawing (SVG)…")),
            ("pdf", self.tr("Page (PDF)…")),
            ("html", self.tr("Report (HTML)…")),
            ("json", self.tr("Report with accounts (JSON)…")),
            ("csv", self.tr("Accounts (CSV)…")),
            ("xlsx", self.tr("Accounts (XLSX)…")),
        ):
            self._menu.addAction(text, partial(self._ask_where, kind))
        corner = self.mapToGlobal(self.rect().bottomRight())
        self._menu.popup(corner + QPoint(1 - self._menu.sizeHint().width(), 4))

    def _ask_where(self, kind: str) -> None:
        picture = self._current()
        if picture is None:
            return
        dialog = QFileDialog(self.window(), self.tr("Export the audit"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{kind.upper()} (*.{kind})")
        dialog.setDefaultSuffix(kind)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(self._session.settings.get("timeline/folder") or documents)
        account = "".join(mark if mark.isalnum() or mark in "-_." else "-" for mark in picture["account"])
        dialog.selectFile(f"{account or 'fans'} {day(picture['finished_at'], 'yyyy-MM-dd')}.{kind}")
        dialog.fileSelected.connect(lambda path: self.write(Path(path), kind))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, out: Path, kind: str) -> None:
        """Write the audit in sight as `kind`."""
        picture = self._current()
        if picture is None:
            return

        def work(database: Any) -> int:
            needed = kind in ("json", "csv", "xlsx")
            places = sorted(read_positions(database, picture["audit"], "all", None)) if needed else []
            return write_fans(out, kind, picture, read_accounts(database, picture, places) if needed else ())

        self._session.counter.ask(work, lambda _: self._written(out), owner=self, on_failure=self._failed)

    def _written(self, out: Path) -> None:
        folder = QUrl.fromLocalFile(str(out.parent))
        show = Action(self.tr("Open folder"), lambda: QDesktopServices.openUrl(folder))
        self._session.show_toast(self.tr("Audit exported"), out.name, (show,), key="fans-export")

    def _failed(self, failure: Failure) -> None:
        self._session.show_toast(
            self.tr("The audit was not exported"), failure_text(failure), key="fans-export", tint="negative"
        )
