"""Leaves of an installed PySide6 what the window uses: 99 MB instead of 234. For packages that bundle Qt.

`python packaging/keep_qt.py SITE` thins SITE/PySide6 out. What is named here is kept, and every Qt library that it is
linked against; nothing else.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

MODULES = (
    "QtCore", "QtDBus", "QtGui", "QtNetwork", "QtOpenGL", "QtOpenGLWidgets", "QtPrintSupport", "QtSvg", "QtSvgWidgets",
    "QtTest", "QtWidgets",
)  # fmt: skip
PLUGINS = (
    "iconengines/libqsvgicon.so", "imageformats/libqsvg.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so", "platforms/libqminimal.so",
    "platforms/libqoffscreen.so", "platforms/libqwayland.so", "platforms/libqxcb.so",
    "platformthemes/libqxdgdesktopportal.so", "tls/libqcertonlybackend.so", "tls/libqopensslbackend.so",
    "wayland-decoration-client/libadwaita.so", "wayland-decoration-client/libbradient.so",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so", "wayland-shell-integration/libxdg-shell.so",
    "xcbglintegrations/libqxcb-egl-integration.so", "xcbglintegrations/libqxcb-glx-integration.so",
)  # fmt: skip
TRANSLATIONS = ("qtbase_zh_CN.qm", "qtbase_en.qm", "qt_zh_CN.qm", "qt_en.qm")
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")


def needed(library: Path) -> set[str]:
    """The names of the libraries that an ELF file is linked against. Raises CalledProcessError where it is none."""
    said = subprocess.run(["readelf", "-d", str(library)], capture_output=True, text=True, check=True).stdout
    return set(_NEEDED.findall(said))


def kept(pyside: Path) -> set[Path]:
    """The files to keep, by name and by what they are linked against."""
    libraries = pyside / "Qt" / "lib"
    files = {pyside / name for name in ("__init__.py", "_config.py", "_git_pyside_version.py", "py.typed")}
    files |= {path for name in MODULES for path in pyside.glob(f"{name}.abi3.so")}
    files |= {pyside / "Qt" / "plugins" / name for name in PLUGINS}
    files |= {pyside / "Qt" / "translations" / name for name in TRANSLATIONS}
    files = {path for path in files if path.exists()}
    files |= set((pyside / "support").rglob("*.py"))
    known = {path.name: path for folder in (libraries, pyside) for path in folder.glob("*.so*")}
    ahead = [path for path in files if ".so" in path.name]
    while ahead:
        for name in needed(ahead.pop()) & known.keys():
            if known[name] not in files:
                files.add(known[name])
                ahead.append(known[name])
    return files


def thin_out(site: Path) -> None:
    """Removes everything else from SITE/PySide6."""
    pyside = site / "PySide6"
    keep = kept(pyside)
    for path in sorted(pyside.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in keep:
            path.unlink()
    shutil.rmtree(site / "shiboken6_generator", ignore_errors=True)


if __name__ == "__main__":
    thin_out(Path(sys.argv[1]))
