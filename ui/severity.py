"""How serious a finding is, as a pill. Owns the three words, so that all screens say the same."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui import pill
from ui.pill import Status


def severity_status(severity: str) -> Status:
    """Return the pill of a finding's severity: error, warning or note."""
    if severity == "error":
        return pill.failed(QCoreApplication.translate("Severity", "Error"))
    if severity == "warning":
        return pill.warning(QCoreApplication.translate("Severity", "Warning"))
    return Status(QCoreApplication.translate("Severity", "Note"), icon="info")
