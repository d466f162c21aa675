"""Writes what a Linux desktop wants to know of Earful under a prefix: entry, metainfo, MIME type, icons, man page.

`python packaging/desktop_files.py PREFIX` needs Earful and its PySide6 importable; the same bytes come out each time.
"""

import gzip
import shutil
import sys
from pathlib import Path

from man_page import man_page

ID = "io.github.earful.Earful"
ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "packaging" / "linux"
MARK = ROOT / "resources" / "icons" / "earful.svg"
SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def png(side: int) -> bytes:
    """The mark as a square PNG of `side` pixels."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(MARK)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise OSError("Qt wrote no PNG")
    return bytes(data.data())


def write(prefix: Path) -> list[Path]:
    """Writes all files under `prefix`/share and returns them."""
    share = prefix / "share"
    icons = share / "icons" / "hicolor"
    copied = {
        share / "applications" / f"{ID}.desktop": LINUX / f"{ID}.desktop",
        share / "metainfo" / f"{ID}.metainfo.xml": LINUX / f"{ID}.metainfo.xml",
        share / "mime" / "packages" / f"{ID}.xml": LINUX / f"{ID}.mime.xml",
        icons / "scalable" / "apps" / f"{ID}.svg": MARK,
        icons / "symbolic" / "apps" / f"{ID}-symbolic.svg": LINUX / f"{ID}-symbolic.svg",
    }
    for to, source in copied.items():
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, to)
    made = {icons / f"{side}x{side}" / "apps" / f"{ID}.png": png(side) for side in SIDES}
    made[share / "man" / "man1" / "earful.1.gz"] = gzip.compress(man_page().encode(), 9, mtime=0)
    for to, data in made.items():
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(data)
    return sorted([*copied, *made])


if __name__ == "__main__":
    for path in write(Path(sys.argv[1])):
        print(path)
