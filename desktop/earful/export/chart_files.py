"""Pictures as files: PNG at twice the density, SVG and PDF whose text stays text. Needs no screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import (
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from earful.export.tables import _whole

Paint = Callable[[QPainter, float, float], object]
PICTURES = ("png", "svg", "pdf")
WIDTH, HEIGHT = 1280, 720
DENSITY = 2
_SMALLEST, _LARGEST = 320, 8000
_DOTS = 96  # a device-independent pixel is 1/96 inch
# Simplified glyphs before the others, so that Chinese is not drawn in Japanese forms.
_CHINESE = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
_applications: list[QGuiApplication] = []


def ready() -> None:
    """Makes sure that fonts and painting work: one application without a screen where there is none yet."""
    if QGuiApplication.instance() is None:
        _applications.append(QGuiApplication(["earful", "-platform", "offscreen"]))


def families() -> tuple[str, ...]:
    """The system's sans, then the Chinese faces that are installed."""
    ready()
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family()
    return (system, *(face for face in _CHINESE if QFontDatabase.hasFamily(face)))


def picture_image(paint: Paint, width: int = WIDTH, height: int = HEIGHT, density: int = DENSITY) -> QImage:
    """The picture as an image of width x height device-independent pixels, times `density` in each direction."""
    ready()
    width, height = _sound(width), _sound(height)
    image = QImage(width * density, height * density, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    image.setDevicePixelRatio(density)
    painter = QPainter(image)
    try:
        paint(painter, width, height)
    finally:
        painter.end()
    return image


def picture_bytes(kind: str, paint: Paint, width: int = WIDTH, height: int = HEIGHT, title: str = "") -> bytes:
    """The picture as the content of a file; `kind` is one of PICTURES. Raises OSError where it cannot be made."""
    ready()
    width, height = _sound(width), _sound(height)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if kind == "png":
        made = QImageWriter(buffer, QByteArray(b"png")).write(picture_image(paint, width, height))
    else:
        device = _svg(buffer, width, height, title) if kind == "svg" else _pdf(buffer, width, height, title)
        painter = QPainter()
        made = painter.begin(device)
        if made:
            paint(painter, width, height)
            painter.end()
        del painter, device
    buffer.close()
    if not made or content.isEmpty():
        raise OSError(f"the picture could not be made as {kind}")
    return bytes(content.data())


def write_picture(
    out: Path, kind: str, paint: Paint, width: int = WIDTH, height: int = HEIGHT, title: str = ""
) -> None:
    """Writes the picture whole or not at all. Raises KnownError("cannot_write")."""

    def write(target: Path) -> int:
        return target.write_bytes(picture_bytes(kind, paint, width, height, title))

    _whole(out, write)


def _svg(buffer: QBuffer, width: int, height: int, title: str) -> QSvgGenerator:
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(QSize(width, height))
    made.setViewBox(QRect(0, 0, width, height))
    made.setResolution(_DOTS)
    made.setTitle(title)
    made.setDescription("Earful")
    return made


def _pdf(buffer: QBuffer, width: int, height: int, title: str) -> QPdfWriter:
    made = QPdfWriter(buffer)
    points = QSizeF(width * 72 / _DOTS, height * 72 / _DOTS)
    made.setPageSize(QPageSize(points, QPageSize.Unit.Point, title, QPageSize.SizeMatchPolicy.ExactMatch))
    made.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    made.setResolution(_DOTS)
    made.setTitle(title)
    made.setCreator("Earful")
    return made


def _sound(side: int) -> int:
    return max(_SMALLEST, min(side, _LARGEST))
