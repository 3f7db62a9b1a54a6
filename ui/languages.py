"""The language of the windows. Owns which translations are installed in Qt; English is what the source says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from skillassess.paths import resources

_QT_PARTS = ("qtbase",)
_installed: list[QTranslator] = []


def speak(app: QCoreApplication, language: str) -> None:
    """Install the translations of a language (``zh_CN`` or ``en``) in place of the ones before."""
    while _installed:
        app.removeTranslator(_installed.pop())
    QLocale.setDefault(QLocale(language))
    paths = sorted(resources().glob(f"translations/{language}/*.qm"))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for path in (*(f"{folder}/{part}_{language}.qm" for part in _QT_PARTS), *map(str, paths)):
        translator = QTranslator(app)
        if translator.load(path):
            app.installTranslator(translator)
            _installed.append(translator)
