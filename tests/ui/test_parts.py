"""Small parts: pills, form rows, empty states, settings, idle watch, crash reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui import crash, pill, theme
from ui.empty import Empty
from ui.formrow import FormRow
from ui.idle import IdleWatch
from ui.pill import Pill, Status, Tone
from ui.settings import Settings


@pytest.mark.usefixtures("dressed")
def test_a_pill_says_its_status_to_the_screen_reader_and_grows_with_its_word(qtbot: QtBot) -> None:
    made = Pill(pill.done("已提交"))
    qtbot.addWidget(made)
    assert made.accessibleName() == "已提交"
    narrow = made.sizeHint().width()
    made.show_status(pill.warning("横跨 60 分线", spoken="平均分横跨 60 分合格线"))
    assert made.accessibleName() == "平均分横跨 60 分合格线"
    assert made.sizeHint().width() > narrow


def test_every_status_has_an_icon_beside_its_colour() -> None:
    makers = (
        pill.done,
        pill.under_way,
        pill.untouched,
        pill.returned,
        pill.absent,
        pill.warning,
        pill.unknown,
        pill.failed,
        pill.locked,
    )
    icons = [make("词").icon for make in makers]
    assert all(icons)
    assert len(set(icons)) == len(icons)


@pytest.mark.usefixtures("dressed")
def test_a_pill_too_narrow_for_its_word_stays_within_its_cell() -> None:
    image = QImage(120, 30, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    pill.paint(painter, QRect(40, 5, 40, 20), Status("一个很长很长的状态词", Tone.WARNING, "x"), 1.0)
    painter.end()
    outside = {image.pixelColor(x, y).name() for x in (*range(40), *range(81, 120)) for y in range(30)}
    assert outside == {theme.colour("surface").name()}
    assert image.pixelColor(60, 7).name() == theme.colour("warning_soft").name()


def test_a_form_row_shows_the_finding_in_place_of_the_hint_and_tells_the_screen_reader(qtbot: QtBot) -> None:
    row = FormRow("备案编码(&C)", QLineEdit(), hint="共 13 位")
    qtbot.addWidget(row)
    assert row.field.accessibleName() == "备案编码"
    assert row.fault == "共 13 位"
    row.find_fault("应为 13 位，现在 12 位。")
    assert row.fault == "应为 13 位，现在 12 位。"
    assert row.field.accessibleDescription() == "应为 13 位，现在 12 位。"
    assert row.field.property("fault") == "true"
    row.find_fault("")
    assert row.fault == "共 13 位"
    assert row.field.property("fault") == "false"


@pytest.mark.usefixtures("dressed")
def test_an_empty_state_offers_the_next_step(qtbot: QtBot) -> None:
    taken: list[str] = []
    empty = Empty("还没有考生", "从 Excel 名册导入。")
    qtbot.addWidget(empty)
    empty.offer("导入名册…", lambda: taken.append("import")).click()
    assert taken == ["import"]
    assert empty.accessibleName() == "还没有考生 从 Excel 名册导入。"


def test_settings_survive_a_restart_and_nonsense_is_read_as_the_default(tmp_path: Path) -> None:
    path = tmp_path / "windows.ini"
    first = Settings(path)
    assert (first.language, first.theme, first.database, first.recent_plans) == ("zh_CN", "light", None, ())
    first.language, first.theme = "en", "dark"
    first.database = path
    first.write()
    again = Settings(path)
    assert (again.language, again.theme, again.database) == ("en", "dark", path)
    path.write_text("[General]\nlanguage=xx\ntheme=pink\ndatabase=/nowhere/at/all.db\n", encoding="utf-8")
    third = Settings(path)
    assert (third.language, third.theme, third.database) == ("zh_CN", "light", None)


def test_recent_batches_are_newest_first_without_repeats_and_at_most_six(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "windows.ini")
    for number in ("1", "2", "3", "1", "4", "5", "6", "7"):
        settings.remember_plan(number)
    assert settings.recent_plans == ("7", "6", "5", "4", "1", "3")


def test_a_mark_is_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "windows.ini")
    assert not settings.flag("tour-seen")
    settings.mark("tour-seen")
    assert settings.flag("tour-seen")


def test_nobody_there_is_noticed_and_a_key_counts_from_anew(qapp: QApplication, qtbot: QtBot) -> None:
    watch = IdleWatch(qapp, timedelta(milliseconds=150))
    widget = QWidget()
    qtbot.addWidget(widget)
    heard: list[str] = []
    watch.idle.connect(lambda: heard.append("idle"))
    watch.start()
    for _ in range(4):
        qtbot.wait(60)
        QTest.keyClick(widget, Qt.Key.Key_A)
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["idle"])
    watch.stop()
    qtbot.wait(200)
    assert heard == ["idle"]
    qapp.removeEventFilter(watch)


@pytest.fixture
def hooked() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def failing(name: str) -> None:
    """Fail with a value in hand."""
    message = f"cannot do this for {name}"
    raise ValueError(message)


def test_a_crash_report_names_places_and_kinds_but_no_values() -> None:
    with pytest.raises(ValueError, match="王小明") as caught:
        failing("王小明 441300199001011237")
    text = crash.report(caught.type, caught.tb)
    assert "ValueError" in text
    assert "test_parts.py" in text
    assert "failing" in text
    assert "王小明" not in text
    assert "4413" not in text


@pytest.mark.usefixtures("hooked")
def test_a_bug_is_written_down_and_told_without_ending_the_program(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    crash.watch(window, lambda: "zh_CN")
    try:
        failing("王小明")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    box = dressed.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "已保存" in box.text()
    box.close()
