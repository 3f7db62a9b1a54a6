"""English source strings of tables, made before a language is chosen. Owns the mark and the later translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return the text as it is; ``pyside6-lupdate`` finds it by this name."""
    del context
    return text


def translate_marked(context: str, text: str) -> str:
    """Return a marked text in the language of the windows."""
    return QCoreApplication.translate(context, text)
