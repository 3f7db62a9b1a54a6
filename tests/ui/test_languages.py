"""The words of a running program do not hang on the files they came from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from skillassess.paths import resources
from ui import languages


@pytest.mark.usefixtures("dressed")
def test_words_stay_when_their_files_are_emptied_below_the_running_program(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resources() / "translations", tmp_path / "translations")
    monkeypatch.setattr(languages, "resources", lambda: tmp_path)
    languages.speak(qapp, "zh_CN")
    assert QCoreApplication.translate("PeopleScreen", "People") == "人员"
    for path in tmp_path.rglob("*.qm"):
        path.write_bytes(b"")
    assert QCoreApplication.translate("PlanScreen", "Plan") == "评价计划"
    monkeypatch.undo()
    languages.speak(qapp, "zh_CN")


@pytest.mark.usefixtures("dressed")
def test_qts_own_words_are_spoken_too_and_english_takes_all_away(qapp: QApplication) -> None:
    languages.speak(qapp, "zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    languages.speak(qapp, "en")
    assert QCoreApplication.translate("PeopleScreen", "People") == "People"
    languages.speak(qapp, "zh_CN")
