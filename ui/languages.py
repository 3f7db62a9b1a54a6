"""The language of the windows. Owns which translations are installed in Qt; English is what the source says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from skillassess.paths import resources

_QT_PARTS = ("qtbase",)
_installed: list[tuple[QTranslator, bytes]] = []


def speak(app: QCoreApplication, language: str) -> None:
    """Install the translations of a language (``zh_CN`` or ``en``) in place of the ones before."""
    while _installed:
        app.removeTranslator(_installed.pop()[0])
    QLocale.setDefault(QLocale(language))
    paths = sorted(resources().glob(f"translations/{language}/*.qm"))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for path in (*(Path(folder, f"{part}_{language}.qm") for part in _QT_PARTS), *paths):
        # Qt would map the file: one that is written anew below a running program would end it. The bytes must stay.
        words = path.read_bytes() if path.is_file() else b""
        translator = QTranslator(app)
        if words and translator.load(words):
            app.installTranslator(translator)
            _installed.append((translator, words))
