"""Which language the window speaks: English or Simplified Chinese, switched without a restart."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from earful.domain.resources import resource_root

Code = Literal["en", "zh_CN"]
Choice = Literal["en", "zh_CN", "system"]
LANGUAGES: dict[Code, str] = {"en": "English", "zh_CN": "简体中文"}


class Language(QObject):
    """The language in force. Qt sends every widget QEvent.LanguageChange; `changed` follows for everything else.

    English is the language of the source text; its file holds the plural forms only.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = "system", system: QLocale | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._system = system or QLocale.system()
        self._translators: list[QTranslator] = []
        self._choice: Choice = choice
        self._speak()

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def code(self) -> Code:
        """The language spoken now, the system's choice resolved."""
        if self._choice != "system":
            return self._choice
        return "zh_CN" if self._system.language() == QLocale.Language.Chinese else "en"

    def set_choice(self, choice: Choice) -> None:
        """Speak `choice` from now on; open windows retranslate themselves."""
        self._choice = choice
        self._speak()

    def _speak(self) -> None:
        QLocale.setDefault(self._locale())
        for translator in self._translators:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        folders = {
            f"qtbase_{self.code}": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
            f"earful_{self.code}": str(resource_root() / "translations"),
        }
        loaded = [self._loaded(name, folder) for name, folder in folders.items()]
        self._translators = [translator for translator in loaded if translator is not None]
        for translator in self._translators:
            self._app.installTranslator(translator)
        self.changed.emit()

    def _locale(self) -> QLocale:
        """The system's own habits for dates and numbers (en_GB, zh_SG) where it speaks the language of the text."""
        own = QLocale(self.code)
        alike = (own.language(), own.script()) == (self._system.language(), self._system.script())
        return self._system if alike else own

    def _loaded(self, name: str, folder: str) -> QTranslator | None:
        translator = QTranslator(self)
        return translator if translator.load(name, folder) else None


def language() -> Language:
    """The application's one language; made with the system's when nobody made it before. Needs a QApplication."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("A language needs a QApplication.")
    found = app.findChild(Language)
    return found if isinstance(found, Language) else Language(app)


def translate(context: str, text: str, comment: str = "", number: int = -1) -> str:
    """`text` in the language in force; `%n` stands for `number`, with its plural form. The arguments are those of Qt.

    For texts marked with QT_TRANSLATE_NOOP elsewhere; lupdate also finds `translate("Context", "text")` written out.
    """
    return QCoreApplication.translate(context, text, comment, number)
