"""The Export menu: a picture, a table or the clipboard, made off the Qt thread and told when it is there."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from earful.app.session import Action, Session
from earful.domain.failures import Failure
from earful.domain.moments import as_datetime
from earful.export.chart_files import families, picture_image
from earful.export.chart_words import plain
from earful.export.timeline_chart import write_timeline
from earful.export.timeline_figures import TimelineFigures
from earful.export.timeline_page import TimelinePage
from earful.export.timeline_picture import LIGHT, Look
from earful.export.weekly import read_week, week_before
from earful.export.weekly_page import write_week
from earful.panels.failures import failure_text
from earful.panels.parts.buttons import Button
from earful.panels.timeline.look import chart_look

Current = Callable[[], tuple[TimelineFigures, frozenset[str], QSize] | None]
SIZES = {"screen": None, "slide": QSize(1280, 720), "large": QSize(1920, 1080), "square": QSize(1080, 1080)}


class ExportButton(Button):
    """`current` gives what is in sight: the figures, the layers shown and the chart's size; None while nothing is.

    `written(path)` follows when a file is there."""

    written = Signal(str)

    def __init__(self, session: Session, current: Current, parent: QWidget | None = None) -> None:
        super().__init__("", menu=True, parent=parent)
        self._session = session
        self._current = current
        self._size = "slide"
        self._as_on_screen = False
        self._dialog: QFileDialog | None = None
        self._menu = QMenu(self)
        self.clicked.connect(self.open_menu)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self.tr("Export"))
        self.updateGeometry()

    def open_menu(self) -> None:
        """Show the menu under the button."""
        menu = self._filled()
        corner = self.mapToGlobal(self.rect().bottomRight())
        menu.popup(corner + QPoint(1 - menu.sizeHint().width(), 4))

    def _filled(self) -> QMenu:
        menu = self._menu
        menu.clear()
        for name, text in (
            ("png", self.tr("Picture (PNG)…")),
            ("svg", self.tr("Drawing (SVG)…")),
            ("pdf", self.tr("Page (PDF)…")),
            ("csv", self.tr("Table (CSV)…")),
            ("xlsx", self.tr("Spreadsheet (XLSX)…")),
        ):
            menu.addAction(text, partial(self.ask_where, name))
        menu.addSeparator()
        menu.addAction(self.tr("Weekly report (PDF)…"), partial(self.ask_where, "week.pdf"))
        menu.addAction(self.tr("Weekly report (HTML)…"), partial(self.ask_where, "week.html"))
        menu.addSeparator()
        menu.addAction(self.tr("Copy picture"), self.copy_picture)
        menu.addSeparator()
        menu.addMenu(self._sizes())
        colours = QAction(self.tr("Colours as on the screen"), menu, checkable=True, checked=self._as_on_screen)
        colours.toggled.connect(self._set_colours)
        menu.addAction(colours)
        return menu

    def _sizes(self) -> QMenu:
        menu = QMenu(self.tr("Size of pictures"), self._menu)
        group = QActionGroup(menu)
        names = {"screen": self.tr("As on the screen")}
        for name, size in SIZES.items():
            text = names.get(name) or (f"{size.width()} × {size.height()}" if size else name)
            action = menu.addAction(text, partial(self._set_size, name))
            action.setCheckable(True)
            action.setChecked(name == self._size)
            group.addAction(action)
        return menu

    def _set_size(self, name: str) -> None:
        self._size = name

    def _set_colours(self, as_on_screen: bool) -> None:
        self._as_on_screen = as_on_screen

    def ask_where(self, name: str) -> None:
        """Ask for the file and write it; nothing waits meanwhile."""
        current = self._current()
        if current is None:
            return
        dialog = QFileDialog(self.window(), self.tr("Export the timeline"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        suffix = name.removeprefix("week.")
        dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
        dialog.setDefaultSuffix(suffix)
        dialog.setDirectory(self._session.settings.get("timeline/folder") or _documents())
        dialog.selectFile(f"{suggested(current[0])}.{name}")
        dialog.fileSelected.connect(lambda path: self.write(Path(path), name))
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()

    def write(self, out: Path, name: str) -> None:
        """Write what is in sight as `name`; off the Qt thread."""
        current = self._current()
        if current is None:
            return
        page, size = self._page(current)
        self._session.settings.set("timeline/folder", str(out.parent))
        if name.startswith("week."):
            self._write_week(out, name.removeprefix("week."))
            return
        self._session.reader.ask(
            lambda _: write_timeline(out, name, page.figures, page, size.width(), size.height()),
            lambda _: self._written(out),
            owner=self,
            on_failure=self._failed,
        )

    def _write_week(self, out: Path, kind: str) -> None:
        """The last seven whole days of the brand that is looked at."""
        session = self._session
        zone, brand = session.zone(), session.brand_id
        since, until = week_before(session.now(), zone)
        session.reader.ask(
            lambda database: write_week(read_week(database, since, until, zone, brand), out, kind),
            lambda _: self._written(out),
            owner=self,
            on_failure=self._failed,
        )

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        current = self._current()
        if current is None:
            return
        page, size = self._page(current)
        self._session.reader.ask(
            lambda _: picture_image(page.paint, size.width(), size.height()),
            self._copied,
            owner=self,
            on_failure=self._failed,
        )

    def _page(self, current: tuple[TimelineFigures, frozenset[str], QSize]) -> tuple[TimelinePage, QSize]:
        figures, shown, on_screen = current
        look = chart_look() if self._as_on_screen else Look(LIGHT, families())
        return TimelinePage(figures, look, shown), SIZES[self._size] or on_screen

    def _written(self, out: Path) -> None:
        self.written.emit(str(out))
        folder = QUrl.fromLocalFile(str(out.parent))
        show = Action(self.tr("Open folder"), lambda: QDesktopServices.openUrl(folder))
        self._session.show_toast(self.tr("Timeline exported"), out.name, (show,), key="timeline-export")

    def _copied(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self._session.show_toast(self.tr("Picture copied"), key="timeline-export")

    def _failed(self, failure: Failure) -> None:
        self._session.show_toast(
            self.tr("The timeline was not exported"), failure_text(failure), key="timeline-export", tint="negative"
        )


def suggested(figures: TimelineFigures) -> str:
    """A name for the file: whose, and which days. Without what a file name cannot hold."""
    first = as_datetime(figures.start).astimezone(figures.zone).date()
    last = as_datetime(figures.end - 1).astimezone(figures.zone).date()
    brand = "".join(mark if mark.isalnum() or mark in "-_ " else "-" for mark in plain(figures.brand or "earful", 40))
    return f"{brand.strip() or 'earful'} {first} {last}"


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
